"""What Slack accepts as blocks of a message, a modal or the Home, and as a view; strict, and written on its own.

Limits: docs.slack.dev/reference/block-kit/blocks and slack_sdk's constants. The sum over all blocks is undocumented:
refusals are reported from 11,341 characters on (slackapi/bolt-js#2509, #2867), so this refuses from 11,000.
"""

from collections.abc import Iterator

from bot.playground import elements as e
from bot.playground.charts import CHART
from bot.playground.model import Json, SlackError
from bot.playground.schema import (
    Check,
    Report,
    Shape,
    also,
    anything,
    by_type,
    complain,
    flag,
    items,
    number,
    one_of,
    string,
    url,
)

MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
MOST_CHARACTERS = 11_000
MOST_TABLE_CHARACTERS = 10_000
MOST_TEXT = 40_000
MOST_METADATA = 3000

_RAW = Shape({"text": string(3000)})
_RICH_TEXT = Shape({"elements": items(by_type(e.RICH), 100)}, {"block_id": e.ID})
_CELL = by_type(
    {"raw_text": _RAW, "raw_number": Shape({"value": number}, {"text": string(3000)}), "rich_text": _RICH_TEXT}
)
_COLUMN = Shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag})


def _block(required: dict[str, Check], optional: dict[str, Check] | None = None, any_of: tuple[str, ...] = ()) -> Shape:
    return Shape(required, {"block_id": e.ID, **(optional or {})}, any_of)


