"""Rules for what was given over the cycles: whether, where and how often a grade; where grades rose or fell.

They stand in `intents.RULES`, whose signals they read, before the rules on which forces got a grade.
"""

from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Intent
from bot.ask.rule import LISTED, Rule

OVER_CYCLES: tuple[Rule, ...] = (
    Rule(
        Intent.COUNT,
        ((Form.TIMES,), ("grade",), ("force", Cue.WE)),
        "how many times was Kent outstanding?",
        bars=("many", "several", *LISTED),
    ),
    Rule(
        Intent.GIVEN,
        ((Form.EVER,), ("grade",)),
        "has Kent ever been inadequate?",
        bars=("many", "several", "kind", Cue.FINDINGS, Cue.OBSERVATION, Cue.WHEN, Cue.NOT, Cue.FAILED),
    ),
    Rule(
        Intent.GIVEN,
        ((Form.NEVER,), ("grade",)),
        "has Kent never been inadequate?",
        bars=("many", "several", "kind", Cue.FINDINGS, Cue.OBSERVATION, Cue.WHEN, Cue.FAILED),
    ),
    Rule(
        Intent.GIVEN,
        ((Form.ANYTHING,), ("grade",)),
        "inadequate for anything in 2018/19",
        bars=(
            "many",
            "several",
            "kind",
            Cue.FINDINGS,
            Cue.OBSERVATION,
            Cue.SCALE,
            "question",
            "why",
            Cue.NOT,
            Cue.SAY,
            Cue.ABOUT,
        ),
    ),
    Rule(
        Intent.GIVEN,
        (("what",), ("grade",), ("force", Cue.WE)),
        "what was Kent outstanding at?",
        bars=(
            "many",
            "several",
            "kind",
            "question",
            "aside",
            "subject",
            "two cycles",
            Cue.FINDINGS,
            Cue.OBSERVATION,
            Cue.JUDGED,
            Cue.REPORT,
            Cue.WHICH_REPORT,
            Cue.SAY,
            Cue.IMPROVE,
            Cue.MUST,
            Cue.BETTER,
            Cue.NOT,
            Cue.HISTORY,
            Cue.COMPARE,
            Cue.WHEN,
            Cue.DATE,
        ),
    ),
    Rule(
        Intent.MOVES,
        ((Form.REGRADED,), ("force", Cue.WE)),
        "has Kent been downgraded?",
        bars=("several", "why", "kind", "two cycles"),
    ),
    Rule(
        Intent.MOVES,
        ((Form.ROSE, Form.FELL), ("where",), ("past",), ("force", Cue.WE)),
        "where did Kent get worse?",
        bars=("several", "why", "kind", "grade", "two cycles", Cue.MUST, Cue.SAY, Cue.WHEN),
    ),
    Rule(
        Intent.MOVES,
        ((Form.ROSE, Form.FELL), ("cycle",), ("force", Cue.WE)),
        "did Kent drop in 2018/19?",
        bars=("several", "why", "kind", "grade", "two cycles", "range", Cue.MUST, Cue.SAY, Cue.WHEN, Cue.FINDINGS),
    ),
    Rule(
        Intent.MOVES,
        ((Cue.BETTER,), ("cycle",), ("past",), ("force", Cue.WE)),
        "did Kent improve in 2018/19?",
        bars=(
            "several",
            "why",
            "kind",
            "grade",
            "two cycles",
            "range",
            "subject",
            Cue.MUST,
            Cue.SAY,
            Cue.WHEN,
            Cue.FINDINGS,
            Cue.IMPROVE,
            Cue.INSPECTORS,
            Cue.COMPARE,
        ),
    ),
    Rule(
        Intent.MOVES,
        ((Cue.BETTER,), ("where",), ("past",), ("force", Cue.WE)),
        "where did Kent improve?",
        bars=(
            "several",
            "why",
            "kind",
            "grade",
            "two cycles",
            Cue.MUST,
            Cue.SAY,
            Cue.WHEN,
            Cue.IMPROVE,
            Cue.INSPECTORS,
        ),
    ),
    Rule(Intent.COUNT, ((Form.PER_FORCE,), LISTED), "which force has the most causes of concern?"),
    Rule(Intent.FINDINGS, ((Form.GRAVEST,), ("force", Cue.WE, "many")), "what worries inspectors most about Kent?"),
)
