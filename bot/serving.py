"""What answers are made from: the published knowledge joined with the force's register, kept up to date."""

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from bot.ask.answerer import Answerer
from bot.domain.changes import Change
from bot.domain.direction import isolated
from bot.domain.finding import Kind
from bot.domain.knowledge import Knowledge
from bot.kb.store import Store
from bot.register.changes import changes
from bot.register.join import Naming, join
from bot.register.keeper import Keeper
from bot.register.register import Register

log = logging.getLogger(__name__)


class Serving:
    """Joins the two truths when one of them changed. Safe to share between threads.

    Args:
        store: the published knowledge.
        keeper: the register; None where none is kept.
        named: what people are called.
    """

    def __init__(self, store: Store[Answerer], keeper: Keeper | None, named: "Names | None" = None) -> None:
        self.store = store
        self._keeper = keeper
        self._names = named or Names(dict, lambda _person, _name: None)
        self._lock = threading.Lock()
        self._made: tuple[Answerer, Register, Mapping[str, str], Answerer] | None = None

    @property
    def published(self) -> Knowledge:
        """The published knowledge alone."""
        return self.store.current.knowledge

    @property
    def kept(self) -> bool:
        """Whether a register is kept."""
        return self._keeper is not None

    def known_on(self, day: date) -> Knowledge:
        """Return both truths as of a day."""
        return self.current.known_on(day)

    @property
    def current(self) -> Answerer:
        """What answers now. Cheap where nothing changed; no database is asked."""
        published = self.store.current
        if self._keeper is None:
            return published
        register, known = self._keeper.current, self._names.known
        if (found := self._held(published, register, known)) is not None:
            return found
        with self._lock:
            if (found := self._held(published, register, known)) is not None:
                return found
            last = self._made[3] if self._made is not None and self._made[0] is published else None
            both = joined(published, register, lambda person: called(known, person), last)
            self._made = (published, register, known, both)
            return both

    def _held(self, published: Answerer, register: Register, known: Mapping[str, str]) -> Answerer | None:
        made = self._made
        same = made is not None and made[0] is published and made[1] is register and made[2] is known
        return made[3] if made is not None and same else None


def joined(published: Answerer, register: Register, named: Naming = str, last: Answerer | None = None) -> Answerer:
    """Return what answers from both truths.

    Args:
        published: answers from the published knowledge alone.
        register: what was entered; where nothing was yet, that is what is answered.
        named: what people are called.
        last: what answered from an earlier register and the same published knowledge: where the force has the same
            findings of its own since, most of it serves again.
    """
    knowledge, latest = published.knowledge, register.latest_day

    def earlier(day: date) -> Knowledge | None:
        if latest is None or day >= latest:
            return None
        return join(knowledge, register.until(day), named)

    @cache
    def entries() -> tuple[Change, ...]:
        return changes(register, knowledge, named)

    both = join(knowledge, register, named)
    base = last if last is not None and _own(last.knowledge) == _own(both) else published
    return base.with_findings(both, earlier, entries)


def _own(knowledge: Knowledge) -> list[tuple[str, ...]]:
    """Return what the findings of the force's own say: their words are read in questions, too."""
    own = (one for one in knowledge.findings if one.kind is Kind.INTERNAL)
    return [(one.id, one.summary, *(each.what for each in one.obligations)) for one in own]


def called(names: Mapping[str, str], person: str) -> str:
    """Return what people call somebody: by their id, else by the name that they go by already.

    A name that turns the direction of writing does so for itself alone.
    """
    return isolated(names.get(person, person))


class Names:
    """What people are called, as far as Slack has told; kept in memory and in the database.

    Args:
        names: returns those that the database has.
        learn: keeps one there.
    """

    def __init__(self, names: Callable[[], dict[str, str]], learn: Callable[[str, str], None]) -> None:
        self._names = names
        self._learn = learn
        self._untold: dict[str, str] = {}
        self.known: Mapping[str, str] = {}
        """Never changed, only exchanged: who holds it may compare."""

    def __call__(self, person: str) -> str:
        """Return what people call somebody; the id, or the name it is already, where that was never told."""
        return called(self.known, person)

    @property
    def untold(self) -> bool:
        """Whether the database was not told of some."""
        return bool(self._untold)

    def refresh(self) -> None:
        """Read those that the database has, and give it those that it did not take. Raises what it raises."""
        for person, name in list(self._untold.items()):
            self._learn(person, name)
            self._untold.pop(person, None)
        known = {**self.known, **self._names()}
        if known != self.known:
            self.known = known

    def learn(self, person: str, name: str) -> None:
        """Keep what somebody is called; the database is told of it with the next refresh. Quick."""
        if name and person and self.known.get(person) != name:
            self._untold[person] = name
            self.known = {**self.known, person: name}
