"""The only door to Slack: listeners, acknowledgements, posting."""
