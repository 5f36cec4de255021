"""The page for everybody: keyboard, screen reader, small screens, both themes."""

from pathlib import Path

import pytest
from everything import EVERYTHING
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 700}
NAMED = {
    "button", "link", "textbox", "combobox", "checkbox", "radio", "img", "image", "menuitem", "menuitemradio", "option",
    "listbox", "dialog", "region", "navigation", "complementary", "searchbox", "heading", "Date", "DateTime",
}  # fmt: skip
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
"""Every visible text whose contrast is under WCAG AA."""


@pytest.fixture
def full(web):
    """A channel with an answer of every kind in it."""
    web.chat_postMessage(channel="C0KENT", text="everything", blocks=EVERYTHING)
    web.chat_postEphemeral(channel="C0KENT", user="U0LIAISON", text="for you")


def widths(page: Page) -> tuple[int, ...]:
    return tuple(page.evaluate("[document.documentElement.scrollWidth, innerWidth]"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(visit, full, scheme):
    page = visit(color_scheme=scheme)
    expect(page.get_by_text("Only visible to you")).to_be_visible()
    page.locator("#composer-text").fill("/peel ")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)  # colours fade
    assert page.evaluate(CONTRAST) == []


def test_the_theme_is_the_systems_until_chosen_and_then_remembered(visit):
    page = visit(color_scheme="dark")
    page_is = page.locator("html")
    expect(page_is).to_have_attribute("data-theme", "dark")
    page.emulate_media(color_scheme="light")
    expect(page_is).to_have_attribute("data-theme", "light")
    page.get_by_role("button", name="Switch to dark").focus()
    page.keyboard.press("Enter")
    expect(page_is).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Switch to light")).to_be_focused()
    page.reload()
    expect(page_is).to_have_attribute("data-theme", "dark")


def test_everything_has_a_name(visit, full):
    page = visit()
    expect(page.get_by_role("table").first).to_be_visible()
    page.locator("#composer-text").fill("/pe")
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = {node["role"]["value"] for node in nodes if not node["ignored"]}
    assert {"navigation", "main", "button", "textbox", "listbox", "option", "table", "heading"} <= roles
    nameless = [node for node in nodes if not node["ignored"] and node["role"]["value"] in NAMED and not _name(node)]
    assert nameless == []


def _name(node) -> str:
    return (node.get("name") or {}).get("value", "").strip()


def test_the_tab_key_reaches_everything_in_order_and_shows_where_it_is(visit, bot):
    page = visit("#C0ESSEX")
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    seen = []
    for _ in range(22):
        page.keyboard.press("Tab")
        label, outlined = page.evaluate("""() => {
          const e = document.activeElement, s = getComputedStyle(e), box = e.closest('.composer-box');
          const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
          return [e.getAttribute('aria-label') || e.textContent.trim().slice(0, 40) || e.tagName,
                  ring || (box && getComputedStyle(box).boxShadow !== 'none')];
        }""")
        seen.append(label)
        assert outlined, f"no visible focus on {label}"
        if label == "Mention the bot":
            break
    assert seen[0] == "Skip to the message box"
    order = ["Switch to dark", "kent-inspections", "PEEL bot Home", "Messages in essex-inspections"]
    order += ["Message #essex-inspections", "Use a /peel command", "Mention the bot"]
    places = [seen.index(label) for label in order]
    assert places == sorted(places)


def test_the_skip_link_leads_to_the_box(visit):
    page = visit("#home")
    page.get_by_role("button", name="kent-inspections").click()
    page.get_by_role("link", name="Skip to the message box").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#composer-text")).to_be_focused()
    expect(page).to_have_title("#kent-inspections · playground")


def test_menus_work_by_arrows(visit):
    page = visit()
    switch = page.get_by_role("button", name="Acting as")
    switch.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitemradio", name="Morgan Ellis")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("menuitemradio", name="Ruth Hale")).to_be_focused()
    page.keyboard.press("Escape")
    expect(switch).to_be_focused()
    expect(page.get_by_role("menu")).to_have_count(0)


def test_new_messages_are_read_out(visit, web):
    page = visit()
    expect(page.locator("#messages .message")).to_have_count(1)
    web.chat_postMessage(channel="C0KENT", text="Kent was *good* &amp; more")
    expect(page.locator("#announcer")).to_have_text("PEEL bot: Kent was good & more")


@pytest.mark.parametrize("place", ["#C0KENT", "#D0LIAISON", "#home"])
def test_a_phone_never_scrolls_sideways(visit, full, bot, place):
    page = visit(place, viewport=PHONE)
    page.get_by_role("button", name="Channels and people").wait_for()
    assert widths(page) == (360, 360)
    spilling = page.evaluate("""() => [...document.querySelectorAll('#main *')].filter((e) =>
      !e.closest('.table-box *, pre, .prompts, .unseen') && e.checkVisibility() &&
      e.getBoundingClientRect().right > 361).map((e) => e.className)""")
    assert spilling == []


def test_wide_tables_scroll_in_their_own_box_on_a_phone(visit, web):
    row = [{"type": "raw_text", "text": f"column {n} unbreakable"} for n in range(8)]
    web.chat_postMessage(channel="C0KENT", text="x", blocks=[{"type": "table", "rows": [row, row]}])
    page = visit(viewport=PHONE)
    box = page.get_by_role("region", name="Table")
    inner, outer = box.evaluate("(e) => [e.scrollWidth, e.clientWidth]")
    assert inner > outer
    assert widths(page) == (360, 360)


def test_the_side_is_a_drawer_on_a_phone(visit, bot):
    page = visit(viewport=PHONE)
    menu = page.get_by_role("button", name="Channels and people")
    expect(page.get_by_role("navigation")).to_be_hidden()
    menu.click()
    expect(page.get_by_role("button", name="kent-inspections")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(menu).to_be_focused()
    menu.click()
    page.get_by_role("button", name="essex-inspections").click()
    expect(page).to_have_title("#essex-inspections · playground")
    expect(page.get_by_role("navigation")).to_be_hidden()
    page.locator("#composer-text").fill("@PEEL bot hello")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="1 reply").click()
    expect(page.get_by_role("complementary", name="Thread")).to_be_visible()
    assert widths(page) == (360, 360)
    page.get_by_role("button", name="Close thread").click()
    expect(page.get_by_role("button", name="1 reply")).to_be_focused()


def test_nothing_moves_for_those_who_asked_for_that(visit):
    page = visit(reduced_motion="reduce", viewport=PHONE)
    assert page.evaluate("getComputedStyle(document.getElementById('sidebar')).transitionDuration") in ("0s", "0s, 0s")
