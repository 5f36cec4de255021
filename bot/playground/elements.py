"""The elements inside blocks: text, buttons, selects, inputs, rich text; with Slack's limits (docs.slack.dev)."""

from bot.playground.schema import (
    Check,
    Report,
    Shape,
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

ID = string(255)


def plain(most: int) -> Check:
    """Check a plain_text object of at most `most` characters."""
    return by_type({"plain_text": Shape({"text": string(most)}, {"emoji": flag})})


def any_text(most: int) -> Check:
    """Check a plain_text or mrkdwn object of at most `most` characters."""
    return by_type(
        {
            "plain_text": Shape({"text": string(most)}, {"emoji": flag}),
            "mrkdwn": Shape({"text": string(most)}, {"verbatim": flag}),
        }
    )


CONFIRM = Shape(
    {"title": plain(100), "text": any_text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
OPTION = Shape({"text": any_text(75), "value": string(150, 0)}, {"description": any_text(75)})
OVERFLOW_OPTION = Shape({"text": plain(75), "value": string(150, 0)}, {"description": plain(75), "url": url})
OPTION_GROUP = Shape({"label": plain(75), "options": items(OPTION, 100)})
SLACK_FILE = Shape({}, {"id": ID, "url": url}, ("id", "url"))
IMAGE = Shape({"alt_text": string(2000)}, {"image_url": url, "slack_file": SLACK_FILE}, ("image_url", "slack_file"))
STYLE = one_of("primary", "danger")

_COMMON: dict[str, Check] = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": flag}
_SELECT: dict[str, Check] = {**_COMMON, "placeholder": plain(150)}
_MANY: dict[str, Check] = {**_SELECT, "max_selected_items": number}
_OPTIONS: dict[str, Check] = {"options": items(OPTION, 100), "option_groups": items(OPTION_GROUP, 100)}
_FIELD: dict[str, Check] = {
    "action_id": ID,
    "placeholder": plain(150),
    "focus_on_load": flag,
    "dispatch_action_config": anything,
    "initial_value": string(3000, 0),
}
_PICKED: dict[str, Check] = {"response_url_enabled": flag, "filter": anything, "default_to_current_conversation": flag}

INTERACTIVE: dict[str, Check] = {
    "button": Shape(
        {"text": plain(75)},
        {
            "action_id": ID,
            "url": url,
            "value": string(2000, 0),
            "style": STYLE,
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
    ),
    "overflow": Shape({"options": items(OVERFLOW_OPTION, 5)}, {"action_id": ID, "confirm": CONFIRM}),
    "static_select": Shape({}, {**_SELECT, **_OPTIONS, "initial_option": OPTION}, ("options", "option_groups")),
    "multi_static_select": Shape(
        {}, {**_MANY, **_OPTIONS, "initial_options": items(OPTION, 100)}, ("options", "option_groups")
    ),
    "external_select": Shape({}, {**_SELECT, "min_query_length": number, "initial_option": OPTION}),
    "multi_external_select": Shape({}, {**_MANY, "min_query_length": number, "initial_options": items(OPTION, 100)}),
    "users_select": Shape({}, {**_SELECT, "initial_user": ID}),
    "multi_users_select": Shape({}, {**_MANY, "initial_users": items(ID, 100)}),
    "conversations_select": Shape({}, {**_SELECT, **_PICKED, "initial_conversation": ID}),
    "multi_conversations_select": Shape({}, {**_MANY, **_PICKED, "initial_conversations": items(ID, 100)}),
    "channels_select": Shape({}, {**_SELECT, **_PICKED, "initial_channel": ID}),
    "multi_channels_select": Shape({}, {**_MANY, "initial_channels": items(ID, 100)}),
    "datepicker": Shape({}, {**_SELECT, "initial_date": string(10, 10)}),
    "timepicker": Shape({}, {**_SELECT, "initial_time": string(5, 5), "timezone": string(100)}),
    "datetimepicker": Shape({}, {**_COMMON, "initial_date_time": number}),
    "checkboxes": Shape({"options": items(OPTION, 10)}, {**_COMMON, "initial_options": items(OPTION, 10)}),
    "radio_buttons": Shape({"options": items(OPTION, 10)}, {**_COMMON, "initial_option": OPTION}),
}
ACCESSORY: dict[str, Check] = {**INTERACTIVE, "image": IMAGE}
INPUT: dict[str, Check] = {
    **{kind: shape for kind, shape in INTERACTIVE.items() if kind not in ("button", "overflow")},
    "plain_text_input": Shape({}, {**_FIELD, "multiline": flag, "min_length": number, "max_length": number}),
    "email_text_input": Shape({}, _FIELD),
    "url_text_input": Shape({}, _FIELD),
    "number_input": Shape({"is_decimal_allowed": flag}, {**_FIELD, "min_value": string(50), "max_value": string(50)}),
    "rich_text_input": Shape({}, {**_FIELD, "initial_value": anything}),
    "file_input": Shape({}, {"action_id": ID, "filetypes": items(string(50), 100), "max_files": number}),
}
_FEEDBACK = Shape({"text": plain(75), "value": string(2000, 0)}, {"accessibility_label": string(75)})
CONTEXT_ACTIONS: dict[str, Check] = {
    "feedback_buttons": Shape({"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {"action_id": ID}),
    "icon_button": Shape(
        {"icon": one_of("trash"), "text": plain(75)},
        {"action_id": ID, "value": string(2000, 0), "confirm": CONFIRM, "accessibility_label": string(75)},
    ),
}

# Rich text

_TEXT_STYLE = Shape(
    {},
    dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), flag),
)
_STYLED: dict[str, Check] = {"style": _TEXT_STYLE}
_INLINE = by_type(
    {
        "text": Shape({"text": string(12000)}, _STYLED),
        "link": Shape({"url": url}, {**_STYLED, "text": string(12000), "unsafe": flag}),
        "emoji": Shape({"name": string(100)}, {"unicode": string(100), "skin_tone": number, "style": _TEXT_STYLE}),
        "user": Shape({"user_id": ID}, _STYLED),
        "usergroup": Shape({"usergroup_id": ID}, _STYLED),
        "channel": Shape({"channel_id": ID}, _STYLED),
        "broadcast": Shape({"range": one_of("here", "channel", "everyone")}, _STYLED),
        "color": Shape({"value": string(20)}, _STYLED),
        "date": Shape({"timestamp": number, "format": string(200)}, {"url": url, "fallback": string(200), **_STYLED}),
    }
)
_SECTION = Shape({"elements": items(_INLINE, 1000, 0)})
_INDENT: dict[str, Check] = {"indent": number, "offset": number, "border": number}
RICH: dict[str, Check] = {
    "rich_text_section": _SECTION,
    "rich_text_list": Shape(
        {"style": one_of("bullet", "ordered"), "elements": items(by_type({"rich_text_section": _SECTION}), 1000)},
        _INDENT,
    ),
    "rich_text_preformatted": Shape({"elements": items(_INLINE, 1000)}, {"border": number, "language": string(100)}),
    "rich_text_quote": Shape({"elements": items(_INLINE, 1000)}, {"border": number}),
}


def unique_action_ids(value: object, where: str, report: Report) -> None:
    """Check that no two elements of a block share an action_id."""
    seen: set[str] = set()
    elements = value.get("elements") if isinstance(value, dict) else None
    for index, element in enumerate(elements if isinstance(elements, list) else []):
        action_id = element.get("action_id") if isinstance(element, dict) else None
        if isinstance(action_id, str):
            if action_id in seen:
                complain(report, f'`action_id` "{action_id}" already exists in this block', f"{where}/elements/{index}")
            seen.add(action_id)
