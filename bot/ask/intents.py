"""Which kind of question it is: an ordered table of rules over signals. The first rule that fits decides.

Signals are the cues, and the slots that are filled: "force", "several" (two or more), "many" (no force of its own,
but all, a region's, or "which forces"), "cycle", "two cycles", "question", "pillar", "grade", "kind", "region",
"finding", "window", "origin", "subject" (words to look for), "known subject" (only such words, that findings are
filed under), "partly known" (one of them, with what was said), "what" (it opens with what, which or where), "whether"
(it opens with is, are, has ...), "range" (from one cycle to another), "why", "where" (it asks in which areas), "past"
(did, has, was), "only" (whether it is the one force), "grade asked" (three of whom, what, when and how graded are
named), "late report" (a report's date, with a subject of the findings), "aside" (it opens with who, when, where or
why, or speaks of the speaker or the bot).
"""

from collections.abc import Iterable
from functools import lru_cache

from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Intent
from bot.ask.rule import LISTED, Rule
from bot.ask.rules_of_counts import OF_COUNTS
from bot.ask.rules_of_days import OF_DAYS, OF_WORKING_DAYS
from bot.ask.rules_of_passages import OF_PASSAGES
from bot.ask.rules_of_sources import OF_SOURCES
from bot.ask.rules_over_cycles import OVER_CYCLES

_GRADELIKE = (Cue.JUDGED, "grade", "question", "pillar", "cycle", "latest")

