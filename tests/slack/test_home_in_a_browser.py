"""The App Home in a real Chromium: different people look at it, narrow it, turn its pages, and see what was entered."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium
from playwright.sync_api import Browser, Locator, Page, expect

from bot.playground import Playground
from bot.register.entry import Proposed, What
from tests.slack.conftest import PRIYA
from tests.slack.digest_line import World
from tests.slack.register_line import line
from tests.slack.test_home_lists import E2, enter

pytestmark = pytest.mark.browser
E3 = "KENT-2016-E3"
expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser: Browser, world: World) -> Iterator[Page]:
    """The playground on the bot's Home, as the liaison officer; an error in the page fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    opened, errors = context.new_page(), list[str]()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(f"{world.slack.url}/#home")
    expect(opened.get_by_role("button", name="Mine (")).to_be_visible()
    yield opened
    context.close()
    assert errors == []


def act_as(page: Page, name: str) -> None:
    page.get_by_role("button", name="Acting as").click()
    page.get_by_role("menuitemradio", name=name).click()
    expect(page.get_by_role("button", name=f"Acting as {name}")).to_be_visible()


def open_home(page: Page) -> None:
    page.get_by_role("button", name="Messages", exact=True).click()
    page.get_by_role("button", name="Home", exact=True).click()


def turn_to(home: Locator, name: str, shows: Locator) -> None:
    """Press a list's button until the list is there: a Home that was opened just before may still come over it."""
    for _ in range(5):
        home.get_by_role("button", name=name).click()
        try:
            expect(shows.first).to_be_visible(timeout=4_000)
        except AssertionError:
            continue
        return
    expect(shows.first).to_be_visible()


def choose(page: Page, menu: str, what: str) -> None:
    page.locator(".home").get_by_role("button", name=f"{menu}: ").click()
    page.get_by_role("menuitemradio", name=what, exact=True).click()


def test_people_see_their_own_and_what_was_entered(page: Page, world: World) -> None:
    home = page.locator(".home")
    mine = home.get_by_role("button", name="Mine (0)")
    expect(mine).to_be_visible()
    turn_to(home, "Mine (0)", home.get_by_text("Nothing open for Kent is yours."))
    enter(world, Proposed(What.OWNER, E3, PRIYA), Proposed(What.STATUS, E3, "in-progress"))
    act_as(page, "Priya Nair")
    open_home(page)
    expect(home.get_by_role("button", name="Mine (1)")).to_be_visible()
    row = home.locator("p, div", has_text=E3).filter(has_text="amber").last
    expect(row).to_contain_text("in progress")
    home.get_by_role("button", name=f"Details of {E3}").click()
    expect(home).to_contain_text("You asked: “Show finding KENT-2016-E3”")
    expect(home).to_contain_text("By the force's register")
    home.get_by_role("button", name="Back to the lists").first.click()
    expect(home.get_by_role("button", name="Mine (1)")).to_be_visible()
    enter(world, Proposed(What.OWNER, E3, ""))


def test_it_is_narrowed_and_paged_by_what_is_pressed(page: Page) -> None:
    home = page.locator(".home")
    turn_to(home, "All open (", home.get_by_text(E2))
    choose(page, "Force", "All forces")
    expect(home).to_contain_text("Showing 1-10 of")
    home.get_by_role("button", name="More ▶").click()
    expect(home).to_contain_text("Showing 11-20 of")
    choose(page, "Kind", "Recommendations")
    expect(home.get_by_role("button", name="Kind: Recommendations")).to_be_visible()
    expect(home).not_to_contain_text("area for improvement ·")
    choose(page, "Force", "Essex")
    expect(home).to_contain_text("for Essex is here with these filters")
    choose(page, "Kind", "All kinds")
    choose(page, "Force", "Kent")
    expect(home).to_contain_text(E2)


def test_an_owner_changes_what_is_theirs_and_a_viewer_sees_it_and_may_not(
    browser: Browser, slack: Playground, tmp_path: Path
) -> None:
    with line(slack, f"sqlite:///{tmp_path}/bot.db"), browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(f"{slack.url}/#home")
        act_as(page, "Priya Nair")
        open_home(page)
        home, modal = page.locator(".home"), page.get_by_role("dialog")
        turn_to(home, "Without owner (5)", home.get_by_role("button", name=f"Open {E2}"))
        home.get_by_role("button", name=f"Open {E2}").click()
        modal.get_by_label(re.compile(r"^Owner\b(?!')")).select_option(label="Priya Nair")
        modal.get_by_label("Status").select_option(label="Closed")
        modal.get_by_role("button", name="Enter").click()
        expect(modal).to_contain_text("there must be evidence")
        modal.get_by_label("Evidence").fill("board minute 12")
        modal.get_by_label("Status").select_option(label="With the inspectorate for sign-off")
        modal.get_by_role("button", name="Enter").click()
        expect(modal).to_contain_text("In the force's register")
        modal.get_by_role("button", name="Close").last.click()
        for said in ("Mine (1)", "Waiting for sign-off (1)", "Without owner (4)"):
            expect(home.get_by_role("button", name=said)).to_be_visible()
        act_as(page, "Ruth Hale")
        open_home(page)
        turn_to(home, "Waiting for sign-off (1)", home.get_by_text("with the inspectorate for sign-off"))
        expect(home).to_contain_text("with the inspectorate for sign-off")
        expect(home).to_contain_text("owner: Priya Nair")
        home.get_by_role("button", name=f"Open {E2}").click()
        modal.get_by_label("Note").fill("seen by the committee")
        modal.get_by_role("button", name="Enter").click()
        expect(modal).to_contain_text("Ask Morgan")
        modal.get_by_role("button", name="Close").last.click()
        page.goto(f"{slack.url}/#C0KENT")
        page.locator("#composer-text").fill(f"/peel who owns {E2}?")
        page.locator("#composer-text").press("Escape")
        page.locator("#composer-text").press("Enter")
        expect(page.locator("#messages")).to_contain_text("is owned by Priya Nair, by the force's register")


@pytest.mark.parametrize("width", [360, 390])
def test_it_never_scrolls_sideways_on_a_phone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    home = page.locator(".home")
    turn_to(home, "All open (", home.get_by_text(E2))
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator(".home").evaluate("home => home.scrollWidth <= home.clientWidth")
