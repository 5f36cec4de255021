"""A small knowledge base by hand that holds every odd state, and short ways to ask it."""

from datetime import date
from typing import Any

from bot.ask.answer import Answer
from bot.ask.query import Intent, Query
from bot.ask.respond import Responder
from bot.domain.finding import (
    Deadline,
    DisputedDate,
    DueKind,
    Finding,
    FollowUp,
    Kind,
    Obligation,
    Observation,
    Origin,
    Revision,
    Status,
    StatusEvent,
    Tone,
)
from bot.domain.force import Force
from bot.domain.framework import OVERALL, Barrier, Framework, Grade, Question
from bot.domain.judgement import Judgement, State, Statement
from bot.domain.knowledge import Knowledge, Report, Term
from bot.domain.source import Source
from bot.render.text import to_text

TODAY = date(2017, 4, 3)
PAGE = Source("The inspectorate's page", "https://hmicfrs.example/page")
OVERVIEW = Source("The overview page", "https://hmicfrs.example/overview")
REGISTER = Source("The national register", "https://hmicfrs.example/register?a=1&b=2")
PAPER = Source("A newspaper", "https://paper.example/grades", inspectorate=False)

FOUR = (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)
FIVE = (Grade.OUTSTANDING, Grade.GOOD, Grade.ADEQUATE, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)
PILLARED = (
    Question(OVERALL, "How effective is the force?", "Effectiveness overall", "effectiveness"),
    Question("preventing-crime", "How effective is it at preventing crime?", "Preventing crime", "effectiveness", 1),
    Question("investigating-crime", "How effective is it at investigating?", "Investigating crime", "effectiveness", 2),
    Question("vulnerable", "How effective is it at protecting?", "Protecting the vulnerable", "effectiveness", 3),
    Question(
        "specialist", "How good are its capabilities?", "Specialist capabilities", "effectiveness", 5, graded=False
    ),
    Question(OVERALL, "How efficient is the force?", "Efficiency overall", "efficiency"),
)
CORE = (
    Question("preventing-crime", "Preventing crime", "Preventing crime", None),
    Question("investigating-crime", "Investigating crime", "Investigating crime", None),
)
TWO = ("effectiveness", "efficiency")


def framework(label: str, order: int, years: tuple[int, ...], **more: Any) -> Framework:
    known: dict[str, Any] = {"scale": FOUR, "pillars": TWO, "questions": PILLARED, "sources": (OVERVIEW,), **more}
    return Framework(f"peel-{label.replace('/', '-')}", label, f"PEEL {label}", order, years, **known)


FRAMEWORKS = (
    framework("2016", 1, (2016,), ungraded=("specialist capabilities",)),
    framework("2017", 2, (2017,)),
    framework("2018/19", 3, (2018, 2019)),
    framework(
        "2021/22", 4, (2021, 2022), scale=FIVE, pillars=(), questions=CORE,
        barriers=(Barrier("peel-2018-19", "the scale is new", OVERVIEW),), notes=("No pillar grades any more.",),
    ),
    framework(
        "2023-25", 5, (2023, 2024), scale=FIVE, pillars=(), questions=CORE,
        barriers=(Barrier("peel-2021-22", "the questions differ", REGISTER),),
    ),
    framework("2025-27", 6, (2025, 2026), scale=FIVE, pillars=(), questions=(), notes=("Its questions are not held.",)),
)  # fmt: skip
FORCES = (
    Force("kent", "Kent", "Kent Police", "South East"),
    Force("essex", "Essex", "Essex Police", "East"),
    Force("gwent", "Gwent", "Gwent Police", "Wales", country="Wales"),
)


def judged(
    force: str, cycle: str, question: str, state: State | Grade, pillar: str | None = "effectiveness", **more: Any
) -> Judgement:
    others = more.pop("others", ())
    source = more.pop("source", PAGE)
    if isinstance(state, Grade):
        statement = Statement(State.GRADED, source, state, **more)
    else:
        statement = Statement(state, source, **more)
    return Judgement(force, f"peel-{cycle}", pillar, question, statement, others)


JUDGEMENTS = (
    judged(
        "kent", "2016", OVERALL, Grade.GOOD, source=OVERVIEW,
        others=(Statement(State.NOT_STATED, PAGE, note="only a heading"),),
    ),
    judged("kent", "2016", "preventing-crime", Grade.GOOD),
    judged("kent", "2016", "investigating-crime", Grade.GOOD, but="victims must be served better"),
    judged("kent", "2016", "vulnerable", State.NOT_STATED, note="Only one part of it is praised."),
    judged("kent", "2016", "specialist", State.UNGRADED),
    judged("kent", "2016", OVERALL, State.TO_BE_GRADED, "efficiency"),
    judged("kent", "2017", OVERALL, Grade.REQUIRES_IMPROVEMENT),
    judged("kent", "2017", "preventing-crime", State.CARRIED_OVER, carried_from="peel-2016"),
    judged("kent", "2017", "vulnerable", State.CARRIED_OVER),
    judged("kent", "2018-19", OVERALL, State.CARRIED_OVER, grade=Grade.GOOD, carried_from="peel-2017"),
    judged("kent", "2018-19", "preventing-crime", State.CARRIED_OVER, carried_from="peel-2017"),
    judged("kent", "2018-19", "vulnerable", State.CARRIED_OVER, grade=Grade.GOOD, carried_from="peel-2017"),
    judged("kent", "2021-22", "investigating-crime", Grade.REQUIRES_IMPROVEMENT, None),
    judged(
        "kent", "2023-25", "investigating-crime", Grade.REQUIRES_IMPROVEMENT, None, source=PAPER,
        caveat="Taken from a summary.",
        others=(Statement(State.GRADED, PAGE, Grade.ADEQUATE, withdrawn=date(2024, 8, 8)),),
    ),
    judged("essex", "2016", OVERALL, Grade.GOOD, source=PAPER),
    judged("essex", "2016", "preventing-crime", Grade.GOOD, others=(Statement(State.GRADED, PAPER, Grade.INADEQUATE),)),
    judged("essex", "2017", OVERALL, Grade.GOOD, updated=date(2018, 3, 22)),
    judged("gwent", "2016", OVERALL, Grade.OUTSTANDING),
)  # fmt: skip


