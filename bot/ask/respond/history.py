"""HISTORY: one force's judgements over the cycles, with a line where the scales may not be compared."""

from collections.abc import Sequence

from bot.ask.answer import Answer, Line, Lines, Outcome, Paragraph, Part, Table
from bot.ask.lazy import Deferred
from bot.ask.query import Query
from bot.ask.respond import barred, judged
from bot.ask.respond.comparable import comparable
from bot.ask.respond.known import Known
from bot.ask.respond.nearest import nearest
from bot.ask.respond.reply import ask_cycle, ask_findings, ask_judgement, reply
from bot.ask.respond.wording import count, listed
from bot.domain.framework import OVERALL, Barrier
from bot.domain.judgement import Judgement, State
from bot.domain.source import Source

MOST_NAMED = 4
"""Subjects named in the headline."""
MOST_BESIDE = 12
"""Subjects side by side in one table."""
BARRED = "———"
Subject = tuple[str | None, str]


def history(known: Known, query: Query) -> Answer:
    """Answer how a force was judged over the cycles; of forces in general, whether these cycles may be compared."""
    if not query.forces:
        return comparable(known, query)
    force = query.forces[0]
    tracks = _tracks(known, query, force)
    if not tracks:
        return _none(known, query, force)
    held = [judgement for track in tracks for judgement in track]
    cycles = sorted({one.cycle for one in held}, key=known.cycle_order)
    barriers = barred.barriers_within(known, cycles)
    parts: list[Part] = [
        _table(known, tracks[place : place + MOST_BESIDE], barriers) for place in range(0, len(tracks), MOST_BESIDE)
    ]
    parts += [barred.said(known, barrier) for barrier in barriers]
    parts += _without_pillars(known, query, tracks)
    chains = [line for one in held if (line := _chain_line(known, one))]
    if chains:
        parts.append(Lines(tuple(chains), "Carried over"))
    caveats = judged.together(known, held, lambda one: known.label(one.cycle))
    caveats += _gaps(known, query, tracks[0], force) if len(tracks) == 1 else []
    last = held[-1]
    return reply(
        known,
        query,
        _headline(known, force, tracks, barriers),
        parts=parts,
        facts=Deferred(
            lambda: tuple(
                [judged.fact(known, one) for one in held] + [barred.fact(known, barrier) for barrier in barriers]
            )
        ),
        caveats=caveats,
        next_steps=[
            ask_judgement(known, force, last.cycle, last.pillar, last.question),
            ask_cycle(known, force, last.cycle),
            ask_findings(known, force),
        ],
    )


def _tracks(known: Known, query: Query, force: str) -> list[list[Judgement]]:
    """Return the force's judgements, one list over time for each subject asked; the pillars' own when none is named."""
    records = known.records(force).judgements
    asked = query.cycles or tuple(framework.id for framework in known.cycles)
    tracks: dict[Subject, list[Judgement]] = {}
    for cycle in sorted(asked, key=known.cycle_order):
        wanted = set(known.asked(cycle, query))
        for judgement in records.get(cycle, ()):
            if (judgement.pillar, judgement.question) not in wanted:
                continue
            if not query.questions and judgement.question != OVERALL:
                continue
            tracks.setdefault(_track(judgement), []).append(judgement)
    if not tracks and not query.questions and not query.pillars:
        for cycle in sorted(asked, key=known.cycle_order):
            for judgement in records.get(cycle, ()):
                tracks.setdefault(_track(judgement), []).append(judgement)
    return sorted(tracks.values(), key=lambda track: _place(known, track[-1]))


def _place(known: Known, judgement: Judgement) -> tuple[int, int]:
    """Pillars in the framework's order, then the other questions."""
    pillars = known.frameworks[judgement.cycle].pillars if judgement.question == OVERALL else ()
    return (0, pillars.index(judgement.pillar)) if judgement.pillar in pillars else (1, 0)


def _track(judgement: Judgement) -> Subject:
    """A question continues over cycles by its id, whatever its pillar; a pillar's own judgement by its pillar."""
    return (judgement.pillar if judgement.question == OVERALL else None, judgement.question)


