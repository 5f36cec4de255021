"""Deadlines on a time line: a force's obligations around a day, moved and disputed dates with them."""

from datetime import date
from itertools import pairwise

from bot.ask.answer import Answer, Lines, Outcome, Part
from bot.ask.respond import dues
from bot.ask.respond.wording import capital, count, day, listed
from bot.charts import font
from bot.charts.canvas import INK, QUIET, RULE, Box, Canvas
from bot.charts.due_marks import LOOKS, mark, small
from bot.charts.foot import foot, heading, sources_said
from bot.charts.owed import SET_BY, Item, Owed, Stands, owed
from bot.charts.palette import TODAY
from bot.charts.picture import Picture, clipped
from bot.charts.time_axis import Axis, axis
from bot.domain.knowledge import Knowledge

EDGE = 28
WIDE = 1160
NAMES, STATE = 300, 176
ROW = 66
HEAD = 46
SMALL = 11


def deadlines(knowledge: Knowledge, force: str, on: date) -> Picture:
    """Return the time line of a force's deadlines around a day; without a drawing where none has a day."""
    shown = owed(knowledge, force, on)
    title = f"{knowledge.forces[force].name}: deadlines, seen from {day(on)}"
    answer, description = _told(shown), clipped(_alt(shown))
    file = f"{force}-deadlines"
    if not shown.items:
        return Picture(file, title, description, answer)
    canvas = Canvas(WIDE)
    y = heading(
        canvas, EDGE, title, "Each row is one obligation, by the day it is due; who set the day stands at the right."
    )
    days = [each for one in shown.items for each in one.days]
    line = axis(days, on, EDGE + NAMES + 20, WIDE - EDGE - STATE - 20)
    bottom = y + HEAD + ROW * len(shown.items)
    _axis(canvas, line, y + HEAD, bottom)
    _today(canvas, line, on, y + HEAD, bottom)
    for place, one in enumerate(shown.items):
        _row(canvas, line, one, y + HEAD + place * ROW, on)
    _legend(canvas, shown, bottom + 18)
    foot(canvas, EDGE, bottom + 34, _notes(shown), _sources(shown))
    size = (canvas.width, canvas.height)
    return Picture(file, title, description, answer, canvas.svg(title, description), tuple(canvas.marks), size)


def _axis(canvas: Canvas, line: Axis, top: float, bottom: float) -> None:
    for when, name in line.ticks:
        x = line.x(when)
        canvas.line(x, top, x, bottom, stroke="#e4e9ed")
        half = font.width(name, SMALL) / 2
        if line.left - 20 <= x - half and x + half <= line.right + 20:
            canvas.text(x, top - 8, name, size=SMALL, fill=QUIET, anchor="middle")
    canvas.line(line.left, top, line.right, top, stroke=RULE)


def _today(canvas: Canvas, line: Axis, on: date, top: float, bottom: float) -> None:
    """Draw the day it is seen from; an arrow at the edge where it is far from every deadline."""
    said = day(on)
    half = font.width(said, 12, bold=True) / 2
    if line.first <= on <= line.last:
        x = line.x(on)
        canvas.line(x, top - 4, x, bottom, stroke=TODAY, thick=1.6)
        at = min(max(x, line.left + half), line.right - half)
        canvas.text(at, top - 26, said, size=12, bold=True, fill=TODAY, anchor="middle")
    elif on > line.last:
        canvas.text(line.right, top - 26, f"{said} →", size=12, bold=True, fill=TODAY, anchor="end")
    else:
        canvas.text(line.left, top - 26, f"← {said}", size=12, bold=True, fill=TODAY)


def _row(canvas: Canvas, line: Axis, one: Item, y: float, on: date) -> None:
    canvas.line(EDGE, y + ROW, WIDE - EDGE, y + ROW, stroke="#e4e9ed")
    box = Box(EDGE, y, NAMES, ROW)
    canvas.text(
        EDGE, y + 18, font.cut(font.shown(one.finding.id), NAMES, 12, bold=True), size=12, bold=True, within=box
    )
    what = font.wrap(one.obligation.what, NAMES, 11.5, most=2)
    canvas.lines(EDGE, y + 35, what, size=11.5, step=15, fill=INK, within=box)
    middle = y + ROW / 2
    moved = [each.was for each in one.deadline.revisions]
    disputed = [each.due for each in one.deadline.disputed]
    chain = [*moved, one.day]
    for before, after in pairwise(chain):
        _arrow(canvas, line.x(before), line.x(after), middle)
    for other in disputed:
        canvas.line(line.x(one.day), middle, line.x(other), middle, stroke=QUIET, dash="1.5 3", thick=1.4)
        small(canvas, line.x(other), middle, "?")
    for was in moved:
        small(canvas, line.x(was), middle, "")
    mark(canvas, one.stands, line.x(one.day), middle)
    within = Box(line.left - 20, y, line.right - line.left + 40, ROW)
    _label(canvas, line.x(one.day), middle - 14, day(one.day), within, bold=True)
    below = [f"was {day(each)}" for each in moved] + [f"or {day(each)}, by another source" for each in disputed]
    if below:
        said = font.cut("; ".join(below), within.width, SMALL)
        _label(canvas, line.x((moved or disputed)[0]), middle + 22, said, within)
    _state(canvas, one, Box(WIDE - EDGE - STATE, y, STATE, ROW), on)


