"""Reminders as a plan: rules, deadlines, calendar and a day in; what is to be posted where and why out. Pure."""
