"""The App Home: the lists to work through, what the bot can do, and questions to begin with."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.domain.knowledge import Knowledge
from bot.register.lists import Lists
from bot.render.home_lists import lists_blocks, shown_list
from bot.render.looking import Looking, looking
from bot.render.message import Block, Message
from bot.slack.desk import Asker, Desk
from bot.slack.wording import COMMAND, note, quoted

MOST_BLOCKS = 100
MOST_LABEL = 75
MOST_SECTION = 2900
BACK = "home:back"
HOME_BLOCKS = ("actions", "context", "divider", "header", "image", "section")
"""The blocks of answers that a Home takes (docs.slack.dev/reference/block-kit/blocks): tables are for messages."""
TITLE = "Open findings"
ABOUT = (
    "I answer what the police inspectorate judged and what must be improved, each statement with its source. "
    f"Ask with `{COMMAND}` in any channel (only you see the answer until you share it), by mentioning me (I answer in "
    "the thread), or in *Messages* here."
)
NO_HOME_FORCE = "No home force is set (BOT_HOME_FORCE): the lists are of all forces."
QUESTIONS = ("judgements {force} latest", "findings {force}", "history {force}", "deadlines {force}")
ANYWHERE = ("which forces were outstanding for efficiency in 2016?", "what is a cause of concern?", "help")


class Truths(Protocol):
    """What the lists are made from."""

    @property
    def kept(self) -> bool:
        """Whether a register is kept."""
        ...

    @property
    def published(self) -> Knowledge:
        """What was published alone."""
        ...

    def known_on(self, day: date) -> Knowledge:
        """Both truths as of a day."""
        ...


@dataclass(frozen=True, slots=True)
class Home:
    """A Home ready to be published: its blocks, and the metadata that says where in it somebody is."""

    blocks: list[Block]
    metadata: str = ""


@dataclass(frozen=True)
class HomeDesk:
    """Makes people's Homes. Safe to share between threads.

    Args:
        desk: answers questions.
        truths: what the lists are made from; None for a Home without them.
        opens: whether something listens to the buttons that open a finding to change it.
    """

    desk: Desk
    truths: Truths | None = None
    opens: bool = False
    _made: dict[bool, Lists] = field(default_factory=dict, init=False, repr=False, compare=False)

    def at(self, carried: str) -> Looking:
        """Return where in the lists somebody is, from a button's value or a view's metadata."""
        return looking(carried, self.desk.home_force)

    def shown(self, person: str, carried: str = "") -> Home:
        """Return a person's Home, where in the lists they are; where they begin, when that is not to be read."""
        return self.looked_at(person, self.at(carried))

    def looked_at(self, person: str, at: Looking) -> Home:
        """Return a person's Home at a place in the lists."""
        top: list[Block] = [{"type": "header", "text": {"type": "plain_text", "text": TITLE}}]
        below = [{"type": "divider"}, *self._suggestions(), note(ABOUT)]
        if self.truths is None:
            return Home([*top, *below], at.carried())
        entering = self.truths.kept and self.desk.sees(person)
        lists = self._lists(self.truths, entering=entering)
        at = at.to(shown_list(at, lists.listed(person, at.narrowed)), at.page)
        said = [note(NO_HOME_FORCE)] if self.desk.home_force is None else []
        shown = lists_blocks(lists, person, at, entering=entering, opens=entering and self.opens)
        return Home([*top, *shown, *said, *below], at.carried())

    def answered(self, asker: Asker, question: str, page: int = 1, carried: str = "") -> Home:
        """Return the Home after a button in it was pressed: the answer, and the way back to the lists."""
        shown = _for_home(self.desk.message(question, page=page, rated=False, asker=asker))
        ends = [{"type": "divider"}, *self._back(carried), *self._suggestions()]
        head = [*self._back(carried), note(f"You asked: {quoted(question)}")]
        return Home([*head, *shown[: MOST_BLOCKS - len(head) - len(ends)], *ends], carried)

    def apology(self, text: str, carried: str = "") -> Home:
        """Return the Home after something in it failed."""
        return Home([_section(text), *self._back(carried), {"type": "divider"}, *self._suggestions()], carried)

    def _lists(self, truths: Truths, *, entering: bool) -> Lists:
        """Return the lists of what is known now; those of another snapshot or day are dropped."""
        day = self.desk.today()
        knowledge = truths.known_on(day) if entering else truths.published
        made = self._made.get(entering)
        if made is None or made.knowledge is not knowledge or made.day != day:
            made = self._made[entering] = Lists(knowledge, day, made)
        return made

    def _back(self, carried: str) -> list[Block]:
        if self.truths is None:
            return []
        text: Block = {"type": "plain_text", "text": "◀ Back to the lists", "emoji": False}
        button = {"type": "button", "action_id": BACK, "text": text, "value": carried or "{}"}
        return [{"type": "actions", "elements": [button]}]

    def _suggestions(self) -> list[Block]:
        buttons = [
            {
                "type": "button",
                "action_id": f"ask:{number}",
                "text": {"type": "plain_text", "text": question[:MOST_LABEL]},
                "value": json.dumps({"q": question}, separators=(",", ":")),
            }
            for number, question in enumerate(suggested(self.desk))
        ]
        return [_section("*Questions to begin with*"), {"type": "actions", "elements": buttons}]


def suggested(desk: Desk) -> tuple[str, ...]:
    """Return questions to begin with, about the home force where there is one."""
    force = force_words(desk.home_force or "kent")
    return (*(question.format(force=force) for question in QUESTIONS), *ANYWHERE)


def prompts(desk: Desk) -> list[dict[str, str]]:
    """Return the agent view's suggested prompts: at most four."""
    chosen = (*suggested(desk)[:3], "help")
    return [{"title": question[:1].upper() + question[1:], "message": question} for question in chosen]


def _for_home(message: Message) -> list[Block]:
    """Return an answer's blocks; its text in place of blocks that Slack takes in messages only (tables)."""
    if message.blocks and all(block["type"] in HOME_BLOCKS for block in message.blocks):
        return list(message.blocks)
    lines, buttons = message.text, [block for block in message.blocks if block["type"] == "actions"]
    sections = []
    while lines:
        end = len(lines) if len(lines) <= MOST_SECTION else lines.rfind("\n", 1, MOST_SECTION)
        end = end if end > 0 else MOST_SECTION
        sections.append(_section(lines[:end]))
        lines = lines[end:].lstrip("\n")
    return [*sections, *buttons]


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def force_words(force: str) -> str:
    """Return a force's id as words that the questions understand."""
    return force.replace("-", " ")
