"""The people whom the force's register names as owners, by the words people call them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from bot.ask.clarify import MOST_CHOICES, instead
from bot.ask.phrases import Phrases
from bot.ask.query import Choice, Unclear
from bot.ask.slips import Slips
from bot.ask.spans import CALENDAR_WORDS
from bot.ask.vocabulary import Meaning, Meanings, Slot, Vocabulary
from bot.ask.words import Word, phrase, stem
from bot.domain.finding import Finding

_SHORTEST = 3
_TITLES = frozenset(
    {"insp", "inspector", "sgt", "sergeant", "supt", "superintendent", "chief", "ch", "det", "dci", "di", "dcc", "acc"}
    | {"ci", "ds", "pc", "dc", "mr", "mrs", "ms", "dr", "chief constable", "cc", "staff", "officer", "head"}
)


class Called(NamedTuple):
    """Words `start` to `end` (exclusive) call one of these people; `read` is the name that a slip was read as."""

    start: int
    end: int
    people: tuple[str, ...]
    read: str = ""


class People:
    """The owners of a snapshot's findings.

    Attributes:
        names: what each is called, by their id; a name is its own.
        called: the words that call somebody, as compared, and whom.
    """

    def __init__(self, findings: Iterable[Finding], vocabulary: Vocabulary) -> None:
        self.names = {one.person: one.name for finding in findings for one in finding.owners}
        called: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for person, name in self.names.items():
            words = phrase(name).split()
            for key in {phrase(name), " ".join(word for word in words if word not in _TITLES)}:
                called[key][person] = None
            for word in words:
                if _is_a_name(word, vocabulary):
                    called[word][person] = None
        called.pop("", None)
        self.called = {key: tuple(people) for key, people in called.items()}
        self._phrases = Phrases(self.called)
        self._slips: Slips | None = None
        self._taken = frozenset(vocabulary.phrases)

    def find(self, texts: Sequence[str]) -> list[Called]:
        """Return where people are called by a name, in order."""
        found: list[Called] = []
        at = 0
        while at < len(texts):
            end, people = self._phrases.longest(texts, at, len(texts))
            if people is None:
                at += 1
            else:
                found.append(Called(at, end, people))
                at = end
        return found

    def mend(self, texts: Sequence[str], unknown: Sequence[int], named: Collection[int] = ()) -> Called | None:
        """Return who is called by a name typed wrongly, among words that nothing explains; None where nobody is.

        Args:
            texts: all words.
            unknown: the places of those that nothing explains.
            named: the places of words that are part of a name: "Ravi" in "Ravi Pattel".
        """
        if self._slips is None:  # made when a word first needs it: a name is seldom typed wrongly
            table: dict[str, Meanings] = {
                key: tuple(Meaning(Slot.MAYBE_FORCE, one) for one in people) for key, people in self.called.items()
            }
            self._slips = Slips(table, self._taken)
        free = [at in unknown or at in named for at in range(len(texts))]
        for at in unknown:
            if (mended := self._slips.mend(texts, at, free)) is not None:
                people = tuple(meaning.value for meaning in mended.meanings)
                name = self.names[people[0]] if len(people) == 1 else mended.read.title()
                return Called(mended.start, mended.end, people, name)
        return None

    def which(self, text: str, words: Sequence[Word], called: Called) -> Unclear:
        """Ask which of several people a name means."""
        said = " ".join(word.raw for word in words[called.start : called.end])
        names = sorted(self.names[one] for one in called.people)
        choices = tuple(
            Choice(name, instead(text, words, (called.start, called.end), name)) for name in names[:MOST_CHOICES]
        )
        return Unclear(text, f"Which person do you mean by “{said}”?", choices)


def _is_a_name(word: str, vocabulary: Vocabulary) -> bool:
    """Return whether a word of a name calls a person by itself: not "Kent", "May" or a word that reports use."""
    return (
        len(word) >= _SHORTEST
        and word not in _TITLES
        and word not in CALENDAR_WORDS
        and word not in vocabulary.phrases
        and stem(word) not in vocabulary.published
        and not word.isdigit()
    )
