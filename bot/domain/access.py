"""Who may do what with the register and the reminders. The rules of knowledge/access.yml."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """What somebody may do; each role may do what those before it may."""

    NOBODY = 0  # not even see what the force enters
    VIEWER = 1  # see everything
    EDITOR = 2  # change the register
    ADMINISTRATOR = 3  # see the audit trail, approve, mend what others entered

    @property
    def word(self) -> str:
        """Return the role as people call it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Members:
    """Who has a role: ids of people (U..., W...) and of user groups (S...)."""

    people: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    def holds(self, person: str, groups: Collection[str]) -> bool:
        """Return whether a person is named, or a group that they are in."""
        return person in self.people or not self.groups.isdisjoint(groups)


@dataclass(frozen=True, slots=True)
class Access:
    """All of access.yml.

    Attributes:
        everyone: the role of whoever is not named; a viewer's where the file says nothing.
        editors: who may change the register.
        administrators: who may do everything.
        subscribers: who may subscribe a channel; everybody who may see the register when None.
        ask: whom a refusal says to ask, in words; the administrators when "".
    """

    everyone: Role = Role.VIEWER
    editors: Members = Members()
    administrators: Members = Members()
    subscribers: Members | None = None
    ask: str = ""

    @property
    def groups(self) -> frozenset[str]:
        """The user groups named anywhere: whoever asks Slack for members asks for these."""
        named = (self.editors, self.administrators, *([self.subscribers] if self.subscribers else []))
        return frozenset().union(*(one.groups for one in named))

    def role(self, person: str, groups: Collection[str] = ()) -> Role:
        """Return the highest role of a person who is in some user groups."""
        if self.administrators.holds(person, groups):
            return Role.ADMINISTRATOR
        if self.editors.holds(person, groups):
            return max(Role.EDITOR, self.everyone)
        return self.everyone

    def may_subscribe(self, person: str, groups: Collection[str] = ()) -> bool:
        """Return whether a person may subscribe a channel, change that or end it."""
        role = self.role(person, groups)
        if role is Role.ADMINISTRATOR:
            return True
        if self.subscribers is not None:
            return self.subscribers.holds(person, groups)
        return role >= Role.VIEWER

    def whom_to_ask(self) -> str:
        """Return whom a refusal names, in words, without calling anybody."""
        if self.ask:
            return self.ask
        if self.administrators.people or self.administrators.groups:
            return "an administrator of this bot"
        return "whoever runs this bot: no administrators are named in knowledge/access.yml"
