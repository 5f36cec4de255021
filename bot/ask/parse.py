"""A person's words to a Query: read, decide the kind of question, fill the slots; ask back or abstain rather than guess."""

from dataclasses import dataclass

from bot.ask import clarify, define, intents, slots
from bot.ask.cues import ANCHORS, Cue
from bot.ask.query import Assumed, Context, Counted, Intent, NotUnderstood, Query, Unclear
from bot.ask.reading import Reader, Reading
from bot.ask.vocabulary import Slot, Vocabulary
from bot.ask.words import LONGEST_TEXT, clean, split, stem
from bot.domain.finding import Kind, Origin
from bot.domain.framework import OVERALL, Grade
from bot.domain.knowledge import Knowledge

Parsed = Query | Unclear | NotUnderstood

SUBJECT_INTENTS = frozenset(
    {
        Intent.FINDINGS,
        Intent.PASSAGES,
        Intent.COUNT,
        Intent.RECURRING,
        Intent.DEADLINES,
        Intent.STATUS,
        Intent.OWNER,
        Intent.NEXT,
    }
)
"""Kinds of question in which a word we do not know may be a subject to look for."""
NEEDS_FORCE = frozenset(
    {Intent.JUDGEMENTS, Intent.HISTORY, Intent.NEXT, Intent.STATUS, Intent.OWNER, Intent.REPORTS, Intent.COMPARE}
)
"""Kinds of question that say nothing without a force; the others then speak of all forces."""
TAKES_FORCE = NEEDS_FORCE | {Intent.FINDINGS, Intent.DEADLINES, Intent.PASSAGES, Intent.RECURRING, Intent.COUNT}
"""Kinds of question that assume the channel's or the home force when none is named."""
_WINDOWED = frozenset(
    {Intent.DEADLINES, Intent.NEXT, Intent.COUNT, Intent.FINDINGS, Intent.REPORTS, Intent.STATUS, Intent.FINDING}
)
_ANCHORING = {"force", "region", "question", "pillar", "kind", "finding", "origin"}


