"""A Slack workspace on this machine: Web API, Socket Mode, signed events, a page. Tests talk to it too."""

from bot.playground.playground import Playground

__all__ = ["Playground"]
