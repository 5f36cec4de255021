"""What leaves the bot as a file, and what comes in from one: tables, calendars, trackers. Pure."""
