"""One message with every kind of block."""


def raw(text):
    return {"type": "raw_text", "text": text}


def plain(text):
    return {"type": "plain_text", "text": text}


def rich(*elements):
    return {"type": "rich_text", "elements": list(elements)}


def line(*elements):
    return {"type": "rich_text_section", "elements": list(elements)}


def words(text, **style):
    return {"type": "text", "text": text, **({"style": style} if style else {})}


OPTIONS = [{"text": plain("Kent"), "value": "kent"}, {"text": plain("Essex"), "value": "essex"}]
EVERYTHING = [
    {"type": "header", "text": plain("Kent :mag:")},
    {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "*Good* at `this`"},
        "accessory": {"type": "button", "action_id": "finding:1", "text": plain("Details")},
    },
    {"type": "section", "fields": [{"type": "mrkdwn", "text": "*Cycle*\nPEEL 2016"}, plain("*plain*")]},
    {
        "type": "table",
        "column_settings": [{"is_wrapped": True}, {"align": "right"}],
        "rows": [
            [raw("Question"), raw("Kent")],
            [rich(line(words("Crime", bold=True))), raw("good")],
        ],
    },
    {"type": "divider"},
    rich(
        line(
            words("bold", bold=True),
            words("italic", italic=True),
            words("struck", strike=True),
            words("code", code=True),
            {"type": "link", "url": "https://example.org/", "text": "the report"},
            {"type": "user", "user_id": "U0CHIEF"},
            {"type": "channel", "channel_id": "C0ESSEX"},
            {"type": "emoji", "name": "tada"},
            {"type": "broadcast", "range": "here"},
        ),
        {"type": "rich_text_list", "style": "bullet", "elements": [line(words("one")), line(words("two"))]},
        {"type": "rich_text_list", "style": "ordered", "indent": 1, "elements": [line(words("inner"))]},
        {"type": "rich_text_quote", "elements": [words("quoted")]},
        {"type": "rich_text_preformatted", "elements": [words("a = 1")]},
    ),
    {
        "type": "markdown",
        "text": "## Title\n**strong** and [a link](https://example.org/md)\n\n- one\n\n|a|b|\n|-|-|\n|1|2|",
    },
    {"type": "image", "image_url": "https://example.org/chart.svg", "alt_text": "A chart of grades"},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "Source: <https://example.org/|Kent>"}]},
    {
        "type": "actions",
        "elements": [
            {"type": "button", "action_id": "a", "style": "primary", "text": plain("Primary")},
            {"type": "button", "action_id": "b", "style": "danger", "text": plain("Danger")},
            {"type": "static_select", "action_id": "c", "placeholder": plain("Choose a force"), "options": OPTIONS},
            {"type": "datepicker", "action_id": "d"},
            {"type": "overflow", "action_id": "e", "options": [{"text": plain("More of it"), "value": "1"}]},
        ],
    },
    {
        "type": "data_visualization",
        "title": "Findings by status",
        "chart": {
            "type": "bar",
            "series": [
                {"name": "Kent", "data": [{"label": "open", "value": 3}, {"label": "closed", "value": 6}]},
                {"name": "Essex", "data": [{"label": "open", "value": 0}, {"label": "closed", "value": 1}]},
            ],
            "axis_config": {"categories": ["open", "closed"]},
        },
    },
    {
        "type": "data_visualization",
        "title": "Parts of a whole",
        "chart": {"type": "pie", "segments": [{"label": "open", "value": 1}]},
    },
]
