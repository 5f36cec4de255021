"""The buttons under an answer: did it help? The person alone is thanked, and told what is kept."""

import json

from slack_bolt import App

from bot.render.message import Message
from bot.render.rating import ACTION
from bot.slack.guard import acknowledge
from bot.slack.payload import Payload, place_of_click, text_of
from bot.slack.room import Room
from bot.slack.wording import BUTTON_UNUSABLE, THANKS, WAS_WRONG, WORDS_KEPT, WORDS_NOT_KEPT


def register(app: App, room: Room) -> None:
    """Register the buttons; nothing where nothing is kept."""
    hearing = room.hearing
    if hearing is None:
        return

    def rate(payload: Payload) -> None:
        place, said = place_of_click(payload), rated(payload)
        if said is None:
            room.poster.answer_alone(place, Message(BUTTON_UNUSABLE))
            return
        question, good = said
        hearing.rate(question, good=good)
        kept = WORDS_KEPT if hearing.texts else WORDS_NOT_KEPT
        room.poster.answer_alone(place, Message(f"{THANKS if good else WAS_WRONG} {kept}"))

    app.action(ACTION)(ack=acknowledge, lazy=[room.guard.lazy(rate)])


def rated(payload: Payload) -> tuple[str, bool] | None:
    """Return the question whose answer was rated and whether it helped, or None when the value is not one of ours."""
    actions = payload.get("actions")
    first = actions[0] if isinstance(actions, list) and actions else {}
    try:
        value = json.loads(text_of(first, "value"))
    except ValueError:
        return None
    if not isinstance(value, dict) or not isinstance(value.get("q"), str) or not isinstance(value.get("good"), bool):
        return None
    return value["q"], value["good"]
