"""The buttons of a digest's lines, and the modal in which a day is chosen. Every press is answered in words."""

import json
import logging
import re
from dataclasses import dataclass
from datetime import date

from slack_bolt import App

from bot.render import snooze_modal
from bot.render.acted import told
from bot.render.digest_buttons import (
    ACKNOWLEDGE,
    DETAILS,
    REST,
    SNOOZE,
    WAKE,
    Page,
    Pressed,
    Until,
    pressed,
    pressed_on,
)
from bot.render.digest_line import deed_words
from bot.render.message import Message
from bot.slack.acting import Acted, Acting, Person, next_week
from bot.slack.desk import Asker
from bot.slack.digest_edit import mentioned
from bot.slack.digests import Digests
from bot.slack.guard import acknowledge
from bot.slack.payload import Payload, Place, chosen_in, name_of, place_of_click, text_of
from bot.slack.poster import PostError, headed
from bot.slack.room import Room
from bot.slack.wording import BUTTON_UNUSABLE, DIGEST_UNKNOWN, NO_PICKER

log = logging.getLogger(__name__)

ACT = re.compile(rf"({ACKNOWLEDGE}|{SNOOZE}|{WAKE}):\d+")
LOOK = re.compile(rf"{DETAILS}:\d+")
TURN = re.compile(rf"{REST}:\d+")


def register(app: App, room: Room) -> None:
    """Register the buttons and the modal; nothing where no reminders are kept."""
    if room.digests is None:
        return
    lines, guard = _Lines(room, room.digests), room.guard
    app.action(ACT)(ack=acknowledge, lazy=[guard.lazy(lines.act)])
    app.action(LOOK)(ack=acknowledge, lazy=[guard.lazy(lines.look)])
    app.action(TURN)(ack=acknowledge, lazy=[guard.lazy(lines.turn)])
    checked = guard.eager(lines.check)
    app.view(snooze_modal.CALLBACK, middleware=[checked])(ack=acknowledge, lazy=[guard.lazy(lines.sleep)])


