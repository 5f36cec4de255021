"""Rules for days: what is due by when and who set it, and when something was published.

They stand in `intents.RULES`, whose signals they read.
"""

from bot.ask.cues import Cue
from bot.ask.query import Intent
from bot.ask.rule import LISTED, Rule

OF_DAYS: tuple[Rule, ...] = (
    Rule(
        Intent.DEADLINES,
        ((Cue.WHEN,), (Cue.MUST,), ("force", Cue.WE, *LISTED)),
        "when must Kent send its action plan?",
        bars=(Cue.PUBLISHED, Cue.JUDGED, "grade"),
    ),
    Rule(
        Intent.DEADLINES,
        ((Cue.MUST,), ("window",), (Cue.INSPECTORS, "force", Cue.WE)),
        "what must go to HMIC in May 2017?",
        bars=(Cue.JUDGED, "grade"),
    ),
    Rule(
        Intent.DEADLINES,
        ((Cue.WHEN,), (Cue.WE, "force"), (Cue.REPORT,), (Cue.INSPECTORS,)),
        "when do we report to HMIC?",
        bars=(Cue.PUBLISHED, Cue.JUDGED),
    ),
    Rule(
        Intent.CYCLES,
        ((Cue.PUBLISHED,), ("cycle",), (Cue.CYCLES, Cue.WHEN)),
        "when was PEEL 2016 published?",
        bars=("force", Cue.WE, Cue.REPORT, *LISTED),
    ),
    Rule(
        Intent.REPORTS,
        ((Cue.PUBLISHED,), (Cue.WHEN, Cue.REPORT, Cue.DEADLINE, "cycle")),
        "when was it published?",
        bars=LISTED,
    ),
    Rule(
        Intent.DEADLINES,
        ((Cue.OVERDUE, Cue.UNDATED, Cue.DAYS_LEFT, Cue.DEADLINE),),
        "what is overdue?",
        bars=("grade",),
    ),
    Rule(
        Intent.DEADLINES,
        ((Cue.MOVED,), (Cue.DATE, Cue.DEADLINE, "window"), (*LISTED, "force", Cue.WE)),
        "was the date ever moved?",
        bars=("grade", Cue.JUDGED),
    ),
    Rule(
        Intent.DEADLINES,
        ((Cue.DATE,), (*LISTED, "force", "many", Cue.WE, "origin", "late report")),
        "what do we owe next month?",
        bars=("grade",),
    ),
    Rule(
        Intent.DEADLINES,
        ((Cue.DISPUTED,), (*LISTED, "force", "many", Cue.WE, "origin", "late report")),
        "is Kent's date disputed?",
        bars=("grade", Cue.JUDGED),
    ),
    Rule(Intent.DEADLINES, ((Cue.WHO_SET,), (Cue.DATE, *LISTED, "window", Cue.WE)), "who set the 1 May 2017 date?"),
    Rule(Intent.DEADLINES, (("origin",), (*LISTED, "force", "window", Cue.WE)), "what is set by us?"),
)
