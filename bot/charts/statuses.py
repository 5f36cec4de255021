"""Findings by status: how many stand where, each part in its colour with the colour's word; the numbers add up."""

from collections import Counter
from datetime import date

from bot.ask.answer import Answer, Chart, Outcome, Paragraph, Part, Table
from bot.ask.respond.known import Known
from bot.ask.respond.wording import capital, count, day, listed
from bot.charts import font
from bot.charts.canvas import INK, RULE, Box, Canvas
from bot.charts.foot import foot, heading, sources_said
from bot.charts.palette import RAGS, UNKNOWN
from bot.charts.picture import Picture, clipped
from bot.domain.finding import Finding
from bot.domain.knowledge import Knowledge
from bot.domain.rag import rag
from bot.domain.registering import Rag

EDGE, WIDE = 28.0, 900.0
NAMES, NUMBER = 230, 44
ROW, BAR = 44, 26
NOT_KNOWN = "not known"
COUNTED = "not known (counted as open)"
MEANS = {
    Rag.RED: "beyond its date, or will not be met",
    Rag.AMBER: "ongoing, expected on time",
    Rag.GREEN: "implemented or closed",
    Rag.WHITE: "not the force's to deliver",
}
Tally = dict[str, Counter[Rag | None]]


def statuses(knowledge: Knowledge, force: str, on: date) -> Picture:
    """Return how many of a force's findings have which status on a day; without a drawing where it has none."""
    known = Known(knowledge)
    some = [one for one in knowledge.findings_of.get(force, ()) if not known.is_later(one, on)]
    tally = tallied(knowledge, some, on)
    name = knowledge.forces[force].name
    title = f"{name}: findings by status, {day(on)}"
    file = f"{force}-statuses"
    answer, description = _told(name, some, tally, on), clipped(_alt(name, tally, on))
    if not some:
        return Picture(file, title, description, answer)
    canvas = Canvas(WIDE)
    total = _total(tally)
    y = heading(canvas, EDGE, title, f"{count(total, 'finding')} in all, by where each stands; the colour is its RAG.")
    y = _bars(canvas, tally, y + 6)
    y = _legend(canvas, tally, y + 16)
    foot(canvas, EDGE, y + 4, _notes(tally), _sources(some, on))
    size = (canvas.width, canvas.height)
    return Picture(file, title, description, answer, canvas.svg(title, description), tuple(canvas.marks), size)


def tallied(knowledge: Knowledge, some: list[Finding], on: date) -> Tally:
    """Return how many findings have each status, by colour: in the register's order, what nobody stated last."""
    rules = knowledge.registering
    tally: Tally = {str(one.name): Counter() for one in rules.statuses}
    unknown: Counter[Rag | None] = Counter()
    for one in some:
        event = one.status_on(on)
        held = unknown if event is None else tally.setdefault(str(event.status), Counter())
        held[rag(one, on, rules)] += one.stands_for
    tally[NOT_KNOWN] = unknown
    return {name: held for name, held in tally.items() if held}


def _total(tally: Tally) -> int:
    return sum(held.total() for held in tally.values())


def _bars(canvas: Canvas, tally: Tally, y: float) -> float:
    left = EDGE + NAMES + NUMBER
    unit = (WIDE - EDGE - left) / max(held.total() for held in tally.values())
    top = y
    for name, held in tally.items():
        said = COUNTED if name == NOT_KNOWN else name
        box = Box(EDGE, y, NAMES - 8, ROW)
        lines = font.wrap(capital(said), box.width, 13, most=2)
        canvas.lines(EDGE, y + ROW / 2 + 4.5 - (len(lines) - 1) * 8, lines, size=13, step=16, within=box)
        canvas.text(left - 12, y + ROW / 2 + 5, f"{held.total():,}", size=15, bold=True, anchor="end")
        x = left
        for colour in (*Rag, None):
            if held[colour]:
                _part(canvas, Box(x, y + (ROW - BAR) / 2, held[colour] * unit, BAR), colour, held[colour])
                x += held[colour] * unit
        y += ROW
    canvas.line(left, top, left, y, stroke=RULE)
    return y


