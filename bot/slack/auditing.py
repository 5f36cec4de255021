"""The audit trail in Slack: "audit", "audit KENT-2016-E1", "audit since 1 March". Administrators read it, only."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.ask.until import until_day
from bot.domain.access import Role
from bot.register.audit import Trace
from bot.render.message import Block, Message
from bot.render.mrkdwn import bold, escape
from bot.slack.roles import Roles
from bot.today import LONDON

MOST_LINES = 30
MOST_CHARACTERS = 8000
LONGEST = 250
_COMMAND = re.compile(
    r"\s*(?:the\s+)?audit(?:\s+trail)?(?:\s+(?:of|for))?(?:\s+(?P<finding>(?=[\w/-]*\d)[A-Za-z]\w*(?:[-/]\w+)+))?"
    r"(?:\s+since\s+(?P<since>.+?))?[\s.?!]*",
    re.IGNORECASE,
)
EXAMPLES = "`audit`, `audit KENT-2016-E1` or `audit since 1 March 2017`"


def about_audit(text: str) -> bool:
    """Return whether words ask for the audit trail, in the right form or almost."""
    return re.match(r"\s*(?:the\s+)?audit\b(?!\s+(?:committee|board))", text, re.IGNORECASE) is not None


@dataclass(frozen=True, slots=True)
class Auditing:
    """Shows the trail.

    Args:
        trail: returns it, oldest first, since a day and of a finding ("" for all); may raise LedgerError.
        roles: who may read it.
        refuse: keeps that somebody wanted to and may not.
        today: returns the day in London.
    """

    trail: Callable[[date | None, str], Sequence[Trace]]
    roles: Roles
    refuse: Callable[[str, str, str], None]
    today: Callable[[], date]

    def answer(self, text: str, person: str) -> Message | None:
        """Show it, or say why not; None where the words ask for something else."""
        if not about_audit(text):
            return None
        if self.roles.role(person) < Role.ADMINISTRATOR:
            said = f"The audit trail is for administrators. Ask {self.roles.access.whom_to_ask()}."
            self.refuse(person, "audit", said)
            return Message(escape(said))
        found = _COMMAND.fullmatch(text)
        if found is None:
            return Message(f"Write {EXAMPLES}.")
        since = until_day(found["since"], self.today()) if found["since"] else None
        if found["since"] and not isinstance(since, date):
            why = since or f"“{found['since']}” names no day."
            return Message(f"{escape(why)} Write {EXAMPLES}.")
        day = since if isinstance(since, date) else None
        return shown(self.trail(day, found["finding"] or ""), found["finding"] or "", day)


def shown(traces: Sequence[Trace], finding: str, since: date | None) -> Message:
    """Return the newest lines as a message, with how many more there are and where."""
    of = f" of {escape(finding.upper())}" if finding else ""
    when = f" since {since.day} {since:%B %Y}" if since else ""
    if not traces:
        return Message(f"Nothing{of} was entered or refused{when}.")
    lines: list[str] = []
    for one in reversed(traces):
        line = _line(one)
        if len(lines) == MOST_LINES or sum(map(len, lines)) + len(line) > MOST_CHARACTERS:
            break
        lines.append(line)
    refused = sum(one.refused for one in traces)
    head = bold(f"Audit trail{of}{when}: {len(traces) - refused} entered, {refused} refused, the newest first")
    rest = len(traces) - len(lines)
    if rest:
        lines.append(f"{rest} more: narrow it with a finding or a day, or see all with `peel-bot audit`.")
    blocks: list[Block] = []
    for start in range(0, len(lines), 8):
        text = "\n".join(lines[start : start + 8])
        text = f"{head}\n{text}" if start == 0 else text
        blocks.append({"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}})
    return Message("\n".join([head, *lines]), tuple(blocks))


def _line(one: Trace) -> str:
    number = "refused" if one.refused else f"entry {one.entry}"
    about = f"{one.finding}: " if one.finding and not one.refused else ""
    why = f" ({one.why})" if one.why else ""
    approved = f", approved by {one.approver}" if one.approver else ""
    said = f"{about}{one.said}{why}{approved}"
    short = said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
    return f"• {escape(moment(one.at))}, {escape(one.by)}, {number}: {escape(' '.join(short.split()))}"


def moment(at: datetime) -> str:
    """Return a moment in London: "3 April 2017, 09:00"."""
    local = at.astimezone(ZoneInfo(LONDON))
    return f"{local.day} {local:%B %Y, %H:%M}"
