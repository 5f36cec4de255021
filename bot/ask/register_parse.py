"""Questions about the force's register: seen only where it has any entry, and only by words that ask for it.

What is left of the words, without those of the register, is read like any other question: forces, inspections, kinds,
days. Where that does not work out, the whole is read as if there were no register.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from bot.ask import boards, dates, define, follow_ups, owning, proven, stood
from bot.ask.asked import Asked, Topic
from bot.ask.clarify import MOST_CHOICES
from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.phrases import Phrases
from bot.ask.query import Choice, Context, Intent, NotUnderstood, Query, Unclear
from bot.ask.reading import Reading
from bot.ask.register_gate import Gate
from bot.ask.register_people import Called, People
from bot.ask.register_topics import Seen, asks_former, seen, topic
from bot.ask.register_words import DATES, FOR_SIGN_OFF, OWNING, SIGN_OFF, TOLD, Told
from bot.ask.vocabulary import Slot, Vocabulary, listed
from bot.ask.words import Word, phrase, split
from bot.domain.finding import Kind
from bot.domain.framework import Grade
from bot.domain.knowledge import Knowledge

Parsed = Query | Unclear | NotUnderstood
Rest = Callable[[str, Sequence[Word], Context, Intent], tuple[Reading, Parsed]]
"""Reads what is left of the words as a question of a kind."""
NOBODY_ASKS = "Who asks is not known here: name the person whose findings you mean."
_MENTION = re.compile(r"<@([UW][A-Z0-9]{2,20})(?:\|[^<>]*)?>")
_ORDINARY = {Topic.OWNER: Intent.OWNER, Topic.WHOLE: Intent.FINDING}
"""Topics that are kinds of question without the register, too."""
_OWNED_BY_WHOM = re.compile(r"[,;]?\s*\b(?:with |and )?(?:the )?(?:owners?|owned by)\b:?\s+", re.IGNORECASE)
_ID = re.compile(r"[UW](?=[A-Z0-9]*[0-9])[A-Z0-9]{6,20}")
"""A person's id, as Slack's mention of them is handed on."""
_PERSON = re.compile(
    r"(?:<@(?P<mention>[UW][A-Z0-9]{2,20})(?:\|[^<>]*)?>|(?P<id>[UW](?=[A-Z0-9]*[0-9])[A-Z0-9]{6,20})\b)"
)
_INTENTS = {Topic.LIST: Intent.ENTERED, Topic.CHANGES: Intent.CHANGES, **_ORDINARY}
_BARS = frozenset(
    {Cue.JUDGED, Cue.COMPARE, Cue.AGAINST, Cue.CARRIED, Cue.OBSERVATION, Cue.COMPARABLE, Cue.SCALE, Cue.FORECAST}
    | {Cue.HELP, Cue.PUBLISHED, Form.PROMISED, Form.PROVENANCE, Form.PRAISED, Form.ADDRESS, Form.CARRIED}
)
"""What is asked of reports and grades, and not of the register."""
_PLAIN = frozenset({"closed", "open"})
"""Statuses' names that any question may hold: they are asked for without the register as well."""
_BACK = frozenset({"it", "this", "that", "they", "these", "those", "them"})
_OF_ONE = frozenset({Topic.CLOSING, Topic.EVIDENCE, Topic.NOTES, Topic.MOVED})


@dataclass(frozen=True, slots=True)
class _Asking:
    """One question: its text cleaned, its words, who asks where and when, and what reads the rest of it."""

    text: str
    words: Sequence[Word]
    context: Context
    rest: Rest

    def left(self, places: Collection[int]) -> list[Word]:
        return [word for at, word in enumerate(self.words) if at not in places]

    def read(self, words: Sequence[Word], intent: Intent) -> tuple[Reading, Parsed]:
        return self.rest(self.text, words, self.context, intent)

    def instead(self, text: str) -> "_Asking":
        return replace(self, text=text, words=split(text))


