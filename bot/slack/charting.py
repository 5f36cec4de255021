"""Pictures for people in Slack: drawn after the acknowledgement, uploaded with a description; else in words."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.ask.query import Context
from bot.charts.choice import DRAWINGS
from bot.charts.picture import Picture
from bot.domain.access import Role
from bot.render.blocks import to_message
from bot.render.buttons import button
from bot.render.message import Block, Message
from bot.render.mrkdwn import escape
from bot.slack.chart_words import Wanted, chart_wanted, is_about_charts
from bot.slack.exporting import Books, Shares
from bot.slack.payload import Place
from bot.slack.poster import PostError, UnconfirmedError, headed
from bot.slack.uploading import File, NotThereError
from bot.slack.wording import COMMAND, INVITE

log = logging.getLogger(__name__)

USAGE = (
    f"Write for example `{COMMAND} chart kent judgements`: judgements, deadlines or statuses of one force, also “as of "
    "3 April 2017” or “in words”. The picture comes to you directly; with “here” it goes to the channel."
)
NAMES = {"grid": "judgements", "deadlines": "deadlines", "statuses": "statuses"}
IN_WORDS = "In words"


@dataclass(frozen=True, slots=True)
class Charting:
    """Answers the words about pictures.

    Args:
        books: both truths.
        shares: uploads files.
        context: returns the force at hand in a channel, by its id and name.
        role: returns what a person may do; who may not see the register gets what was published.
    """

    books: Books
    shares: Shares
    context: Callable[[tuple[str, ...]], Context]
    role: Callable[[str], Role]

    def answer(self, text: str, place: Place) -> Message | None:
        """Answer words, with a picture where one is asked for; None where they are not about pictures.

        Raises:
            LedgerError: the database is away.
        """
        wanted = self._wanted(text)
        if wanted is None:
            return None
        if wanted.unknown:
            return Message(f"“{escape(wanted.unknown[:80])}” is not known here. {USAGE}")
        context = self.context((place.channel, place.channel_name))
        force = wanted.force or context.channel_force or context.home_force
        if force is None:
            return Message(f"Whose picture is not said, and no force is at hand here. {USAGE}")
        picture, asked = self._picture(wanted, force, place)
        if wanted.words or not picture.svg:
            return _in_words(picture, asked, place)
        return self._shared(picture, asked, place, here=wanted.here)

    def page(self, text: str, page: int, place: Place, *, shareable: bool) -> Message | None:
        """Return a page of a picture's facts in words; None where the words do not ask for that."""
        wanted = self._wanted(text)
        if wanted is None or not wanted.words or wanted.force is None:
            return None
        picture, asked = self._picture(wanted, wanted.force, place)
        return to_message(picture.told, question=asked, page=page, shareable=shareable)

    def _wanted(self, text: str) -> Wanted | None:
        return chart_wanted(text, self.books.truths().joined.forces) if is_about_charts(text) else None

    def _picture(self, wanted: Wanted, force: str, place: Place) -> tuple[Picture, str]:
        """Return the picture, and the words that ask for its facts as they stood that day."""
        held = self.books.truths(wanted.on)
        knowledge = held.joined if self.role(place.user) >= Role.VIEWER else held.published
        what = wanted.what or "grid"
        return DRAWINGS[what](knowledge, force, held.on), _question(what, force, held.on)

    def _shared(self, picture: Picture, asked: str, place: Place, *, here: bool) -> Message:
        mentioned = not place.response_url and not place.direct
        to = place.channel if (here or mentioned or place.direct) else place.user
        thread = place.reply_thread if mentioned or place.direct else ""
        file = File(f"{picture.name}.png", picture.png(), picture.title, picture.alt)
        try:
            self.shares.share(file, to, said=escape(picture.alt), thread_ts=thread)
        except NotThereError:
            fix = f" Bring me in with `{INVITE}`." if to == place.channel else " Ask with “here” for the channel."
            return headed(_in_words(picture, asked, place), f"I may not bring a picture there.{fix} In words:")
        except UnconfirmedError as error:
            log.warning("a picture: %s", error)
            said = "Slack did not confirm that the picture was shared: please look before you ask again. In words:"
            return headed(_in_words(picture, asked, place), said)
        except PostError as error:
            log.error("a picture was not shared: %s", error)
            lacks = "missing_scope" in str(error)
            why = ": the bot lacks the scope files:write; whoever runs it installs it anew" if lacks else ""
            return headed(_in_words(picture, asked, place), f"Slack did not take the picture{why}. In words:")
        where = "in our direct messages" if to == place.user else "here"
        text = f"{escape(picture.title)}: the picture is {where}, {file.name}."
        return Message(text, _with_button(text, asked))


def _question(what: str, force: str, on: date) -> str:
    return f"chart {force} {NAMES[what]} in words as of {on.isoformat()}"


def _with_button(text: str, asked: str) -> tuple[Block, ...]:
    pressed = button(IN_WORDS, asked, "ask:0")
    section: Block = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    return (section, {"type": "actions", "elements": [pressed]}) if pressed else (section,)


def _in_words(picture: Picture, asked: str, place: Place) -> Message:
    return to_message(picture.told, question=asked, shareable=place.private)
