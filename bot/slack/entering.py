"""Changing the register: who may, what came of it, and what the person is told. It knows no Slack client."""

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.access import Role
from bot.domain.changes import Change
from bot.domain.finding import Finding, Kind
from bot.domain.knowledge import Knowledge
from bot.errors import LedgerError
from bot.register.added import OwnFinding, OwnObligation, added_by
from bot.register.changes import changes as told_changes
from bot.register.checks import TAKEN
from bot.register.entry import Entry, Overtaken, Proposed, What
from bot.register.join import Naming, join_one
from bot.register.keeper import MOST_TRIES, Entered, Faulty, Keeper, NotAllowed, Outcome, faults_of_all
from bot.register.standing import Standing
from bot.render import entered
from bot.render.message import Message
from bot.render.mrkdwn import escape
from bot.slack.entering_over import goes_over, gone_over
from bot.slack.roles import Roles
from bot.today import LONDON
from bot.today import now as now_in_utc

log = logging.getLogger(__name__)

_UNSAFE = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 40


@dataclass(frozen=True, slots=True)
class Who:
    """Whoever does something: a person's id, and what Slack calls them where it told that."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Entering:
    """Enters what people say.

    Args:
        keeper: the register.
        joined: returns both truths, as answered now.
        published: returns the published knowledge alone.
        roles: who may.
        named: what people are called.
        met: takes note of somebody by their id, and of their handle where it is known.
        today: returns the day in London.
        now: returns the time (aware).
    """

    keeper: Keeper
    joined: Callable[[], Knowledge]
    published: Callable[[], Knowledge]
    roles: Roles
    named: Naming
    met: Callable[[str, str], None]
    today: Callable[[], date]
    now: Callable[[], datetime] = now_in_utc

    def finding(self, id_: str) -> Finding | None:
        """Return a finding by its id, in any case; None where none is held."""
        return join_one(self.published(), self.keeper.current, id_, self.named)

    def taken_back(self, id_: str) -> Finding | None:
        """Return a stand-in for a finding of the force's own that was taken back; None for any other."""
        held = self.standing(id_.upper())
        return Finding(held.finding, (), "", Kind.INTERNAL, "", ()) if held.gone is not None else None

    def standing(self, finding: str) -> Standing:
        """Return where a finding stands by the register, as it was last read."""
        return self.keeper.current.of(finding)

    def unseen(self, who: Who, wanted: str) -> Message | None:
        """Return what whoever may not see the register is told, and keep what they wanted; None for a viewer."""
        if self.roles.sees(who.id):
            return None
        return self._kept(lambda: Message(escape(self.roles.unseen(who.id, wanted))))

    def refused(self, who: Who, wanted: str) -> Message | None:
        """Return what whoever may change nothing is told, and keep what they wanted; None for an editor."""
        if self.roles.role(who.id) >= Role.EDITOR:
            return None
        return self._kept(lambda: entered.refused(self.roles.refused(who.id, wanted, self.roles.no_changing(who.id))))

    def _kept(self, refuse: Callable[[], Message]) -> Message:
        try:
            return refuse()
        except LedgerError as error:
            log.warning("a refusal is not kept: %s", error)
            return entered.away()

    def enter(self, changes: Sequence[Proposed], who: Who, request: str, seen: int | None = None) -> Outcome:
        """Enter changes of one finding.

        Args:
            changes: at least one.
            who: who does it.
            request: tells this request from any other: made twice, it is entered once.
            seen: the version that they saw; None for what holds now.

        Raises:
            LedgerError: the database cannot be used; nothing was entered.
        """
        for person, handle in [(who.id, who.name), *((one, "") for one in _people(changes))]:
            self.met(person, handle)
        first = changes[0]
        finding = self.finding(first.finding) or _own(first)
        published = self.published()
        outcome = self.keeper.change(
            changes,
            finding,
            by=who.id,
            role=self.roles.role(who.id),
            access=published.access,
            rules=published.registering,
            request=request,
            seen=seen,
        )
        if isinstance(outcome, NotAllowed) and (why := self.roles.why_unread()):
            return NotAllowed(f"{outcome.said} {why}")
        return outcome

    def do(self, changes: Sequence[Proposed], who: Who, request: str, seen: int | None = None) -> Message:
        """Enter changes of one finding, and say what came of it. Never raises for a database that is away."""
        try:
            outcome = self.enter(changes, who, request, seen)
            for _ in range(MOST_TRIES):
                if not isinstance(outcome, Faulty) or all(one.field != TAKEN for one in outcome.faults):
                    break
                changes = [self._with_another_id(one) for one in changes]
                outcome = self.enter(changes, who, request, seen)
        except LedgerError as error:
            log.warning("not entered: %s", error)
            return entered.away()
        return self.told(outcome, changes)

    def do_or_ask(self, changes: Sequence[Proposed], who: Who, request: str) -> Message:
        """Do as `do` does, but ask once where that would go over what somebody else entered lately.

        Nobody is asked about their own entries, or when nothing may be entered anyway. A button enters it after all.
        """
        if not any(map(goes_over, changes)):
            return self.do(changes, who, request)
        outcome: Outcome = Overtaken(())
        try:
            for _ in range(MOST_TRIES):
                now = self.standing(changes[0].finding)
                before = any(one.request == request for one in now.entries)
                theirs = () if before else gone_over(changes, now, who.id, self.now())
                if theirs and not self._faulty(changes, now, who):
                    return self._asked(theirs, changes)
                outcome = self.enter(changes, who, request, now.version)
                if not isinstance(outcome, Overtaken) or any(one.what is What.UNDO for one in changes):
                    break  # what came since may be what was meant by the latest
        except LedgerError as error:
            log.warning("not entered: %s", error)
            return entered.away()
        return self.told(outcome, changes)

    def _faulty(self, changes: Sequence[Proposed], now: Standing, who: Who) -> bool:
        finding, rules = self.finding(now.finding) or _own(changes[0]), self.published().registering
        if self.roles.role(who.id) >= Role.ADMINISTRATOR:
            rules = replace(rules, moves=None)
        return bool(faults_of_all(changes, finding, now, rules))

    def _asked(self, theirs: Sequence[Entry], changes: Sequence[Proposed]) -> Message:
        finding = changes[0].finding
        at = {one.id: f"{one.at.astimezone(ZoneInfo(LONDON)):%H:%M}" for one in theirs}
        told, version = self.changes(theirs), self.version(finding)
        return entered.overtaken(finding, told, self.every(finding), changes, version, lately=at)

    def told(self, outcome: Outcome, changes: Sequence[Proposed]) -> Message:
        """Return what the person is told of an outcome."""
        finding = changes[0].finding
        if isinstance(outcome, Entered):
            finding = outcome.entries[0].said.finding  # asked again, what was added has its first id
            every = self.every(finding, outcome.entries)
            wanted = {one.id for one in outcome.entries}
            return entered.done(finding, [one for one in every if one.entry in wanted], every)
        if isinstance(outcome, NotAllowed):
            return entered.refused(outcome.said)
        if isinstance(outcome, Faulty):
            return entered.faulty(finding, outcome.faults)
        return entered.overtaken(
            finding, self.changes(outcome.missed), self.every(finding), changes, self.version(finding)
        )

    def changes(self, entries: Sequence[Entry]) -> list[Change]:
        """Return entries as they are told."""
        wanted = {one.id for one in entries}
        findings = {one.said.finding for one in entries}
        return [one for finding in findings for one in self.every(finding) if one.entry in wanted]

    def every(self, finding: str, more: Sequence[Entry] = ()) -> list[Change]:
        """Return every entry of a finding as it is told, in order, with more that may not have been read yet."""
        register = self.keeper.current.after(more)
        held = register.standings.get(finding)
        if held is None:
            return []
        alone = type(register)({finding: held}, register.last, register.latest)
        return list(told_changes(alone, self.published(), self.named))

    def version(self, finding: str) -> int:
        """Return the version of a finding that whoever is shown it now sees."""
        return self.standing(finding).version

    def undoing(self, finding: str, entry: int | None = None, why: str = "") -> Proposed | str:
        """Return the change that takes an entry back, the latest that holds where none is named; else why not.

        Of a finding of the force's own that was taken back, that is taken back where nothing is named.
        """
        held = self.standing(finding)
        if entry is None:
            if (gone := held.gone) is not None:
                return Proposed(What.UNDO, finding, why=why, undoes=gone.id)
            if not held.live:
                return f"The register has nothing on {finding} that could be taken back."
            entry = held.live[-1].id
        return Proposed(What.UNDO, finding, why=why, undoes=entry)

    def _with_another_id(self, change: Proposed) -> Proposed:
        """Return what is to be added with an id that is free: somebody else took the one it had."""
        match added_by(change):
            case OwnFinding() as own:
                return self.own_finding(own.force, own.summary).proposed()
            case OwnObligation() as own if (finding := self.finding(own.finding)) is not None:
                return self.own_obligation(finding, own.what, own.due).proposed(change.why)
        return change

    def own_finding(self, force: str, summary: str) -> OwnFinding:
        """Return a finding of the force's own with an id that is free, of the newest cycle."""
        knowledge = self.joined()
        start = f"{force.upper()}-INT-"
        taken = {one.id for one in knowledge.findings}
        taken |= set(self.keeper.current.standings)  # also of those that were taken back
        number = next(n for n in range(1, len(taken) + 2) if f"{start}{n}" not in taken)
        return OwnFinding(f"{start}{number}", force, list(knowledge.frameworks)[-1], summary)

    def own_obligation(self, finding: Finding, what: str, due: date | None) -> OwnObligation:
        """Return an obligation of the force's own for a finding, with an id that is free."""
        base = _UNSAFE.sub("-", what.lower()).strip("-")[:_LONGEST_SLUG].strip("-") or "step"
        taken = {one.id for one in finding.obligations}
        taken |= {one.said.obligation for one in self.standing(finding.id).entries}
        free = next(one for n in range(1, len(taken) + 2) if (one := base if n == 1 else f"{base}-{n}") not in taken)
        return OwnObligation(finding.id, free, what, due)


def _people(changes: Sequence[Proposed]) -> set[str]:
    """Return the ids of the people whom changes name: names that are none are told apart by `met`."""
    named = {one.value for one in changes if one.what is What.OWNER} | {one.approver for one in changes}
    return {one for one in named if one.isalnum() and one.isupper()}


def _own(change: Proposed) -> Finding:
    """Return a stand-in for a finding that is being added."""
    return Finding(change.finding, (), "", Kind.INTERNAL, change.value, ())


__all__ = ["Entering", "Overtaken", "Who"]
