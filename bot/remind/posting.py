"""What can come of a message sent to a chat service, and of looking for it there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

Message_contra = TypeVar("Message_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Accepted:
    """It is in the channel."""

    ts: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It is certainly not in the channel.

    Args:
        reason: the service's word, such as "is_archived".
        retry_after: seconds after which the service takes messages again, for a refusal that passes by itself; None
            for one that a person must mend.
        fix: how to mend it.
        everywhere: whether it is the same for every channel, such as a revoked token.
    """

    reason: str
    retry_after: float | None = None
    fix: str = ""
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """It may be in the channel or not: time-outs, cut connections, errors that may come after the deed."""

    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """It is in the channel's history."""

    ts: str


@dataclass(frozen=True, slots=True)
class NotThere:
    """It is not in the channel's history."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The history could not be read.

    Args:
        why: the service's word, or what went wrong.
        passing: whether it may be the next time, without anybody's help.
        fix: how to mend what does not pass.
        retry_after: seconds after which the service lets it be read again, where it said so.
    """

    why: str
    passing: bool = False
    fix: str = ""
    retry_after: float | None = None


Outcome = Accepted | Refused | Unclear
Look = Found | NotThere | Unreadable


class Post(Protocol[Message_contra]):
    """Posts to a chat service, each call one request. Neither call raises."""

    def post(self, channel: str, message: Message_contra, key: str) -> Outcome:
        """Post a message once, without trying again, with `key` where `find` sees it and people do not."""
        ...

    def find(self, channel: str, key: str, since: datetime) -> Look:
        """Look for the message with `key` in a channel's history since an instant."""
        ...
