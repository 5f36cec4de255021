"""WITH_GRADE: which forces got a grade; always saying of how many forces the judgement is held."""

from collections.abc import Sequence

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Paragraph, Part, Scalar
from bot.ask.forms import Form
from bot.ask.lazy import Deferred, Lazy
from bot.ask.query import Choice, Counted, Query
from bot.ask.respond import judged
from bot.ask.respond.ever import ever
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_cycle, reply
from bot.ask.respond.wording import capital, count, day, listed
from bot.domain.framework import OVERALL, Grade
from bot.domain.judgement import Judgement, State

Pair = tuple[str | None, str]


def with_grade(known: Known, query: Query) -> Answer:
    """Answer which forces got one of the grades asked for."""
    if Form.EVER in query.forms and not query.cycles and query.grades:
        return ever(known, query)
    cycle = query.cycles[0] if query.cycles else _fullest(known, query)
    words = listed((str(grade) for grade in query.grades), "or")
    if len(query.cycles) > 1:
        return _one_cycle_please(known, query, words)
    if cycle is None:
        said = f"No judgement of {words} on what you ask is known here."
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN)
    framework = known.frameworks[cycle]
    if query.grades and not set(query.grades) & set(framework.scale):
        return _off_scale(known, query, cycle, words)
    here = listed((str(grade) for grade in query.grades if grade in framework.scale), "or")
    pairs = subjects(known, query, cycle)
    forces = set(known.scope(query))
    held = [one for pair in pairs for one in known.holders(cycle, *pair) if one.force in forces]
    found = matching(held, query.grades)
    parts: list[Part] = []
    for pair in pairs:
        mine = [one for one in found if (one.pillar, one.question) == pair]
        parts += _by_grade(known, mine, f": {known.short(cycle, *pair)}" if len(pairs) > 1 else "")
    parts.append(Paragraph(_complete(known, query, cycle, pairs, held)))
    return reply(
        known,
        query,
        _headline(known, query, cycle=cycle, pairs=pairs, found=found, words=here, held=held),
        outcome=Outcome.ANSWER if held else Outcome.NOT_KNOWN,
        parts=parts,
        facts=Deferred(lambda: facts(known, query, cycle=cycle, pairs=pairs, found=found, held=held)),
        caveats=[*caveats(known, query, cycle, found), *_elsewhere(known, query, held, found)],
        next_steps=[ask_cycle(known, one.force, cycle) for one in found[:2]]
        + _other_cycles(known, query, cycle, words),
    )


def matching(held: Sequence[Judgement], grades: Sequence[Grade]) -> list[Judgement]:
    """Return the judgements with one of the grades; any stated grade when none is named."""
    wanted = set(grades) or set(Grade)
    return [one for one in held if one.grade in wanted]


def subjects(known: Known, query: Query, cycle: str) -> list[Pair]:
    """Return what the grade is asked of: what is named; else the pillars' own, or every question where none has one."""
    pairs = known.asked(cycle, query)
    if query.questions or Form.ANYTHING in query.forms:
        return pairs
    return [pair for pair in pairs if pair[1] == OVERALL] or pairs


def _fullest(known: Known, query: Query) -> str | None:
    """Return the newest cycle in which the judgement is held of at least half as many forces as in the fullest."""
    counts = {
        framework.id: max(
            (len(known.holders(framework.id, *pair)) for pair in subjects(known, query, framework.id)), default=0
        )
        for framework in known.cycles
        if set(query.grades) <= set(framework.scale)
    }
    most = max(counts.values(), default=0)
    if most == 0:
        return None
    return [cycle for cycle, number in counts.items() if number * 2 >= most][-1]


def _by_grade(known: Known, some: Sequence[Judgement], about: str) -> list[Part]:
    """Return the forces of each grade under it, the best grade first."""
    parts: list[Part] = []
    for grade in Grade:
        mine = [one for one in some if one.grade is grade]
        if mine:
            title = f"{capital(grade)}{about} ({len(mine)})"
            parts.append(Lines(Lazy(mine, lambda one: _line(known, one)), title))
    return parts