RULES: tuple[Rule, ...] = (
    Rule(Intent.HELP, ((Cue.HELP,),), "help", bars=("force", "finding", "kind", "subject")),
    *OF_SOURCES,
    *OF_WORKING_DAYS,
    Rule(Intent.OWNER, ((Cue.OWNER,),), "who owns KENT-2016-E1?"),
    Rule(Intent.OWNER, ((Form.MINE,), (*LISTED, "force", "finding", Cue.WE, Cue.DEADLINE)), "which actions are mine?"),
    Rule(Intent.REPORTS, (("finding",), (Cue.REPORT, Cue.PUBLISHED)), "which report is KENT-2016-E1 from?"),
    Rule(Intent.STATUS, (("finding",), (Cue.DAYS_LEFT,), (Cue.OPEN,)), "how long has KENT-2016-E1 been open?"),
    Rule(
        Intent.DEADLINES,
        (
            ("finding",),
            (
                Cue.DEADLINE,
                Cue.DATE,
                Cue.WHEN,
                Cue.OVERDUE,
                Cue.UNDATED,
                Cue.DAYS_LEFT,
                Cue.WHO_SET,
                "window",
                "origin",
            ),
        ),
        "how long do we have for KENT-2016-E1?",
    ),
    Rule(Intent.STATUS, (("finding",), (Cue.STATUS, Cue.OPEN, Cue.CLOSED, Form.MET)), "is KENT-2016-E1 closed?"),
    Rule(Intent.NEXT, (("finding",), (Cue.NEXT,)), "what comes next for KENT-2016-E1?"),
    Rule(Intent.FINDING, (("finding",),), "KENT-2016-E1"),
    Rule(Intent.COMPARABLE, ((Cue.COMPARABLE,),), "can I compare 2018/19 with 2021/22?", bars=("force",)),
    Rule(
        Intent.COMPARABLE,
        ((Cue.COMPARE, Cue.AGAINST), ("two cycles",)),
        "2018/19 compared with 2021/22",
        bars=("force", "many", "question", Cue.WE),
    ),
    Rule(
        Intent.COMPARABLE,
        (("two cycles",), (Cue.HISTORY, Cue.BETTER)),
        "did forces get worse between 2018/19 and 2021/22?",
        bars=("force", "question", "pillar", Cue.WE, Cue.COUNT, Form.ANYTHING),
    ),
    Rule(Intent.CYCLES, ((Cue.SCALE,), ("cycle",)), "which areas were not graded in 2021/22?", bars=("force", "many")),
    *OF_COUNTS,
    *OF_DAYS,
    Rule(Intent.RECURRING, ((Cue.RECUR,),), "which findings keep coming back?"),
    Rule(Intent.RECURRING, ((Cue.REPEAT,), LISTED), "which findings were repeated?"),
    Rule(Intent.NEXT, ((Cue.REPEAT,), (Cue.INSPECTORS,)), "does HMIC plan to come back?", bars=(Cue.SAY, Cue.JUDGED)),
    Rule(Intent.NEXT, ((Cue.NEXT,),), "what comes next for Kent?", bars=(Cue.COMPARE,)),
    Rule(Intent.DEADLINES, (("window",), (*LISTED, "force")), "Kent in June 2017", bars=_GRADELIKE),
    Rule(Intent.WITH_GRADE, (("only",), ("grade",)), "was Kent the only outstanding force?", bars=LISTED),
    *OVER_CYCLES,
    Rule(Intent.WITH_GRADE, (("grade",), ("many",)), "which forces require improvement?", bars=("force",)),
    Rule(Intent.PASSAGES, ((Cue.OBSERVATION,),), "strengths of Kent", bars=("kind",)),
    Rule(
        Intent.PASSAGES,
        ((Form.PRAISED,), ("force", Cue.WE, Cue.INSPECTORS)),
        "what did HMIC praise us for?",
        bars=("kind", "grade", Cue.JUDGED),
    ),
    Rule(
        Intent.OVERVIEW,
        ((Form.OVERVIEW,), ("force", Cue.WE)),
        "tell me about Kent",
        bars=(
            "several",
            "cycle",
            "question",
            "pillar",
            "grade",
            "subject",
            "kind",
            "window",
            "finding",
            "why",
            Cue.FINDINGS,
            Cue.JUDGED,
            Cue.OBSERVATION,
            Cue.REPORT,
            Cue.LATEST,
            Cue.INSPECTORS,
            Cue.DATE,
            Cue.WHO,
            Cue.STATUS,
            Cue.OPEN,
            Cue.CLOSED,
            Cue.IMPROVE,
            Cue.BETTER,
            Cue.MUST,
            Cue.CYCLES,
            Cue.COUNT,
            Cue.SAY,
        ),
    ),
    Rule(
        Intent.FINDINGS,
        ((Form.CLOSING,), ("what", Form.ANYTHING)),
        "what has been closed in the last year?",
        bars=("grade", Cue.JUDGED),
    ),
    Rule(
        Intent.STATUS,
        ((Cue.STATUS,), (*LISTED, "force", Cue.WE)),
        "where do our findings stand?",
        bars=(Cue.HISTORY, Cue.JUDGED),
    ),
    Rule(Intent.STATUS, ((Form.MET,), LISTED, ("force", Cue.WE)), "has Kent fulfilled its recommendations?"),
    Rule(Intent.STATUS, ((Cue.OPEN, Cue.CLOSED), ("whether", Cue.WHEN), LISTED), "is the cause of concern closed?"),
    Rule(Intent.FINDINGS, (LISTED,), "findings kent", bars=(Cue.HISTORY, "grade")),
    Rule(Intent.FINDINGS, (LISTED,), "what was good in the findings for Kent?", bars=(Cue.HISTORY,)),
    Rule(Intent.RECURRING, (LISTED, (Cue.HISTORY,)), "findings over the years"),
    Rule(Intent.COMPARE, ((Cue.IMPROVE,), ("two cycles",)), "did Kent get better at it between 2016 and 2018/19?"),
    Rule(Intent.FINDINGS, ((Cue.IMPROVE,),), "what must Kent improve?", bars=("grade",)),
    Rule(
        Intent.FINDINGS,
        ((Cue.BETTER,), (Cue.MUST,), ("force", Cue.WE)),
        "why should Kent improve?",
        bars=("grade", "two cycles", Cue.COMPARE, Cue.HISTORY, "several"),
    ),
    Rule(
        Intent.FINDINGS,
        ((Cue.MUST,), (Cue.DID, Cue.BETTER), ("what",), ("force", Cue.WE)),
        "what must Kent do?",
        bars=("grade", Cue.JUDGED, "several"),
    ),
    Rule(
        Intent.FINDINGS,
        ((Cue.OPEN, Cue.CLOSED), ("force", Cue.WE, "many", "what", Form.ANYTHING, "partly known")),
        "what is open for Kent?",
    ),
    Rule(
        Intent.FINDINGS,
        ((Cue.BETTER,), ("what",)),
        "what should Kent improve?",
        bars=("two cycles", Cue.COMPARE, Cue.HISTORY),
    ),
    Rule(
        Intent.JUDGEMENTS,
        (("what",), (Cue.JUDGED,), (Cue.DID,), (Cue.WE, "force"), (Cue.WHICH_REPORT,)),
        "what did they judge us, and in which report?",
        bars=("grade", Cue.WHEN, Cue.PUBLISHED, "subject"),
    ),
    Rule(Intent.REPORTS, ((Cue.WHICH_REPORT,),), "which report says that Kent was good?", bars=("subject",)),
    *OF_PASSAGES,
    Rule(Intent.REPORTS, ((Cue.REPORT, Cue.PUBLISHED),), "reports for Kent", bars=("grade", Cue.WHO)),
    Rule(
        Intent.HISTORY,
        (("range",), (Form.SERIES,), ("force", Cue.WE)),
        "trend in Kent's efficiency 2014 to 2018/19",
        bars=("several", Cue.COMPARE),
    ),
    Rule(
        Intent.COMPARE,
        (("two cycles",), ("force",), (Cue.COMPARE, Cue.HISTORY, Cue.BETTER)),
        "did Kent get better between 2016 and 2017?",
    ),
    Rule(Intent.HISTORY, ((Cue.EVER, Form.ALWAYS), ("force", Cue.WE)), "was Kent always good?", bars=("several",)),
    Rule(
        Intent.GIVEN, ((Cue.WHEN,), ("grade",), ("force", Cue.WE)), "when was Kent last outstanding?", bars=("several",)
    ),
    Rule(
        Intent.COMPARE,
        (("two cycles",), (Form.ANYTHING,), (Cue.HISTORY, Cue.BETTER)),
        "did anything get worse between 2016 and 2017?",
        bars=("several", "many", "grade", "kind"),
    ),
    Rule(Intent.COMPARE, (("two cycles",), ("force",)), "Kent 2016 and 2017", bars=("range", "several")),
    Rule(Intent.HISTORY, ((Cue.HISTORY, Cue.BETTER),), "history kent effectiveness", bars=("several",)),
    Rule(
        Intent.HISTORY,
        (("range",), ("force", "pillar", "question", Cue.WE)),
        "Kent effectiveness 2014 to 2019",
        bars=("several", "many"),
    ),
    Rule(Intent.COMPARE, ((Cue.COMPARE, "several"),), "compare kent essex 2016", bars=("many",)),
    Rule(Intent.COMPARE, ((Cue.AGAINST,), (Cue.WE,), ("force",)), "us against Essex"),
    Rule(Intent.COMPARE, (("several",),), "kent and essex, all forces beside"),
    Rule(Intent.CYCLES, ((Cue.SCALE,),), "which scale has 2021/22?", bars=("force",)),
    Rule(
        Intent.CYCLES,
        ((Cue.QUESTIONS, Form.OF_QUESTIONS), ("cycle", "pillar", Cue.PEEL)),
        "which questions did PEEL 2016 ask?",
        bars=("force", "many", Cue.WE, Cue.JUDGED, "grade"),
    ),
    Rule(
        Intent.CYCLES,
        ((Cue.CYCLES,),),
        "which cycles are there?",
        bars=("force", "many", "question", "pillar", Cue.JUDGED, Cue.WE),
    ),
    Rule(
        Intent.JUDGEMENTS, (("many",), ("question", "pillar", "cycle", Cue.JUDGED)), "all Welsh forces, efficiency 2016"
    ),
    Rule(Intent.FORCES, ((Cue.FORCES, "region"),), "forces in Wales", bars=("force", "grade", Cue.WHO)),
    Rule(
        Intent.GRADED,
        (
            ("whether", Cue.WHEN, Cue.CYCLES, Cue.HISTORY),
            ("question", "pillar"),
            (Cue.JUDGED, Cue.SCALE, Cue.QUESTIONS),
        ),
        "is leadership graded?",
        bars=("force", "several", "many", "grade", "kind", "why", Cue.WE, Cue.COUNT, Cue.CARRIED, Cue.LATEST),
    ),
    Rule(
        Intent.JUDGEMENTS,
        (("force",), (*_GRADELIKE, Cue.PEEL, Cue.INSPECTORS, Cue.FAILED)),
        "how was Kent graded?",
        bars=(Cue.WHO, Cue.WHO_SET, Cue.COUNT),
    ),
    Rule(Intent.JUDGEMENTS, (("force",),), "kent", bars=("aside", "whether", Cue.WHO, Cue.COUNT, Form.ADDRESS)),
    Rule(Intent.JUDGEMENTS, (("question", "pillar"),), "investigating crime 2016", bars=(Cue.WHO_SET, Cue.COUNT)),
    Rule(Intent.JUDGEMENTS, ((Cue.WE,), (Cue.DID,)), "how did we do in 2016?"),
    Rule(
        Intent.JUDGEMENTS,
        ((Cue.JUDGED,), (Cue.WE, "cycle", Cue.LATEST, "grade", "what")),
        "how were we judged?",
        bars=(Cue.WHO_SET,),
    ),
    Rule(Intent.JUDGEMENTS, (("grade",), (Cue.WE, "cycle")), "are we good?"),
    Rule(Intent.CYCLES, (("cycle",),), "PEEL 2018/19", bars=("force", "aside", Cue.WHO_SET)),
    Rule(Intent.JUDGEMENTS, ((Cue.JUDGED,),), "judgements", bars=(Cue.WHO, Cue.WHO_SET)),
)


_BITS = {
    name: 1 << place
    for place, name in enumerate(
        sorted({name for rule in RULES for group in (*rule.needs, rule.bars) for name in group}),
    )
}


def _mask(names: Iterable[str]) -> int:
    """Return the names as one number: the rules are tried on every question, and numbers are quick to try."""
    return sum(_BITS.get(name, 0) for name in names)


_MASKS = tuple((rule.intent, tuple(_mask(set(group)) for group in rule.needs), _mask(set(rule.bars))) for rule in RULES)


def decide(signals: set[str]) -> Intent | None:
    """Return the kind of question that the signals amount to, or None."""
    return _decided(_mask(signals))


@lru_cache(maxsize=4096)
def _decided(seen: int) -> Intent | None:
    for intent, needs, bars in _MASKS:
        if seen & bars:
            continue
        for need in needs:
            if not seen & need:
                break
        else:
            return intent
    return None
