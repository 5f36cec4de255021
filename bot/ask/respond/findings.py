"""FINDINGS: lists of what must be mended; RECURRING: findings that come back."""

from collections.abc import Sequence

from bot.ask.answer import Answer, Line, Lines, Outcome, Paragraph, Part
from bot.ask.forms import Form
from bot.ask.lazy import Deferred, Lazy
from bot.ask.passages import Passages
from bot.ask.query import Choice, Query
from bot.ask.respond import found
from bot.ask.respond.closed import closed
from bot.ask.respond.known import GRAVITY, Known
from bot.ask.respond.reply import ask_cycle, ask_deadlines, ask_finding, ask_findings, reply
from bot.ask.respond.tally import amount, as_records, beside, by_kind, published
from bot.ask.respond.wording import count, listed
from bot.domain.finding import Finding

REPEATS = frozenset({"repeats", "repeated by", "replaces", "replaced by"})


def findings(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer with a list of findings: the report's own first, national ones that name the force apart."""
    if query.closed_only:
        return closed(known, passages, query)
    selection = found.select(known, passages, query)
    if not selection.findings:
        return nothing(known, passages, query)
    chosen = selection.findings
    if Form.GRAVEST in query.forms:
        chosen = sorted(chosen, key=lambda one: GRAVITY[one.kind])
    alone = len(query.forces) == 1
    own = [one for one in chosen if len(one.forces) == 1] if alone else chosen
    national = [one for one in chosen if len(one.forces) > 1] if alone else []
    parts: list[Part] = []
    if own:
        parts.append(
            Lines(
                Lazy(own, lambda one: found.line(known, one, query.today, force_first=not alone)),
                "From its own reports" if national else "",
            )
        )
    if national:
        parts.append(
            Lines(
                Lazy(national, lambda one: found.line(known, one, query.today, force_first=True)),
                "National ones that name it with others",
            )
        )
    named = (
        len({force for one in chosen for force in one.forces} & set(known.scope(query)))
        if not alone and not query.forces
        else 0
    )
    caveats = [*_caveats(query, chosen, closest=selection.closest), *found.later_words(known, query)]
    steps = [ask_finding(chosen[0].id)]
    if alone:
        steps.append(ask_deadlines(known, query.forces[0]))
        steps.append(ask_cycle(known, query.forces[0], chosen[0].cycle))
        steps.append(Choice("Which come back", f"Which findings of {known.force(query.forces[0])} come back?"))
    return reply(
        known,
        query,
        _headline(known, query, own, national, named, closest=selection.closest),
        parts=parts,
        facts=Deferred(lambda: tuple(found.fact(known, one, query.today) for one in chosen)),
        judged=False,
        caveats=caveats,
        next_steps=steps,
    )


def _headline(
    known: Known, query: Query, own: list[Finding], national: list[Finding], named: int, *, closest: bool
) -> str:
    filters = found.filters(known, query)
    listed_too = own + national
    own = published(query, own)
    number = amount(own + national)
    state = "open " if query.open_only else "closed or superseded " if query.closed_only else ""
    if listed_too and not number:
        own_ones = "1 internal finding is" if len(listed_too) == 1 else f"{len(listed_too)} internal findings are"
        return f"{own_ones} held here{filters}, of the force's own, and no finding of the inspectorate's."
    if closest:
        kind = found.kind_words(query, 1)
        return f"No {kind}{filters} is held as such; the closest {'one is' if number == 1 else f'{number} are'} listed."
    yes = "Yes: " if Form.WHETHER in query.forms and query.kinds else ""
    said = f"{yes}{number} {state}{found.kind_words(query, number)} {'is' if number == 1 else 'are'} held here{filters}"
    if not query.kinds:
        said += f": {by_kind(own + national)}"
    if national and own:
        said += f"; {len(national)} of them {'is' if len(national) == 1 else 'are'} national"
    elif national:
        said += " (national)"
    if named:
        said += f", naming {count(named, 'force')}"
    return f"{said}{as_records(own + national)}{beside(listed_too, own + national)}."


def _caveats(query: Query, chosen: Sequence[Finding], *, closest: bool) -> list[str]:
    said = []
    unknown = sum(found.standing(one, query.today) is None for one in chosen)
    if unknown and (query.open_only or unknown < len(chosen)):
        which = "the status of all of them" if unknown == len(chosen) else f"the status of {unknown} of them"
        said.append(f"No source states {which}: not known, and counted as open.")
    if unknown and not said:
        said.append("No source states their status: not known, and counted as open.")
    if closest:
        said.append("The closest passages, found by their words.")
    if Form.GRAVEST in query.forms:
        said.append("Inspectors do not rank what they find: causes of concern, the gravest kind, come first here.")
    if not query.cycles and len(query.forces) == 1 and len({one.cycle for one in chosen}) > 1:
        said.append("From all inspections held, newest first.")
    return said


def nothing(known: Known, passages: Passages, query: Query) -> Answer:
    """Say that no such finding is held, which is not the same as that there was none; offer the nearest."""
    state = "open " if query.open_only else "closed or superseded " if query.closed_only else ""
    said = f"No {state}{found.kind_words(query, 1)}{found.filters(known, query)} is known here."
    choices: list[Choice] = []
    caveats = []
    for force in query.forces[:2]:
        records = known.records(force)
        for cycle in records.findings_in:
            if cycle in query.cycles or not query.cycles:
                choices.append(ask_findings(known, force, cycle))
        choices += [ask_findings(known, force, cycle) for cycle in records.findings_in if cycle not in query.cycles]
        choices += [ask_cycle(known, force, cycle) for cycle in query.cycles if cycle in records.judgements]
        if not records.findings:
            caveats.append(f"No finding of {known.force(force)} is held here at all; its reports may well have some.")
        elif query.kinds and not query.words:
            same = [one for one in records.findings if not query.cycles or one.cycle in query.cycles]
            if same:
                caveats.append(f"Other findings are held: {by_kind(same)}.")
    if query.words:
        about = " ".join(query.words)
        who = known.force(query.forces[0]) if len(query.forces) == 1 else "any force"
        choices.insert(
            0, Choice(f"What was said about {about}"[:70], f"What did inspectors say about {about} in {who}?")
        )
        if not passages.search(query.words, known.scope(query)):
            choices.pop(0)
    return reply(known, query, said, outcome=Outcome.NOT_KNOWN, caveats=caveats, choices=list(dict.fromkeys(choices)))


def recurring(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer which findings come back: those that a source relates to another's repeat, and nothing guessed."""
    selection = found.select(known, passages, query)
    pairs = [
        (one, how, other)
        for one in selection.findings
        for to, how in one.related
        if how in REPEATS and (other := known.knowledge.finding_by_id.get(to.upper())) is not None
    ]
    seen: set[frozenset[str]] = set()
    once = []
    for one, how, other in sorted(pairs, key=lambda pair: known.cycle_order(pair[0].cycle)):
        key = frozenset((one.id, other.id))
        if key not in seen:
            seen.add(key)
            once.append((one, how, other))
    filters = found.filters(known, query)
    if not once:
        said = f"No finding{filters} is known here to come back in a later inspection."
        choices = [ask_findings(known, force) for force in query.forces[:2] if known.records(force).findings]
        caveat = ["Only what is recorded as a repeat is counted; likeness is not guessed."]
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, caveats=caveat, choices=choices)
    listed_findings = list({each.id: each for one, _, other in once for each in (one, other)}.values())
    lines = Lines(Lazy(once, lambda pair: _pair_line(known, query, *pair)))
    number = len(once)
    said = f"{count(number, 'finding')}{filters} {'comes' if number == 1 else 'come'} back in another inspection."
    return reply(
        known,
        query,
        said,
        parts=(lines, Paragraph("Only what is recorded as a repeat is counted; likeness is not guessed.")),
        facts=Deferred(lambda: tuple(found.fact(known, one, query.today) for one in listed_findings)),
        next_steps=[ask_finding(one.id) for one in listed_findings[:3]],
    )


def _pair_line(known: Known, query: Query, one: Finding, how: str, other: Finding) -> Line:
    before, after = found.where_words(known, one), found.where_words(known, other)
    text = f"{one.id} ({before}) {how} {other.id} ({after}): {one.summary}"
    stands = [(each, found.standing(each, query.today)) for each in (one, other)]
    if any(event is not None and event.by for _, event in stands):
        text = f"{text.rstrip('.')}. {'; '.join(f'{e.id}: {found.status_words(e, query.today)}' for e, _ in stands)}."
    names = listed(known.forces_named(one.forces[:3]))
    return Line(text, names, tuple(dict.fromkeys((*one.sources, *other.sources))), one.id)
