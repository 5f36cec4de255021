"""Whom a question is about: forces named, a region, all of them, or the force of the channel."""

from dataclasses import dataclass

from bot.ask import clarify
from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Assumed, Context, Intent, Unclear
from bot.ask.reading import Reading
from bot.ask.vocabulary import Slot
from bot.domain.knowledge import Knowledge

NEEDS_FORCE = frozenset(
    {
        Intent.JUDGEMENTS,
        Intent.HISTORY,
        Intent.GIVEN,
        Intent.MOVES,
        Intent.OVERVIEW,
        Intent.NEXT,
        Intent.STATUS,
        Intent.OWNER,
        Intent.REPORTS,
        Intent.COMPARE,
    }
)
"""Kinds of question that say nothing without a force; the others then speak of all forces."""
TAKES_FORCE = NEEDS_FORCE | {
    Intent.FINDINGS, Intent.DEADLINES, Intent.PASSAGES, Intent.RECURRING, Intent.COUNT,
    Intent.ENTERED, Intent.REGISTER, Intent.CHANGES,
}  # fmt: skip
"""Kinds of question that assume the channel's or the home force when none is named."""


_ONE_FORCE = frozenset({"force", "one", "ones", "constabulary", "police"})
_TOLD = frozenset({"for", "tell", "show", "give", "to", "send", "let", "remind"})
"""After these, "us" is whom the answer is for."""


@dataclass(slots=True)
class Scope:
    """The forces a question is about; at most one of the three is filled."""

    forces: tuple[str, ...] = ()
    region: str | None = None
    all_forces: bool = False

    @property
    def named(self) -> bool:
        """Whether the words say whom they are about."""
        return bool(self.forces or self.region or self.all_forces)


def scope(reading: Reading) -> Scope:
    """Return whom the words name."""
    cues = reading.cues
    if asks_for_only(reading) and reading.values(Slot.GRADE):
        return Scope(all_forces=True)
    forces, regions = reading.values(Slot.FORCE), reading.values(Slot.REGION)
    if forces and not regions:
        return Scope(forces=forces)
    wide = not cues.isdisjoint((Cue.FORCES, Cue.REGION, Cue.ALL))
    if Cue.WE in cues and "anywhere" in reading.texts and cues.isdisjoint((Cue.FORCES, Cue.REGION)):
        wide = False  # "have we been downgraded anywhere" is about us
    if Cue.WE in cues and "national" in reading.texts and cues.isdisjoint((Cue.FORCES, Cue.REGION, Cue.COMPARE)):
        wide = False  # "which of our recommendations are national"
    if Form.SAME in cues and Cue.WE in cues:
        wide = False  # "which forces have the same grade as us"
    wide = wide or (Form.PER_FORCE in cues and Cue.WE not in cues)
    if wide and regions:  # "West Midlands" is a force and a region
        both = [match for match, _ in reading.matched(Slot.REGION)]
        shared = {m.value for match in both for m in match.meanings if m.slot is Slot.FORCE}
        forces = tuple(force for force in forces if force not in shared)
    if forces:
        return Scope(forces=forces)
    if regions:
        return Scope(region=regions[0])
    who = Cue.WHO in cues and (bool(reading.values(Slot.GRADE)) or _who_was_judged(reading))
    return Scope(all_forces=wide or who)


def asked_region(reading: Reading, intent: Intent) -> str | None:
    """Return the one region beside a force that is named: "is Kent in the South East", "Welsh forces graded as Kent".

    None for several, or none, and for other kinds of question; a force called like its region is the force where it is
    what others are compared with.
    """
    same = Form.SAME in reading.cues
    if intent is not Intent.FORCES and not same:
        return None
    named = [match for match, _ in reading.matched(Slot.REGION)]
    if same:
        named = [match for match in named if all(m.slot is not Slot.FORCE for m in match.meanings)]
    regions = {m.value for match in named for m in match.meanings if m.slot is Slot.REGION}
    return regions.pop() if len(regions) == 1 and Form.WHICH_REGION not in reading.cues else None


def without_region(reading: Reading, forces: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forces asked about, without one that the region is called alike: "is Essex in the West Midlands"."""
    shared = {m.value for match, _ in reading.matched(Slot.REGION) for m in match.meanings if m.slot is Slot.FORCE}
    return tuple(force for force in forces if force not in shared) or forces


def _who_was_judged(reading: Reading) -> bool:
    """Return whether it is asked which forces an inspection judged: "who was inspected in 2018/19"; not by whom."""
    passive = reading.texts[0] == "who" and reading.texts[1:2] in (["was"], ["were"], ["has"], ["have"], ["got"])
    return passive and Cue.JUDGED in reading.cues and bool(reading.cycle_matches()) and Cue.WE not in reading.cues


def asks_for_only(reading: Reading) -> bool:
    """Return whether it is asked if a force is the only one: "were we the only outstanding force"."""
    texts = reading.texts
    return "only" in texts and any(
        word == "only" and not _ONE_FORCE.isdisjoint(texts[at + 1 : at + 5]) for at, word in enumerate(texts)
    )


def is_open(reading: Reading, about: Scope, context: Context) -> bool:
    """Return whether no force is meant, be it the one at home: "inadequate for anything in 2018/19" of all forces."""
    at_home = context.channel_force or context.home_force
    return not (about.named or at_home or reading.cues & {Cue.WE, Form.EVER, Form.NEVER})


def assume(
    knowledge: Knowledge, reading: Reading, about: Scope, intent: Intent, *, text: str, context: Context
) -> Assumed | Unclear | None:
    """Fill a scope that the words leave open: the channel's force, then the home force, else all forces or a question.

    "Us" beside one named force, in a comparison, is that force too.
    """
    if intent is Intent.HISTORY and not about.forces and about.named:
        return clarify.missing_force(knowledge, text)
    compared = intent is Intent.COMPARE or Cue.COMPARE in reading.cues
    if about.named and not compared:
        return None
    ours = Cue.WE in reading.cues or (intent is Intent.COMPARE and _with_another(reading))
    beside = compared and ((ours and len(about.forces) == 1) or (bool(about.forces) and _we_too(reading)))
    if (about.named and not beside) or intent not in TAKES_FORCE:
        return None
    for force, assumed in ((context.channel_force, Assumed.CHANNEL), (context.home_force, Assumed.HOME)):
        if force is not None and force in knowledge.forces:
            about.forces = tuple(dict.fromkeys((force, *about.forces)))
            return assumed
    if intent in NEEDS_FORCE or Cue.WE in reading.cues:
        return clarify.missing_force(knowledge, text)
    about.all_forces = True
    return None


def _we_too(reading: Reading) -> bool:
    """Return whether we are compared ourselves: "are we better than Essex and Sussex"; not "compare them for us"."""
    texts = reading.texts
    if not {"we", "ourselves"}.isdisjoint(texts):
        return True
    return any(word == "us" and reading.texts[at - 1] not in _TOLD for at, word in enumerate(texts) if at)


def _with_another(reading: Reading) -> bool:
    """Return whether the one force named is what to compare with: "compare with Essex"; not in two inspections."""
    named = [match for match, _ in reading.matched(Slot.FORCE)]
    with_it = any(reading.before(match.start) in ("with", "to", "against") for match in named)
    return with_it and len(reading.cycle_matches()) < 2
