"""Answers to messages: complete plain text, and Slack blocks within every limit. Pure."""
