"""The two small buttons under an answer: did it help?"""

from bot.render.buttons import quoted
from bot.render.limits import BUTTON_VALUE
from bot.render.message import Block

ACTION = "rate"


def rating(question: str) -> Block | None:
    """Return the block that asks whether an answer helped, or None where its question is too long to be carried.

    For messages only: the Home takes no such block (docs.slack.dev/reference/block-kit/blocks/context-actions-block).
    """
    asked = quoted(question)
    if len(asked) > BUTTON_VALUE - 30:
        return None
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": ACTION,
                "positive_button": _button("👍 Helped", f'{{"q":{asked},"good":true}}', "This answer helped"),
                "negative_button": _button("👎 Did not", f'{{"q":{asked},"good":false}}', "This answer did not help"),
            }
        ],
    }


def _button(label: str, value: str, spoken: str) -> Block:
    return {"text": {"type": "plain_text", "text": label}, "value": value, "accessibility_label": spoken}