def _headline(known: Known, force: str, tracks: Sequence[list[Judgement]], barriers: list[Barrier]) -> str:
    name = known.force(force)
    first = tracks[0]
    if len(tracks) > 1:
        subjects = listed(
            known.subject(track[-1].cycle, None, track[-1].question)
            if track[-1].question != OVERALL
            else str(track[-1].pillar)
            for track in tracks[:MOST_NAMED]
        )
        more = f" and {len(tracks) - MOST_NAMED} more" if len(tracks) > MOST_NAMED else ""
        said = (
            f"{name} over the inspections, on {subjects}{more}: {count(sum(map(len, tracks)), 'judgement')} held here"
        )
    else:
        newest = first[-1]
        subject = known.subject(newest.cycle, newest.pillar, newest.question)
        grades = listed(f"{judged.state_words(one.statement)} in {known.label(one.cycle)}" for one in first)
        said = f"{name} on {subject}: {grades}"
    if barriers:
        return f"{said}. {barred.refusal(known, barriers)}"
    return f"{said}."


def _table(known: Known, tracks: Sequence[list[Judgement]], barriers: list[Barrier]) -> Table:
    """Return the cycles as rows and the subjects as columns; a row of its own where a comparison is barred."""
    at = [{one.cycle: one for one in track} for track in tracks]
    cycles = sorted({cycle for each in at for cycle in each}, key=known.cycle_order)
    rows: list[tuple[str, ...]] = []
    by_row: list[tuple[Source, ...]] = []
    for place, cycle in enumerate(cycles):
        for barrier in barriers if place else ():
            if known.cycle_order(cycles[place - 1]) <= known.cycle_order(barrier.cycle) < known.cycle_order(cycle):
                refused = f"{' and '.join(barred.barrier_pair(known, barrier))} must not be compared"
                rows.append((BARRED, *([refused] * len(tracks))))
                by_row.append((barrier.source,))
        cells = [known.label(cycle)]
        sources: dict[Source, None] = {}
        for each, track in zip(at, tracks, strict=True):
            one = each.get(cycle)
            cells.append(judged.cell(known, one) if one else known.lacking(cycle, *_track(track[0])))
            if one:
                sources[one.statement.source] = None
        rows.append(tuple(cells))
        by_row.append(tuple(sources))
    newest = [track[-1] for track in tracks]
    columns = tuple(known.short(one.cycle, one.pillar, one.question) for one in newest)
    if len(tracks) == 1:
        return Table(("Inspection", "Judgement"), tuple(rows), columns[0], by_row=tuple(by_row))
    return Table(("Inspection", *columns), tuple(rows), by_row=tuple(by_row))


def _without_pillars(known: Known, query: Query, tracks: Sequence[list[Judgement]]) -> list[Part]:
    """Say which cycles give no grades by pillar, where pillars are what the history is about."""
    asked = query.cycles or tuple(framework.id for framework in known.cycles)
    labels = [known.label(cycle) for cycle in asked if not known.frameworks[cycle].pillars]
    if not labels or any(track[0].question != OVERALL for track in tracks):
        return []
    return [Paragraph(f"{listed(labels)} gave no grades by pillar: ask for the history of one question.")]


def _chain_line(known: Known, judgement: Judgement) -> Line | None:
    if judgement.state is not State.CARRIED_OVER:
        return None
    back = judged.chain(known, judgement)
    grade = judgement.grade or "no grade stated"
    end = f" ({back.end.grade} there)" if back.end is not None and back.end.state is State.GRADED else ""
    subject = known.short(judgement.cycle, judgement.pillar, judgement.question)
    return Line(f"{subject}, {grade}, {back.words}{end}", known.label(judgement.cycle), (judgement.statement.source,))


def _gaps(known: Known, query: Query, track: list[Judgement], force: str) -> list[str]:
    """Say which cycles that asked this hold nothing here for the force."""
    have = {one.cycle for one in track}
    asked = query.cycles or tuple(framework.id for framework in known.cycles)
    lacking = []
    for cycle in asked:
        questions = known.frameworks[cycle].questions
        subject = _track(track[0])
        same = any(
            question.id == subject[1] and (subject[1] != OVERALL or question.pillar == subject[0])
            for question in questions
        )
        if same and cycle not in have:
            lacking.append(known.label(cycle))
    return [f"Not known here for {known.force(force)}: {listed(lacking)}."] if lacking else []


def _none(known: Known, query: Query, force: str) -> Answer:
    name = known.force(force)
    words = [*(one.replace("-", " ") for one in query.questions), *query.pillars]
    about = f" on {listed(words)}" if words else ""
    choices = nearest(known, query, force, query.cycles[-1] if query.cycles else None)
    when = listed(known.label(cycle) for cycle in query.cycles) or "any inspection"
    said = f"No judgement of {name}{about} is known here, in {when}."
    return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=choices)
