"""Files and calendar feeds for people in Slack: made after the acknowledgement, uploaded, answered in words."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.ask.query import Context
from bot.domain.access import Access
from bot.exchange.address import Scope, Whose
from bot.exchange.calendar import events, to_ics
from bot.exchange.formats import FORMATS
from bot.exchange.scope import of_force, of_person
from bot.exchange.table import Kind
from bot.exchange.tables import table
from bot.exchange.truths import Truths
from bot.render.digest_line import day_words
from bot.render.message import Message
from bot.render.mrkdwn import escape
from bot.slack.export_words import CALENDAR, ICS, Wanted, export_wanted, feed_wanted, is_about_exports
from bot.slack.payload import Place
from bot.slack.poster import PostError, UnconfirmedError
from bot.slack.uploading import File, NotThereError
from bot.slack.wording import COMMAND, INVITE

log = logging.getLogger(__name__)

USAGE = (
    f"Write for example `{COMMAND} export kent findings xlsx`: findings, obligations, history or calendar, of one "
    "force or of all forces, as xlsx, csv or json (a calendar as ics), also “as of 3 April 2017”. It comes to you "
    "directly; with “here” it goes to the channel."
)
FEED_USAGE = (
    f"Write `{COMMAND} calendar kent` for a force’s deadlines, `{COMMAND} calendar mine` for those you own, "
    f"`{COMMAND} calendar this channel` for those that this channel is reminded of."
)


class Books(Protocol):
    """Both truths, and where calendar feeds are."""

    def truths(self, on: date | None = None) -> Truths:
        """Return both truths as of a day; today when None."""
        ...

    @property
    def access(self) -> Access:
        """Who may see what."""
        ...

    def lacking(self) -> str:
        """Return what keeps feeds from being served, and how to mend it; "" where they are."""
        ...

    def address(self, scope: Scope) -> str:
        """Return where a feed is."""
        ...


class Shares(Protocol):
    """Whatever uploads a file and shares it."""

    def share(self, file: File, to: str, *, said: str = "", thread_ts: str = "") -> None:
        """Upload a file and share it. Raises PostError."""
        ...


@dataclass(frozen=True, slots=True)
class Exporting:
    """Answers the words about files and feeds.

    Args:
        books: both truths, and the feeds.
        shares: uploads files.
        context: returns the force at hand in a channel, by its id and name.
        unseen: returns why a person may not see the register, and keeps what they wanted; "" where they may.
    """

    books: Books
    shares: Shares
    context: Callable[[tuple[str, ...]], Context]
    unseen: Callable[[str, str], str]

    def answer(self, text: str, place: Place) -> Message | None:
        """Answer words, with a file where one is asked for; None where they are about neither.

        Raises:
            LedgerError: the database is away.
        """
        if not is_about_exports(text):
            return None
        forces = self.books.truths().joined.forces
        export, feed = export_wanted(text, forces), feed_wanted(text, forces)
        wanted = export or feed
        if wanted is None:
            return None
        if why := self.unseen(place.user, "export" if export is not None else CALENDAR):
            return Message(escape(why))
        if wanted.unknown:
            usage = USAGE if export is not None else FEED_USAGE
            return Message(f"“{escape(wanted.unknown[:80])}” is not known here. {usage}")
        return self._file(wanted, place) if export is not None else self._feed(wanted, place)

    def _force(self, wanted: Wanted, place: Place) -> str | None:
        context = self.context((place.channel, place.channel_name))
        return wanted.force or context.channel_force or context.home_force

    def _file(self, wanted: Wanted, place: Place) -> Message:
        what = wanted.what or (CALENDAR if wanted.form == ICS else Kind.FINDINGS.value)
        form = wanted.form or (ICS if what == CALENDAR else "xlsx")
        if (what == CALENDAR) != (form == ICS):
            fitting = ICS if what == CALENDAR else ", ".join(FORMATS)
            return Message(f"{what.capitalize()} cannot be had as {form}, but as {fitting}. {USAGE}")
        if wanted.mine and what != CALENDAR:
            return Message(f"Only a calendar can be had of what you own. {USAGE}")
        held = self.books.truths(wanted.on)
        force = None if wanted.everybody else self._force(wanted, place) if not wanted.mine else wanted.force
        of = held.joined.forces[force].name if force is not None else "all forces"
        if what == CALENDAR:
            mine, its = of_person(place.user), of_force(force) if force is not None else None
            forces = frozenset({force}) if force is not None else None
            found = events(
                held,
                lambda one, each: (its is None or its(one, each)) and (not wanted.mine or mine(one, each)),
                forces,
            )
            content, many = to_ics(found, f"Deadlines: {of}"), f"{len(found)} events"
        else:
            made = table(Kind(what), held, force)
            content, many = FORMATS[form](made), f"{len(made.rows)} rows"
        whose = "my" if wanted.mine else force or "all"
        title = f"{'My' if wanted.mine else of} {what}, as of {day_words(held.on)}"
        file = File(f"{whose}-{what}-{held.on.isoformat()}.{form}", content, title)
        return self._shared(file, f"{title}: {many}", place, here=wanted.here and not place.direct)

    def _shared(self, file: File, said: str, place: Place, *, here: bool) -> Message:
        try:
            self.shares.share(file, place.channel if here else place.user, said=escape(said))
        except NotThereError:
            if here:
                return Message(f"I am not in this channel, so I cannot bring a file here. Bring me in with `{INVITE}`.")
            return Message("Slack does not let me write to you directly. Ask with “here” for the file in the channel.")
        except UnconfirmedError as error:
            log.warning("an export: %s", error)
            where = "in the channel" if here else "in our direct messages"
            return Message(f"Slack did not confirm that the file was shared. Please look {where} before you ask again.")
        except PostError as error:
            ref = secrets.token_hex(3)
            log.error("%s: an export was not shared: %s", ref, error)
            lacks = "missing_scope" in str(error)
            fix = (
                "the bot lacks the scope files:write; whoever runs it installs it anew with app-manifest.yml"
                if lacks
                else f"ask again later (reference {ref})"
            )
            return Message(f"Slack did not take the file, and nothing was shared: {fix}.")
        return Message(f"{escape(said)}. The file is {'here' if here else 'in our direct messages'}: {file.name}.")

    def _feed(self, wanted: Wanted, place: Place) -> Message:
        if wanted.what not in ("", CALENDAR) or wanted.form not in ("", ICS):
            return Message(FEED_USAGE)
        if why := self.books.lacking():
            return Message(
                f"Calendar feeds are not set up: {why}. As a file: `{COMMAND} export kent calendar`, or in the "
                "terminal `peel-bot export calendar`."
            )
        if not place.response_url and not place.direct:
            return Message(f"The address is for you alone: ask me directly, or with `{COMMAND} calendar`.")
        scope, whose = self._scope(wanted, place)
        if scope is None:
            return Message(f"Whose calendar is not said, and no force is at hand here. {FEED_USAGE}")
        return Message(
            f"The calendar of {escape(whose)}, to subscribe to in Outlook, Google or Apple Calendar:\n"
            f"{self.books.address(scope)}\n"
            "Whoever has this address can read it, the register’s part too: do not pass it on. It is kept up to date."
        )

    def _scope(self, wanted: Wanted, place: Place) -> tuple[Scope | None, str]:
        if wanted.mine:
            return Scope(Whose.PERSON, place.user), "what you own"
        if wanted.here:
            return Scope(Whose.CHANNEL, place.channel), "what this channel is reminded of"
        force = self._force(wanted, place)
        if force is None:
            return None, ""
        return Scope(Whose.FORCE, force), f"{self.books.truths().joined.forces[force].name}’s deadlines"
