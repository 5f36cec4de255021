"""The modal shows what a subscription is to, and gives back what was chosen."""

import json
from datetime import date
from typing import Any

import pytest

from bot.domain.finding import Kind, Origin
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Subscription, Which
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.playground.blocks import check_view
from bot.render.subscription_modal import HandedIn, handed_in, view


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(shipped_path()).knowledge


def submitted(shown: dict[str, Any], **chosen: list[str]) -> dict[str, Any]:
    """Return a view as Slack hands it in: what was there at first, or what was chosen instead."""
    values = {}
    for block in shown["blocks"]:
        name, options = block["block_id"], block["element"].get("initial_options", [])
        options = [{"value": value} for value in chosen[name]] if name in chosen else options
        values[name] = {name: {"type": "multi_static_select", "selected_options": options}}
    return {**shown, "state": {"values": values}}


@pytest.mark.parametrize(
    "which",
    [
        Which(),
        Which(("kent",)),
        Which(("essex", "kent"), ("peel-2016",), ("legitimacy",), ("investigating-crime",), tuple(Kind), tuple(Origin)),
    ],
)
def test_what_is_shown_is_what_is_handed_in(knowledge: Knowledge, which: Which) -> None:
    shown = view(Subscription("C0KENT", which, date(2017, 4, 3), id="s1"), knowledge)
    check_view(shown, ("modal",))
    read = handed_in(submitted(shown))
    assert isinstance(read, HandedIn)
    assert (read.subscription, read.channel, read.errors) == ("s1", "C0KENT", None)
    for name in ("forces", "cycles", "pillars", "questions", "kinds", "origins"):
        assert set(getattr(read.which, name)) == set(getattr(which, name))


@pytest.mark.parametrize("forces", [[], ["*", "kent"]])
def test_no_force_or_all_and_one_is_an_error_beside_the_field(knowledge: Knowledge, forces: list[str]) -> None:
    shown = view(Subscription("C0KENT", Which(("kent",)), date(2017, 4, 3), id="s1"), knowledge)
    read = handed_in(submitted(shown, forces=forces))
    assert read is not None
    assert set(read.errors or ()) == {"forces"}


def test_a_view_of_another_or_one_that_cannot_be_read_is_none(knowledge: Knowledge) -> None:
    shown = view(Subscription("C0KENT", Which(("kent",)), date(2017, 4, 3), id="s1"), knowledge)
    good = submitted(shown)
    for broken in (
        None, {}, {**good, "callback_id": "other"}, {**good, "private_metadata": "no"}, {**good, "state": {}},
        {**good, "private_metadata": json.dumps([])}, submitted(shown, kinds=["nonsense"]),
    ):  # fmt: skip
        assert handed_in(broken) is None