def _line(known: Known, one: Judgement) -> Line:
    rest = judged.cell(known, one)
    rest = rest.removeprefix(str(one.grade)).strip(" ;")
    text = f"{known.force(one.force)} ({rest.strip('()')})" if rest else known.force(one.force)
    return Line(text, sources=(one.statement.source,))


def _headline(
    known: Known,
    query: Query,
    *,
    cycle: str,
    pairs: list[Pair],
    found: list[Judgement],
    words: str,
    held: list[Judgement],
) -> str:
    label = known.label(cycle)
    where = f" in {query.region}" if query.region else ""
    forces = list(dict.fromkeys(known.force(one.force) for one in found))
    about = known.subject(cycle, *pairs[0]) if len(pairs) == 1 else _about(known, query, cycle)
    graded = words or "a stated grade"
    if not held:
        return f"No judgement on {about} in PEEL {label}{where} is known here."
    if not found:
        return f"No force{where} is known here to have been graded {graded} for {about} in PEEL {label}."
    if query.counted in (Counted.JUDGEMENTS,):
        number = len(found)
        return f"{count(number, 'judgement')} of {graded} for {about} in PEEL {label}{where} {_are(number)} held here."
    if Form.SHARE in query.forms and len(pairs) == 1:
        return _share(known, query, held=held, number=len(forces), graded=f"{graded} for {about} in PEEL {label}")
    said = f"{count(len(forces), 'force')}{where} {_were(len(forces))} graded {graded} for {about} in PEEL {label}"
    return f"{said}: {listed(forces)}." if len(forces) <= 6 else f"{said}, as far as is held here."


def _share(known: Known, query: Query, *, held: Sequence[Judgement], number: int, graded: str) -> str:
    """Return how many of how many; a percentage only where the grade of every force is held."""
    scope = len(known.scope(query))
    have = len({one.force for one in held if one.grade is not None})
    where = f" in {query.region}" if query.region else ""
    if have == scope:
        return (
            f"{number} of the {scope} forces{where} ({round(100 * number / scope)} %) {_were(number)} graded {graded}."
        )
    said = f"{number} of the {have} forces{where} whose grade is held here {_were(number)} graded {graded}"
    return f"{said}. Of all {scope} no percentage is worked out: the others' grades are not known here."


def _about(known: Known, query: Query, cycle: str) -> str:
    if Form.ANYTHING in query.forms:
        return f"anything asked{f' on {listed(query.pillars)}' if query.pillars else ''}"
    if query.pillars:
        return listed(query.pillars, "or")
    if query.questions:
        return listed((one.replace("-", " ") for one in query.questions), "or")
    return "a pillar overall" if known.frameworks[cycle].pillars else "one of its questions"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _complete(known: Known, query: Query, cycle: str, pairs: list[Pair], held: list[Judgement]) -> str:
    """Say of how many forces the judgement is held, so that nobody takes the list for complete."""
    scope = len(known.scope(query))
    where = f"forces in {query.region}" if query.region else "forces"
    have = len({one.force for one in held if one.grade is not None})
    gap = "" if have >= scope else " The others are not known here, so the list may not be complete."
    if len(pairs) > 1:
        return f"Some grade for this in {known.label(cycle)} is held of {have} of the {scope} {where}.{gap}"
    other = len({one.force for one in held}) - have
    ungraded = f" ({count(other, 'force')} without a stated grade)" if other else ""
    return f"This judgement in {known.label(cycle)} is held of {have} of the {scope} {where}{ungraded}.{gap}"


