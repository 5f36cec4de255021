"""What is new comes into view, and who reads further up is left in peace."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
TALL = "\n".join(f"line {number}" for number in range(80))


def top_of(page: Page, words: str, scroller: str) -> tuple[float, float, float]:
    """Return the top of the message that has these words, and the scroller's top and bottom."""
    return tuple(
        page.evaluate(
            """([words, scroller]) => {
              const box = document.querySelector(scroller).getBoundingClientRect();
              const every = [...document.querySelectorAll(scroller + ' .message')];
              const said = every.find((message) => message.textContent.includes(words));
              return [said.getBoundingClientRect().top, box.top, box.bottom];
            }""",
            [words, scroller],
        )
    )


@pytest.mark.parametrize("in_thread", [False, True])
def test_a_tall_answer_is_shown_from_its_beginning_and_so_is_the_next(visit, slack, web, in_thread):
    page = visit()
    first = web.chat_postMessage(channel="C0KENT", text="the first")["ts"]
    thread, scroller = {}, "#messages"
    if in_thread:
        thread, scroller = {"thread_ts": first}, "#thread .scroller"
        web.chat_postMessage(channel="C0KENT", text="a reply", **thread)
        page.locator(".thread-line").click()
    for name in ("one", "two", "three"):
        web.chat_postMessage(channel="C0KENT", text=f"tall {name}\n{TALL}", **thread)
        expect(page.locator(scroller).get_by_text(f"tall {name}")).to_be_in_viewport()
        top, box_top, box_bottom = top_of(page, f"tall {name}", scroller)
        assert box_top - 2 <= top < box_top + (box_bottom - box_top) / 2
    web.chat_postMessage(channel="C0KENT", text="a short one at last", **thread)
    expect(page.locator(scroller).get_by_text("a short one at last")).to_be_in_viewport()


def test_who_reads_further_up_stays_there_and_is_told(visit, web):
    page = visit()
    for number in range(3):
        web.chat_postMessage(channel="C0KENT", text=f"tall {number}\n{TALL}")
    expect(page.locator("#messages").get_by_text("tall 2")).to_be_in_viewport()
    below = page.get_by_role("button", name="New messages below")
    expect(below).to_be_hidden()
    page.mouse.move(700, 400)
    page.mouse.wheel(0, -1500)
    expect(page.locator("#messages").get_by_text("tall 2")).not_to_be_in_viewport()
    before = page.evaluate("document.querySelector('#messages').scrollTop")
    web.chat_postMessage(channel="C0KENT", text="news from below")
    expect(below).to_be_visible()
    assert page.evaluate("document.querySelector('#messages').scrollTop") == before
    below.click()
    expect(page.locator("#messages").get_by_text("news from below")).to_be_in_viewport()
    expect(below).to_be_hidden()


def test_what_one_says_oneself_is_shown_wherever_one_reads(visit, bot, web):
    page = visit()
    for number in range(3):
        web.chat_postMessage(channel="C0KENT", text=f"tall {number}\n{TALL}")
    expect(page.locator("#messages").get_by_text("tall 2")).to_be_in_viewport()
    page.mouse.move(700, 400)
    page.mouse.wheel(0, -1500)
    expect(page.locator("#messages").get_by_text("tall 2")).not_to_be_in_viewport()
    page.locator("#composer-text").fill("/peel judgements kent")
    page.keyboard.press("Enter")
    expect(page.locator("#messages").get_by_text("Page 1 of 2").first).to_be_in_viewport()


def test_a_table_fades_where_there_is_more_to_scroll_to(visit, web):
    row = [{"type": "raw_text", "text": f"column {n} unbreakable"} for n in range(8)]
    web.chat_postMessage(channel="C0KENT", text="x", blocks=[{"type": "table", "rows": [row, row]}])
    web.chat_postMessage(channel="C0KENT", text="y", blocks=[{"type": "table", "rows": [row[:1], row[:1]]}])
    page = visit(viewport={"width": 360, "height": 740})
    wide, narrow = (page.get_by_role("region", name="Table").nth(number) for number in range(2))
    expect(wide).to_have_class("table-box more-right")
    expect(wide).to_have_accessible_name("Table, scrolls sideways")
    expect(narrow).to_have_class("table-box")
    expect(narrow).to_have_accessible_name("Table")
    wide.evaluate("(box) => box.scrollTo(box.scrollWidth, 0)")
    expect(wide).to_have_class("table-box more-left")
