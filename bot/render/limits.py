"""What Slack refuses in a message's blocks, checked apart from the code that keeps to it.

Limits: docs.slack.dev/reference/block-kit/blocks and slack_sdk's constants. The sum over all blocks is undocumented
(`msg_blocks_too_long` at about 12,000, slackapi/bolt-js#2509, #2867): a message keeps to 10,000.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

MOST_BLOCKS = 50
MOST_CHARACTERS = 10_000
MOST_TEXT = 40_000
SECTION_TEXT = 3000
FIELDS = 10
FIELD_TEXT = 2000
HEADER_TEXT = 150
ACTIONS = 25
CONTEXT = 10
CONTEXT_ACTIONS = 5
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
OPTIONS = 100
OPTION_TEXT = 75
OPTION_VALUE = 150
PLACEHOLDER = 150
SPOKEN_LABEL = 75
"""Characters of a button's accessibility_label (docs.slack.dev/reference/block-kit/block-elements/button-element)."""
IDENTIFIER = 255
TABLE_ROWS = 100
TABLE_COLUMNS = 20
CHARTS = 2
CHART_TITLE = 50
CHART_LABEL = 20
CATEGORIES = 20
SERIES = 6
"""Of a chart (docs.slack.dev/reference/block-kit/blocks/data-visualization-block)."""

SEEN = ("text", "alt_text", "title", "label", "name")
"""Where a block holds what people see."""

Json = Mapping[str, Any]
Check = Callable[[Json, str], Iterator[str]]


def check(blocks: Sequence[Json]) -> list[str]:
    """Return what Slack would say against these blocks of a message, each with its place; empty when it takes them."""
    said: list[str] = []
    if len(blocks) > MOST_BLOCKS:
        said.append(f"blocks: {len(blocks)}, at most {MOST_BLOCKS}")
    for place, block in enumerate(blocks):
        kind = str(block.get("type"))
        one = _CHECKS.get(kind)
        where = f"blocks/{place} ({kind})"
        said += [f"{where}: not a kind of block that is used"] if one is None else one(block, where)
    if sum(block.get("type") == "table" for block in blocks) > 1:
        said.append("blocks: only one table is allowed")
    if sum(block.get("type") == "data_visualization" for block in blocks) > CHARTS:
        said.append(f"blocks: at most {CHARTS} charts are allowed")
    total = characters(blocks)
    if total > MOST_CHARACTERS:
        said.append(f"blocks: {total} characters in all, at most {MOST_CHARACTERS}")
    said += _repeated([str(block["block_id"]) for block in blocks if "block_id" in block], "block_id")
    said += _repeated(
        [str(element["action_id"]) for element in _elements(blocks) if "action_id" in element], "action_id"
    )
    return said


def characters(blocks: object) -> int:
    """Return the characters that people see in all blocks together, links included."""
    if isinstance(blocks, Mapping):
        return sum(
            len(value) if isinstance(value, str) else characters(value)
            for key, value in blocks.items()
            if key in SEEN or not isinstance(value, str)
        )
    if isinstance(blocks, Sequence) and not isinstance(blocks, str):
        return sum(map(characters, blocks))
    return 0


def _elements(blocks: Sequence[Json]) -> Iterator[Json]:
    for block in blocks:
        if block.get("type") == "actions":
            yield from block.get("elements", ())
        if isinstance(block.get("accessory"), Mapping):
            yield block["accessory"]


def _repeated(names: list[str], what: str) -> list[str]:
    return [f"{what} {name!r} is not unique" for name in sorted({one for one in names if names.count(one) > 1})]


def _text(value: object, where: str, most: int, kinds: tuple[str, ...] = ("mrkdwn", "plain_text")) -> Iterator[str]:
    if not isinstance(value, Mapping) or value.get("type") not in kinds:
        yield f"{where}: must be a text object of {' or '.join(kinds)}"
        return
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        yield f"{where}: must have more than 0 characters"
    elif len(text) > most:
        yield f"{where}: {len(text)} characters, at most {most}"


def _many(value: object, where: str, most: int) -> Iterator[str]:
    if not isinstance(value, Sequence) or not 1 <= len(value) <= most:
        yield f"{where}: 1 to {most} are needed"


def _section(block: Json, where: str) -> Iterator[str]:
    if "text" not in block and "fields" not in block:
        yield f"{where}: text or fields is needed"
    if "text" in block:
        yield from _text(block["text"], f"{where}/text", SECTION_TEXT)
    if "fields" in block:
        yield from _many(block["fields"], f"{where}/fields", FIELDS)
        for place, field in enumerate(block["fields"]):
            yield from _text(field, f"{where}/fields/{place}", FIELD_TEXT)
    if "accessory" in block:
        yield from _element(block["accessory"], f"{where}/accessory")


def _header(block: Json, where: str) -> Iterator[str]:
    yield from _text(block.get("text"), f"{where}/text", HEADER_TEXT, ("plain_text",))


