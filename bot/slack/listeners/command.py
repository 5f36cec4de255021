"""/peel: one command for everything; the answer is in the acknowledgement, for the person alone."""

from slack_bolt import App

from bot.slack.guard import acknowledge
from bot.slack.payload import Payload, place_of_command, plain, text_of
from bot.slack.room import Room
from bot.slack.wording import COMMAND


def register(app: App, room: Room) -> None:
    """Register the command."""

    def peel(payload: Payload) -> str:
        place = place_of_command(payload)
        question = plain(text_of(payload, "text"))
        return room.desk.acknowledgement(question, channels=(place.channel, place.channel_name))

    app.command(COMMAND, middleware=[room.guard.eager(peel)])(acknowledge)
