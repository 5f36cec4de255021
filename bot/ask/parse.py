"""A person's words to a Query: read, decide the kind of question, fill the slots; ask back rather than guess."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

from bot.ask import (
    alike,
    aside,
    boards,
    clarify,
    counted,
    define,
    follow_ups,
    intents,
    not_ours,
    owning,
    proven,
    scope,
    signals,
    slots,
    stood,
    ties,
    uncounted,
    unheeded,
    whether,
    windows,
)
from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.greeting import greeted
from bot.ask.kinds import kinds
from bot.ask.lazy import Deferred
from bot.ask.not_ours import NOT_OURS
from bot.ask.query import Assumed, Context, Intent, NotUnderstood, Query, Unclear, Window
from bot.ask.reading import Match, Reader, Reading
from bot.ask.register_parse import Registered
from bot.ask.tones import tones
from bot.ask.vocabulary import Slot, Vocabulary
from bot.ask.wanted import wanted
from bot.ask.words import LONGEST_TEXT, Word, clean, split, texts_of
from bot.domain.finding import Origin
from bot.domain.framework import Grade
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Which

Parsed = Query | Unclear | NotUnderstood

NOT_BEFORE_PUBLISHED = "What the inspectorate will do or judge is not known before it is published."
_WINDOWED = frozenset(
    {Intent.DEADLINES, Intent.NEXT, Intent.COUNT, Intent.FINDINGS, Intent.REPORTS, Intent.STATUS, Intent.FINDING}
    | {Intent.ENTERED, Intent.REGISTER, Intent.CHANGES}
)
"""Kinds of question that a time narrows; beside any other it stays unexplained."""
_NO_WORDS = (Word("list", "list", 0, 0),)
"""What is read where the words of the register were all."""
_NAMES = frozenset({Slot.FORCE, Slot.REGION, Slot.CYCLE, Slot.YEAR, Slot.QUESTION, Slot.PILLAR})
_BARRING = frozenset({*NOT_OURS, Cue.NOT})
_GRADES_ASKED = frozenset({Intent.GIVEN, Intent.JUDGEMENTS, Intent.WITH_GRADE, Intent.HISTORY, Intent.COMPARE})
_UNGRADED_LISTS = frozenset(
    {Intent.FINDINGS, Intent.DEADLINES, Intent.STATUS, Intent.PASSAGES, Intent.ENTERED, Intent.REGISTER}
)


class Parser:
    """Parses questions with one knowledge snapshot. Immutable and safe to share between threads."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._vocabulary = Vocabulary(knowledge)
        self._reader = Reader(self._vocabulary)
        self._registered: Registered | None = None

    def with_register(self, knowledge: Knowledge | None) -> "Parser":
        """Return one that understands questions about the register of a snapshot like its own; None for none."""
        if knowledge is None and self._registered is None:
            return self
        made = copy(self)
        made._registered = Registered(knowledge, self._vocabulary) if knowledge is not None else None
        return made

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
        texts = texts_of(cleaned)
        while len(texts) > 1 and texts[0] in ("ask", "peelbot"):
            texts = texts[1:]
        if not texts:
            return Query(Intent.HELP, text.strip(), context.today)
        if greeting := greeted(texts):
            return Query(Intent.HELP, text.strip(), context.today, greeting=greeting)
        at_home = bool(context.channel_force or context.home_force)
        if terms := define.terms(self._vocabulary, texts, at_home=at_home):
            return Query(Intent.DEFINITION, cleaned.strip(), context.today, term=terms[0], other_terms=terms[1:])
        words = Deferred(lambda: split(cleaned)[-len(texts) :])
        if self._registered is not None and self._registered.may_ask(text, cleaned, texts):
            entered = self._registered.parse(text, cleaned, words, context, self._rest)
            if entered is not None:
                return entered
        at_board = boards.on_its_day(cleaned, texts, self._knowledge.registering.boards, context.today)
        if isinstance(at_board, str):
            return self.parse(at_board, context)
        reading = self._reader.read(words, texts, context.today)
        parsed = _Parse(self._knowledge, self._vocabulary, cleaned, reading, context).result()
        return at_board if at_board is not None and not isinstance(parsed, NotUnderstood) else parsed

    def _rest(self, text: str, words: Sequence[Word], context: Context, intent: Intent) -> tuple[Reading, Parsed]:
        """Read words as a question of a kind that is known already."""
        words = words or _NO_WORDS
        reading = self._reader.read(words, [word.text for word in words], context.today)
        return reading, _Parse(self._knowledge, self._vocabulary, text, reading, context).result(intent)

    def wanted(self, text: str, context: Context) -> Which | Unclear | NotUnderstood:
        """Return which deadlines the words of a subscription mean: see `bot.ask.wanted`."""
        return wanted(self._knowledge, self._vocabulary, self._reader, text, context, registered=self._registered)


