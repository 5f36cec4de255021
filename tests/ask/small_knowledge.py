"""A small knowledge base, by hand: a dozen forces, four cycles, one finding."""

from bot.domain.finding import Deadline, DueKind, Finding, Kind, Obligation, Observation, Tone
from bot.domain.force import Force
from bot.domain.framework import OVERALL, Framework, Grade, Question
from bot.domain.knowledge import Knowledge, Term
from bot.domain.source import Source

SOURCE = Source("A page", "https://example.org/page")
FOUR = (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)
FIVE = tuple(Grade)


def _force(name: str, region: str, *aliases: str, official: str = "", country: str = "England") -> Force:
    return Force(name.lower().replace(" ", "-"), name, official or f"{name} Police", region, aliases, country)


FORCES = (
    _force("Kent", "South East"),
    _force("Essex", "Eastern"),
    _force("Sussex", "South East"),
    _force("Surrey", "South East"),
    _force("Cleveland", "North East"),
    _force("Avon and Somerset", "South West", "A&S", "ASP", official="Avon and Somerset Constabulary"),
    _force("Metropolitan", "London", "Met", "Met Police", "MPS", official="Metropolitan Police Service"),
    _force("City of London", "London", "CoLP"),
    _force("Greater Manchester", "North West", "GMP"),
    _force("Staffordshire", "West Midlands", "Staffs"),
    _force("West Midlands", "West Midlands", "WMP"),
    _force("West Mercia", "West Midlands"),
    _force("West Yorkshire", "Yorkshire and the Humber", "WYP"),
    _force("North Yorkshire", "Yorkshire and the Humber", "NYP"),
    _force("North Wales", "Wales", country="Wales"),
    _force("South Wales", "Wales", country="Wales"),
    _force("Northamptonshire", "East Midlands", "Northants"),
)
_OLD = (
    Question(
        OVERALL,
        "How effective is the force at keeping people safe and reducing crime?",
        "Effectiveness overall",
        "effectiveness",
    ),
    Question(
        "preventing-crime",
        "How effective is the force at preventing crime, tackling anti-social behaviour and keeping people safe?",
        "Preventing crime",
        "effectiveness",
        1,
        ("anti-social behaviour", "ASB", "prevention"),
    ),
    Question(
        "investigating-crime",
        "How effective is the force at investigating crime and reducing re-offending?",
        "Investigating crime",
        "effectiveness",
        2,
        ("investigations", "reducing re-offending"),
    ),
    Question(
        "protecting-the-vulnerable",
        "How effective is the force at protecting those who are vulnerable from harm, and supporting victims?",
        "Protecting vulnerable people",
        "effectiveness",
        3,
        ("vulnerability", "vulnerable people"),
    ),
    Question(
        "serious-and-organised-crime",
        "How effective is the force at tackling serious and organised crime?",
        "Serious and organised crime",
        "effectiveness",
        4,
        ("SOC", "organised crime"),
    ),
    Question(
        OVERALL,
        "How efficient is the force at keeping people safe and reducing crime?",
        "Efficiency overall",
        "efficiency",
    ),
    Question(
        "understanding-demand",
        "How well does the force understand demand?",
        "Understanding demand",
        "efficiency",
        1,
        ("demand",),
    ),
)
_NEW = (
    Question("investigating-crime", "Investigating crime", "Investigating crime", None, 1, ("investigations",)),
    Question(
        "preventing-crime", "Preventing crime and anti-social behaviour", "Preventing crime", None, 2, ("prevention",)
    ),
    Question("responding-to-the-public", "Responding to the public", "Responding to the public", None, 3),
)
_PILLARS = ("effectiveness", "efficiency", "legitimacy", "leadership")
FRAMEWORKS = (
    Framework("peel-2016", "2016", "PEEL 2016", 3, (2016,), FOUR, _PILLARS, _OLD),
    Framework("peel-2017", "2017", "PEEL 2017", 4, (2017,), FOUR, _PILLARS[:3], _OLD),
    Framework("peel-2018-19", "2018/19", "PEEL 2018/19", 5, (2018, 2019), FOUR, _PILLARS[:3], _OLD),
    Framework("peel-2021-22", "2021/22", "PEEL 2021/22", 6, (2021, 2022), FIVE, (), _NEW),
    Framework("peel-2023-25", "2023-25", "PEEL 2023-25", 7, (2023, 2024, 2025), FIVE, (), _NEW),
    Framework("peel-2025-27", "2025-27", "PEEL 2025-27", 8, (2025, 2026, 2027), FIVE, (), _NEW),
)
FINDING = Finding(
    "KENT-2016-E1",
    ("kent",),
    "peel-2016",
    Kind.AREA_FOR_IMPROVEMENT,
    "Find out why so many investigations end because the victim does not support police action.",
    (SOURCE,),
    pillar="effectiveness",
    question="investigating-crime",
    about=("victims", "evidential difficulties"),
    obligations=(Obligation("action-plan", "send an action plan", Deadline(DueKind.NONE)),),
)
OBSERVATION = Observation(
    "kent-o1",
    "kent",
    "peel-2016",
    "effectiveness",
    "investigating-crime",
    Tone.WEAKNESS,
    "Stalking and harassment investigations were of a lower standard; body worn video is not always used.",
    SOURCE,
    about=("stalking", "harassment", "body worn video", "custody"),
)
GLOSSARY = (
    Term("peel", "PEEL", "The programme of inspections.", ("PEEL inspection",)),
    Term("afi", "area for improvement", "A weakness to mend.", ("AFI", "AFIs", "areas for improvement")),
    Term("cause-of-concern", "cause of concern", "Serious.", ("CoC", "causes of concern")),
    Term("adequate", "adequate", "A grade since 2021/22."),
    Term("requires-improvement", "requires improvement", "A grade.", ("RI",)),
    Term("outstanding", "outstanding", "The best grade."),
)
KNOWLEDGE = Knowledge(
    forces={force.id: force for force in FORCES},
    frameworks={framework.id: framework for framework in FRAMEWORKS},
    findings=(FINDING,),
    observations=(OBSERVATION,),
    glossary=GLOSSARY,
)
