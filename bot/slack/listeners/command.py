"""/peel: one command for everything; the answer is in the acknowledgement, for the person alone."""

from slack_bolt import App

from bot.render.message import Message
from bot.slack.payload import Payload, place_of_command, plain, text_of
from bot.slack.room import Room
from bot.slack.wording import COMMAND


def register(app: App, room: Room) -> None:
    """Register the command."""

    def peel(payload: Payload) -> Message:
        place = place_of_command(payload)
        question = plain(text_of(payload, "text"))
        return room.desk.message(question, channels=(place.channel, place.channel_name), shareable=True)

    app.command(COMMAND)(room.guard.eager(peel))
