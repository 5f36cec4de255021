"""Errors that an operator reads: each says what is wrong, where, and how to mend it."""


class BotError(Exception):
    """Something the person who runs the bot can mend. The message is shown as it is, without a traceback."""


class SettingsError(BotError):
    """Settings that cannot be used.

    Args:
        problems: one line for each setting, naming the setting and the fix.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class StartError(BotError):
    """The bot cannot start: Slack refuses its token, or the knowledge holds nothing to answer from."""