def _label(canvas: Canvas, x: float, y: float, said: str, within: Box, *, bold: bool = False) -> None:
    half = font.width(said, SMALL, bold=bold) / 2
    at = min(max(x, within.x + half), within.x + within.width - half)
    canvas.text(
        at, y, said, size=SMALL, bold=bold, fill=INK if bold else QUIET, anchor="middle", within=within, halo=True
    )


def _arrow(canvas: Canvas, x: float, to: float, y: float) -> None:
    """Draw a move of a date, from the day it was to the next."""
    if abs(to - x) < 12:
        return
    way = 1 if to > x else -1
    canvas.line(x, y, to - way * 9, y, stroke=QUIET, thick=1.6)
    tip = to - way * 8
    canvas.shape([(tip, y), (tip - way * 6, y - 3.5), (tip - way * 6, y + 3.5)], fill=QUIET)


def _state(canvas: Canvas, one: Item, box: Box, on: date) -> None:
    left = (one.day - on).days
    said = {
        Stands.OPEN: "due today" if left == 0 else f"open, {count(left, 'day')} left",
        Stands.OVERDUE: f"overdue by {count(-left, 'day')}",
        Stands.PASSED: f"past by {count(-left, 'day')}, status not known",
        Stands.CLOSED: "closed",
    }[one.stands]
    event = one.finding.status_on(on)
    if one.stands is Stands.CLOSED and event is not None:
        said = str(event.status)
    lines = font.wrap(capital(said), box.width, 12, bold=True, most=2)
    y = canvas.lines(box.x, box.y + 20, lines, size=12, step=15, bold=True, within=box)
    moved = ", moved by the force" if one.deadline.moved_by_force else ""
    canvas.lines(
        box.x, y + 1, font.wrap(f"{SET_BY[one.deadline.origin]}{moved}", box.width, SMALL, most=1),
        size=SMALL, fill=QUIET, within=box,
    )  # fmt: skip


def _legend(canvas: Canvas, shown: Owed, y: float) -> None:
    x = EDGE + 8.0
    for stands in LOOKS:
        if any(one.stands is stands for one in shown.items):
            mark(canvas, stands, x, y)
            canvas.text(x + 14, y + 4, capital(stands), size=11.5)
            x += 14 + font.width(capital(stands), 11.5) + 32
    for sign, said, any_ in (
        ("", "Original date, before it was moved", any(one.deadline.revisions for one in shown.items)),
        ("?", "Another source's date", any(one.deadline.disputed for one in shown.items)),
    ):
        if any_:
            small(canvas, x, y, sign)
            canvas.text(x + 14, y + 4, said, size=11.5)
            x += 14 + font.width(said, 11.5) + 32


def _notes(shown: Owed) -> list[str]:
    notes = []
    if shown.left_out:
        notes.append(f"Not drawn: {count(shown.left_out, 'deadline')} further from that day.")
    if shown.undated:
        notes.append(f"Without a day, so not on the line: {count(shown.undated, 'obligation')}.")
    if any(one.finding.status_on(shown.on) is None for one in shown.items):
        notes.append("Where nobody stated a status, a finding counts as open.")
    return notes


def _sources(shown: Owed) -> str:
    every = [source for one in shown.items for source in dues.sources(one.finding, one.obligation)]
    statuses = [event.source for one in shown.items if (event := one.finding.status_on(shown.on))]
    register = [f"the force's register, {day(shown.on)}"] if any(not one.url for one in every + statuses) else []
    return sources_said(every + statuses, *register)


def _told(shown: Owed) -> Answer:
    lines = [dues.line(shown.known, one, shown.on, forces=False) for one in shown.every]
    if not lines:
        return Answer(Outcome.NOT_KNOWN, _counted(shown))
    dated = [line for line, one in zip(lines, shown.every, strict=True) if one.deadline and one.deadline.day]
    undated = [line for line in lines if line not in dated]
    parts: list[Part] = [Lines(dated, "With a day")] if dated else []
    parts += [Lines(undated, "Without a day")] if undated else []
    return Answer(Outcome.ANSWER, _counted(shown), tuple(parts))


def _counted(shown: Owed) -> str:
    if not shown.items:
        name = shown.known.force(shown.force)
        without = f"; {count(shown.undated, 'obligation')} without a day" if shown.undated else ""
        return f"No deadline of {name} is known here by {day(shown.on)}{without}."
    tally = [(one, sum(item.stands is one for item in shown.items)) for one in Stands]
    said = listed(f"{number} {one}" for one, number in tally if number)
    number = len(shown.items)
    drawn = f"{count(number, 'deadline')} nearest to" if shown.left_out else f"{count(number, 'deadline')} seen from"
    about = f": {said}" if said else ""
    return (
        f"{shown.known.force(shown.force)}, {drawn} {day(shown.on)}{about}; "
        f"{count(shown.undated, 'obligation')} without a day."
    )


def _alt(shown: Owed) -> str:
    said = [f"A time line of deadlines. {_counted(shown)}" if shown.items else _counted(shown)]
    for one in shown.items:
        more = "".join(f", was {day(each.was)}" for each in one.deadline.revisions)
        more += "".join(f", or {day(each.due)} by another source" for each in one.deadline.disputed)
        said.append(f"{one.finding.id}: {day(one.day)} ({one.stands}{more}).")
    return " ".join(said)