class Parser:
    """Parses questions with one knowledge snapshot. Immutable and safe to share between threads."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._vocabulary = Vocabulary(knowledge)
        self._reader = Reader(self._vocabulary)

    def parse(self, text: str, context: Context) -> Parsed:
        """Return what the text asks.

        Args:
            text: the person's words, in Slack's markup or plain; more than `words.LONGEST_TEXT` characters are refused.
            context: today's date, and the force to take when none is named.

        Returns:
            A Query; Unclear when two readings tie or a needed part is missing; NotUnderstood otherwise. Never raises.
        """
        if len(text) > LONGEST_TEXT:
            short = text[:LONGEST_TEXT]
            return NotUnderstood(
                short, reason=f"A question may have {LONGEST_TEXT:,} characters; this has {len(text):,}."
            )
        cleaned = clean(text)
        words = split(cleaned)
        while words and words[0].text in ("ask", "peelbot") and len(words) > 1:
            words = words[1:]
        if not words:
            return Query(Intent.HELP, text.strip(), context.today)
        term = define.asked_for(self._vocabulary, words)
        if term is not None:
            return Query(Intent.DEFINITION, cleaned.strip(), context.today, term=term)
        return _Parse(
            self._knowledge, self._vocabulary, cleaned.strip("\n"), self._reader.read(words, context.today), context
        ).result()


@dataclass(slots=True)
class _Parse:
    """One text on its way to a result."""

    knowledge: Knowledge
    vocabulary: Vocabulary
    text: str
    reading: Reading
    context: Context
    region: str | None = None
    forces: tuple[str, ...] = ()
    all_forces: bool = False

    def result(self) -> Parsed:
        reading = self.reading
        if foreign := self._foreign():
            return NotUnderstood(self.text, foreign)
        finding = self._finding()
        self._places()
        signals = self._signals(finding)
        intent = intents.decide(signals)
        if intent is None or not (intent is Intent.HELP or self._anchored(signals)):
            return NotUnderstood(self.text, self._raw(reading.unknown))
        named = slots.cycles(self.knowledge, self.text, reading, intent)
        subject, intent = self._subject(intent)
        if subject is None:
            return self._stuck(intent)
        asked = slots.questions(self.knowledge, self.text, reading, named.ids)
        window, today, problem = slots.window(reading, self.context.today)
        if problem:
            return Unclear(self.text, f"{problem} Which day do you mean?", ())
        window = window or named.window
        if window and intent not in _WINDOWED:
            return NotUnderstood(self.text, (window.words,))
        tie = self._maybe_force() or named.tie or asked.tie or self._ambiguous_question() or self._ranking(intent)
        if tie is not None:
            return tie
        assumed = self._assume(intent)
        if isinstance(assumed, Unclear):
            return assumed
        if intent is Intent.COMPARE and len(self.forces) == 1 and len(named.ids) < 2 and not self.all_forces:
            return clarify.compare_with(self.knowledge, self.text, self.forces[0])
        cues = reading.cues
        pillars, questions = reading.values(Slot.PILLAR), tuple(asked.ids)
        if "overall" in reading.text_words():
            questions = questions or (OVERALL,)
        grades = tuple(Grade(value) for value in reading.values(Slot.GRADE))
        outstanding_is_open = (
            intent in (Intent.FINDINGS, Intent.DEADLINES, Intent.STATUS) and Grade.OUTSTANDING in grades
        )
        if outstanding_is_open or intent in (Intent.FINDINGS, Intent.DEADLINES, Intent.PASSAGES):
            grades = ()
        return Query(
            intent,
            self.text.strip(),
            today,
            forces=self.forces,
            all_forces=self.all_forces,
            region=self.region,
            cycles=tuple(named.ids),
            latest=Cue.LATEST in cues,
            over_time=Cue.HISTORY in cues,
            unknown_cycle=named.unknown,
            pillars=pillars,
            questions=questions,
            grades=grades,
            kinds=self._kinds(),
            finding_id=finding,
            window=window,
            overdue=Cue.OVERDUE in cues,
            undated=Cue.UNDATED in cues,
            days_left=Cue.DAYS_LEFT in cues,
            origins=tuple(Origin(value) for value in reading.values(Slot.ORIGIN)),
            open_only=Cue.OPEN in cues or outstanding_is_open,
            closed_only=Cue.CLOSED in cues and Cue.OPEN not in cues,
            counted=self._counted(cues, grades) if intent is Intent.COUNT else None,
            words=subject,
            assumed=assumed,
            corrected=tuple(reading.corrected),
        )

    def _raw(self, places: list[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.reading.words[at].raw for at in places))

    def _foreign(self) -> tuple[str, ...]:
        """Return the bodies and places named that are none of ours."""
        return tuple(
            self.text_of(match.start, match.end)
            for match in self.reading.matches
            if any(m.value == Cue.FOREIGN for m in match.meanings)
        )

    def text_of(self, start: int, end: int) -> str:
        return " ".join(word.raw for word in self.reading.words[start:end])

    def _finding(self) -> str | None:
        """Return the id of the finding named; also of one in the form of an id that is not held."""
        held = self.reading.values(Slot.FINDING)
        if held:
            return held[0]
        return define.finding_like(self.text, self.reading)

    def _places(self) -> None:
        cues = self.reading.cues
        self.forces = self.reading.values(Slot.FORCE)
        regions = self.reading.values(Slot.REGION)
        wide = Cue.FORCES in cues or Cue.REGION in cues or Cue.ALL in cues
        both = [
            match for match, _ in self.reading.matched(Slot.REGION) if any(m.slot is Slot.FORCE for m in match.meanings)
        ]
        if both and wide:  # "West Midlands" is a force and a region
            self.forces = tuple(
                f for f in self.forces if all(f not in {m.value for m in match.meanings} for match in both)
            )
        if regions and not self.forces:
            self.region = regions[0]
        self.all_forces = not self.forces and not self.region and wide

    def _signals(self, finding: str | None) -> set[str]:
        reading, signals = self.reading, set(self.reading.cues)
        signals |= {
            name
            for name, here in (("force", self.forces), ("several", len(self.forces) > 1), ("finding", finding))
            if here
        }
        if Cue.WHO in signals and reading.values(Slot.GRADE) and not self.forces and not self.region:
            self.all_forces = True
        if self.region or self.all_forces:
            signals.add("many")
        for slot in (Slot.QUESTION, Slot.PILLAR, Slot.GRADE, Slot.KIND, Slot.ORIGIN, Slot.REGION):
            if reading.values(slot):
                signals.add(slot.value)
        if reading.values(Slot.MAYBE_FORCE):
            signals.add("force")
        named = [match for match in reading.matches if any(m.slot in (Slot.CYCLE, Slot.YEAR) for m in match.meanings)]
        signals |= {
            name
            for name, here in (
                ("cycle", named),
                ("two cycles", len(named) > 1),
                ("range", len(named) == 2 and reading.before(named[1].start) in ("to", "until", "till")),
                ("window", reading.found_dates),
            )
            if here
        }
        if any(self._is_subject(at) for at in reading.unknown):
            signals.add("subject")
        if reading.words[0].text in ("what", "which", "where", "whats"):
            signals.add("what")
        if reading.words[0].text in ("is", "are", "was", "were", "has", "have", "why", "did", "does"):
            signals.add("whether")
        return signals

    def _anchored(self, signals: set[str]) -> bool:
        """Return whether anything here belongs to our field by itself; "good", "2016" or "national" do not."""
        if not signals.isdisjoint(_ANCHORING) or signals & ANCHORS:
            return True
        grades = set(self.reading.values(Slot.GRADE)) - {Grade.GOOD}
        return bool(grades or self.reading.values(Slot.CYCLE)) or ("cycle" in signals and len(self.reading.words) < 3)

    def _is_subject(self, at: int) -> bool:
        key = stem(self.reading.words[at].text)
        return key in self.vocabulary.subjects or (key in self.vocabulary.texts or self.reading.is_subject(at))

    def _subject(self, intent: Intent) -> tuple[tuple[str, ...] | None, Intent]:
        """Return the subject words; None when a word stays unexplained."""
        unknown = self.reading.unknown
        if not unknown:
            return (), intent
        if not all(self._is_subject(at) for at in unknown) or not self._is_ours():
            return None, intent
        if self._ambiguous_question() is not None:
            return (), Intent.JUDGEMENTS
        if intent in SUBJECT_INTENTS:
            return tuple(dict.fromkeys(self.reading.words[at].text for at in unknown)), intent
        return None, intent

    def _ambiguous_question(self) -> Unclear | None:
        """Ask which question a word of several means, beside words about grades: "crime"."""
        reading = self.reading
        judged = {Cue.JUDGED, Cue.DID} & reading.cues or reading.words[0].text == "how"
        if not judged or reading.cues & {Cue.SAY, Cue.COUNT} or reading.values(Slot.KIND) or len(reading.unknown) != 1:
            return None
        at = reading.unknown[0]
        ids = self.vocabulary.question_words.get(stem(reading.words[at].text), ())
        held = [
            q
            for f in self.knowledge.frameworks.values()
            if not self._named_cycles() or f.id in self._named_cycles()
            for q in f.questions
        ]
        shorts = list(dict.fromkeys(q.short for q in held if q.id in ids))
        return clarify.which_question(self.text, reading.words, (at, at + 1), shorts) if shorts else None

    def _named_cycles(self) -> tuple[str, ...]:
        return (*self.reading.values(Slot.CYCLE), *self.reading.values(Slot.YEAR))

    def _is_ours(self) -> bool:
        named = self.forces or self.region or self.all_forces
        return bool(
            named
            or self.reading.values(Slot.KIND)
            or self.reading.cues & {Cue.FINDINGS, Cue.INSPECTORS, Cue.OBSERVATION, Cue.WE}
        )

    def _stuck(self, intent: Intent) -> NotUnderstood:
        return NotUnderstood(self.text, self._raw(self.reading.unknown))

    def _maybe_force(self) -> Unclear | None:
        for match, forces in self.reading.matched(Slot.MAYBE_FORCE):
            if not any(m.slot is not Slot.MAYBE_FORCE for m in match.meanings):
                return clarify.which_force(
                    self.knowledge, self.text, self.reading.words, (match.start, match.end), forces
                )
        return None

    def _ranking(self, intent: Intent) -> Unclear | None:
        if Cue.BEST in self.reading.cues and not self.forces:
            return clarify.no_ranking(self.text, self._subject_of_list())
        if intent is Intent.WITH_GRADE and Cue.NOT in self.reading.cues:
            named = {Grade(value) for value in self.reading.values(Slot.GRADE)}
            return clarify.not_a_grade(
                self.text, self._subject_of_list(), [grade for grade in Grade if grade not in named]
            )
        return None

    def _subject_of_list(self) -> str:
        for slot, before in (
            (Slot.QUESTION, " for "),
            (Slot.PILLAR, " for "),
            (Slot.CYCLE, " in "),
            (Slot.YEAR, " in "),
        ):
            del slot, before
        parts = ""
        for match in self.reading.matches:
            kinds = {m.slot for m in match.meanings}
            if kinds & {Slot.QUESTION, Slot.PILLAR}:
                parts += f" for {self.text_of(match.start, match.end)}"
            elif kinds & {Slot.CYCLE, Slot.YEAR}:
                parts += f" in {self.text_of(match.start, match.end)}"
        return parts

    def _assume(self, intent: Intent) -> Assumed | Unclear | None:
        """Take the channel's or the home force where none is named; ask where there is none."""
        beside = intent is Intent.COMPARE and Cue.WE in self.reading.cues and len(self.forces) == 1
        named = self.forces or self.all_forces or self.region or self._finding()
        if (named and not beside) or intent not in TAKES_FORCE:
            return None
        for force, assumed in ((self.context.channel_force, Assumed.CHANNEL), (self.context.home_force, Assumed.HOME)):
            if force is not None and force in self.knowledge.forces:
                self.forces = tuple(dict.fromkeys((force, *self.forces)))
                return assumed
        if intent in NEEDS_FORCE or Cue.WE in self.reading.cues:
            return clarify.missing_force(self.knowledge, self.text)
        self.all_forces = True
        return None

    def _kinds(self) -> tuple[Kind, ...]:
        kinds = tuple(Kind(value) for value in self.reading.values(Slot.KIND))
        if Kind.CAUSE_OF_CONCERN in kinds and Kind.ACCELERATED_CAUSE_OF_CONCERN not in kinds:
            kinds += (Kind.ACCELERATED_CAUSE_OF_CONCERN,)
        return kinds

    def _counted(self, cues: set[str], grades: tuple[Grade, ...]) -> Counted:
        if Cue.FORCES in cues:
            return Counted.FORCES
        if self.reading.values(Slot.KIND) or Cue.FINDINGS in cues:
            return Counted.FINDINGS
        if Cue.OBSERVATION in cues:
            return Counted.OBSERVATIONS
        if cues & {Cue.DEADLINE, Cue.OVERDUE, Cue.UNDATED}:
            return Counted.DEADLINES
        if grades or Cue.JUDGED in cues:
            return Counted.JUDGEMENTS
        return Counted.REPORTS if Cue.REPORT in cues else Counted.FINDINGS
