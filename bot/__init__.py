"""A Slack bot for the people who live with police inspections."""

__version__ = "0.1.0"