class Registered:
    """Reads questions about one snapshot's register. Immutable and safe to share between threads."""

    def __init__(self, knowledge: Knowledge, vocabulary: Vocabulary) -> None:
        self._knowledge = knowledge
        self._people = People(knowledge.findings, vocabulary)
        self._phrases = vocabulary.exact
        self._told = _TOLD
        statuses = _status_phrases(knowledge, vocabulary)
        self._statuses = Phrases(statuses)
        self._gate = Gate((*statuses, *self._people.called, *map(str.casefold, self._people.names)))

    def may_ask(self, raw: str, text: str, texts: Sequence[str]) -> bool:
        """Return whether a text may ask something of the register: where not, `parse` would return None.

        Args:
            raw: the text as it came, with Slack's mentions.
            text: the same, cleaned.
            texts: its words, as compared.
        """
        return "<@" in raw or self._gate.opens(texts, lambda: self._names_finding(texts) or define.names_finding(text))

    def parse(self, raw: str, text: str, words: Sequence[Word], context: Context, rest: Rest) -> Parsed | None:
        """Return what a text asks of the register; None where it asks nothing of it.

        Args:
            raw: the text as it came, with Slack's mentions.
            text: the same, cleaned.
            words: its words.
            context: the day, who asks, and the forces at hand.
            rest: reads what is left as an ordinary question.
        """
        asking = _Asking(text, words, context, rest)
        board = boards.named(text)
        if board is None:
            return self._read(asking, tuple(_MENTION.findall(raw)))
        day = boards.day_of(board, self._knowledge.registering.boards, context.today)
        if day is None:
            return boards.which(text, board, context.today)
        parsed = self._read(asking.instead(boards.dated(text, board, day)), tuple(_MENTION.findall(raw)))
        if isinstance(parsed, Query) and parsed.asked is not None and boards.begins(board):
            return replace(parsed, asked=replace(parsed.asked, board=True))
        return parsed

    def owned(self, text: str) -> tuple[str, tuple[str, ...]] | Unclear | NotUnderstood | None:
        """Return a subscription's words without whose deadlines they mean, and whose; None where they name nobody.

        Args:
            text: such as "kent owner @dana" or "kent, owned by Dana Whitfield".
        """
        said = _OWNED_BY_WHOM.search(text)
        if said is None:
            return None
        before, after = text[: said.start()], text[said.end() :]
        if (person := _PERSON.match(after)) is not None:
            return f"{before} {after[person.end() :]}", (person["mention"] or person["id"],)
        words = split(after)
        called = next((one for one in self._people.find([word.text for word in words]) if one.start == 0), None)
        if called is None:
            name = after.partition(",")[0].strip()
            reason = f"Nobody called “{name}” owns anything by the force's register, so nothing was changed."
            return NotUnderstood(text, (name,) if name else (), reason=reason)
        if len(called.people) > 1:
            names = sorted(self._people.names[one] for one in called.people)
            rest = after[words[called.end - 1].end :]
            lead = text[: said.end()]
            asks = f"Which person do you mean by “{after[: words[called.end - 1].end].strip()}”?"
            return Unclear(text, asks, tuple(Choice(name, f"{lead}{name}{rest}") for name in names[:MOST_CHOICES]))
        return f"{before} {after[words[called.end - 1].end :]}", called.people

    def _read(self, asking: _Asking, mentioned: tuple[str, ...]) -> Parsed | None:
        texts = [word.text for word in asking.words]
        owns = not OWNING.isdisjoint(texts)
        called = self._people.find(texts)
        ids = ((at, word.raw.removesuffix("'s")) for at, word in enumerate(asking.words))
        called += [
            Called(at, at + 1, (one,)) for at, one in ids if _ID.fullmatch(one) and (owns or one in self._people.names)
        ]
        dated = any(one.window is not None and not one.as_of for one in dates.find(texts, asking.context.today))
        mentioned = tuple(one for one in mentioned if one in self._people.names or owns)
        named = self._names_finding(texts) or define.names_finding(asking.text)
        found = seen(texts, self._told, self._statuses, called, mentioned, finding=named, dated=dated)
        what = topic(found)
        if what is None:
            return self._with_stranger(asking) if owns else None
        if tie := next((one for one in called if len(one.people) > 1), None):
            return self._people.which(asking.text, asking.words, tie)
        return self._query(asking, what, found)

    def _query(self, asking: _Asking, what: Topic, found: Seen) -> Parsed | None:
        context = asking.context
        reading, parsed = asking.read(asking.left(found.explained(what)), _INTENTS.get(what, Intent.REGISTER))
        if isinstance(parsed, NotUnderstood) and reading.unknown and (found.called or Told.OWNS in found.told):
            starts = {reading.words[at].start for at in reading.unknown}
            unknown = [at for at, word in enumerate(asking.words) if word.start in starts]
            named = {at for one in found.called for at in range(one.start, one.end)}
            mended = self._people.mend(found.texts, unknown, named)
            if mended is not None:
                return self._mended(asking, mended)
        if not _fits(reading, parsed):
            return None
        if what in _OF_ONE and isinstance(parsed, Query) and not parsed.finding_id:
            back = next((at for at, word in enumerate(asking.words) if word.text in _BACK), None)
            if back is not None and not parsed.words and not parsed.kinds:
                return follow_ups.which_finding(self._knowledge, asking.text, asking.words, back, context)
        people = (*(one.people[0] for one in found.called), *found.mentioned)
        if Told.ME in found.told:
            if context.person is None:
                return NotUnderstood(asking.text, reason=NOBODY_ASKS)
            people = (*people, context.person, *self._called_alike(context))
        if proven.both(found.texts, found.told):
            return NotUnderstood(asking.text, reason=proven.ONE_OF_BOTH)
        if isinstance(parsed, Query) and asks_former(found):
            return replace(parsed, forms=parsed.forms | {Form.FORMER})
        if not isinstance(parsed, Query) or what in _ORDINARY:
            return parsed
        if what is Topic.CHANGES and parsed.window is None and not parsed.finding_id:
            return boards.which_day(asking.text, context.today)
        asked = Asked(
            what,
            people=tuple(dict.fromkeys(people)),
            called=tuple(dict.fromkeys(filter(None, (self._people.names.get(one, "") for one in people)))),
            me=Told.ME in found.told,
            unowned=Told.UNOWNED in found.told,
            statuses=found.statuses,
            rags=found.rags,
            dates=not DATES.isdisjoint(found.texts),
            least=3 if Told.OFTENER in found.told else 2 if Told.OFTEN in found.told else 1,
            unproven=Told.UNPROVEN in found.told,
            proven=Told.PROVEN in found.told,
        )
        then = stood.of_register(parsed, asked, found.texts, context.today)
        if isinstance(then, str):
            return NotUnderstood(asking.text, reason=then)
        parsed = then
        if what is Topic.BREAKDOWN and found.statuses:  # each of those named is counted, and so are all others
            return replace(parsed, asked=replace(asked, statuses=()), open_only=False, closed_only=False)
        if (people or Told.ME in found.told) and parsed.assumed and Cue.WE not in reading.cues:
            parsed = replace(parsed, forces=(), all_forces=True, assumed=None)  # what is theirs is so at any force
        kinds = (Kind.INTERNAL,) if Told.INTERNAL in found.told else parsed.kinds
        return replace(parsed, asked=asked, kinds=kinds, overdue=parsed.overdue or "overdue" in found.texts)

    def _names_finding(self, texts: Sequence[str]) -> bool:
        """Return whether a finding that is held is named by its id."""
        for at in range(len(texts)):
            _, meanings = self._phrases.longest(texts, at, len(texts))
            if meanings is not None and meanings[0].slot is Slot.FINDING:
                return True
        return False

    def _called_alike(self, context: Context) -> list[str]:
        """Return owners that are no ids but the name of whoever asks: so an imported tracker has them."""
        name = context.person_name.casefold()
        held = self._people.names.items()
        return [one for one, called in held if name and one.casefold() == name == called.casefold()]

    def _mended(self, asking: _Asking, mended: Called) -> Parsed | None:
        """Read the question again with a name as it is spelt, and say so."""
        start, end = asking.words[mended.start].start, asking.words[mended.end - 1].end
        typed = asking.text[start:end]
        again = self._read(asking.instead(f"{asking.text[:start]}{mended.read}{asking.text[end:]}"), ())
        if isinstance(again, Query):
            return replace(again, text=asking.text, corrected=(*again.corrected, (typed, mended.read)))
        return again

    def _with_stranger(self, asking: _Asking) -> Parsed | None:
        """Return the question what somebody owns whom the register does not name; None where it is not that."""
        place = owning.name_place([word.text for word in asking.words])
        if place is None:
            return None
        reading, parsed = asking.read(asking.words, Intent.ENTERED)
        unknown = {reading.words[at].start for at in reading.unknown}
        named = [asking.words[at] for at in place]
        if not all(word.start in unknown for word in named):
            return None
        mended = self._people.mend(reading.texts, reading.unknown)
        if mended is not None:
            return self._mended(asking, mended)
        texts = [word.text for word in asking.words]
        owns = seen(texts, self._told, self._statuses, (), (), finding=False, dated=False)
        reading, parsed = asking.read(asking.left({*place, *owns.places}), Intent.ENTERED)
        if not isinstance(parsed, Query) or not _fits(reading, parsed):
            return None
        return replace(parsed, asked=Asked(Topic.LIST, stranger=" ".join(word.raw for word in named)))


def _fits(reading: Reading, parsed: Parsed) -> bool:
    """Return whether what is left of the words is of the register, too: no grades, nothing unexplained."""
    if isinstance(parsed, NotUnderstood) or not reading.cues.isdisjoint(_BARS):
        return False
    return set(reading.values(Slot.GRADE)) <= {Grade.OUTSTANDING}


def _status_phrases(knowledge: Knowledge, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Return the phrases of every status, but for those that any question may hold or that mean something else."""
    found: dict[str, dict[str, None]] = {}
    for one in knowledge.registering.statuses:
        keys = {phrase(each) for each in (one.name, one.id.replace("-", " "), *one.aliases)}
        if any(SIGN_OFF in key or "signoff" in key for key in keys):
            keys |= set(listed(FOR_SIGN_OFF))
        for key in keys - _PLAIN - {""}:
            slots = {meaning.slot for meaning in vocabulary.phrases.get(key, ())}
            if slots <= {Slot.CUE, Slot.FILLER}:
                found.setdefault(key, {})[one.name] = None
    return {key: tuple(names) for key, names in found.items()}


_TOLD = Phrases({key: told for told, phrases in reversed(TOLD.items()) for key in listed(phrases)})