@dataclass(frozen=True, slots=True)
class _Lines:
    room: Room
    digests: Digests

    def act(self, payload: Payload) -> None:
        """Acknowledge, snooze or wake."""
        place, about = place_of_click(payload), _about(payload)
        name = text_of(_action(payload), "action_id").partition(":")[0]
        if about is None or (name == SNOOZE) != (about.until is not None):
            self.room.poster.answer_alone(place, Message(BUTTON_UNUSABLE))
        elif about.until is Until.DATE:
            self._choose(payload, place, about)
        else:
            page = _page(payload)
            called = mentioned(payload["message"]) if "message" in payload and page is None else None
            acted = self.digests.do(lambda acting: _acted(acting, name, about, place))
            self._finish(place, about, acted, page or Page(place.message_ts, 0), called)

    def _choose(self, payload: Payload, place: Place, about: Pressed) -> None:
        acting, page = self.digests.acting, _page(payload) or Page(place.message_ts, 0)
        view = snooze_modal.view(about, place.channel, page, acting.today, acting.calendar())
        try:
            self.room.poster.open_modal(text_of(payload, "trigger_id"), view)
        except Exception as error:  # a trigger is good for 3 seconds only
            log.warning("the day could not be asked for: %s", error)
            said = NO_PICKER.format(finding=about.owed.partition(":")[0])
            self.room.poster.answer_alone(place, told(about.owed, about.due, said))

    def check(self, payload: Payload) -> str | None:
        """Refuse a day that has come beside its field."""
        read = snooze_modal.handed_in(payload.get("view"))
        if read is not None and (read.until is None or read.until <= self.digests.acting.today):
            errors = {snooze_modal.FIELD: "Choose a day after today."}
            return json.dumps({"response_action": "errors", "errors": errors})
        return None

    def sleep(self, payload: Payload) -> None:
        """Snooze until the day that was handed in."""
        read = snooze_modal.handed_in(payload.get("view"))
        if read is None or read.until is None:
            raise ValueError("the modal handed in cannot be read")
        about, until = read.about, read.until
        place = Place(channel=read.channel, user=text_of(payload, "user", "id"), user_name=name_of(payload))
        person = _person(place)
        acted = self.digests.do(lambda acting: acting.snooze(about.owed, about.due, until, place.channel, person))
        self._finish(place, about, acted, read.page, None)

    def _finish(self, place: Place, about: Pressed, acted: Acted, page: Page, called: frozenset[str] | None) -> None:
        """Have the digest show it, then tell the person: in the page before them, or in a message of its own."""
        answer = self.digests.edited(
            acted, place.channel, about.owed, about.due, ts=page.digest, called=called if page.number == 0 else None
        )
        shown = self._page_again(place, page) if page.number and place.private and place.response_url else None
        if shown is not None:
            self.room.poster.turn(place, headed(shown, answer.text))
            return
        try:
            self.room.poster.answer_alone(place, answer)
        except PostError as error:  # after a modal there is nothing but the channel, which may be closed to the bot
            log.warning("answered directly: %s", error)
            self.room.poster.post(place.user, answer)

    def _page_again(self, place: Place, page: Page) -> Message | None:
        try:
            return self.digests.shown.page(place.channel, page)
        except Exception as error:  # what was done is said without it
            log.warning("the page is not shown anew: %s", error)
            return None

    def look(self, payload: Payload) -> None:
        """Show the finding whole, with what was done about this deadline here."""
        place, about = place_of_click(payload), _about(payload)
        if about is None:
            self.room.poster.answer_alone(place, Message(BUTTON_UNUSABLE))
            return
        finding = about.owed.partition(":")[0]
        if finding.upper() not in self.digests.acting.knowledge().finding_by_id:
            gone = told(about.owed, about.due, "It is no longer in the knowledge.")
            self.room.poster.answer_alone(place, gone)
            return
        channels = (place.channel, place.channel_name)
        asker = Asker(place.user, place.user_name)
        answer = self.room.desk.message(f"Show finding {finding}", channels=channels, shareable=True, asker=asker)
        done = " ".join(self._done(place.channel, about))
        self.room.poster.answer_alone(place, headed(answer, done) if done else answer)

    def _done(self, channel: str, about: Pressed) -> list[str]:
        """Return what was done about a deadline here; that it is not known where the ledger cannot be asked."""
        acting = self.digests.acting
        try:
            deeds = self.digests.kept.deeds(channel).get((about.owed, about.due), [])
        except Exception as error:  # the finding is shown all the same
            log.warning("what was done is left out: %s", error)
            return ["What was done about it here cannot be looked up just now."]
        return deed_words(deeds, about.due, acting.calendar(), acting.today)

    def turn(self, payload: Payload) -> None:
        """Show a page of the rest: in a message for the person alone, then in its place."""
        place = place_of_click(payload)
        page = pressed_on(text_of(_action(payload), "value"), place.message_ts)
        if page is None:
            self.room.poster.answer_alone(place, Message(BUTTON_UNUSABLE))
            return
        found = self.digests.do(
            lambda _acting: Acted(self.digests.shown.page(place.channel, page) or Message(DIGEST_UNKNOWN))
        )
        if place.private and found.message.blocks:
            self.room.poster.turn(place, found.message)
        else:
            self.room.poster.answer_alone(place, found.message)


def _acted(acting: Acting, name: str, about: Pressed, place: Place) -> Acted:
    person = _person(place)
    if name == ACKNOWLEDGE:
        return acting.acknowledge(about.owed, about.due, place.channel, person)
    if name == WAKE:
        return acting.wake(about.owed, about.due, place.channel, person)
    return acting.snooze(about.owed, about.due, _day(about.until, acting.today), place.channel, person)


def _day(until: Until | None, today: date) -> date:
    return next_week(today) if until is Until.NEXT_WEEK else date.fromordinal(today.toordinal() + 1)


def _action(payload: Payload) -> object:
    actions = payload.get("actions")
    return actions[0] if isinstance(actions, list) and actions else {}


def _about(payload: Payload) -> Pressed | None:
    return pressed(chosen_in(_action(payload)))


def _page(payload: Payload) -> Page | None:
    """Return the page that one person sees in which it was pressed, or None for the digest itself."""
    page = pressed_on(text_of(_action(payload), "block_id"))
    return page if page is not None and page.digest else None


def _person(place: Place) -> Person:
    return Person(place.user, place.user_name)
