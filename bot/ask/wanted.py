"""The words of a subscription ("kent legitimacy, inspectorate dates") to which deadlines are meant."""

from collections.abc import Collection

from bot.ask import clarify, slots
from bot.ask.cues import Cue
from bot.ask.query import Context, Intent, NotUnderstood, Unclear
from bot.ask.reading import Reader, Reading
from bot.ask.register_parse import Registered
from bot.ask.scope import scope
from bot.ask.vocabulary import Slot, Vocabulary
from bot.ask.words import LONGEST_TEXT, clean, split
from bot.domain.finding import Kind, Origin
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Which

_TOGETHER = (
    (Kind.CAUSE_OF_CONCERN, (Kind.ACCELERATED_CAUSE_OF_CONCERN,)),
    (Kind.RECOMMENDATION, (Kind.CAUSE_OF_CONCERN, Kind.ACCELERATED_CAUSE_OF_CONCERN)),
)
"""Kinds that are meant with another: a cause of concern carries recommendations."""
_SLOTS = frozenset(
    {
        Slot.FORCE,
        Slot.MAYBE_FORCE,
        Slot.REGION,
        Slot.CYCLE,
        Slot.YEAR,
        Slot.PILLAR,
        Slot.QUESTION,
        Slot.KIND,
        Slot.ORIGIN,
    }
)
_CUES = frozenset(
    {
        Cue.ALL,
        Cue.ABOUT,
        Cue.CYCLES,
        Cue.DATE,
        Cue.DEADLINE,
        Cue.FINDINGS,
        Cue.FORCES,
        Cue.INSPECTORS,
        Cue.LIST,
        Cue.PEEL,
        Cue.QUESTIONS,
        Cue.WE,
    }
)
"""What a subscription can be narrowed by, and words around it. Others would be left out: owners, states, "except"."""


def wanted(
    knowledge: Knowledge,
    vocabulary: Vocabulary,
    reader: Reader,
    text: str,
    context: Context,
    *,
    registered: Registered | None = None,
) -> Which | Unclear | NotUnderstood:
    """Return which deadlines a person's words mean.

    Args:
        knowledge: whose forces, questions and cycles are named.
        vocabulary: of that knowledge.
        reader: of that vocabulary.
        text: what stands after "subscribe".
        context: the force of the channel, or at home, taken when none is named; of an owner's, any force.
        registered: knows whom the force's register names as owners; None where nothing is entered there.

    Returns:
        What is meant; Unclear when a name ties or no force is named or known; NotUnderstood when a word stays
        unexplained, for a subscription that leaves a word out would be a wrong one.
    """
    owned = registered.owned(text) if registered is not None else None
    if isinstance(owned, Unclear | NotUnderstood):
        return owned
    text, owners = owned or (text, ())
    words = split(clean(text[:LONGEST_TEXT]))
    if owners and not words:
        return Which(owners=owners)
    reading = reader.read(words, [word.text for word in words], context.today)
    for match, maybe in reading.matched(Slot.MAYBE_FORCE):
        if all(meaning.slot is Slot.MAYBE_FORCE for meaning in match.meanings):
            return clarify.which_force(knowledge, text, words, (match.start, match.end), maybe)
    if left_out := _left_out(reading):
        said = " and ".join(f"“{one}”" for one in left_out)
        why = " (no source names an owner)" if Cue.OWNER in reading.cues else ""
        reason = f"Reminders cannot be chosen by {said}{why}, so nothing was changed."
        return NotUnderstood(text, left_out, reason=reason)
    named = slots.cycles(knowledge, text, reading, Intent.JUDGEMENTS)
    if reading.unknown or reading.found_dates or named.unknown:
        return NotUnderstood(text, _unexplained(reading) or (named.unknown or "",))
    asked = slots.questions(knowledge, vocabulary, text, reading, cycle_ids=named.ids, intent=Intent.JUDGEMENTS)
    if tie := named.tie or asked.tie:
        return tie
    forces = _forces(knowledge, reading, context if not owners else Context(context.today))
    if forces is None and owners:
        forces = ()
    if forces is None:
        return clarify.missing_force(knowledge, text)
    return Which(
        forces=forces,
        cycles=tuple(named.ids),
        pillars=asked.pillars or reading.values(Slot.PILLAR),
        questions=tuple(asked.ids),
        kinds=_kinds(reading.values(Slot.KIND)),
        origins=tuple(one for one in Origin if one in reading.values(Slot.ORIGIN) or one in reading.texts),
        owners=owners,
    )


def _forces(knowledge: Knowledge, reading: Reading, context: Context) -> tuple[str, ...] | None:
    """Return the forces named, a region's, none for all of them, else the one at hand; None where there is none."""
    about = scope(reading)
    if about.forces or about.all_forces:
        return about.forces
    if about.region:
        held = sorted(knowledge.forces.values(), key=lambda force: force.name)
        return tuple(force.id for force in held if about.region in (force.region, force.country))
    at_hand = context.channel_force or context.home_force
    return (at_hand,) if at_hand else None


def _left_out(reading: Reading) -> tuple[str, ...]:
    """Return the phrases that mean something by which no subscription can be narrowed."""
    return tuple(
        reading.raw(match)
        for match in reading.matches
        if any(m.slot is not Slot.FILLER for m in match.meanings)
        and not any(m.slot in _SLOTS or (m.slot is Slot.CUE and m.value in _CUES) for m in match.meanings)
    )


def _kinds(values: Collection[str]) -> tuple[Kind, ...]:
    kinds = dict.fromkeys(Kind(value) for value in values)
    for kind, others in _TOGETHER:
        if kind in kinds:
            kinds |= dict.fromkeys(others)
    return tuple(kinds)


def _unexplained(reading: Reading) -> tuple[str, ...]:
    dated = [at for found in reading.found_dates for at in range(found.start, found.end)]
    return tuple(dict.fromkeys(reading.words[at].raw for at in sorted({*reading.unknown, *dated})))