def _context(block: Json, where: str) -> Iterator[str]:
    yield from _many(block.get("elements"), f"{where}/elements", CONTEXT)
    for place, element in enumerate(block.get("elements", ())):
        yield from _text(element, f"{where}/elements/{place}", SECTION_TEXT)


def _actions(block: Json, where: str) -> Iterator[str]:
    yield from _many(block.get("elements"), f"{where}/elements", ACTIONS)
    for place, element in enumerate(block.get("elements", ())):
        yield from _element(element, f"{where}/elements/{place}")


def _context_actions(block: Json, where: str) -> Iterator[str]:
    yield from _many(block.get("elements"), f"{where}/elements", CONTEXT_ACTIONS)
    for place, element in enumerate(block.get("elements", ())):
        at = f"{where}/elements/{place}"
        if element.get("type") != "feedback_buttons":
            yield f"{at}: not feedback buttons"
        for one in ("positive_button", "negative_button"):
            pressed = element.get(one, {})
            yield from _text(pressed.get("text"), f"{at}/{one}/text", BUTTON_TEXT, ("plain_text",))
            if not 1 <= len(str(pressed.get("value", ""))) <= BUTTON_VALUE:
                yield f"{at}/{one}/value: 1 to {BUTTON_VALUE} characters are needed"


def _element(element: Json, where: str) -> Iterator[str]:
    if element.get("type") == "static_select":
        yield from _menu(element, where)
    else:
        yield from _button(element, where)


def _menu(element: Json, where: str) -> Iterator[str]:
    if "placeholder" in element:
        yield from _text(element["placeholder"], f"{where}/placeholder", PLACEHOLDER, ("plain_text",))
    if not 1 <= len(str(element.get("action_id", ""))) <= IDENTIFIER:
        yield f"{where}/action_id: 1 to {IDENTIFIER} characters are needed"
    options = element.get("options", ())
    yield from _many(options, f"{where}/options", OPTIONS)
    for place, option in enumerate(options):
        yield from _text(option.get("text"), f"{where}/options/{place}", OPTION_TEXT)
        if not 1 <= len(str(option.get("value", ""))) <= OPTION_VALUE:
            yield f"{where}/options/{place}/value: 1 to {OPTION_VALUE} characters are needed"


def _button(element: Json, where: str) -> Iterator[str]:
    if element.get("type") != "button":
        yield f"{where}: not a button"
    yield from _text(element.get("text"), f"{where}/text", BUTTON_TEXT, ("plain_text",))
    if not 1 <= len(str(element.get("action_id", ""))) <= IDENTIFIER:
        yield f"{where}/action_id: 1 to {IDENTIFIER} characters are needed"
    if not 1 <= len(str(element.get("value", ""))) <= BUTTON_VALUE:
        yield f"{where}/value: 1 to {BUTTON_VALUE} characters are needed"


def _table(block: Json, where: str) -> Iterator[str]:
    rows = block.get("rows", ())
    yield from _many(rows, f"{where}/rows", TABLE_ROWS)
    for place, row in enumerate(rows):
        yield from _many(row, f"{where}/rows/{place}", TABLE_COLUMNS)
        if len(row) != len(rows[0]):
            yield f"{where}/rows/{place}: as many cells as the first row are needed"
        for cell in row:
            yield from _text(cell, f"{where}/rows/{place}", SECTION_TEXT, ("raw_text",))


def _chart(block: Json, where: str) -> Iterator[str]:
    if not 1 <= len(str(block.get("title", ""))) <= CHART_TITLE:
        yield f"{where}/title: 1 to {CHART_TITLE} characters are needed"
    chart = block.get("chart", {})
    if chart.get("type") != "bar":
        yield f"{where}/chart: not bars"
    labels = chart.get("axis_config", {}).get("categories", ())
    yield from _many(labels, f"{where}/chart/axis_config/categories", CATEGORIES)
    yield from _many(chart.get("series"), f"{where}/chart/series", SERIES)
    names = [str(one.get("name", "")) for one in chart.get("series", ())]
    for place, label in enumerate((*labels, *names)):
        if not 1 <= len(label) <= CHART_LABEL:
            yield f"{where}/chart: label {place}: 1 to {CHART_LABEL} characters are needed"
    if len(set(names)) < len(names) or len(set(labels)) < len(labels):
        yield f"{where}/chart: a label stands there twice"
    for place, one in enumerate(chart.get("series", ())):
        if [point.get("label") for point in one.get("data", ())] != list(labels):
            yield f"{where}/chart/series/{place}: one value for each category is needed"


def _divider(block: Json, where: str) -> Iterator[str]:
    del block, where
    return iter(())


_CHECKS: dict[str, Check] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "context_actions": _context_actions,
    "table": _table,
    "data_visualization": _chart,
    "divider": _divider,
}
