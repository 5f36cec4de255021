"""One open finding in the App Home: what it is, where it stands, whose it is, when it is due, and its buttons."""

from datetime import date

from bot.ask.respond.dues import when_words
from bot.ask.respond.entered import named
from bot.ask.respond.found import status_words
from bot.ask.respond.wording import count, listed, short
from bot.ask.respond.wording import day as day_words
from bot.domain.finding import Finding, Obligation, Owner
from bot.domain.knowledge import Knowledge
from bot.domain.rag import SYMBOLS, rag
from bot.register.lists import Row
from bot.render.buttons import button
from bot.render.digest_line import mention
from bot.render.entered import OPEN
from bot.render.limits import BUTTON_VALUE, SPOKEN_LABEL
from bot.render.message import Block
from bot.render.mrkdwn import bold, cut, escape, short_link

MOST_WORDS, MOST_NAME, MOST_ROW, MOST_FORCES, MOST_OWNERS = 300, 60, 2000, 3, 3
NO_COLOUR = "no colour"


def row_blocks(
    row: Row, number: int, day: date, knowledge: Knowledge, *, force: str | None, entering: bool, opens: bool = False
) -> list[Block]:
    """Return a row.

    Args:
        row: the finding.
        number: which row of the page it is: buttons differ by it.
        day: the day it is.
        knowledge: names forces and cycles, and has the register's rules.
        force: the force that all rows are of; None names each row's.
        entering: whether a register is kept: else there is neither colour nor owner.
        opens: whether it can be opened, to change what the register says.
    """
    one = row.finding
    lines = [_head(one, knowledge, force), " · ".join(_standing(row, day, knowledge, entering=entering)), _what(one)]
    text = cut("\n".join(lines), MOST_ROW)[0]
    section: Block = {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}
    buttons = [made for made in (_open(one) if opens else None, _details(one, number)) if made is not None]
    return [section, {"type": "actions", "elements": buttons}] if buttons else [section]


def _head(one: Finding, knowledge: Knowledge, force: str | None) -> str:
    cycle = knowledge.frameworks.get(one.cycle)
    stands_for = f"stands for {one.stands_for} findings" if one.stands_for > 1 else ""
    forces = "" if force is not None and len(one.forces) == 1 else _forces(one, knowledge)
    said = (forces, str(one.kind), cycle.title if cycle else one.cycle, stands_for)
    return " · ".join((bold(escape(one.id)), *(escape(each) for each in said if each)))


def _forces(one: Finding, knowledge: Knowledge) -> str:
    if len(one.forces) > MOST_FORCES:
        return f"{len(one.forces)} forces"
    return listed(sorted(knowledge.forces[each].name if each in knowledge.forces else each for each in one.forces))


def _standing(row: Row, day: date, knowledge: Knowledge, *, entering: bool) -> list[str]:
    one = row.finding
    said = [escape(short(status_words(one, day), MOST_WORDS)), _due(row, day)]
    if not entering:
        return said
    colour = rag(one, day, knowledge.registering)
    return [f"{SYMBOLS[colour]} *{colour}*" if colour else NO_COLOUR, *said, _owner(one)]


def _owner(one: Finding) -> str:
    """Return who owns it; where parts of it are somebody else's, who owns which."""
    whole = one.owner()
    said = [_name(whole)] if whole else []
    parts = [each for each in one.owners if each.obligation]
    said += [f"{_name(each)} for {escape(named(one, each.obligation))}" for each in parts[:MOST_OWNERS]]
    more = f" and {len(parts) - MOST_OWNERS} more" if len(parts) > MOST_OWNERS else ""
    return f"owner: {listed(said)}{more}" if said else "owner not known"


def _name(owner: Owner) -> str:
    """Return what somebody is called. A Home notifies nobody, so that Slack may name who is known by an id alone."""
    return mention(owner.person) if owner.name == owner.person else escape(short(owner.name, MOST_NAME))


def _due(row: Row, day: date) -> str:
    """Return when the first of what it owes is due, and how much more it owes."""
    one = row.finding
    first = min(one.obligations, key=_by_day, default=None)
    if first is None:
        return "no date set"
    rest = len(one.obligations) - 1
    return f"{escape(_when(one, first, day))}{f' (and {rest} more)' if rest else ''}"


def _when(one: Finding, first: Obligation, day: date) -> str:
    """Return when something is due. Of what nobody states the status of, it is not known whether it was met."""
    due = first.deadline.day
    if due is None:
        return when_words(one, first.deadline, day)
    left = (due - day).days
    if left > 0:
        return f"due {day_words(due)}, {count(left, 'day')} left"
    if left == 0:
        return f"due {day_words(due)}, today"
    past = "overdue" if one.status_on(day) else "past its date"
    return f"{past} by {count(-left, 'day')} ({day_words(due)})"


def _by_day(one: Obligation) -> date:
    return one.deadline.day or date.max


def _what(one: Finding) -> str:
    words = " ".join(one.summary.split())
    source = f" ({short_link(one.sources[0])})" if one.sources else ""
    return f"{escape(short(words, MOST_WORDS))}{source}"


def _spoken(made: Block, words: str) -> Block:
    return {**made, "accessibility_label": words[:SPOKEN_LABEL]}


def _open(one: Finding) -> Block | None:
    if len(one.id) > BUTTON_VALUE:
        return None
    shown: Block = {"type": "plain_text", "text": "Open", "emoji": False}
    return _spoken({"type": "button", "text": shown, "action_id": OPEN, "value": one.id}, f"Open {one.id}")


def _details(one: Finding, number: int) -> Block | None:
    made = button("Details", f"Show finding {one.id}", f"finding:{number}")
    return made and _spoken(made, f"Details of {one.id}")
