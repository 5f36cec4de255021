"""Who somebody is here: their role by access.yml, and by the user groups that Slack told of. Nobody waits for Slack."""

import logging
from collections.abc import Callable

from slack_sdk import WebClient

from bot.domain.access import Access, Role
from bot.register.keeper import no_changing
from bot.slack.web import refusal

log = logging.getLogger(__name__)

REFRESH_SECONDS = 60.0
"""How long somebody who left a user group keeps its rights at most, while Slack answers."""


class Roles:
    """Says who may do what. Safe to share between threads.

    Args:
        access: returns the rules as they are now.
        client: asks who is in a user group; None where no group can be asked about.
        keep: keeps who wanted what and why they may not, for the audit trail; None where there is none.
    """

    def __init__(
        self,
        access: Callable[[], Access],
        client: WebClient | None = None,
        keep: Callable[[str, str, str], None] | None = None,
    ) -> None:
        self._access = access
        self._client = client
        self._keep = keep
        self._members: dict[str, frozenset[str]] = {}
        self.unread: dict[str, str] = {}
        """Groups whose members Slack did not tell, with its word for why: nobody has a right by them."""

    @property
    def access(self) -> Access:
        """The rules as they are now."""
        return self._access()

    def role(self, person: str) -> Role:
        """Return somebody's role, by what is known of the user groups."""
        return self.access.role(person, self._groups_of(person))

    def sees(self, person: str) -> bool:
        """Return whether somebody may see what the force enters."""
        return self.role(person) >= Role.VIEWER

    def may_subscribe(self, person: str) -> bool:
        """Return whether somebody may subscribe a channel, change that or end it."""
        return self.access.may_subscribe(person, self._groups_of(person))

    def no_subscribing(self, person: str) -> str:
        """Return why somebody may not subscribe channels, and whom to ask; "" where they may."""
        if self.may_subscribe(person):
            return ""
        said = f"You may not change what a channel is reminded of. Ask {self.access.whom_to_ask()}."
        return f"{said} {self.why_unread()}".strip()

    def no_changing(self, person: str) -> str:
        """Return what somebody is told who may not change the register, and whom to ask."""
        return f"{no_changing(self.role(person), self.access)} {self.why_unread()}".strip()

    def unseen(self, person: str, wanted: str) -> str:
        """Return why somebody may not see the register, and keep what they wanted; "" where they may.

        Raises:
            LedgerError: the database cannot be used.
        """
        if self.sees(person):
            return ""
        said = f"You may not see the register. Ask {self.access.whom_to_ask()}. {self.why_unread()}".strip()
        return self.refused(person, wanted, said)

    def no_deed(self, person: str, wanted: str, silences: bool) -> str:
        """Return why somebody may not acknowledge or snooze a deadline, and keep that they tried; "" where they may.

        Whoever sees the register may acknowledge. A channel is silenced, or woken, by whoever may subscribe it and by
        editors.

        Args:
            person: their id.
            wanted: what they want, as the audit trail has it.
            silences: whether it changes what a whole channel is reminded of, and is not theirs.

        Raises:
            LedgerError: the database cannot be used.
        """
        if not self.sees(person):
            said = f"You may not do anything about deadlines here. Ask {self.access.whom_to_ask()}. {self.why_unread()}"
            return self.refused(person, wanted, said.strip())
        if silences and self.role(person) < Role.EDITOR and (said := self.no_subscribing(person)):
            return self.refused(person, wanted, said)
        return ""

    def refused(self, person: str, wanted: str, said: str) -> str:
        """Keep what somebody wanted and may not; return what they are told. Raises what keeping it raises."""
        if self._keep is not None:
            self._keep(person, wanted, said)
        return said

    def refresh(self) -> None:
        """Ask Slack who is in the groups that the rules name. Who was told of before holds while Slack fails."""
        unread: dict[str, str] = {}
        members: dict[str, frozenset[str]] = {}
        for group in sorted(self.access.groups):
            try:
                members[group] = self._ask(group)
            except Exception as error:
                unread[group] = refusal(error) or "Slack did not answer"
                if unread[group] != self.unread.get(group):
                    log.warning("the user group %s cannot be read (%s)", group, unread[group])
                if not refusal(error) and group in self._members:  # it may be so still; a refusal is certain
                    members[group] = self._members[group]
        self._members, self.unread = members, unread

    def why_unread(self) -> str:
        """Return a sentence on groups that cannot be read, for whoever is refused; "" for none."""
        if not self.unread:
            return ""
        groups = ", ".join(f"{group} ({why})" for group, why in sorted(self.unread.items()))
        return f"The user group {groups} could not be read, so nobody has a right by it."

    def _ask(self, group: str) -> frozenset[str]:
        if self._client is None:
            raise LookupError("no client")
        told = self._client.usergroups_users_list(usergroup=group)
        users = told.get("users")
        return frozenset(one for one in users if isinstance(one, str)) if isinstance(users, list) else frozenset()

    def _groups_of(self, person: str) -> list[str]:
        return [group for group, members in self._members.items() if person in members]