SHARED: dict[str, Check] = {
    "section": _block(
        {},
        {
            "text": e.any_text(3000),
            "fields": items(e.any_text(2000), 10),
            "accessory": by_type(e.ACCESSORY),
            "expand": flag,
        },
        ("text", "fields"),
    ),
    "divider": _block({}),
    "header": _block({"text": e.plain(150)}, {"level": number}),
    "image": _block(
        {"alt_text": string(2000)},
        {"title": e.plain(2000), "image_url": url, "slack_file": e.SLACK_FILE},
        ("image_url", "slack_file"),
    ),
    "context": _block(
        {
            "elements": items(
                by_type(
                    {
                        "image": e.IMAGE,
                        "mrkdwn": Shape({"text": string(3000)}, {"verbatim": flag}),
                        "plain_text": Shape({"text": string(3000)}, {"emoji": flag}),
                    }
                ),
                10,
            )
        }
    ),
    "actions": also(_block({"elements": items(by_type(e.INTERACTIVE), 25)}), e.unique_action_ids),
    "input": _block(
        {"label": e.plain(2000), "element": by_type(e.INPUT)},
        {"hint": e.plain(2000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": _RICH_TEXT,
    "video": _block(
        {"alt_text": string(2000), "title": e.plain(200), "thumbnail_url": url, "video_url": url},
        {
            "title_url": url,
            "description": e.plain(200),
            "author_name": string(50),
            "provider_name": string(50),
            "provider_icon_url": url,
        },
    ),
    "table": _block({"rows": items(items(_CELL, 20), 100)}, {"column_settings": items(_COLUMN, 20, 0)}),
}
MESSAGE: dict[str, Check] = {
    **SHARED,
    "markdown": _block({"text": string(12_000)}),
    "context_actions": also(_block({"elements": items(by_type(e.CONTEXT_ACTIONS), 5)}), e.unique_action_ids),
    "data_table": _block(
        {"caption": string(500), "rows": items(items(_CELL, 20), 101, 2)}, {"column_settings": items(anything, 20, 0)}
    ),
    "data_visualization": _block({"title": string(50), "chart": CHART}),
}
_ALERT = _block({"text": e.any_text(3000)}, {"level": one_of("default", "info", "success", "warning", "error")})
SURFACES: dict[str, dict[str, Check]] = {
    "message": MESSAGE,
    "home": SHARED,
    "modal": {**SHARED, "alert": _ALERT},
}

VIEWS: dict[str, Shape] = {
    "home": Shape(
        {"blocks": anything},
        {"private_metadata": string(MOST_METADATA, 0), "callback_id": string(255, 0), "external_id": string(255, 0)},
    ),
    "modal": Shape(
        {"blocks": anything, "title": e.plain(24)},
        {
            "submit": e.plain(24),
            "close": e.plain(24),
            "private_metadata": string(MOST_METADATA, 0),
            "callback_id": string(255, 0),
            "external_id": string(255, 0),
            "clear_on_close": flag,
            "notify_on_close": flag,
            "submit_disabled": flag,
        },
    ),
}


def complaints(blocks: object, surface: str = "message") -> Report:
    """Return what Slack would say against these blocks of a message, modal or home; empty when it accepts them."""
    report: Report = []
    if not isinstance(blocks, list):
        return ["[ERROR] must be an array [json-pointer:/blocks]"]
    most = MOST_BLOCKS[surface]
    if len(blocks) > most:
        complain(report, f"no more than {most} items allowed", "/blocks")
    check = by_type(SURFACES[surface])
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        where = f"/blocks/{index}"
        check(block, where, report)
        block_id = block.get("block_id") if isinstance(block, dict) else None
        if isinstance(block_id, str):
            if block_id in seen:
                complain(report, f'`block_id` "{block_id}" already exists', where)
            seen.add(block_id)
    _tables_and_charts([block for block in blocks if isinstance(block, dict)], report)
    return report


def _tables_and_charts(blocks: list[Json], report: Report) -> None:
    tables = [block for block in blocks if block.get("type") == "table"]
    if len(tables) > 1:
        complain(report, "only_one_table_allowed", "/blocks")
    if sum(len(text) for text in _texts(tables)) > MOST_TABLE_CHARACTERS:
        complain(report, f"table cells must be less than {MOST_TABLE_CHARACTERS + 1} characters together", "/blocks")
    if sum(block.get("type") == "data_visualization" for block in blocks) > 2:
        complain(report, "no more than 2 data_visualization blocks allowed", "/blocks")


def check_blocks(blocks: object, surface: str = "message") -> list[Json]:
    """Return the blocks when Slack accepts them. Raises SlackError invalid_blocks or msg_blocks_too_long."""
    report = complaints(blocks, surface)
    if report or not isinstance(blocks, list):
        raise SlackError("invalid_blocks", errors=report, response_metadata={"messages": report})
    if surface == "message" and (total := sum(len(text) for text in _texts(blocks))) > MOST_CHARACTERS:
        said = [f"[ERROR] {total} characters in all blocks together [json-pointer:/blocks]"]
        raise SlackError("msg_blocks_too_long", errors=said, response_metadata={"messages": said})
    return blocks


def check_view(view: object, surfaces: tuple[str, ...]) -> Json:
    """Return the view when Slack accepts it. Raises SlackError invalid_arguments (as views.* do) with the messages."""
    report: Report = []
    kind = view.get("type") if isinstance(view, dict) else None
    if not isinstance(view, dict) or kind not in surfaces:
        complain(report, f"`type` must be one of {', '.join(surfaces)}", "/view/type")
    else:
        VIEWS[str(kind)](view, "/view", report)
        report += [
            said.replace("json-pointer:", "json-pointer:/view") for said in complaints(view.get("blocks"), str(kind))
        ]
        if kind == "modal" and not view.get("submit") and _has_input(view.get("blocks")):
            complain(report, "`submit` is required where there is an `input` block", "/view/submit")
    if report or not isinstance(view, dict):
        raise SlackError("invalid_arguments", response_metadata={"messages": report})
    return view


def _has_input(blocks: object) -> bool:
    return isinstance(blocks, list) and any(isinstance(b, dict) and b.get("type") == "input" for b in blocks)


def _texts(value: object) -> Iterator[str]:
    """Yield every text that counts towards the sum: `text`, `alt_text`, `caption` and `title` wherever they occur."""
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, str):
                if key in ("text", "alt_text", "caption", "title"):
                    yield each
            else:
                yield from _texts(each)
