"""The App Home, and the prompts suggested where people write to the bot directly."""

import logging

from slack_bolt import App

from bot.slack.guard import acknowledge
from bot.slack.home import home, prompts
from bot.slack.payload import Payload, text_of
from bot.slack.room import Room
from bot.slack.web import refusal

log = logging.getLogger(__name__)


def register(app: App, room: Room) -> None:
    """Register the event."""

    def opened(payload: Payload) -> None:
        event = payload.get("event")
        user, channel = text_of(event, "user"), text_of(event, "channel")
        if text_of(event, "tab") == "messages":
            suggest(channel)
        elif user:
            room.poster.publish_home(user, home(room.desk))

    def suggest(channel: str) -> None:
        try:
            room.poster.suggest(channel, prompts(room.desk))
        except Exception as error:  # the manifest's own prompts stay: nobody needs an apology
            log.info("no suggested prompts were set: %s", refusal(error) or error)

    app.event("app_home_opened")(ack=acknowledge, lazy=[room.guard.lazy(opened)])