def due(day: date | None = None, kind: DueKind = DueKind.EXACT, **more: Any) -> Deadline:
    return Deadline(kind, day=day, **more)


FINDINGS = (
    Finding(
        "KENT-2016-E1", ("kent",), "peel-2016", Kind.AREA_FOR_IMPROVEMENT,
        "Understand why victims do not support action.",
        (PAGE,), "effectiveness", "investigating-crime", actions=("Analyse it.", "Review it."),
        obligations=(
            Obligation("action-plan", "Submit an action plan", due(date(2017, 5, 1)), to="HMIC"),
            Obligation(
                "report", "Report on the analysis",
                due(date(2017, 6, 3), disputed=(DisputedDate(date(2017, 6, 30), REGISTER, "a later date"),)), to="HMIC",
            ),
            Obligation("start", "Start at once", due(kind=DueKind.IMMEDIATE)),
        ),
        follow_up=(FollowUp("HMIC will review both."), FollowUp("HMIC may come back.", "during 2017", possible=True)),
        related=(("KENT-2017-E1", "repeated by"), ("NATIONAL-2016-R1", "same matter as")),
        about=("victims", "outcomes"),
        published=date(2017, 3, 2), caveat="Read from a copy.",
    ),
    Finding("KENT-2016-E2", ("kent",), "peel-2016", Kind.AREA_FOR_IMPROVEMENT, "Develop the local profile.", (PAGE,),
            "effectiveness", "vulnerable"),
    Finding("KENT-2017-E1", ("kent",), "peel-2017", Kind.AREA_FOR_IMPROVEMENT, "Investigate consistently.", (PAGE,),
            "effectiveness", "investigating-crime", related=(("KENT-2016-E1", "repeats"),),
            obligations=(
                Obligation("plan", "Plan it", due(kind=DueKind.RELATIVE, words="within 3 months of publication")),
            )),
    Finding(
        "ESSEX-2016-C1", ("essex",), "peel-2016", Kind.CAUSE_OF_CONCERN, "Custody is unsafe for detainees.", (PAPER,),
        "effectiveness", "vulnerable",
        obligations=(
            Obligation(
                "mend", "Make custody safe",
                due(date(2017, 3, 1), origin=Origin.INTERNAL,
                    revisions=(Revision(date(2017, 1, 5), "staff were lacking"),)),
            ),
            Obligation("train", "Train staff", due(kind=DueKind.PERIOD, words="during 2017")),
        ),
        statuses=(
            StatusEvent(Status.IN_PROGRESS, REGISTER, date(2017, 2, 1)),
            StatusEvent(Status.CLOSED, PAGE, date(2017, 9, 1), note="seen on a visit"),
        ),
    ),
    Finding(
        "NATIONAL-2016-R1", ("essex", "kent"), "peel-2016", Kind.RECOMMENDATION,
        "Report on outcomes nationally.", (REGISTER,),
        "effectiveness", "investigating-crime",
        obligations=(Obligation("report", "Report", due(date(2017, 6, 30))),),
    ),
)  # fmt: skip
OBSERVATIONS = (
    Observation("O1", "kent", "peel-2016", "effectiveness", "investigating-crime", Tone.WEAKNESS,
                "Stalking investigations are of a lower standard.", PAGE, ("harassment",)),
    Observation("O2", "kent", "peel-2016", "effectiveness", "vulnerable", Tone.STRENGTH,
                "Officers investigate stalking with care.", PAGE),
)  # fmt: skip
REPORTS = (
    Report("kent/2016-effectiveness", ("kent",), "peel-2016", "effectiveness", PAGE, date(2017, 3, 2)),
    Report("kent/2017", ("kent",), "peel-2017", None, OVERVIEW),
)
GLOSSARY = (
    Term("cause-of-concern", "cause of concern", "A serious failing.", ("CoC",), OVERVIEW),
    Term("adequate", "adequate", "The middle grade."),
)

KNOWLEDGE = Knowledge(
    forces={force.id: force for force in FORCES},
    frameworks={one.id: one for one in FRAMEWORKS},
    reports=REPORTS,
    judgements=JUDGEMENTS,
    findings=FINDINGS,
    observations=OBSERVATIONS,
    glossary=GLOSSARY,
)
RESPONDER = Responder(KNOWLEDGE)


def ask(intent: Intent, *forces: str, today: date = TODAY, **slots: Any) -> Answer:
    """Return the answer to a query with these slots; cycles are given by label."""
    if "cycles" in slots:
        slots["cycles"] = tuple(f"peel-{label.replace('/', '-')}" for label in slots["cycles"])
    return RESPONDER.respond(Query(intent, slots.pop("text", ""), today, forces=forces, **slots))


def facts(answer: Answer, kind: str) -> list[dict[str, Any]]:
    """Return an answer's facts of a kind, flat."""
    return [dict(fact.as_json()) for fact in answer.facts if fact.kind == kind]


def said(answer: Answer) -> str:
    """Return everything an answer says, as the terminal shows it."""
    return to_text(answer)
