"""One rule that decides a kind of question from signals."""

from dataclasses import dataclass

from bot.ask.cues import Cue
from bot.ask.query import Intent

LISTED = ("kind", Cue.FINDINGS)
"""Signals that findings are asked for."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`needs`: of each group, at least one signal is there. `bars`: none of these is. `example`: a question for it."""

    intent: Intent
    needs: tuple[tuple[str, ...], ...]
    example: str
    bars: tuple[str, ...] = ()
