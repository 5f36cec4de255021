"""Where somebody is in the lists of the App Home: carried by its buttons and its view, so that no process keeps it."""

import json
from dataclasses import dataclass, replace

from bot.domain.finding import Kind
from bot.register.lists import EVERYTHING, Listing, Narrowed

MOST_METADATA = 3000
"""Characters of a view's private_metadata (docs.slack.dev/reference/views/home-tab-views)."""
EVERY = "*"
"""The choice that narrows nothing."""


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked at.

    Attributes:
        at: the list; None for the first that has anything in it.
        narrowed: the filters.
        page: from 1.
    """

    at: Listing | None = None
    narrowed: Narrowed = EVERYTHING
    page: int = 1

    def carried(self) -> str:
        """Return it as a button's value or a view's metadata; the lists as they begin where that has no room."""
        said = {
            "at": self.at,
            "force": self.narrowed.force or EVERY,
            "question": self.narrowed.question,
            "kind": self.narrowed.kind,
            "page": self.page if self.page > 1 else None,
        }
        text = json.dumps({key: value for key, value in said.items() if value is not None}, separators=(",", ":"))
        return text if len(text) < MOST_METADATA else "{}"

    def to(self, at: Listing, page: int = 1) -> "Looking":
        """Return another list, from its beginning."""
        return replace(self, at=at, page=page)

    def on(self, page: int) -> "Looking":
        """Return another page."""
        return replace(self, page=page)

    def with_force(self, force: str) -> "Looking":
        """Return the same of another force, or of all. Questions stay: the cycles have them in common."""
        return replace(self, narrowed=replace(self.narrowed, force=None if force == EVERY else force), page=1)

    def with_question(self, question: str) -> "Looking":
        """Return the same of another question, or of all."""
        chosen = None if question == EVERY else question
        return replace(self, narrowed=replace(self.narrowed, question=chosen), page=1)

    def with_kind(self, kind: str) -> "Looking":
        """Return the same of another kind, or of all."""
        return replace(self, narrowed=replace(self.narrowed, kind=_kind(kind)), page=1)


def looking(carried: str, home_force: str | None) -> Looking:
    """Return where somebody is.

    Args:
        carried: as `Looking.carried` has it; where it is not to be read, the lists are as they begin.
        home_force: whose lists they begin with; None for all forces.
    """
    try:
        said = json.loads(carried)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        return Looking(narrowed=Narrowed(home_force))
    force, question, page = (said.get(key) for key in ("force", "question", "page"))
    narrowed = Narrowed(
        home_force if not isinstance(force, str) else None if force == EVERY else force,
        question if isinstance(question, str) else None,
        _kind(said.get("kind")),
    )
    number = page if isinstance(page, int) and not isinstance(page, bool) and page > 1 else 1
    return Looking(_listing(said.get("at")), narrowed, number)


def _kind(value: object) -> Kind | None:
    return next((one for one in Kind if one.value == value), None)


def _listing(value: object) -> Listing | None:
    return next((one for one in Listing if one.value == value), None)
