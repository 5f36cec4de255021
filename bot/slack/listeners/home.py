"""The App Home: its lists and filters, and the prompts suggested where people write to the bot directly."""

import logging
import re

from slack_bolt import App

from bot.render.home_lists import FORCE, KIND, QUESTION
from bot.render.looking import Looking
from bot.slack.guard import acknowledge
from bot.slack.home import prompts
from bot.slack.payload import Payload, chosen_in, first_action, text_of
from bot.slack.room import Room
from bot.slack.web import refusal

log = logging.getLogger(__name__)

PRESSED = re.compile(r"home:(?:(?:at|page):[a-z-]+|back)")
CHOSEN = re.compile(r"home:(?:force|question|kind)")


def register(app: App, room: Room) -> None:
    """Register the event, and what is pressed or chosen in the lists."""

    def opened(payload: Payload) -> None:
        event = payload.get("event")
        user, channel = text_of(event, "user"), text_of(event, "channel")
        if text_of(event, "tab") == "messages":
            suggest(channel)
        elif user:  # where they left it: the event has the view as it was published
            room.homes.show(user, text_of(event, "view", "private_metadata"))

    def suggest(channel: str) -> None:
        try:
            room.poster.suggest(channel, prompts(room.desk))
        except Exception as error:  # the manifest's own prompts stay: nobody needs an apology
            log.info("no suggested prompts were set: %s", refusal(error) or error)

    def pressed(payload: Payload) -> None:
        user, value = text_of(payload, "user", "id"), chosen_in(first_action(payload))
        room.homes.show(user, value)

    def chosen(payload: Payload) -> None:
        user, action = text_of(payload, "user", "id"), first_action(payload)
        at = room.homes.desk.at(text_of(payload, "view", "private_metadata"))
        room.homes.look(user, _narrowed(at, action))

    app.event("app_home_opened")(ack=acknowledge, lazy=[room.guard.lazy(opened)])
    app.action(PRESSED)(ack=acknowledge, lazy=[room.guard.lazy(pressed)])
    app.action(CHOSEN)(ack=acknowledge, lazy=[room.guard.lazy(chosen)])


def _narrowed(at: Looking, action: Payload) -> Looking:
    """Return where somebody is after choosing in one of the menus."""
    value = chosen_in(action)
    narrowing = {FORCE: at.with_force, QUESTION: at.with_question, KIND: at.with_kind}
    return narrowing[text_of(action, "action_id")](value) if value else at
