"""What a person asked, as slots. `parse` makes it; `respond` answers it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.ask.asked import Asked
from bot.ask.forms import Form
from bot.domain.finding import Kind, Origin, Tone
from bot.domain.framework import Grade


class Intent(StrEnum):
    """The kinds of question."""

    JUDGEMENTS = "judgements"  # one force: one judgement, a pillar, or everything in a cycle
    HISTORY = "history"  # one force over cycles
    GIVEN = "given"  # where, whether and how often one force got a grade, over cycles
    MOVES = "moves"  # where one force's grades rose or fell
    OVERVIEW = "overview"  # one force in short: its latest judgements, its pillars over time, its findings
    GRADED = "graded"  # in which cycles a question is asked and graded, of no force
    WITH_GRADE = "with grade"  # which forces got this grade
    COMPARE = "compare"  # two or more forces, or one force in two cycles
    FINDINGS = "findings"  # a list of findings
    FINDING = "finding"  # one finding whole
    DEADLINES = "deadlines"  # what is due, overdue, undated
    NEXT = "next"  # what happens next: follow-ups, coming deadlines
    STATUS = "status"  # how a finding or a force's findings stand
    OWNER = "owner"  # who owns it
    PASSAGES = "passages"  # what inspectors said about a subject
    DEFINITION = "definition"  # what a word means
    COUNT = "count"  # how many findings, judgements, forces
    CYCLES = "cycles"  # which inspections there are; what one asks, its scale, what is ungraded
    COMPARABLE = "comparable"  # may these cycles be compared
    FORCES = "forces"  # which forces there are, a region's forces
    REPORTS = "reports"  # which reports are held for a force; the source; when published
    RECURRING = "recurring"  # which findings come back
    ENTERED = "entered"  # findings by what the force's register says: by owner, status, colour
    REGISTER = "register"  # what the register says: how many stand where, moves, closings, evidence, notes
    CHANGES = "changes"  # what was entered in the register and published since a day
    HELP = "help"


class Assumed(StrEnum):
    """Where a force that was not named was taken from."""

    CHANNEL = "channel"
    HOME = "home"


class Counted(StrEnum):
    """What a COUNT counts."""

    FINDINGS = "findings"
    FORCES = "forces"
    JUDGEMENTS = "judgements"
    DEADLINES = "deadlines"
    OBSERVATIONS = "observations"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `start` to `end`, both included; None leaves that side open. `words` is how the person put it."""

    start: date | None
    end: date | None
    words: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the words. `channel_force` and `home_force` are force ids.

    `person` asks, by id, and `person_name` is how people call them: both only where the words say "I" or "mine".
    """

    today: date
    channel_force: str | None = None
    home_force: str | None = None
    person: str | None = None
    person_name: str = ""


@dataclass(frozen=True, slots=True)
class LooseName:
    """A question's everyday name ("vulnerability") among the words to look for, and the questions it goes by."""

    words: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A question understood. Empty tuples mean "not named".

    `text` is for the asker's eyes: the same asked in other words is an equal query, and has the same answer.

    `cycles` are framework ids in the order named. `latest`: the person asked for the newest. `over_time`: over the
    cycles. `questions` are question ids; `overall` asks for a pillar's own grade. `words` are subject words for
    searching findings and observations. `open_only` / `closed_only` filter by status. `undated`: "which have no
    date". `due_kinds_all` False means only dated ones are wanted. `unknown_cycle` holds a year that no cycle has
    ("2020"). `region` is a region's name or "Wales" / "England".
    """

    intent: Intent
    text: str = field(compare=False)
    today: date
    forces: tuple[str, ...] = ()
    all_forces: bool = False
    region: str | None = None
    cycles: tuple[str, ...] = ()
    latest: bool = False
    over_time: bool = False
    unknown_cycle: str | None = None
    pillars: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    grades: tuple[Grade, ...] = ()
    kinds: tuple[Kind, ...] = ()
    finding_id: str | None = None
    window: Window | None = None
    overdue: bool = False
    undated: bool = False
    days_left: bool = False
    origins: tuple[Origin, ...] = ()
    open_only: bool = False
    closed_only: bool = False
    term: str | None = None
    other_terms: tuple[str, ...] = ()
    """Further terms, where the difference between some is asked."""
    counted: Counted | None = None
    words: tuple[str, ...] = ()
    loose: tuple[LooseName, ...] = ()
    """Findings filed under such a question count as having its words."""
    tones: tuple[Tone, ...] = ()
    """Of observations: which way the words point ("strengths"); empty for both."""
    assumed: Assumed | None = None
    corrected: tuple[tuple[str, str], ...] = field(default=())
    """Typing slips mended: (as typed, as read). The answer says so."""
    aside: tuple[str, ...] = ()
    """Words as typed that nothing explains and that changed nothing. The answer says so."""
    moved: bool = False
    """Whether, how often and why a date was moved is asked."""
    forms: frozenset[Form] = frozenset()
    """How it is asked: "ever", "for anything", "by force"."""
    counted_from_publication: str = ""
    """The span of deadlines that count from publication: "3 months"."""
    asked: Asked | None = None
    """What of the force's register is asked for."""
    as_of: bool = False
    """Whether the words say from which day to look, which is then `today`."""
    greeting: str = ""
    """What is said back to a greeting or to thanks."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: a short label, and the whole question that it asks."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """Two readings tie, or a needed part is missing: ask back. `asks` is one plain sentence."""

    text: str
    asks: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Nothing here is about inspections, or words stay unexplained. `unknown` are those words.

    `reason` is a plain sentence where something other than an unknown word is in the way.
    """

    text: str
    unknown: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    reason: str = ""
