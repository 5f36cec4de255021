"""Rules for what stands behind the answers: a report's address, where the knowledge comes from; and for regions.

They stand in `intents.RULES`, whose signals they read.
"""

from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Intent
from bot.ask.rule import LISTED, Rule

_NAMED = ("grade", "question", "pillar", "cycle")
_GRADED = (Cue.JUDGED, *_NAMED)

OF_SOURCES: tuple[Rule, ...] = (
    Rule(
        Intent.HELP,
        ((Form.PROVENANCE,),),
        "where does your data come from?",
        bars=(*_NAMED, *LISTED, "force", "finding", "window", "subject", Cue.REPORT, Cue.DATE, Cue.DEADLINE),
    ),
    Rule(
        Intent.REPORTS,
        ((Form.ADDRESS,), (Cue.REPORT, Cue.PUBLISHED, *_GRADED)),
        "link to the Essex 2017 legitimacy report",
        bars=("finding", "subject", Cue.SAY, Cue.MUST, Cue.COUNT, Cue.DEADLINE),
    ),
    Rule(
        Intent.FORCES,
        ((Form.WHICH_REGION,), ("force",)),
        "which region is Cheshire in?",
        bars=(*_GRADED, *LISTED, "subject", "window", Cue.COMPARE, Cue.AGAINST, Cue.COUNT, Cue.SAY, Cue.DEADLINE),
    ),
    Rule(
        Intent.FORCES,
        (("whether",), ("force",), ("region",)),
        "is Kent in the South East?",
        bars=(
            *(*_GRADED, *LISTED, "subject", "window", "finding", "why", "only", Cue.WE, Cue.COMPARE, Cue.AGAINST),
            *(Cue.COUNT, Cue.SAY, Cue.DEADLINE, Cue.BETTER, Cue.OPEN, Cue.CLOSED, Cue.DID, Cue.IMPROVE, Cue.MUST),
            *(Cue.REPORT, Cue.PUBLISHED, Cue.OVERDUE, Cue.HISTORY, Cue.NEXT, Cue.OWNER, Cue.STATUS, Cue.PEEL),
        ),
    ),
)
