"""HELP, asking back, and saying that a question is none for this knowledge."""

from bot.ask.answer import Answer, Line, Lines, Outcome, Paragraph, Part
from bot.ask.forms import Form
from bot.ask.query import Choice, NotUnderstood, Query, Unclear
from bot.ask.respond.known import Known
from bot.ask.respond.provenance import provenance
from bot.ask.respond.reply import ask_cycle, reply
from bot.ask.respond.wording import listed, short

MOST_ECHO = 60
"""Characters of a person's own words that are said back."""

REMINDERS = (
    "Where reminders are set up in Slack: subscribe kent has this channel reminded of deadlines, subscriptions shows, "
    "changes and ends that. Acknowledge, snooze and wake are buttons there, or words: acknowledge KENT-2016-E1, "
    "snooze KENT-2016-E1 until next week, wake KENT-2016-E1."
)
FILES = (
    "As a file, in Slack: export kent findings xlsx sends it to you directly (findings, obligations, history or "
    "calendar; xlsx, csv, json or ics). calendar kent says the address to which a calendar of your own subscribes. "
    "As a picture: chart kent judgements (or deadlines, or statuses)."
)


def examples(known: Known, force: str | None) -> tuple[tuple[str, str], ...]:
    """Return questions to learn from: what each is about, and the question, on a force that has answers."""
    name = known.force(force or known.fullest)
    return (
        ("One judgement", f"What was {name} judged on investigating crime in 2016?"),
        ("All of a force", f"All judgements for {name} in 2018/19"),
        ("Over the years", f"History of {name} effectiveness"),
        ("By grade", "Which forces were outstanding for efficiency in 2016?"),
        ("Side by side", f"Compare {name} and {_other(known, name)} effectiveness 2016"),
        ("What to mend", f"Which areas for improvement does {name} have?"),
        ("By when", f"Which deadlines does {name} have?"),
        ("What was said", f"What did inspectors say about domestic abuse in {name}?"),
        ("What words mean", "What is a cause of concern?"),
    )


def _other(known: Known, name: str) -> str:
    others = [known.force(force) for force in ("essex", "sussex", *known.forces) if force in known.force_names]
    return next((other for other in others if other != name), "Essex")


def help_(known: Known, query: Query) -> Answer:
    """Teach by example; or say where the knowledge comes from, where that is asked."""
    if Form.PROVENANCE in query.forms:
        return provenance(known, query)
    shown = examples(known, query.forces[0] if query.forces else None)
    lines = tuple(Line(question, lead) for lead, question in shown)
    cycles = listed(framework.label for framework in known.cycles)
    parts: list[Part] = [
        Lines(lines, "Ask in your own words, for example"),
        Paragraph(
            f"Held here: what the inspectorate published of {len(known.forces)} forces in {cycles}, each with its "
            "source. What is not held is said to be not known."
        ),
        Paragraph("/peel answers you alone; a mention answers in the thread; a direct message works too."),
        Paragraph(REMINDERS),
        Paragraph(FILES),
    ]
    said = "Ask what police forces were judged, what they must improve, and by when: PEEL inspections, with sources."
    if query.greeting:
        said = f"{query.greeting} {said}"
    steps = [Choice(lead, question) for lead, question in (shown[0], shown[2], shown[5], shown[8])]
    return reply(known, query, said, outcome=Outcome.HELP, parts=parts, next_steps=steps)


def unclear(asked: Unclear) -> Answer:
    """Ask back with choices."""
    return Answer(Outcome.UNCLEAR, asked.asks, choices=asked.choices)


def not_understood(known: Known, asked: NotUnderstood) -> Answer:
    """Say plainly that this is not answered from the knowledge, naming the words that stay unexplained."""
    if asked.reason:
        said = asked.reason
    elif asked.unknown:
        words = listed((f"“{short(' '.join(word.split()), MOST_ECHO)}”" for word in asked.unknown[:4]), "or")
        said = f"Not known here: nothing in the knowledge of PEEL inspections explains {words}."
    else:
        said = "Not known here: this does not read as a question about PEEL inspections of the 43 police forces."
    offered = asked.choices or tuple(
        Choice(lead, question)
        for lead, question in examples(known, None)
        if lead in ("One judgement", "What to mend", "By when")
    )
    parts = (Paragraph("Answered are questions on what forces were judged, what they must improve, and by when."),)
    return Answer(Outcome.NOT_KNOWN, said, parts, choices=offered)


def unknown_cycle(known: Known, query: Query) -> Answer:
    """Say that no inspection has the year named, and which there are."""
    labels = [framework.label for framework in known.cycles]
    year = short(query.unknown_cycle or "", MOST_ECHO)
    said = f"No PEEL inspection of {year} is known here. The inspections are {listed(labels)}."
    choices: list[Choice] = []
    if len(query.forces) == 1:
        held = known.records(query.forces[0]).judgements
        choices = [ask_cycle(known, query.forces[0], cycle) for cycle in sorted(held, key=known.cycle_order)][-4:]
    else:
        choices = [Choice("Which inspections", "List the PEEL cycles")]
    return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=choices)
