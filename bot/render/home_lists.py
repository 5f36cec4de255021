"""The lists of the App Home: buttons with counts, filters, a page of rows, and what to do where a list is empty."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

from bot.ask.respond.found import PLURALS
from bot.ask.respond.wording import count
from bot.ask.respond.wording import day as day_words
from bot.domain.framework import OVERALL
from bot.domain.knowledge import Knowledge
from bot.register.lists import (
    NO_QUESTION,
    OF_REGISTER,
    SOON_DAYS,
    Listed,
    Listing,
    Lists,
    Narrowed,
    Sum,
    amount,
)
from bot.render.home_row import row_blocks
from bot.render.limits import BUTTON_TEXT, OPTION_VALUE, OPTIONS
from bot.render.looking import EVERY, Looking
from bot.render.message import Block
from bot.render.mrkdwn import escape

AT, PAGE, FORCE, QUESTION, KIND = "home:at", "home:page", "home:force", "home:question", "home:kind"
"""Action ids; a colon and what it leads to follow after AT and PAGE, for they must differ within a block."""
PAGE_ROWS = 10
ORDER = (Listing.MINE, Listing.OVERDUE, Listing.SOON, Listing.SIGN_OFF, Listing.UNOWNED, Listing.OPEN)
TITLES = {
    Listing.MINE: "Mine",
    Listing.OVERDUE: "Overdue",
    Listing.SOON: "Due soon",
    Listing.SIGN_OFF: "Waiting for sign-off",
    Listing.UNOWNED: "Without owner",
    Listing.OPEN: "All open",
}
TO_OWN = "`/peel own {finding} @person` gives one to somebody."
_FIRST = (Listing.MINE, Listing.OVERDUE, Listing.SOON, Listing.OPEN)


def shown_list(at: Looking, listed: Listed) -> Listing:
    """Return the list that is looked at; the first with anything in it where none was chosen."""
    return at.at or next((one for one in _FIRST if listed.rows[one]), Listing.OPEN)


def lists_blocks(lists: Lists, person: str, at: Looking, *, entering: bool, opens: bool = False) -> list[Block]:
    """Return the lists as somebody sees them: at most 30 blocks.

    Args:
        lists: of the knowledge and the day.
        person: whose Home it is.
        at: where they are.
        entering: whether a register is kept that they may see.
        opens: whether rows can be opened, to change what the register says.
    """
    listed = lists.listed(person, at.narrowed)
    here = shown_list(at, listed)
    rows = listed.rows[here]
    pages = max(1, -(-len(rows) // PAGE_ROWS))
    page = min(at.page, pages)
    at = at.to(here, page)
    first = (page - 1) * PAGE_ROWS
    blocks = [
        {
            "type": "actions",
            "elements": [_button(one, at, listed) for one in ORDER if entering or one not in OF_REGISTER],
        },
        {"type": "actions", "elements": _filters(lists, at)},
        _small(_sum(listed.sum, lists.day, entering=entering)),
    ]
    if not rows:
        elsewhere = lists.owned(person) if here is Listing.MINE else 0
        return [*blocks, _section(_empty(here, listed, at, lists, elsewhere, opens=opens))]
    for number, row in enumerate(rows[first : first + PAGE_ROWS]):
        blocks += row_blocks(
            row, number, lists.day, lists.knowledge, force=at.narrowed.force, entering=entering, opens=opens
        )
    return [*blocks, *_paging(at, pages, len(rows), amount(rows))]


def _button(one: Listing, at: Looking, listed: Listed) -> Block:
    made: Block = {
        "type": "button",
        "text": {"type": "plain_text", "text": f"{TITLES[one]} ({listed.counts[one]:,})", "emoji": False},
        "action_id": f"{AT}:{one}",
        "value": at.to(one).carried(),
    }
    return made | {"style": "primary"} if one is at.at else made


def _sum(sum_: Sum, day: date, *, entering: bool) -> str:
    """Return how the open findings add up; and that nobody is taken to have met what nobody spoke of."""
    until = day_words(day + timedelta(days=SOON_DAYS))
    parts = f"{sum_.overdue:,} past a date, {sum_.soon:,} due by {until}, {sum_.later:,} later, "
    parts += f"{sum_.undated:,} without a day"
    said = f"{count(sum_.all, 'open finding')} as of {day_words(day)}: {parts}." if sum_.all else ""
    whence = " Statuses, owners and moved dates by the force's register." if entering else ""
    return f"{said}{whence} Where nobody has stated a status, it is counted as open.".lstrip()


def _filters(lists: Lists, at: Looking) -> list[Block]:
    knowledge, narrowed = lists.knowledge, at.narrowed
    kinds_held = [(str(one), PLURALS[one].capitalize()) for one in lists.kinds(narrowed.force)]
    questions = _questions(knowledge, lists.questions(narrowed.force))
    chosen = narrowed.kind
    return [
        _select(FORCE, "Force", "All forces", _forces(knowledge), narrowed.force),
        _select(QUESTION, "Question", "All questions", questions, narrowed.question),
        _select(KIND, "Kind", "All kinds", kinds_held, str(chosen) if chosen else None),
    ]


def _forces(knowledge: Knowledge) -> list[tuple[str, str]]:
    return sorted(((one.id, one.name) for one in knowledge.forces.values()), key=lambda one: one[1])


def _questions(knowledge: Knowledge, held: Collection[str | None]) -> list[tuple[str, str]]:
    """Return questions as their newest framework calls them, and at the end whether some are filed under none."""
    named = sorted(((one, _question(knowledge, one)) for one in held if one is not None), key=lambda one: one[1])
    return [*named, *([(NO_QUESTION, "No question named")] if None in held else [])]


def _question(knowledge: Knowledge, question: str) -> str:
    if question == OVERALL:
        return "Overall"
    held = (one.question(question) for one in reversed(knowledge.frameworks.values()))
    found = next((one for one in held if one is not None), None)
    return found.short if found else question.replace("-", " ").capitalize()


def _select(action: str, name: str, every: str, choices: list[tuple[str, str]], chosen: str | None) -> Block:
    """Return a menu. What is chosen stays in it where nothing is there to choose any more."""
    fitting = [one for one in choices if len(one[0]) <= OPTION_VALUE]
    if chosen is not None and len(chosen) <= OPTION_VALUE and chosen not in (value for value, _ in fitting):
        fitting.insert(0, (chosen, chosen.replace("-", " ").capitalize()))
    options = [_option(EVERY, every), *(_option(*one) for one in fitting[: OPTIONS - 1])]
    initial = next((one for one in options if one["value"] == chosen), options[0])
    return {
        "type": "static_select",
        "action_id": action,
        "placeholder": {"type": "plain_text", "text": name},
        "options": options,
        "initial_option": initial,
    }


@lru_cache(maxsize=1024)
def _option(value: str, name: str) -> Block:
    """Return a choice. Choices are shared between menus: never change one."""
    text = " ".join(name.split()) or value
    shown = text if len(text) <= BUTTON_TEXT else f"{text[: BUTTON_TEXT - 1]}…"
    return {"text": {"type": "plain_text", "text": shown, "emoji": False}, "value": value}


def _paging(at: Looking, pages: int, records: int, findings: int) -> list[Block]:
    if pages == 1:
        return []
    first = (at.page - 1) * PAGE_ROWS
    as_ = "" if records == findings else f" records, which stand for {findings:,} findings"
    said = f"Showing {first + 1}-{min(first + PAGE_ROWS, records)} of {records:,}{as_}, the most urgent first."
    turns = ((at.page - 1, "◀ Before"), (at.page + 1, "More ▶"))
    buttons = [
        {
            "type": "button",
            "text": {"type": "plain_text", "text": label, "emoji": False},
            "action_id": f"{PAGE}:{label.strip('◀ ▶').lower()}",
            "value": at.on(number).carried(),
        }
        for number, label in turns
        if 1 <= number <= pages
    ]
    return [_small(said), {"type": "actions", "elements": buttons}]


def _empty(here: Listing, listed: Listed, at: Looking, lists: Lists, elsewhere: int, *, opens: bool) -> str:
    """Say that a list is empty, and what to do then; `elsewhere` is how much the person owns in any force."""
    of = _of(at, lists)
    if at.narrowed != Narrowed(at.narrowed.force):
        return f"Nothing{of} is here with these filters. Choose *All questions* and *All kinds* above for everything."
    if not listed.rows[Listing.OPEN] and not (here is Listing.MINE and elsewhere):
        wider = "Choose *All forces* above, or ask" if at.narrowed.force else "Ask"
        return f"No open finding{of} is known. {wider} a question below."
    until = day_words(lists.day + timedelta(days=SOON_DAYS))
    said = {
        Listing.MINE: f"Nothing open{of} is yours.",
        Listing.OVERDUE: f"Nothing{of} is past its date, as far as is known here.",
        Listing.SOON: f"Nothing{of} is due by {until}.",
        Listing.SIGN_OFF: f"Nothing{of} waits for sign-off, by the force's register.",
        Listing.UNOWNED: f"Every open finding{of} has an owner.",
    }[here]
    if here is Listing.MINE and elsewhere:
        return f"{said} Choose *All forces* above for the {elsewhere:,} that you own elsewhere."
    unowned = next((row.finding.id for row in listed.rows[Listing.UNOWNED]), None)
    if here is Listing.MINE and opens and unowned is not None:
        return f"{said} *{TITLES[Listing.UNOWNED]}* has what nobody owns yet; {TO_OWN.format(finding=escape(unowned))}"
    return f"{said} *{TITLES[Listing.OPEN]}* has everything."


def _of(at: Looking, lists: Lists) -> str:
    force = at.narrowed.force
    if force is None:
        return ""
    held = lists.knowledge.forces.get(force)
    return f" for {escape(held.name if held else force)}"


def _small(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": True}]}


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}
