"""What answers are made from: the published knowledge joined with the force's register, kept up to date."""

import logging
import threading
from collections.abc import Callable
from datetime import date
from functools import cache

from bot.ask.answerer import Answerer
from bot.domain.changes import Change
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

    def __init__(self, store: Store[Answerer], keeper: Keeper | None, named: Naming = str) -> None:
        self.store = store
        self._keeper = keeper
        self._named = named
        self._lock = threading.Lock()
        self._made: tuple[Answerer, Register, Answerer] | None = None

    @property
    def published(self) -> Knowledge:
        """The published knowledge alone."""
        return self.store.current.knowledge

    @property
    def current(self) -> Answerer:
        """What answers now. Cheap where nothing changed; no database is asked."""
        published = self.store.current
        if self._keeper is None:
            return published
        register, made = self._keeper.current, self._made
        if made is not None and made[0] is published and made[1] is register:
            return made[2]
        with self._lock:
            both = joined(published, register, self._named)
            self._made = (published, register, both)
            return both


def joined(published: Answerer, register: Register, named: Naming = str) -> Answerer:
    """Return what answers from both truths.

    Args:
        published: answers from the published knowledge alone.
        register: what was entered; where nothing was, the published answers are all there is.
        named: what people are called.
    """
    if not register.standings:
        return published
    knowledge, latest = published.knowledge, register.latest_day

    def earlier(day: date) -> Knowledge | None:
        if latest is None or day >= latest:
            return None
        return join(knowledge, register.until(day), named)

    @cache
    def entries() -> tuple[Change, ...]:
        return changes(register, knowledge, named)

    return published.with_findings(join(knowledge, register, named), earlier, entries)


class Names:
    """What people are called, as far as Slack has told; kept in memory and in the database.

    Args:
        names: returns those that the database has.
        learn: keeps one there.
    """

    def __init__(self, names: Callable[[], dict[str, str]], learn: Callable[[str, str], None]) -> None:
        self._names = names
        self._learn = learn
        self._known: dict[str, str] = {}

    def __call__(self, person: str) -> str:
        """Return what people call somebody; the id, or the name it is already, where that was never told."""
        return self._known.get(person, person)

    def refresh(self) -> None:
        """Read those that the database has. Raises what it raises."""
        self._known = {**self._known, **self._names()}

    def learn(self, person: str, name: str) -> None:
        """Keep what somebody is called. A database that is away changes nothing: it is told again."""
        if not name or not person or self._known.get(person) == name:
            return
        try:
            self._learn(person, name)
        except Exception as error:
            log.warning("the name of %s was not kept: %s", person, error)
        self._known[person] = name
