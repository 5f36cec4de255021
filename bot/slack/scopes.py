"""The scopes of the bot's token, the least that works, with the reason for each. app-manifest.yml asks for the same."""

SCOPES = {
    "app_mentions:read": "to hear mentions in channels",
    "assistant:write": "to suggest prompts in the agent view",
    "channels:history": "to look in public channels whether a reminder in doubt is there",
    "channels:read": "so that `doctor` sees whether the public channels it looks at exist, and who is in them",
    "chat:write": "to answer in threads and direct messages",
    "commands": "for /peel",
    "files:write": "to give people what they export as a file, and pictures",
    "groups:history": "to look in private channels whether a reminder in doubt is there",
    "groups:read": "so that `doctor` sees whether the private channels it looks at exist, and who is in them",
    "im:history": "to hear direct messages",
    "usergroups:read": "to know who is in the user groups that access.yml names",
    "users:read": "to write people's names into the register's history, in place of ids",
}

EVENT_SCOPES = {"app_home_opened": None, "app_mention": "app_mentions:read", "message.im": "im:history"}
"""Every event subscribed to, and the scope that Slack asks for it."""
