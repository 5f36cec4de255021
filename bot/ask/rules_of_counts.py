"""Rules for how many, and for shares.

They stand in `intents.RULES`, whose signals they read.
"""

from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Intent
from bot.ask.rule import LISTED, Rule

_COUNTABLE = (
    *LISTED,
    Cue.FORCES,
    Cue.OBSERVATION,
    Cue.DEADLINE,
    Cue.OVERDUE,
    Cue.UNDATED,
    Cue.JUDGED,
    Cue.REPORT,
    Cue.OPEN,
    Cue.CLOSED,
    Cue.WHO,
    "grade",
)

OF_COUNTS: tuple[Rule, ...] = (
    Rule(
        Intent.CYCLES,
        ((Form.TIMES,), (Cue.JUDGED,), (Cue.FORCES, Cue.PEEL)),
        "how often are forces inspected?",
        bars=("force", "grade", "question", "pillar", "subject", Cue.WE, *LISTED),
    ),
    Rule(
        Intent.FINDINGS,
        ((Cue.CLOSED, Form.CLOSING), ("window", "cycle"), (Cue.COUNT,), (*LISTED, "force", Cue.WE)),
        "how many findings were closed in 2018?",
        bars=("grade", "finding", Cue.OPEN, Cue.DEADLINE, Cue.FORCES),
    ),
    Rule(
        Intent.FINDINGS,
        ((Cue.CLOSED, Form.CLOSING), ("window",), (*LISTED, "force", Cue.WE, "what", Form.ANYTHING)),
        "which findings were closed last year?",
        bars=("grade", "finding", Cue.OPEN, Cue.DEADLINE, Cue.DATE, Cue.OVERDUE, Cue.JUDGED),
    ),
    Rule(
        Intent.FINDINGS,
        ((Cue.CLOSED, Form.CLOSING), ("window",), (Cue.COUNT,)),
        "how many were closed in May 2017?",
        bars=("grade", "finding", Cue.OPEN, Cue.DEADLINE, Cue.DATE, Cue.OVERDUE, Cue.JUDGED, Cue.FORCES),
    ),
    Rule(
        Intent.STATUS,
        ((Cue.COUNT,), (Cue.OPEN,), (Cue.CLOSED, Cue.STATUS)),
        "how many are open, pending sign-off, closed?",
        bars=("grade", Cue.FORCES),
    ),
    Rule(
        Intent.COUNT,
        ((Cue.COUNT,), (Cue.SCALE,), ("force", Cue.WE)),
        "how many outstanding grades has Kent?",
        bars=LISTED,
    ),
    Rule(
        Intent.STATUS,
        ((Form.SHARE,), (Cue.OPEN, Cue.CLOSED, Cue.STATUS, Form.MET), (*LISTED, "force", Cue.WE)),
        "what percentage of our findings is closed?",
        bars=("grade",),
    ),
    Rule(
        Intent.COUNT,
        ((Form.SHARE,), (Cue.FORCES, Cue.ALL), ("kind", Cue.HISTORY, Cue.BETTER)),
        "what share of forces has a cause of concern?",
    ),
    Rule(Intent.COUNT, ((Form.SHARE,), ("grade",)), "what share of forces was good for legitimacy in 2017?"),
    Rule(
        Intent.COUNT, ((Cue.COUNT,), _COUNTABLE), "how many causes of concern are there?", bars=(Cue.RECUR, Cue.REPEAT)
    ),
)
