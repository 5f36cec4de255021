"""/peel: one command for everything; the answer is in the acknowledgement, for the person alone."""

from slack_bolt import App

from bot.slack.desk import Asker
from bot.slack.entering_words import opens
from bot.slack.guard import acknowledge
from bot.slack.listeners.register import open_modal
from bot.slack.payload import Payload, once_key, place_of_command, plain, text_of
from bot.slack.room import Room
from bot.slack.wording import COMMAND


def register(app: App, room: Room) -> None:
    """Register the command."""

    def peel(payload: Payload) -> str | None:
        place = place_of_command(payload)
        question = plain(text_of(payload, "text"))
        if room.commands(question):
            return None  # it takes the database, and the channel is to see it
        channels = (place.channel, place.channel_name)
        asker = Asker(place.user, place.user_name)
        return room.desk.acknowledgement(question, channels=channels, asker=asker) or None

    def subscribe(payload: Payload) -> None:
        place = place_of_command(payload)
        text = text_of(payload, "text")
        if room.entering is not None and (finding := opens(plain(text))):
            open_modal(room, room.entering.entering, finding, text_of(payload, "trigger_id"), place)
        elif (audited := room.audited(plain(text), place.user)) is not None:
            room.poster.answer_alone(place, audited)
        elif (entered := room.entered(text, place, once_key(payload))) is not None:
            room.poster.answer_alone(place, entered)
        elif (said := room.subscribed(plain(text), place)) is not None:
            room.tell(place, said)
        else:
            asker, channels = Asker(place.user, place.user_name), (place.channel, place.channel_name)
            question = plain(text)
            room.poster.answer_alone(place, room.desk.message(question, channels=channels, shareable=True, asker=asker))

    app.command(COMMAND, middleware=[room.guard.eager(peel)])(ack=acknowledge, lazy=[room.guard.lazy(subscribe)])
