"""A morning's digest as a Slack message: overdue, due within a week, later; the most urgent first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain.knowledge import Knowledge
from bot.domain.working import WorkingCalendar
from bot.remind.deeds import Deed, acknowledging_matters, sleeps_until
from bot.remind.plan import Digest, Reminder
from bot.remind.stages import Stage
from bot.render.digest_buttons import Page, block_of, line_buttons, rest_button
from bot.render.digest_line import brief, calls, day_words, deed_words, line, mention
from bot.render.limits import MOST_BLOCKS, MOST_CHARACTERS, MOST_TEXT, SECTION_TEXT, characters
from bot.render.message import Block, Message
from bot.render.mrkdwn import bold

MOST_SHOWN = 15
"""Lines of one message: each takes a section, buttons, and what was done; a message has at most 50 blocks."""
WEEK = 7
OVERDUE, SOON, LATER, ASKED = "Overdue", "Due within a week", "Later", "Long past: is it done?"
_GROUPS = (OVERDUE, SOON, LATER, ASKED)
_ROOM = MOST_CHARACTERS - 700
"""Characters for the lines; what is below them needs the rest."""
_MOST_PEOPLE = 20
_WEEKDAYS = WorkingCalendar()
_NOBODY: Mapping[str, str] = {}
_NOTHING: Mapping[str, Sequence[Deed]] = {}
MOST_EDITED = 4000
"""Characters of text that an edit takes (docs.slack.dev/reference/methods/chat.update, msg_too_long)."""


@dataclass(frozen=True, slots=True)
class Since:
    """What a digest is shown with after it was posted.

    Attributes:
        today: the local day on which it is shown.
        changed: why a deadline no longer holds, as a sentence, by `Owed.id`.
        called: the people it may mention: those it mentioned when it was posted, for nobody is called by an edit.
        apart: the page that one person sees apart; None for the message in the channel.
    """

    today: date
    changed: Mapping[str, str] = field(default_factory=dict)
    called: frozenset[str] = frozenset()
    apart: Page | None = None


def to_message(
    digest: Digest,
    knowledge: Knowledge,
    calendar: WorkingCalendar = _WEEKDAYS,
    *,
    deeds: Mapping[str, Sequence[Deed]] = _NOTHING,
    owners: Mapping[str, str] = _NOBODY,
    since: Since | None = None,
) -> Message:
    """Return the message of a digest, within the limits of `bot.render.limits`.

    Args:
        digest: what a channel is told.
        knowledge: names the forces.
        calendar: says why a day is not worked.
        deeds: what people did about each deadline, by `Owed.id`, oldest first.
        owners: a deadline's owner, by `Owed.id`: a Slack id, which is mentioned once, or a plain name.
        since: where it is shown after it was posted; beyond the last page, the last is shown.

    Returns:
        The message. Its `text` holds every line, the ones without room in brief; a button shows them in full.
    """
    return _Maker(digest, knowledge, calendar, deeds, owners, since).message()


def grouped(digest: Digest) -> list[tuple[str, list[Reminder]]]:
    """Return the reminders under their headings, the most urgent first, without empty ones."""
    groups: dict[str, list[Reminder]] = {group: [] for group in _GROUPS}
    for one in digest.reminders:
        groups[_group(one, digest.day)].append(one)
    return [(group, some) for group, some in groups.items() if some]


def _group(one: Reminder, day: date) -> str:
    if one.asks(day):
        return ASKED
    left = (one.owed.due - day).days
    return OVERDUE if left < 0 else SOON if left <= WEEK else LATER


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    group: str
    one: Reminder
    blocks: list[Block]
    said: str
    short: str
    done: bool

    @property
    def size(self) -> int:
        return characters(self.blocks) + len(self.group) + 2


@dataclass(slots=True)
class _Maker:
    """Makes one message."""

    digest: Digest
    knowledge: Knowledge
    calendar: WorkingCalendar
    deeds: Mapping[str, Sequence[Deed]]
    owners: Mapping[str, str]
    since: Since | None
    blocks: list[Block] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def apart(self) -> Page | None:
        return self.since.apart if self.since else None

    def message(self) -> Message:
        lines = list(self._lines())
        pages = list(_pages(lines))
        page = min(max(1, self.apart.number if self.apart else 1), len(pages))
        shown = pages[page - 1]
        head = self._headline()
        self._put(bold(head), head)
        if page == 1:
            self._people(lines)
        group = ""
        for each in shown:
            if each.group != group:
                group = each.group
                self._put(bold(group))
            self.blocks += each.blocks
            self.texts.append(each.said)
        self._rest(lines, shown, page, len(pages))
        most = MOST_EDITED if self.since and not self.apart else MOST_TEXT
        texts = self.texts
        if sum(map(len, texts)) + len(texts) > most:
            texts = [head, *(each.short for each in lines)]
        return Message(_fitted(texts, most), tuple(self.blocks))

    def _lines(self) -> Iterator[_Line]:
        number = 0
        for group, some in grouped(self.digest):
            for one in some:
                number += 1
                yield self._line(number, group, one)

    def _line(self, number: int, group: str, one: Reminder) -> _Line:
        done, due, asks = self.deeds.get(one.owed.id, ()), one.owed.due, one.asks(self.digest.day)
        today = self.since.today if self.since else self.digest.day
        changed = self.since.changed.get(one.owed.id, "") if self.since else ""
        text = line(one, number, self.digest.day, self.knowledge, self.calendar)
        words = deed_words(done, due, self.calendar, today, asked=self.digest.day if asks else None)
        if changed:
            words.append(f"Since then: {changed}")
        blocks: list[Block] = [_section(text)]
        if words:
            blocks.append(_context(" ".join(words)))
        pressable = line_buttons(
            one.owed,
            number,
            acknowledge=acknowledging_matters(done, due, today),
            asleep=sleeps_until(done, due, self.calendar, today) is not None,
            asks=asks,
            over=bool(changed),
        )
        if pressable:
            actions: Block = {"type": "actions", "elements": pressable}
            blocks.append(actions | {"block_id": block_of(self.apart, number)} if self.apart else actions)
        return _Line(
            number,
            group,
            one,
            blocks,
            "\n".join([text, *words]),
            " ".join([brief(one, number, self.digest.day), *words]),
            bool(done),
        )

    def _headline(self) -> str:
        groups = grouped(self.digest)
        number = len(self.digest.reminders)
        named = {OVERDUE: "overdue", SOON: "due within a week", LATER: "due later", ASKED: "long past"}
        counts = ", ".join(f"{len(some)} {named[group]}" for group, some in groups)
        return f"{number} deadline{'' if number == 1 else 's'} to look at on {day_words(self.digest.day)}: {counts}"

    def _people(self, lines: Sequence[_Line]) -> None:
        """Mention each owner once, and whom something is escalated to, with the numbers of their lines."""
        told: dict[str, list[str]] = {}
        for each in lines:
            owner = self.owners.get(each.one.owed.id)
            if owner and self._may_call(owner):
                told.setdefault(owner, []).append(str(each.number))
            rule, said = each.one.rule, each.one.announcement
            to_person = rule.escalate_to and not rule.escalates_to_channel
            escalated = said.stage is Stage.ESCALATED and to_person and not each.one.asks(self.digest.day)
            if escalated and self._may_call(rule.escalate_to):
                told.setdefault(rule.escalate_to, []).append(f"{each.number}, escalated")
        if not told:
            return
        some = [f"{mention(person)} ({', '.join(numbers[:_MOST_PEOPLE])})" for person, numbers in told.items()]
        text = f"For {' · '.join(some[:_MOST_PEOPLE])}"
        if len(some) > _MOST_PEOPLE:
            text += f" · {' '.join(mention(person) for person in list(told)[_MOST_PEOPLE:])}"
        self.blocks.append(_context(text[:SECTION_TEXT]))
        self.texts.append(text[:SECTION_TEXT])

    def _may_call(self, person: str) -> bool:
        return self.since is None or person in self.since.called or not calls(person)

    def _rest(self, lines: Sequence[_Line], shown: Sequence[_Line], page: int, pages: int) -> None:
        """Say what has no room here, and offer it."""
        if pages == 1:
            return
        left = len(lines) - shown[-1].number
        said = f"Showing {shown[0].number} to {shown[-1].number} of {len(lines)}"
        done = sum(each.done for each in lines[shown[-1].number :])
        seen = f" (about {done} of them something was done)" if done else ""
        self._put_small(f"{said}, and {left} more{seen}." if left else f"{said}.")
        buttons, digest = [], self.apart.digest if self.apart else ""
        if page > 1:
            buttons.append(rest_button("◀ Before", Page(digest, page - 1)))
        if left:
            buttons.append(rest_button(f"Show {left} more ▶", Page(digest, page + 1)))
        self.blocks.append({"type": "actions", "elements": buttons})
        self.texts += [each.short for each in lines[shown[-1].number :]]

    def _put(self, text: str, plain: str = "") -> None:
        self.blocks.append(_section(text))
        self.texts.append(plain or text)

    def _put_small(self, text: str) -> None:
        self.blocks.append(_context(text))
        self.texts.append(text)


def _pages(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines of each page: as many as fit, and one at least."""
    page: list[_Line] = []
    size = blocks = 0
    for each in lines:
        size += each.size
        blocks += len(each.blocks) + 1
        if page and (len(page) == MOST_SHOWN or size > _ROOM - SECTION_TEXT // 2 or blocks > MOST_BLOCKS - 6):
            yield page
            page, size, blocks = [], each.size, len(each.blocks) + 1
        page.append(each)
    yield page


def _fitted(texts: Sequence[str], most: int) -> str:
    text = "\n".join(texts)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": True}]}