def caveats(known: Known, query: Query, cycle: str, found: list[Judgement]) -> list[str]:
    """Return what stands with judgements that are listed: which are carried over, unsure or from a weaker source."""
    said = []
    if not query.cycles:
        said.append(
            f"No inspection named: this is for {known.label(cycle)}, the latest with enough judgements held here."
        )
    if Form.SHARE in query.forms and len(subjects(known, query, cycle)) > 1:
        said.append("A share is of one pillar or question: name one.")
    carried = [known.force(one.force) for one in found if one.state is State.CARRIED_OVER]
    if carried:
        said.append(f"Carried over, not given anew: {listed(dict.fromkeys(carried))}.")
    for one in found[:60]:
        said += [f"{known.force(one.force)}: {words}" for words in judged.caveats(known, one) if one.statement.caveat]
    weak = [known.force(one.force) for one in found if not one.statement.source.inspectorate]
    if weak:
        said.append(f"From a source that is {judged.WEAKER}: {listed(dict.fromkeys(weak))}.")
    return list(dict.fromkeys(said))


def _elsewhere(known: Known, query: Query, held: list[Judgement], found: list[Judgement]) -> list[str]:
    """Name the forces not listed to which another source gives the grade."""
    counted = {(one.force, one.pillar, one.question) for one in found}
    said = []
    for one in held:
        if one.others and (one.force, one.pillar, one.question) not in counted:
            for other in one.others:
                if other.grade in (query.grades or tuple(Grade)):
                    back = f", withdrawn on {day(other.withdrawn)}" if other.withdrawn else ""
                    said.append(f"{known.force(one.force)} is not counted: another source gives {other.grade}{back}.")
    return said


def facts(
    known: Known, query: Query, *, cycle: str, pairs: list[Pair], found: list[Judgement], held: list[Judgement]
) -> tuple[Fact, ...]:
    """Return the judgements found, and how many forces that makes of how many held."""
    pillar, question = pairs[0] if len(pairs) == 1 else (None, None)
    fields: dict[str, Scalar] = {
        "counted": "forces",
        "value": len({one.force for one in found}),
        "of": len({one.force for one in held if one.grade is not None}),
        "cycle": known.label(cycle),
        "cycle_id": cycle,
        "pillar": pillar,
        "question_id": question,
        "grade": listed((str(grade) for grade in query.grades), "or") or None,
        "region": query.region,
    }
    return (*(judged.fact(known, one) for one in found), Fact("count", fields))


def _other_cycles(known: Known, query: Query, cycle: str, words: str) -> list[Choice]:
    about = listed([*(one.replace("-", " ") for one in query.questions), *query.pillars]) or ""
    subject = f" for {about}" if about else ""
    return [
        Choice(f"In {framework.label}", f"Which forces were graded {words}{subject} in {framework.label}?")
        for framework in known.cycles
        if framework.id != cycle
        and set(query.grades) <= set(framework.scale)
        and any(known.holders(framework.id, *pair) for pair in subjects(known, query, framework.id))
    ][-2:]


def _one_cycle_please(known: Known, query: Query, words: str) -> Answer:
    about = listed([*(one.replace("-", " ") for one in query.questions), *query.pillars])
    subject = f" for {about}" if about else ""
    choices = [
        Choice(known.label(cycle), f"Which forces were graded {words}{subject} in {known.label(cycle)}?")
        for cycle in query.cycles
    ]
    said = f"Lists by grade are for one inspection: {listed((known.label(one) for one in query.cycles), 'or')}?"
    return reply(known, query, said, outcome=Outcome.UNCLEAR, choices=choices)


def _off_scale(known: Known, query: Query, cycle: str, words: str) -> Answer:
    framework = known.frameworks[cycle]
    scale = listed(str(grade) for grade in framework.scale)
    said = f"No force was graded {words} in PEEL {framework.label}: its grades are {scale}."
    about = listed([*(one.replace("-", " ") for one in query.questions), *query.pillars])
    subject = f" for {about}" if about else ""
    choices = [
        Choice(str(grade).capitalize(), f"Which forces were graded {grade}{subject} in {framework.label}?")
        for grade in framework.scale
    ]
    return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=choices, sources=framework.sources[:1])
