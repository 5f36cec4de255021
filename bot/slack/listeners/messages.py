"""Mentions in channels, answered in the thread, and direct messages."""

from slack_bolt import App

from bot.slack.desk import Asker
from bot.slack.guard import acknowledge
from bot.slack.payload import (
    Payload,
    Place,
    bot_user_of,
    once_key,
    place_of_event,
    plain,
    seen_channel,
    text_of,
    without,
)
from bot.slack.room import Room

SPOKEN = ("", "file_share", "thread_broadcast")
"""The subtypes of a message in which a person says something; edits, deletions and notices are others."""


def register(app: App, room: Room) -> None:
    """Register both events."""

    def mentioned(payload: Payload) -> None:
        if said_by_a_person(payload):
            answer(payload, place_of_event(payload))

    def told_directly(payload: Payload) -> None:
        place = place_of_event(payload)
        if place.direct and said_by_a_person(payload):
            answer(payload, place)

    def answer(payload: Payload, place: Place) -> None:
        raw, bot = text_of(payload, "event", "text"), bot_user_of(payload) or room.identity.user_id
        question = plain(raw, bot)
        channels = (seen_channel(payload), place.channel) if place.direct else (place.channel,)
        if (audited := room.audited(question, place.user)) is not None:
            if place.direct:
                room.poster.reply(place, audited)
            else:
                room.poster.answer_alone(place, audited)
            return
        entered = room.entered(without(raw, bot), place, once_key(payload))
        if entered is not None:
            room.poster.reply(place, entered)
            return
        said = room.subscribed(question, place)
        asker = Asker(place.user, place.user_name)
        room.poster.reply(place, said.message if said else room.desk.message(question, channels=channels, asker=asker))

    app.event("app_mention")(ack=acknowledge, lazy=[room.guard.lazy(mentioned)])
    app.event("message")(ack=acknowledge, lazy=[room.guard.lazy(told_directly)])


def said_by_a_person(payload: Payload) -> bool:
    """Return whether the event is a person's own words: no bot's, no edit, no deletion, no notice."""
    event = payload.get("event")
    if not isinstance(event, dict) or event.get("bot_id") or event.get("hidden"):
        return False
    subtype = event.get("subtype") or ""
    return subtype in SPOKEN and "edited" not in event and bool(text_of(event, "user")) and bool(text_of(event, "text"))
