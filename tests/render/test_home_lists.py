"""The lists of the App Home as blocks: within Slack's limits whatever is in them, and what they say."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.finding import Deadline, DueKind, Finding, Kind, Obligation, Owner, Remark
from bot.domain.knowledge import Knowledge
from bot.playground.blocks import check_view
from bot.register.lists import Listing, Lists, Narrowed
from bot.render.home_lists import lists_blocks
from bot.render.looking import MOST_METADATA, Looking, looking
from tests.register.many import DANA, DAY, REGISTER, finding, knowing, many, owned, stated

KENT = Narrowed("kent")
HEBREW, EMOJI = "דנה וויטפילד", "👩🏽‍🚒 Ρένα <@U0DANA> *bold* & <!channel>"
LONG = "word " * 8000


def shown(knowledge: Knowledge, at: Listing | None = None, page: int = 1, **how: Any) -> list[dict[str, Any]]:
    """Return the blocks, once Slack would take them."""
    how = {"entering": True, "opens": True, "person": DANA, "narrowed": KENT} | how
    person, narrowed = how.pop("person"), how.pop("narrowed")
    blocks = lists_blocks(Lists(knowledge, DAY), person, Looking(at, narrowed, page), **how)
    check_view({"type": "home", "blocks": blocks}, ("home",))
    assert len(blocks) <= 30
    return blocks


def buttons(blocks: list[dict[str, Any]], action: str) -> list[dict[str, Any]]:
    elements = [element for block in blocks for element in block.get("elements", ())]
    return [one for one in elements if str(one.get("action_id", "")).startswith(action)]


def labels(blocks: list[dict[str, Any]], action: str) -> list[str]:
    return [one["text"]["text"] for one in buttons(blocks, action)]


def rows(blocks: list[dict[str, Any]]) -> list[str]:
    return [block["text"]["text"] for block in blocks if block["type"] == "section"]


@pytest.mark.parametrize("count", [0, 1, 2000])
@pytest.mark.parametrize("listing", [None, *Listing])
def test_every_list_of_any_length_is_taken_by_slack_on_every_page(count: int, listing: Listing | None) -> None:
    knowledge = many(count)
    for page in (1, 2, 10**6):
        shown(knowledge, listing, page)


def odd(text: str) -> Finding:
    """Return a finding in which everything that people write is this text."""
    return finding(
        1,
        -3,
        summary=text,
        owners=(Owner("U0ODD", text, REGISTER, "", DAY, text), Owner("U1", text, REGISTER, "o0", DAY, text)),
        notes=(Remark(text, REGISTER, "", DAY, text),),
        statuses=(replace(stated(text or "in progress"), note=text),),
    )


@pytest.mark.parametrize("text", [HEBREW, EMOJI, LONG, "*" * 40_000, "\ud800", "x" * 40_000, "a\nb\n\nc"])
def test_odd_words_of_people_are_taken_by_slack_and_call_nobody(text: str) -> None:
    [row] = rows(shown(knowing(odd(text)), Listing.OPEN))
    assert "<@" not in row
    assert "<!" not in row
    assert len(row) <= 2000


def test_a_name_right_to_left_is_whole() -> None:
    [row] = rows(shown(knowing(odd(HEBREW)), Listing.OPEN))
    assert row.count(HEBREW) >= 3


def test_buttons_count_and_the_sum_says_how_they_add_up() -> None:
    late, soon, later, none = finding(1, -3, owners=(owned(DANA),)), finding(2, 10), finding(3, 100), finding(4)
    waiting = finding(5, statuses=(stated("with the inspectorate for sign-off"),))
    blocks = shown(knowing(late, soon, later, none, waiting))
    assert labels(blocks, "home:at") == [
        "Mine (1)", "Overdue (1)", "Due soon (1)", "Waiting for sign-off (1)", "Without owner (4)", "All open (5)",
    ]  # fmt: skip
    said = blocks[2]["elements"][0]["text"]
    assert "5 open findings as of 3 April 2017: 1 past a date, 1 due by 1 May 2017, 1 later, 2 without a day." in said


def test_it_begins_with_mine_and_else_with_what_is_most_urgent() -> None:
    def chosen(*findings: Finding) -> list[str]:
        return [one["text"]["text"] for one in buttons(shown(knowing(*findings)), "home:at") if "style" in one]

    mine, late, soon = finding(1, owners=(owned(DANA),)), finding(2, -1), finding(3, 1)
    assert chosen(mine, late, soon) == ["Mine (1)"]
    assert chosen(late, soon) == ["Overdue (1)"]
    assert chosen(soon) == ["Due soon (1)"]
    assert chosen(finding()) == ["All open (1)"]
    assert chosen() == ["All open (0)"]


def test_a_row_says_the_colour_in_words_where_it_stands_whose_it_is_and_when_it_is_due() -> None:
    one = finding(1, -12, 3, owners=(owned(DANA),), statuses=(stated("in progress"),))
    [row] = rows(shown(knowing(one)))
    assert "*KENT-2016-X1* · recommendation · PEEL 2016" in row
    assert "🔴 *red* · in progress (3 April 2017, by the force's register)" in row
    assert "overdue by 12 days (22 March 2017) (and 1 more) · owner: Dana Whitfield" in row
    assert "<https://example.org/kent|source>" in row


def test_what_nobody_spoke_of_has_no_colour_and_is_not_called_overdue() -> None:
    [row] = rows(shown(knowing(finding(1, -1)), Listing.OVERDUE))
    assert "no colour · status not known · past its date by 1 day (2 April 2017) · owner not known" in row


def test_who_is_known_by_an_id_alone_is_named_by_slack() -> None:
    unknown = Owner(DANA, DANA, REGISTER, "", DAY)
    assert f"owner: <@{DANA}>" in rows(shown(knowing(finding(1, 0, owners=(unknown,)))))[0]
    plain = Owner("Dana W.", "Dana W.", REGISTER, "", DAY)
    assert "owner: Dana W." in rows(shown(knowing(finding(1, 0, owners=(plain,)))))[0]


def test_who_owns_a_part_is_said_with_the_part() -> None:
    [row] = rows(shown(knowing(finding(1, 0, owners=(owned(DANA, "o0"),)))))
    assert "due 3 April 2017, today · owner: Dana Whitfield for “Send the plan” (o0)" in row


def test_forms_of_no_day_are_said_as_they_are() -> None:
    vague = Obligation("v", "Do it", Deadline(DueKind.PERIOD, words="during 2017"))
    [row] = rows(shown(knowing(finding(1, obligations=(vague,))), Listing.OPEN))
    assert "during 2017: a period, not a day" in row


def test_without_a_register_there_is_neither_owner_nor_colour_nor_anything_to_open() -> None:
    blocks = shown(many(30), Listing.OPEN, entering=False, opens=False)
    assert [one.split(" (")[0] for one in labels(blocks, "home:at")] == ["Overdue", "Due soon", "All open"]
    assert buttons(blocks, "register:open") == []
    assert "owner" not in str(rows(blocks))
    assert len(buttons(blocks, "finding:")) == 10


def test_rows_open_by_their_id_and_their_buttons_say_which_they_are() -> None:
    blocks = shown(many(3), Listing.OPEN)
    opened = buttons(blocks, "register:open")
    assert {one["value"] for one in opened} == {"KENT-2016-X0", "KENT-2016-X1", "KENT-2016-X2"}
    assert all(one["accessibility_label"] == f"Open {one['value']}" for one in opened)


def test_pages_hold_every_row_once() -> None:
    knowledge, seen, at = many(47), [], Looking(Listing.OPEN, KENT)
    while True:
        blocks = shown(knowledge, at.at, at.page)
        seen += [one["value"] for one in buttons(blocks, "register:open")]
        after = buttons(blocks, "home:page:more")
        if not after:
            break
        at = looking(after[0]["value"], None)
        assert buttons(shown(knowledge, at.at, at.page), "home:page:before")
    assert len(seen) == len(set(seen)) == 47
    assert at.page == 5


def test_forces_are_named_where_rows_are_of_several() -> None:
    essex = finding(1, forces=("essex",))
    blocks = shown(knowing(essex, finding(2, forces=("kent", "essex"))), Listing.OPEN, narrowed=Narrowed())
    assert ["Essex" in rows(blocks)[0], "Essex and Kent" in rows(blocks)[1]] == [True, True]


def test_menus_show_what_is_chosen_and_offer_what_is_there() -> None:
    knowledge = knowing(finding(1, kind=Kind.INTERNAL), finding(2, question=None))
    narrowed = Narrowed("kent", "investigating-crime", Kind.INTERNAL)
    force, question, kind = shown(knowledge, Listing.OPEN, narrowed=narrowed)[1]["elements"]
    chosen = [one["initial_option"]["text"]["text"] for one in (force, question, kind)]
    assert chosen == ["Kent", "Investigating crime", "Internal findings"]
    assert len(force["options"]) == 44
    assert [one["value"] for one in question["options"]] == ["*", "investigating-crime", "-"]
    assert [one["value"] for one in kind["options"]] == ["*", "recommendation", "internal finding"]


def test_what_is_chosen_stays_in_its_menu_when_nothing_is_left_of_it() -> None:
    blocks = shown(knowing(finding()), Listing.OPEN, narrowed=Narrowed("kent", "leadership", Kind.INTERNAL))
    assert [one["initial_option"]["value"] for one in blocks[1]["elements"]] == [
        "kent",
        "leadership",
        "internal finding",
    ]
    assert "Nothing for Kent is here with these filters" in rows(blocks)[0]


@pytest.mark.parametrize(
    ("listing", "findings", "said"),
    [
        (Listing.OPEN, (), "No open finding for Kent is known. Choose *All forces* above"),
        (Listing.MINE, (finding(7),), "nobody owns yet; `/peel own KENT-2016-X7 @person`"),
        (Listing.MINE, (finding(1, forces=("essex",), owners=(owned(DANA),)),), "for the 1 that you own elsewhere"),
        (Listing.OVERDUE, (finding(),), "Nothing for Kent is past its date, as far as is known here. *All open* has"),
        (Listing.SOON, (finding(),), "Nothing for Kent is due by 1 May 2017."),
        (Listing.SIGN_OFF, (finding(),), "Nothing for Kent waits for sign-off, by the force's register."),
        (Listing.UNOWNED, (finding(1, owners=(owned(DANA),)),), "Every open finding for Kent has an owner."),
    ],
)
def test_an_empty_list_says_what_to_do(listing: Listing, findings: tuple[Finding, ...], said: str) -> None:
    assert said in rows(shown(knowing(*findings), listing))[0]


def test_where_somebody_is_comes_back_from_what_is_carried() -> None:
    at = Looking(Listing.SOON, Narrowed(None, "leadership", Kind.CAUSE_OF_CONCERN), 3)
    assert looking(at.carried(), "kent") == at


@pytest.mark.parametrize("carried", ["", "{", "[]", "3", '{"at": 4, "force": 5, "page": true, "kind": "x"}', "null"])
def test_what_is_not_to_be_read_leads_to_the_beginning(carried: str) -> None:
    assert looking(carried, "kent") == Looking(None, KENT)


def test_what_is_carried_fits_a_views_metadata() -> None:
    carried = Looking(Listing.OPEN, Narrowed("k" * 5000)).carried()
    assert len(carried) <= MOST_METADATA
    assert looking(carried, "kent") == Looking(None, KENT)


def test_days_are_seen_from_the_day_it_is() -> None:
    lists = Lists(knowing(finding(1, 5)), DAY + timedelta(days=10))
    blocks = lists_blocks(lists, DANA, Looking(Listing.OVERDUE, KENT), entering=True)
    assert "past its date by 5 days" in rows(blocks)[0]
