"""DEADLINES: what is due, overdue, moved; most urgent first, what has no day apart."""

from collections.abc import Sequence

from bot.ask.answer import Answer, Paragraph, Part
from bot.ask.forms import Form
from bot.ask.lazy import Deferred
from bot.ask.passages import Passages
from bot.ask.query import Query
from bot.ask.respond import differing, dues, moved_on, owed, promised, working
from bot.ask.respond.found import is_open, standing
from bot.ask.respond.known import Known
from bot.ask.respond.records import Dated
from bot.ask.respond.reply import reply
from bot.ask.respond.undated import none_due, undated, unheld
from bot.ask.respond.wording import capital, count, day, listed


def deadlines(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer what is due."""
    some, closest = owed.selected(known, passages, query)
    if query.finding_id and not some and query.finding_id.upper() not in known.knowledge.finding_by_id:
        return unheld(known, query)
    if Form.DISPUTED in query.forms:
        return differing.disputed(known, query, some)
    if query.undated:
        return undated(known, query, some)
    dated = owed.in_window(query, some)
    dated = owed.late_of(dated, query.today) if query.overdue else owed.urgent_first(dated, query.today)
    narrowed = query.window is not None or query.overdue
    loose = [] if narrowed else [one for one in some if owed.is_loose(one)]
    if not dated and not query.overdue and (by_another := differing.in_window(query, some)):
        return differing.only_by_another(known, query, by_another)
    bare = [] if narrowed or query.origins else [one for one in some if not owed.has_form(one)]
    if not dated and not loose:
        if bare and Form.PROMISED in query.forms:
            return promised.without_dates(known, query, bare)
        if gone := moved_on.gone(query, some):
            return moved_on.only_gone(known, query, gone)
        return promised.noted(query, none_due(known, query, some))
    parts = _parts(known, query, dated, loose)
    parts += _elsewhere(query, some, dated)
    parts += moved_on.part(known, query, moved_on.gone(query, some))
    if query.moved:
        parts.insert(0, _moves(dated))
    if bare and query.finding_id:
        parts.append(owed.listing(known, query, bare, "No date set"))
        loose = [*loose, *bare]
    elif bare and Form.PROMISED in query.forms:
        parts.append(owed.listing(known, query, bare, "Asked for, with no date set"))
        loose = [*loose, *bare]
    elif bare:
        number = len({one.finding.id for one in bare})
        parts.append(Paragraph(f"Without any date: {count(number, 'finding')}."))
    both = [*dated, *loose]
    return reply(
        known,
        query,
        differing.met(query, both) + working.weekdays(known, query, dated) + _headline(known, query, dated, loose),
        parts=parts,
        facts=Deferred(lambda: tuple(dues.fact(known, one, query.today) for one in both)),
        judged=False,
        caveats=_caveats(query, dated, closest=closest),
        next_steps=owed.steps(known, query, both),
        sources=dues.sources(both[0].finding, both[0].obligation) if len(both) == 1 else (),
    )


def _parts(known: Known, query: Query, dated: list[Dated], loose: list[Dated]) -> list[Part]:
    today = query.today
    groups: dict[str, list[Dated]] = {"Overdue": [], "To come": [], "Of closed findings": []}
    if query.overdue:
        groups["Overdue"] = dated
    for one in () if query.overdue else dated:
        late = "Overdue" if owed.day_of(one) < today else "To come"
        still = not one.finding.statuses or is_open(one.finding, today)
        groups[late if still else "Of closed findings"].append(one)
    shown = [(title, some) for title, some in groups.items() if some]
    titled = len(shown) > 1 or bool(loose)
    parts: list[Part] = [owed.listing(known, query, some, title if titled else "") for title, some in shown]
    return parts + owed.loose_parts(known, query, loose)


def _moves(dated: Sequence[Dated]) -> Paragraph:
    """Say how often the dates were moved; each move stands with its date."""
    moved = [len(one.deadline.revisions) for one in dated if one.deadline and one.deadline.revisions]
    if not moved:
        return Paragraph("As far as is known here, none of these dates was moved: no source held tells of a change.")
    return Paragraph(f"{count(len(moved), 'date was', 'dates were')} moved, {count(sum(moved), 'time')} in all.")


def _elsewhere(query: Query, some: Sequence[Dated], dated: Sequence[Dated]) -> list[Part]:
    """Name obligations whose day by another source falls in the window, when their own does not."""
    if query.window is None:
        return []
    inside = set(map(id, dated))
    said = [
        f"{one.finding.id} ({day(other.due)}: {other.source.title})"
        for one, other in differing.in_window(query, some)
        if id(one) not in inside
    ]
    return [Paragraph(f"Also, only by a source that differs: {listed(said)}.")] if said else []


def _headline(known: Known, query: Query, dated: list[Dated], loose: list[Dated]) -> str:
    about, today = owed.about(known, query), day(query.today)
    if query.overdue:
        number = len(dated)
        said = f"{count(number, 'deadline')} {'is' if number == 1 else 'are'} overdue{about} as of {today}"
    elif not dated:
        number = len(loose)
        stand = "one without a day stands" if number == 1 else f"{number} without a day stand"
        return f"No deadline{about} has a day of its own; {stand} apart."
    else:
        said = f"{count(len(dated), 'dated deadline')}{about}"
        passed = len(owed.late(dated, query.today))
        if passed:
            said += f", {_passed(passed, len(dated))} as of {today}"
    if Form.SET_BY in query.forms:
        return f"{_set_by(dated)} {capital(said)}. {_most_urgent(query, dated)}"
    return f"{said}. {_most_urgent(query, dated)} {_set_by(dated)}"


def _passed(number: int, of: int) -> str:
    if of == 1:
        return "past its date"
    if number == of:
        return "both past their date" if of == 2 else "all past their date"
    return f"{number} past {'its' if number == 1 else 'their'} date"


def _set_by(dated: Sequence[Dated]) -> str:
    """Say who set the dates: committees ask just that."""
    due = [one.deadline for one in dated if one.deadline]
    origins = {one.origin for one in due}
    if moved := [one for one in due if one.revisions and one.moved_by_force]:
        if len(dated) == 1:
            return f"It was {dues.set_words(moved[0])}."
        by_force = f"{len(moved)} of them {'was' if len(moved) == 1 else 'were'} since moved by the force"
        return f"Who set each stands beside it; {by_force}."
    if len(origins) > 1:
        return f"Who set each stands beside it: {listed(sorted(origins))}."
    which = "It was" if len(dated) == 1 else "Both were" if len(dated) == 2 else "All were"
    return f"{which} {dues.SET_BY[next(iter(origins))]}."


def _most_urgent(query: Query, dated: list[Dated]) -> str:
    today = query.today
    to_come = (one for one in dated if owed.day_of(one) >= today and is_open(one.finding, today))
    first = dated[0] if query.overdue else next(to_come, dated[0])
    assert first.obligation is not None
    deadline = first.obligation.deadline
    which = "The next" if owed.day_of(first) >= today else "The first"
    words = dues.when_words(first.finding, deadline, today)
    other = f"; sources differ: {listed(day(other.due) for other in deadline.disputed)}" if deadline.disputed else ""
    return f"{which} is {first.finding.id}, {words}{other}."


def _caveats(query: Query, dated: list[Dated], *, closest: bool) -> list[str]:
    said = []
    if Form.PROMISED in query.forms:
        said.append(promised.NOTE)
    today = query.today
    if any(standing(one.finding, today) is None and owed.late((one,), today) for one in dated):
        said.append("No source states whether these were met; where no status is stated, it counts as open.")
    if closest:
        said.append("Not every word was found; these are the closest.")
    return said