def _part(canvas: Canvas, box: Box, colour: Rag | None, number: int) -> None:
    look = RAGS[colour] if colour else UNKNOWN
    drawn = Box(box.x + 1, box.y, max(box.width - 2, 1), box.height)
    edged = colour in (None, Rag.WHITE)
    canvas.rect(drawn, fill=look.fill, stroke="#8795a1" if edged else look.fill, dash="" if colour else "4 3")
    word = str(colour) if colour else NOT_KNOWN
    for said in (f"{number} {word}", word[:1].upper() if colour else "?"):
        if font.width(said, 12) + 10 <= drawn.width:
            canvas.text(drawn.x + 6, drawn.y + 17, said, size=12, fill=look.ink, within=drawn)
            return


def _legend(canvas: Canvas, tally: Tally, y: float) -> float:
    x = EDGE
    for colour in (*Rag, None):
        number = sum(held[colour] for held in tally.values())
        if not number:
            continue
        word = f"{number} {colour}: {MEANS[colour]}" if colour else f"{number} without a status, so without a colour"
        wide = 22 + font.width(word, 11.5) + 22
        if x > EDGE and x + wide > WIDE - EDGE:
            x, y = EDGE, y + 24
        look = RAGS[colour] if colour else UNKNOWN
        edged = colour in (None, Rag.WHITE)
        stroke, dash = "#8795a1" if edged else look.fill, "" if colour else "4 3"
        canvas.rect(Box(x, y, 15, 15), fill=look.fill, stroke=stroke, dash=dash)
        canvas.text(x + 22, y + 12, word, size=11.5, fill=INK)
        x += wide
    return y + 15


def _notes(tally: Tally) -> list[str]:
    unknown = tally.get(NOT_KNOWN, Counter[Rag | None]()).total()
    if not unknown:
        return []
    return [f"Of {count(unknown, 'finding')} neither the register nor a source states a status: counted as open."]


def _sources(some: list[Finding], on: date) -> str:
    events = [event.source for one in some if (event := one.status_on(on)) is not None]
    every = [source for one in some for source in one.sources] + events
    register = [f"the force's register, {day(on)}"] if any(not one.url for one in every) else []
    return sources_said(every, *register)


def _told(name: str, some: list[Finding], tally: Tally, on: date) -> Answer:
    if not some:
        return Answer(Outcome.NOT_KNOWN, f"No finding of {name} is known here by {day(on)}.")
    colours = [colour for colour in (*Rag, None) if any(held[colour] for held in tally.values())]
    columns = ("Status", *(capital(colour) if colour else "No colour" for colour in colours), "All")
    rows = [
        (COUNTED if status == NOT_KNOWN else status, *(str(held[one]) for one in colours), str(held.total()))
        for status, held in tally.items()
    ]
    whole = [str(sum(held[one] for held in tally.values())) for one in colours]
    rows.append(("all", *whole, str(_total(tally))))
    events = tuple(dict.fromkeys(event.source for one in some if (event := one.status_on(on)) is not None))
    parts: list[Part] = [Table(columns, tuple(rows), "By status and RAG", events)]
    parts += [Paragraph(note) for note in _notes(tally)]
    said = f"{name}, {day(on)}: {count(_total(tally), 'finding')}"
    # without RAG: Slack gives its bars colours of its own, and a blue bar named red would mislead
    chart = Chart("Findings by status", tuple(tally), (("Findings", tuple(held.total() for held in tally.values())),))
    return Answer(Outcome.ANSWER, f"{said}: {_listed(tally)}.", tuple(parts), chart=chart)


def _listed(tally: Tally) -> str:
    return listed(f"{held.total()} {COUNTED if name == NOT_KNOWN else name}" for name, held in tally.items())


def _alt(name: str, tally: Tally, on: date) -> str:
    if not tally:
        return f"No finding of {name} is known by {day(on)}."
    said = [f"Bars of {name}'s {count(_total(tally), 'finding')} by status on {day(on)}."]
    for status, held in tally.items():
        parts = listed(f"{held[one]} {one or 'without a colour'}" for one in (*Rag, None) if held[one])
        said.append(f"{capital(status)}: {held.total()} ({parts}).")
    return " ".join(said)
