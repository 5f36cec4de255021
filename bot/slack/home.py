"""The App Home: what the bot can do, the home force's deadlines, and questions to begin with."""

import json

from bot.render.message import Block, Message
from bot.slack.desk import Desk
from bot.slack.wording import COMMAND, note, quoted

MOST_BLOCKS = 100
MOST_ANSWER_BLOCKS = 20
MOST_LABEL = 75
MOST_SECTION = 2900
HOME_BLOCKS = ("actions", "context", "divider", "header", "image", "section")
"""The blocks of answers that a Home takes (docs.slack.dev/reference/block-kit/blocks): tables are for messages."""
ABOUT = (
    "I answer what the police inspectorate judged and what must be improved, each statement with its source. "
    f"Ask with `{COMMAND}` in any channel (only you see the answer until you share it), by mentioning me (I answer in "
    "the thread), or in *Messages* here."
)
NO_HOME_FORCE = "No home force is set (BOT_HOME_FORCE): name a force in your question, such as Kent."
QUESTIONS = ("judgements {force} latest", "findings {force}", "history {force}", "deadlines {force}")
ANYWHERE = ("which forces were outstanding for efficiency in 2016?", "what is a cause of concern?", "help")


def suggested(desk: Desk) -> tuple[str, ...]:
    """Return questions to begin with, about the home force where there is one."""
    force = force_words(desk.home_force or "kent")
    return (*(question.format(force=force) for question in QUESTIONS), *ANYWHERE)


def prompts(desk: Desk) -> list[dict[str, str]]:
    """Return the agent view's suggested prompts: at most four."""
    chosen = (*suggested(desk)[:3], "help")
    return [{"title": question[:1].upper() + question[1:], "message": question} for question in chosen]


def home(desk: Desk) -> list[Block]:
    """Return the blocks of the Home as it is first seen."""
    return [*_top(), {"type": "divider"}, *_deadlines(desk), {"type": "divider"}, *_suggestions(desk)]


def home_answer(desk: Desk, question: str, page: int = 1) -> list[Block]:
    """Return the blocks of the Home after a button in it was pressed: the answer, then the questions to go on with."""
    shown = _for_home(desk.message(question, page=page, rated=False))
    return [note(f"You asked: {quoted(question)}"), *shown, {"type": "divider"}, *_suggestions(desk)][:MOST_BLOCKS]


def home_apology(desk: Desk, text: str) -> list[Block]:
    """Return the blocks of the Home after something in it failed."""
    return [_section(text), {"type": "divider"}, *_suggestions(desk)]


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


def _top() -> list[Block]:
    header: Block = {"type": "header", "text": {"type": "plain_text", "text": "Inspections, judgements, deadlines"}}
    return [header, _section(ABOUT)]


def _deadlines(desk: Desk) -> list[Block]:
    if desk.home_force is None:
        return [note(NO_HOME_FORCE)]
    force = force_words(desk.home_force)
    blocks: list[Block] = []
    for question in (f"overdue deadlines {force}", f"deadlines {force} next 90 days"):
        shown = [block for block in _for_home(desk.message(question, rated=False)) if block["type"] != "actions"]
        blocks += shown[:MOST_ANSWER_BLOCKS]
    return blocks


def _suggestions(desk: Desk) -> list[Block]:
    buttons = [
        {
            "type": "button",
            "action_id": f"ask:{number}",
            "text": {"type": "plain_text", "text": question[:MOST_LABEL]},
            "value": json.dumps({"q": question}, separators=(",", ":")),
        }
        for number, question in enumerate(suggested(desk))
    ]
    return [_section("*Questions to begin with*"), {"type": "actions", "elements": buttons}]


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def force_words(force: str) -> str:
    """Return a force's id as words that the questions understand."""
    return force.replace("-", " ")
