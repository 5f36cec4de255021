"""What the bot listens to: one module for each way of asking, each with a `register(app, room)`."""

from slack_bolt import App

from bot.slack.listeners import buttons, command, digests, home, messages, rating, subscriptions
from bot.slack.listeners import register as register_
from bot.slack.room import Room


def register(app: App, room: Room) -> None:
    """Register every listener. Those that hear most, or are waited for most, come first: Bolt tries one by one."""
    for module in (command, messages, register_, subscriptions, digests, rating, home, buttons):
        module.register(app, room)
