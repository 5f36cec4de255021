"""Buttons in answers: ask another question, turn the page, share in the channel."""

import logging
import re

from slack_bolt import App

from bot.render.message import Message
from bot.slack.desk import Asker
from bot.slack.guard import acknowledge
from bot.slack.payload import Asked, Payload, Place, asked_by, first_action, place_of_click, text_of
from bot.slack.poster import PostError, headed
from bot.slack.room import Room
from bot.slack.wording import ASKED, BUTTON_UNUSABLE, SHARED, SHARED_BY_YOU, quoted

log = logging.getLogger(__name__)

ASK = re.compile(r"(ask|finding):\d+")
PAGE = re.compile(r"page:\d+")
SHARE = re.compile(r"share:\d+")
ANY = re.compile("")
"""Every other button: one that a version of long ago has made."""


def register(app: App, room: Room) -> None:
    """Register the buttons."""

    def ask(payload: Payload) -> None:
        place, asked = place_of_click(payload), pressed(payload)
        if asked is None:
            unusable(place)
        elif not place.channel:
            room.homes.answer(asker(place), asked.question, carried=carried(payload))
        elif about := room.subscribed(asked.question, place):
            room.tell(place, about)
        elif place.private:
            room.poster.answer_alone(place, answer(asked, place, shareable=True))
        else:
            said = ASKED.format(user=place.user, question=quoted(asked.question))
            room.poster.reply(place, headed(answer(asked, place), said))

    def turn(payload: Payload) -> None:
        place, asked = place_of_click(payload), pressed(payload)
        if asked is None:
            unusable(place)
        elif not place.channel:
            room.homes.answer(asker(place), asked.question, asked.page, carried(payload))
        else:
            room.poster.turn(place, answer(asked, place, shareable=place.private))

    def share(payload: Payload) -> None:
        place, asked = place_of_click(payload), pressed(payload)
        if asked is None:
            unusable(place)
            return
        message = answer(asked, place)
        said = SHARED.format(user=place.user, question=quoted(asked.question))
        if room.poster.share(place, headed(message, said)) and place.private:
            # Without its button: pressing it twice would share twice.
            try:
                room.poster.respond(place, headed(message, SHARED_BY_YOU), replace_original=True)
            except PostError as error:  # it is shared all the same: no apology
                log.warning("the button of a shared answer stays: %s", error)

    def other(payload: Payload) -> None:
        unusable(place_of_click(payload), carried(payload))

    def answer(asked: Asked, place: Place, *, shareable: bool = False) -> Message:
        channels = (place.channel, place.channel_name)
        if (charted := room.charted(asked, place, shareable=shareable)) is not None:
            return charted
        who = asker(place)
        return room.desk.message(asked.question, channels=channels, page=asked.page, shareable=shareable, asker=who)

    def unusable(place: Place, lists: str = "") -> None:
        if place.channel or place.response_url:
            room.poster.answer_alone(place, Message(BUTTON_UNUSABLE))
        else:
            room.homes.apologise(place.user, BUTTON_UNUSABLE, lists)

    for names, listener in ((ASK, ask), (PAGE, turn), (SHARE, share), (ANY, other)):
        app.action(names)(ack=acknowledge, lazy=[room.guard.lazy(listener)])


def asker(place: Place) -> Asker:
    """Return who pressed something."""
    return Asker(place.user, place.user_name)


def carried(payload: Payload) -> str:
    """Return where in the lists of the Home somebody was, as its view carries it."""
    return text_of(payload, "view", "private_metadata")


def pressed(payload: Payload) -> Asked | None:
    """Return what the pressed button asks, or None when it is not one of ours."""
    first = first_action(payload)
    return asked_by(first) if text_of(first, "action_id") else None
