"""Errors that an operator reads: each says what is wrong, where, and how to mend it."""

from dataclasses import dataclass


class BotError(Exception):
    """Something the person who runs the bot can mend. The message is shown as it is, without a traceback."""


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """What is wrong with one setting, as in `BOT_PORT is 'x', which is no port: write a number from 1 to 65535`.

    Args:
        setting: its name.
        wrong: the rest of a sentence about it, with the value unless that is a secret.
        fix: what to do.
    """

    setting: str
    wrong: str
    fix: str

    def __str__(self) -> str:
        return f"{self.setting} {self.wrong}: {self.fix}"


class SettingsError(BotError):
    """Settings that cannot be used.

    Args:
        problems: all of them.
    """

    def __init__(self, *problems: SettingProblem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class StartError(BotError):
    """The bot cannot start: Slack refuses its token."""


class LedgerError(BotError):
    """The database of reminders cannot do what was asked: locked, full, gone, of a newer version, in another state.

    Args:
        where: the database, without its password, or the delivery.
        wrong: the rest of a sentence about it.
        fix: what to do.
    """

    def __init__(self, where: str, wrong: str, fix: str) -> None:
        super().__init__(f"{where} {wrong}: {fix}")
        self.where, self.wrong, self.fix = where, wrong, fix


class NoLedgerError(LedgerError):
    """There is no database of reminders yet.

    Args:
        where: the database, without its password.
    """

    def __init__(self, where: str) -> None:
        super().__init__(where, "is not there yet", "`peel-bot run` makes it; see that both mean the same one")


class OldLedgerError(LedgerError):
    """The tables are those of an older version of the bot.

    Args:
        where: the database, without its password.
    """

    def __init__(self, where: str) -> None:
        super().__init__(where, "has the tables of an older version", "start the bot of this version anew")
