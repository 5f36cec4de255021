"""Every picture of every force: nothing outside, nothing over another, breaks where grades must not be compared."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest

from bot.charts.canvas import Box
from bot.charts.deadlines import deadlines
from bot.charts.grid import grid
from bot.charts.judged import judged
from bot.charts.picture import MOST_ALT, Picture
from bot.charts.statuses import NOT_KNOWN, statuses, tallied
from bot.domain.finding import Deadline, DisputedDate, DueKind, Finding, Kind, Obligation, Origin, Revision, StatusEvent
from bot.domain.framework import Grade
from bot.domain.judgement import Judgement, State, Statement
from bot.domain.knowledge import Knowledge
from bot.domain.source import Source

TODAY = date(2026, 11, 23)
DRAW = (grid, deadlines, statuses)
Draw = Callable[[Knowledge, str, date], Picture]
REGISTER = Source("the force's register, entry 7", "")
NASTY = "=HYPERLINK(1) <script>alert(1)</script> & \"x\" 'y' \u202e\u05e9\u05dc\u05d5\u05dd 😀 \x00\x1b " + "Wort" * 40


def whole(picture: Picture) -> None:
    """Check that everything lies on the canvas, texts in their places, and no text over another."""
    ET.fromstring(picture.svg)
    canvas = Box(0, 0, *picture.size)
    for mark in picture.marks:
        assert canvas.holds(mark.box), mark
        assert mark.within is None or mark.within.holds(mark.box, slack=1), mark
    texts = [mark for mark in picture.marks if mark.what == "text" and mark.said != "?"]
    for one, other in combinations(texts, 2):
        assert not one.box.meets(Box(other.box.x, other.box.y + 2, other.box.width, other.box.height - 4)), (one, other)
    assert 0 < len(picture.alt) <= MOST_ALT


@pytest.mark.parametrize("draw", DRAW)
def test_every_force_is_drawn_whole_or_said_to_be_empty(knowledge: Knowledge, draw: Draw) -> None:
    assert len(knowledge.forces) == 43
    for force in knowledge.forces:
        picture = draw(knowledge, force, TODAY)
        if picture.svg:
            whole(picture)
        else:
            assert "known" in picture.told.headline
    assert draw(knowledge, "kent", TODAY).svg


def test_a_gap_stands_wherever_cycles_must_not_be_compared_and_nothing_crosses_it(knowledge: Knowledge) -> None:
    for force in knowledge.forces:
        picture, shown = grid(knowledge, force, TODAY), judged(knowledge, force, TODAY)
        gaps = [mark for mark in picture.marks if mark.what == "gap"]
        ids = [one.id for one in shown.cycles]
        barred = [pair for pair in pairwise(ids) if knowledge.barrier_between(*pair)]
        assert len(gaps) == len(barred)
        for gap in gaps:
            inner = Box(gap.box.x + 20, gap.box.y, gap.box.width - 40, gap.box.height)
            crossing = [one for one in picture.marks if one.what in ("line", "rect", "path") and one.box.meets(inner)]
            assert crossing == []
            assert "must not be compared" in gap.said
            words = [one for one in picture.marks if one.what == "text" and gap.box.holds(one.box)]
            assert len(words) == 1


def test_what_was_not_asked_stays_blank_and_what_is_not_known_says_so(knowledge: Knowledge) -> None:
    shown = judged(knowledge, "kent", TODAY)
    row = next(one for one in shown.rows if one.name == "Tackling anti-social behaviour")
    assert row.cells[1:] == ("",) * 6
    assert any(cell == "not known here" for one in shown.rows for cell in one.cells)


def test_each_state_of_a_judgement_looks_different(knowledge: Knowledge) -> None:
    source = knowledge.judgements_of["kent"][0].statement.source
    weak = replace(source, inspectorate=False)
    statements = [
        Statement(State.GRADED, source, Grade.GOOD),
        Statement(State.CARRIED_OVER, source, Grade.GOOD, carried_from="peel-2017"),
        Statement(State.CARRIED_OVER, source),
        Statement(State.UNGRADED, source),
        Statement(State.NOT_STATED, source),
        Statement(State.TO_BE_GRADED, source),
        Statement(State.GRADED, weak, Grade.GOOD),
    ]
    other = Statement(State.GRADED, source, Grade.REQUIRES_IMPROVEMENT)
    drawings = []
    for statement, others in [*((one, ()) for one in statements), (statements[0], (other,)), (statements[1], (other,))]:
        one = Judgement("kent", "peel-2018-19", "efficiency", "overall", statement, others)
        picture = grid(
            Knowledge(forces=knowledge.forces, frameworks=knowledge.frameworks, judgements=(one,)), "kent", TODAY
        )
        whole(picture)
        drawings.append(re.sub("<desc>.*?</desc>", "", picture.svg))
    assert len(set(drawings)) == len(drawings)
    assert ">or requires<" in drawings[-2]


def test_where_sources_differ_the_description_says_so(knowledge: Knowledge) -> None:
    said = grid(knowledge, "avon-and-somerset", TODAY).alt
    assert "Sources differ on Use of resources in 2017: good, or outstanding." in said
    assert "Sources differ" not in grid(knowledge, "kent", TODAY).alt


def test_a_judgement_published_later_is_left_out_and_said(knowledge: Knowledge) -> None:
    early = judged(knowledge, "kent", date(2016, 1, 1))
    assert early.later > 0
    assert [one.id for one in early.cycles][-1] in ("peel-2014", "peel-2015", "peel-2016")
    assert "2018/19" not in grid(knowledge, "kent", date(2016, 1, 1)).alt


def of_the_force(knowledge: Knowledge, *, what: str = "Report", closed: bool = False) -> Knowledge:
    """Return the knowledge with one finding whose date was moved, is disputed, and whose words are nasty."""
    deadline = Deadline(
        DueKind.EXACT,
        Origin.INTERNAL,
        date(2026, 12, 24),
        revisions=(Revision(date(2026, 9, 1), "late", source=REGISTER), Revision(date(2026, 10, 30), source=REGISTER)),
        disputed=(DisputedDate(date(2026, 12, 1), REGISTER),),
    )
    source = Source("a report", "https://example.org/report")
    status = StatusEvent("closed" if closed else NASTY, REGISTER, date(2026, 5, 1), by="Dana Whitfield", closes=closed)
    finding = Finding(
        "KENT-2026-X1", ("kent",), "peel-2025-27", Kind.INTERNAL, what, (source,),
        obligations=(Obligation("report", what, deadline),), statuses=(status,),
    )  # fmt: skip
    forces = {**knowledge.forces, "kent": replace(knowledge.forces["kent"], name=what[:200])}
    return replace(knowledge, findings=(*knowledge.findings, finding), forces=forces)


@pytest.mark.parametrize("draw", DRAW)
def test_markup_long_words_and_other_scripts_do_no_harm(knowledge: Knowledge, draw: Draw) -> None:
    picture = draw(of_the_force(knowledge, what=NASTY), "kent", TODAY)
    whole(picture)
    assert "<script" not in picture.svg
    assert picture.png().startswith(b"\x89PNG")


def test_a_moved_and_disputed_date_shows_every_day(knowledge: Knowledge) -> None:
    picture = deadlines(of_the_force(knowledge), "kent", TODAY)
    whole(picture)
    said = " ".join(mark.said for mark in picture.marks)
    for one in (
        "24 December 2026",
        "was 1 September 2026",
        "was 30 October 2026",
        "or 1 December 2026",
        "31 days left",
    ):
        assert one in said
    assert "internal, moved by the force" in said
    assert "the force's register, 23 November 2026" in said
    assert "was 1 September 2026" in picture.alt


def test_a_closed_finding_is_not_overdue(knowledge: Knowledge) -> None:
    late = deadlines(of_the_force(knowledge), "kent", date(2026, 12, 26))
    closed = deadlines(of_the_force(knowledge, closed=True), "kent", date(2026, 12, 26))
    assert "KENT-2026-X1: 24 December 2026 (overdue" in late.alt
    assert "KENT-2026-X1: 24 December 2026 (closed" in closed.alt


def test_many_deadlines_leave_the_farthest_out_and_say_so(knowledge: Knowledge) -> None:
    base = next(one for one in knowledge.findings if one.forces == ("kent",))
    obligations = tuple(
        Obligation(f"o{one}", f"Do {one}", Deadline(DueKind.EXACT, day=date(2026, 1 + one % 12, 1 + one % 28)))
        for one in range(40)
    )
    picture = deadlines(replace(knowledge, findings=(replace(base, obligations=obligations),)), "kent", TODAY)
    whole(picture)
    assert "Not drawn: 16 deadlines further from that day." in " ".join(mark.said for mark in picture.marks)


def test_statuses_add_up(knowledge: Knowledge) -> None:
    for force in knowledge.forces:
        some = knowledge.findings_of.get(force, [])
        tally = tallied(knowledge, some, TODAY)
        assert sum(held.total() for held in tally.values()) == sum(one.stands_for for one in some)
    tally = tallied(knowledge, knowledge.findings_of["kent"], TODAY)
    assert tally[NOT_KNOWN].keys() == {None}


@pytest.mark.parametrize("draw", DRAW)
def test_nothing_known_says_so(knowledge: Knowledge, draw: Draw) -> None:
    empty = Knowledge(forces=knowledge.forces, frameworks=knowledge.frameworks)
    picture = draw(empty, "kent", TODAY)
    assert not picture.svg
    assert picture.told.headline.startswith("No ")


def test_the_same_picture_is_the_same_bytes_at_twice_the_size(knowledge: Knowledge) -> None:
    one, other = (grid(knowledge, "kent", TODAY) for _ in range(2))
    assert one.png() == other.png()
    wide, high = (int.from_bytes(one.png()[at : at + 4], "big") for at in (16, 20))
    assert (wide, high) == tuple(2 * round(side) for side in one.size)
