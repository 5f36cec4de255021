"""Rules for days: what is due by when and who set it, and when something was published.

They stand in `intents.RULES`, whose signals they read.
"""

from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Intent
from bot.ask.rule import LISTED, Rule

OF_WORKING_DAYS: tuple[Rule, ...] = (
    Rule(
        Intent.DEADLINES,
        ((Form.WORKING_DAY,), (Cue.DEADLINE, Cue.DATE, Cue.WHEN, Cue.MUST, "window", "finding", *LISTED)),
        "what is the last working day for the 1 May 2017 deadline?",
        bars=("grade", Cue.JUDGED, Cue.SAY),
    ),
)
OF_DAYS: tuple[Rule, ...] = (
    Rule(
        Intent.DEADLINES,
        ((Form.DISPUTED,), (Cue.DATE, Cue.DEADLINE, Cue.WHEN, "window")),
        "do the sources agree on the date for the analysis report?",
        bars=("grade", Cue.JUDGED),
    ),
    Rule(
        Intent.DEADLINES,
        ((Form.PROMISED,), ("force", Cue.WE, "many", "window", "what", Cue.INSPECTORS, *LISTED)),
        "what did we promise by June 2017?",
        bars=("grade", Cue.JUDGED, Cue.SAY, Cue.OBSERVATION),
    ),
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
        bars=("grade", Cue.JUDGED, Cue.SAY),
    ),
    Rule(Intent.DEADLINES, ((Cue.WHO_SET,), (Cue.DATE, *LISTED, "window", Cue.WE)), "who set the 1 May 2017 date?"),
    Rule(
        Intent.DEADLINES,
        (("origin",),),
        "our own dates",
        bars=("aside", "whether", "grade", "question", "subject", Cue.JUDGED, Cue.SAY, Cue.COUNT, Form.WHY),
    ),
    Rule(Intent.DEADLINES, (("origin",), (*LISTED, "force", "window", Cue.WE)), "what is set by us?"),
)
