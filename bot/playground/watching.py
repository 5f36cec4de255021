"""Watching reminders come: the page's clock is moved, and the bot inside does what it would do on that day."""

import asyncio
from datetime import date, datetime
from typing import Protocol

from bot.errors import BotError
from bot.playground.model import Change, Json, SlackError
from bot.playground.movable import MovableClock
from bot.playground.people import People
from bot.playground.seed import KENT
from bot.playground.workspace import Workspace

START = date(2017, 4, 3)
"""A Monday, 28 days before the first date that the inspectorate set for Kent in the shipped knowledge."""
SUBSCRIBE = "subscribe kent"
SUBSCRIBE_SECONDS = 10.0
LOOK_SECONDS = 0.05
FIRST_YEAR, LAST_YEAR = 2000, 2099


class Reminds(Protocol):
    """What the bot inside does by the clock; each may raise a `BotError`, and takes time."""

    def tick(self) -> None:
        """Post what is to be posted now."""
        ...

    def opening(self, day: date) -> datetime:
        """Return when reminders are posted on a day (aware)."""
        ...

    def coming(self) -> datetime | None:
        """Return when something is posted next, now or later; None where nothing more comes."""
        ...

    def waiting(self) -> dict[str, str]:
        """Return the channels whose digest is not posted yet though it is time, with why."""
        ...

    def follows(self, channel: str = "") -> bool:
        """Return whether a channel, or any, is subscribed."""
        ...


class Watching:
    """Moves the clock as a person asks for it. Used from the server's own thread.

    Args:
        clock: the one that the bot goes by.
        reminds: the bot inside.
        start: the day to which it is moved first.
    """

    def __init__(self, clock: MovableClock, reminds: Reminds, start: date = START) -> None:
        self._clock = clock
        self._reminds = reminds
        self._start = start
        self._one = asyncio.Lock()
        self._subscribed = False

    def state(self) -> Json:
        """Return how the clock stands, for the page to draw."""
        return {"moved": self._clock.moved, "day": self._clock.today().isoformat(), "start": self._start.isoformat()}

    async def move(self, to: str, user: str, workspace: Workspace, people: People) -> Json:
        """Move the clock, and have the bot post what is to be posted then.

        Args:
            to: "start" (the first day; Kent's channel is subscribed where it is not), "next" (when something is posted
                next; Kent's channel is subscribed where no channel ever was), "today" (the real one), or a day as
                YYYY-MM-DD.
            user: who asks for it; subscribes as that person.
            workspace: where digests arrive.
            people: for what the person does.

        Returns:
            The digests that came as `posted`, each with channel and ts; `nothing`: nothing more comes; `follows`:
            whether any channel is subscribed; `waiting`: the channels whose digest cannot be posted, with why; `clock`:
            as `state` returns it.

        Raises:
            SlackError: invalid_arguments with a message, for what is no day; fatal_error with one, where the bot cannot
                read what it has to.
        """
        async with self._one:
            last = workspace.timestamps.next()
            try:
                nothing = not await self._moved(to, user, workspace, people)
                if not nothing:
                    await asyncio.to_thread(self._reminds.tick)
                follows = await asyncio.to_thread(self._reminds.follows)
                waiting = await asyncio.to_thread(self._reminds.waiting)
            except BotError as error:
                raise SlackError("fatal_error", message=str(error)) from error
            workspace.tell(Change("state"))
            posted = _digests(workspace, last)
            told = {"posted": posted, "nothing": nothing, "follows": follows, "waiting": waiting}
            return told | {"clock": self.state()}

    async def _moved(self, to: str, user: str, workspace: Workspace, people: People) -> bool:
        """Move the clock; return False where it stays, since nothing more comes."""
        if to == "today":
            self._clock.back()
        elif to == "start":
            self._clock.move(self._reminds.opening(self._start))
            await self._subscribe(user, workspace, people)
        elif to == "next":
            if not self._subscribed and not await asyncio.to_thread(self._reminds.follows):
                await self._subscribe(user, workspace, people)
            coming = await asyncio.to_thread(self._reminds.coming)
            if coming is None:
                return False
            if coming > self._clock.now():
                self._clock.move(coming)
        else:
            self._clock.move(self._reminds.opening(_day(to)))
        return True

    async def _subscribe(self, user: str, workspace: Workspace, people: People) -> None:
        """Subscribe Kent's channel as a person would, and wait until the bot says so."""
        self._subscribed = True
        if await asyncio.to_thread(self._reminds.follows, KENT):
            return
        last = workspace.timestamps.next()
        await people.slash(user, KENT, SUBSCRIBE)
        for _ in range(round(SUBSCRIBE_SECONDS / LOOK_SECONDS)):
            if any(one.ts > last and one.bot_id for one in workspace.seen_by(KENT, user)):
                return
            await asyncio.sleep(LOOK_SECONDS)


def _digests(workspace: Workspace, after: str) -> list[Json]:
    """Return the messages that the bot marked as its own with metadata, as it does with digests only."""
    return [
        {"channel": channel, "ts": one.ts}
        for channel, messages in workspace.messages.items()
        for one in messages.values()
        if one.ts > after and one.bot_id and one.metadata
    ]


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise SlackError("invalid_arguments", message=f"“{text}” is no day: choose one as 2017-04-03.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise SlackError("invalid_arguments", message=f"Choose a day from {FIRST_YEAR} to {LAST_YEAR}.")
    return day
