"""MOVES: where one force's grades rose or fell, by new grades of inspections that may be compared."""

from collections.abc import Sequence
from itertools import pairwise

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Paragraph, Part
from bot.ask.forms import Form
from bot.ask.lazy import Deferred
from bot.ask.query import Query
from bot.ask.respond import barred, judged
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_findings, ask_history, reply
from bot.ask.respond.wording import capital, count, listed
from bot.domain.framework import OVERALL
from bot.domain.judgement import Judgement, State

Pair = tuple[Judgement, Judgement]


def moves(known: Known, query: Query) -> Answer:
    """Answer where grades rose, fell, or both, as the words ask."""
    force = query.forces[0]
    tracks = _tracks(known, query)
    pairs = [pair for track in tracks for pair in pairwise(track)]
    if len(query.cycles) == 1:  # "did Kent drop in 2017": since the one before
        pairs = [pair for pair in pairs if pair[1].cycle == query.cycles[0]]
    fair = [pair for pair in pairs if not _barred(known, pair)]
    rose = [pair for pair in fair if _step(pair) > 0]
    fell = [pair for pair in fair if _step(pair) < 0]
    wants_fall = Form.FELL in query.forms
    wants_rise = Form.ROSE in query.forms or not wants_fall
    asked = [*(rose if wants_rise else ()), *(fell if wants_fall else ())]
    barriers = barred.barriers_within(known, list({one.cycle for pair in pairs for one in pair}))
    parts: list[Part] = []
    for some, title, wanted in ((rose, "Higher", wants_rise), (fell, "Lower", wants_fall)):
        if wanted and some:
            parts.append(Lines(tuple(_line(known, pair) for pair in some), title))
    parts += [barred.said(known, barrier) for barrier in barriers]
    same = len(fair) - len(rose) - len(fell)
    if fair:
        compared = f"Compared: {count(len(fair), 'pair')} of grades given by two inspections; {same} the same."
        parts.append(Paragraph(compared))
    where = "rose" if not wants_fall else "rose or fell" if wants_rise else "fell"
    if not fair:
        new = f" of {known.label(query.cycles[0])}" if len(query.cycles) == 1 else ""
        said = f"Whether a grade of {known.force(force)} {where} is not known here: no new grade{new} may be set beside"
        said += " an earlier one."
    else:
        said = _headline(known, query, asked, where)
    if barriers:
        said += f" {barred.refusal(known, barriers)}"
    newest = tracks[-1][-1] if tracks else None
    return reply(
        known,
        query,
        said,
        outcome=Outcome.ANSWER if fair else Outcome.NOT_KNOWN,
        parts=parts,
        facts=Deferred(lambda: _facts(known, asked) + tuple(barred.fact(known, one) for one in barriers)),
        caveats=["Grades carried over, not given anew, or on which sources differ, are left out."] if fair else (),
        next_steps=[
            *(ask_history(known, force, one.cycle, one.pillar, one.question) for _, one in asked[:2]),
            *(
                [ask_history(known, force, newest.cycle, newest.pillar, newest.question)]
                if newest and not asked
                else []
            ),
            ask_findings(known, force),
        ],
    )


def _tracks(known: Known, query: Query) -> list[list[Judgement]]:
    """Return the grades given anew, one list over time for each pillar and question; sources that differ left out."""
    records = known.records(query.forces[0]).judgements
    tracks: dict[tuple[str | None, str], list[Judgement]] = {}
    for cycle in sorted(query.cycles if len(query.cycles) > 1 else known.frameworks, key=known.cycle_order):
        wanted = set(known.asked(cycle, query))
        for one in records.get(cycle, ()):
            fit = one.state is State.GRADED and (one.pillar, one.question) in wanted
            if fit and not judged.contradicting(one):
                tracks.setdefault((one.pillar if one.question == OVERALL else None, one.question), []).append(one)
    return list(tracks.values())


def _barred(known: Known, pair: Pair) -> bool:
    return bool(barred.barriers_within(known, [one.cycle for one in pair]))


def _step(pair: Pair) -> int:
    one, other = pair
    assert one.grade is not None
    assert other.grade is not None
    return judged.better(one.grade, other.grade)


def _headline(known: Known, query: Query, asked: Sequence[Pair], where: str) -> str:
    name = known.force(query.forces[0])
    named = [one.replace("-", " ") for one in query.questions] or list(query.pillars)
    about = f" for {listed(named)}" if named else ""
    if len(query.cycles) == 1:
        about += f" in {known.label(query.cycles[0])}"
    if not asked:
        return f"No grade of {name}{about} {where} between inspections that may be compared, as far as is held here."
    subjects = dict.fromkeys(known.subject(one.cycle, one.pillar, one.question) for _, one in asked)
    said = f"{name}'s grade{about} {where} {count(len(asked), 'time')} between inspections that may be compared"
    return f"{said}: {listed(subjects)}."


def _line(known: Known, pair: Pair) -> Line:
    one, other = pair
    subject = capital(known.subject(other.cycle, other.pillar, other.question))
    text = f"{one.grade} in {known.label(one.cycle)}, {other.grade} in {known.label(other.cycle)}"
    return Line(text, subject, (one.statement.source, other.statement.source))


def _facts(known: Known, pairs: Sequence[Pair]) -> tuple[Fact, ...]:
    return tuple(judged.fact(known, one) for one in dict.fromkeys(one for pair in pairs for one in pair))