@dataclass(slots=True)
class _Parse:
    """One text on its way to a result."""

    knowledge: Knowledge
    vocabulary: Vocabulary
    text: str
    reading: Reading
    context: Context

    def result(self, known: Intent | None = None) -> Parsed:
        """Return what is asked; `known` is its kind where the words of the register told it."""
        reading = self.reading
        if which_pillar := ties.pillar(self.knowledge, self.text, reading):
            return which_pillar
        if barred := self._barred():
            future = Cue.FORECAST in reading.cues
            reason = not_ours.why((reading.text(one), reading.raw(one)) for one in barred)
            words = tuple(map(reading.raw, barred))
            return NotUnderstood(self.text, words, reason=NOT_BEFORE_PUBLISHED if future else reason)
        finding = next(iter(reading.values(Slot.FINDING)), None) or define.finding_like(self.text, reading)
        owning.mark(reading)
        if untold := alike.mark(reading) or stood.read(reading, finding, self.context.today):
            return NotUnderstood(self.text, reason=untold)
        about = scope.scope(reading)
        seen = signals.signals(reading, self.vocabulary, about, finding)
        intent = known or (Intent.STATUS if stood.was_closed(reading, finding) else intents.decide(seen))
        intent = Intent.JUDGEMENTS if intent and not known and Form.SAME in reading.cues else intent
        if known is None and follow_ups.asks_for_changes(reading):
            return NotUnderstood(self.text, reason=follow_ups.NO_CHANGES)
        if intent is None or not (known or intent is Intent.HELP or signals.anchored(reading, seen)):
            back = follow_ups.which(self.knowledge, self.text, reading, self.context)
            return back or self._unexplained()
        if intent is Intent.COMPARE and about.named and not about.forces:
            intent = Intent.JUDGEMENTS
        if intent is Intent.GIVEN and scope.is_open(reading, about, self.context):
            intent = Intent.WITH_GRADE
        days = intent is Intent.COUNT and counted.counts_days(reading)
        unheeded.read_as_subject(reading, intent)
        named = slots.cycles(self.knowledge, self.text, reading, Intent.DEADLINES if days else intent)
        which = ties.question(self.knowledge, self.vocabulary, self.text, reading, intent)
        subject = [] if which else signals.subject(reading, self.vocabulary, about, intent, seen)
        idle: list[int] = []
        if subject is None:
            subject = signals.searched(reading, self.vocabulary, intent)
            idle = [at for at in reading.unknown if at not in subject]
            if not aside.may_be_left(reading, idle, intent):
                return self._unexplained()
        asked = slots.questions(self.knowledge, self.vocabulary, self.text, reading, cycle_ids=named.ids, intent=intent)
        window, today, wrong = windows.window(reading, self.context.today)
        window = None if Form.DISPUTED in reading.cues else window or named.window  # the other date is on another day
        window, from_publication = windows.as_meant(reading, window)
        if wrong:
            if wrong.instead and intent not in _WINDOWED:
                return NotUnderstood(self.text, (" ".join(reading.texts[wrong.start : wrong.end]),))
            return clarify.which_day(self.text, reading.words, wrong)
        if intent in _GRADES_ASKED and signals.looks_ahead(reading):
            return NotUnderstood(self.text, reason=NOT_BEFORE_PUBLISHED)
        if reason := uncounted.why(reading, about, intent) or proven.why_not(reading.texts, intent):
            return NotUnderstood(self.text, reason=reason)
        if window and intent not in _WINDOWED:
            return NotUnderstood(self.text, (window.words,))
        tie = (
            ties.force(self.knowledge, self.text, reading)
            or named.tie
            or asked.tie
            or which
            or ties.ranking(self.knowledge, self.text, reading, intent, about)
            or ties.outstanding(self.text, reading, intent)
            or ties.window(self.text, reading, window, intent)
        )
        if tie is not None:
            return tie
        assumed = (
            None
            if finding
            else scope.assume(self.knowledge, reading, about, intent, text=self.text, context=self.context)
        )
        if isinstance(assumed, Unclear):
            return assumed
        if intent is Intent.COMPARE and len(about.forces) == 1 and len(named.ids) < 2:
            return clarify.compare_with(self.knowledge, self.text, about.forces[0])
        return self._query(
            intent,
            about=about,
            named=named,
            asked=asked,
            window=window,
            today=today,
            finding=finding,
            subject=self._words({*subject, *asked.places}),
            idle=idle,
            assumed=assumed,
            from_publication=from_publication,
        )

    def _query(
        self,
        intent: Intent,
        *,
        about: scope.Scope,
        named: slots.Cycles,
        asked: slots.Questions,
        window: Window | None,
        today: date,
        finding: str | None,
        subject: tuple[str, ...],
        idle: Sequence[int],
        assumed: Assumed | None,
        from_publication: str,
    ) -> Query:
        reading, cues = self.reading, self.reading.cues
        grades = tuple(map(Grade, reading.values(Slot.GRADE)))
        outstanding_is_open = intent in _UNGRADED_LISTS and Grade.OUTSTANDING in grades
        return Query(
            intent,
            self.text.strip(),
            today,
            forces=scope.without_region(reading, about.forces) if intent is Intent.FORCES else about.forces,
            all_forces=about.all_forces,
            region=about.region or scope.asked_region(reading, intent),
            cycles=tuple(named.ids),
            latest=Cue.LATEST in cues,
            over_time=Cue.HISTORY in cues,
            unknown_cycle=named.unknown,
            pillars=asked.pillars or reading.values(Slot.PILLAR),
            questions=tuple(asked.ids),
            grades=() if intent in _UNGRADED_LISTS else grades,
            kinds=kinds(reading, intent),
            finding_id=finding,
            window=window,
            overdue=Cue.OVERDUE in cues,
            undated=Cue.UNDATED in cues,
            days_left=Cue.DAYS_LEFT in cues,
            origins=tuple(map(Origin, reading.values(Slot.ORIGIN))),
            open_only=stood.open_only(reading, outstanding=outstanding_is_open),
            closed_only=stood.closed_only(reading, intent),
            counted=counted.counted(reading) if intent is Intent.COUNT else None,
            words=subject,
            loose=tuple(asked.loose),
            tones=tones(reading.texts) if intent is Intent.PASSAGES else (),
            assumed=assumed,
            corrected=tuple(reading.corrected),
            aside=tuple(reading.words[at].raw for at in idle),
            moved=Cue.MOVED in cues,
            counted_from_publication=from_publication,
            forms=whether.forms(reading, intent),
            as_of=any(one.as_of for one in reading.found_dates),
        )

    def _words(self, places: set[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.reading.texts[at] for at in sorted(places))) if places else ()

    def _unexplained(self) -> NotUnderstood:
        return NotUnderstood(self.text, tuple(dict.fromkeys(self.reading.words[at].raw for at in self.reading.unknown)))

    def _barred(self) -> tuple[Match, ...]:
        """Return the words that make it a question about something else, and names that are said not to be meant."""
        reading = self.reading
        if reading.cues.isdisjoint(_BARRING):
            return ()
        return tuple(
            match
            for match in reading.matches
            if any(m.value in NOT_OURS for m in match.meanings)
            or (reading.is_denied(match) and any(m.slot in _NAMES for m in match.meanings))
        )
