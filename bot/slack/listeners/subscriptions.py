"""The buttons and the modal of subscriptions: change one, end one. The words come by command, mention and message."""

import json
import re

from slack_bolt import App

from bot.render.message import Message
from bot.render.subscription_modal import CALLBACK, handed_in, view
from bot.slack.guard import acknowledge
from bot.slack.payload import Payload, Place, place_of_click, text_of
from bot.slack.room import Room
from bot.slack.subscribing import Subscribing
from bot.slack.wording import BUTTON_UNUSABLE

CHANGE = re.compile(r"subscription-change:\d+")
END = re.compile(r"subscription-end:\d+")


def register(app: App, room: Room) -> None:
    """Register the buttons and the modal; nothing where no reminders are kept."""
    if room.subscribing is not None:
        _register(app, room, room.subscribing)


def _register(app: App, room: Room, subscribing: Subscribing) -> None:
    def change(payload: Payload) -> None:
        place = place_of_click(payload)
        one = subscribing.held(pressed(payload), place.channel)
        if one is None:
            room.poster.answer_alone(place, Message(BUTTON_UNUSABLE))
        else:
            room.poster.open_modal(text_of(payload, "trigger_id"), view(one, subscribing.knows().knowledge))

    def end(payload: Payload) -> None:
        place = place_of_click(payload)
        room.tell(place, subscribing.end(pressed(payload), place.channel, place.user))

    def check(payload: Payload) -> str | None:
        read = handed_in(payload.get("view"))
        if read is not None and read.errors:
            return json.dumps({"response_action": "errors", "errors": dict(read.errors)})
        return None

    def save(payload: Payload) -> None:
        read, user = handed_in(payload.get("view")), text_of(payload, "user", "id")
        if read is None:
            raise ValueError("the modal handed in cannot be read")
        said = subscribing.change(read.subscription, read.which, read.channel, user)
        room.tell(Place(channel=read.channel, user=user), said)

    app.action(CHANGE)(ack=acknowledge, lazy=[room.guard.lazy(change)])
    app.action(END)(ack=acknowledge, lazy=[room.guard.lazy(end)])
    app.view(CALLBACK, middleware=[room.guard.eager(check)])(ack=acknowledge, lazy=[room.guard.lazy(save)])


def pressed(payload: Payload) -> str:
    """Return the value of the pressed button, "" for none."""
    actions = payload.get("actions")
    return text_of(actions[0], "value") if isinstance(actions, list) and actions else ""
