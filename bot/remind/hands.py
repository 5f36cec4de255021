"""Several channels at once, so that one thousand of them are told within a minute and a slow one delays no other."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

HANDS = 8
"""At 0.4 s a request 20 messages a second: more than Slack takes from an app in a workspace (several hundred a minute,
docs.slack.dev/reference/methods/chat.postMessage), so that more hands would only be refused. With PostgreSQL each
takes two connections: its claim's and its step's."""


def each(work: Sequence[T], do: Callable[[T], object], hands: int = HANDS) -> None:
    """Do something with each of several things, some of them at once, and return when all is done.

    Args:
        work: the things; taken up in their order.
        do: what to do.
        hands: how many at once; with 1 it is done in the caller's thread.

    Raises:
        Exception: what `do` raises first; the other things are done all the same, unless there is one hand.
    """
    if hands == 1 or len(work) < 2:
        for one in work:
            do(one)
        return
    with ThreadPoolExecutor(min(hands, len(work)), thread_name_prefix="remind") as pool:
        for _ in pool.map(do, work):
            pass
