"""The clock on the page, with the real bot: reminders are watched coming, acknowledged, put to sleep and woken."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from bot.kb.shipped import shipped_path
from bot.playground import Playground

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 700}
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
START = "Watch reminders come, from 3 April 2017"
MANY = "findings:\n" + "".join(
    f"""  - id: KENT-2016-M{number}
    kind: recommendation
    question: investigating-crime
    summary: "A weakness"
    obligations:
      - {{id: plan, what: "Submit plan {number}", to: HMIC, due: 2017-05-01}}
"""
    for number in range(1, 31)
)


@pytest.fixture
def slack() -> Iterator[Playground]:
    with Playground() as playground:
        yield playground


def clock(page: Page) -> Locator:
    return page.get_by_role("region", name="The bot's clock")


def press(page: Page, name: str) -> None:
    """Press a button of the clock, and wait until what it does is done."""
    clock(page).get_by_role("button", name=name).click()
    expect(clock(page).locator('[aria-busy="true"]')).to_have_count(0)


def digest(page: Page) -> Locator:
    return page.locator("#messages .message", has_text="to look at on").last


def started(visit, **options) -> Page:
    page = visit("#C0KENT", **options)
    press(page, START)
    expect(digest(page)).to_contain_text("on Mon 3 April 2017")
    return page


def test_the_first_digest_is_one_press_away_and_the_next_another(visit, reminding):
    page = visit("#C0ESSEX")
    expect(clock(page)).to_contain_text("Today")
    expect(clock(page)).not_to_contain_text("not today")
    clock(page).get_by_role("button", name=START).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("kent-inspections")
    expect(digest(page)).to_contain_text("1 deadline to look at on Mon 3 April 2017")
    expect(digest(page).locator("time")).to_have_text("09:00")
    expect(page.get_by_text("This channel will be reminded of Kent")).to_be_visible()
    expect(clock(page)).to_contain_text("3 April 2017not today")
    expect(clock(page)).to_contain_text(
        "A digest came in #kent-inspections. The bot answers and reminds as on this day."
    )
    expect(page.locator(".divider-line").last).to_contain_text("3 April 2017")
    expect(clock(page).get_by_role("button", name="Next reminder")).to_be_focused()
    page.keyboard.press("Enter")
    expect(digest(page)).to_contain_text("on Thu 13 April 2017")
    expect(digest(page)).to_be_in_viewport()
    expect(page.locator(".divider-line").last).to_contain_text("13 April 2017")
    expect(clock(page).get_by_role("button", name="Next reminder")).to_be_focused()
    expect(page.locator(".side-today")).to_contain_text("13 April 2017")


def test_a_digest_is_acknowledged_put_to_sleep_and_seen_waking(visit, reminding):
    page = started(visit)
    first = page.locator("#messages .message", has_text="to look at on Mon 3 April")
    first.get_by_role("button", name="Acknowledge").click()
    expect(first).to_contain_text("Acknowledged by morgan")
    expect(first.get_by_role("button", name="Acknowledge")).to_have_count(0)
    first.get_by_role("button", name="Snooze").click()
    first.get_by_role("menuitemradio", name="Until next week").click()
    first.get_by_role("button", name="Wake").click()
    expect(page.locator("#messages")).to_contain_text("Woken: it is announced again on Thu 13 April 2017")
    first.get_by_role("button", name="Snooze").click()
    first.get_by_role("menuitemradio", name="Until a date…").click()
    modal = page.get_by_role("dialog", name="Snooze")
    modal.get_by_label("Until which day?").fill("2017-04-19")
    modal.get_by_role("button", name="Snooze").click()
    expect(modal).to_have_count(0)
    expect(first).to_contain_text("it comes again on Wed 19 April 2017")
    expect(first.get_by_role("button", name="Wake")).to_be_visible()
    press(page, "Next reminder")  # not on the 13th, as it would without the snooze
    expect(digest(page)).to_contain_text("on Wed 19 April 2017")
    expect(digest(page)).to_contain_text("Acknowledged by morgan")
    expect(digest(page)).to_contain_text("Snoozed until Wed 19 April 2017.")


def test_arrow_keys_in_a_menu_choose_nothing_until_enter(visit, reminding):
    page = started(visit)
    snooze = digest(page).get_by_role("button", name="Snooze")
    snooze.focus()
    page.keyboard.press("ArrowDown")
    options = digest(page).get_by_role("menu", name="Snooze").get_by_role("menuitemradio")
    expect(options).to_have_text(["Until tomorrow", "Until next week", "Until a date…"])
    expect(options.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(snooze).to_be_focused()
    expect(digest(page)).not_to_contain_text("Snoozed")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(digest(page)).to_contain_text("Snoozed by morgan")
    expect(digest(page)).to_contain_text("Mon 10 April 2017")


def test_a_day_is_gone_to_by_keyboard_and_what_was_posted_stays(visit, reminding):
    page = started(visit)
    day = clock(page).get_by_label("Day to go to")
    day.fill("2017-06-17")
    page.keyboard.press("Enter")
    expect(clock(page)).to_contain_text("Nothing new is due on this day.")
    expect(clock(page)).to_contain_text("17 June 2017")
    expect(day).to_be_focused()
    expect(day).to_have_value("2017-06-17")
    day.fill("2017-06-20")
    press(page, "Go to the day")
    expect(digest(page)).to_contain_text("⚠ Late: this was for Tue 23 May 2017")
    told = page.locator("#messages .message", has_text="to look at on").count()
    day.fill("2017-04-03")
    page.keyboard.press("Enter")
    expect(clock(page)).to_contain_text("What was posted stays, and is never posted twice.")
    expect(page.locator("#messages .message", has_text="to look at on")).to_have_count(told)
    day.fill("")
    page.keyboard.press("Enter")
    expect(clock(page)).to_contain_text("3 April 2017not today")


def test_the_end_is_said_and_the_real_day_comes_back(visit, reminding):
    page = visit("#C0KENT")
    press(page, START)
    clock(page).get_by_label("Day to go to").fill("2017-09-01")
    press(page, "Go to the day")
    press(page, "Next reminder")
    expect(clock(page)).to_contain_text("Nothing more comes: everything was told for the last time.")
    page.reload()
    expect(clock(page)).to_contain_text("1 September 2017not today")
    press(page, "Back to today")
    expect(clock(page)).to_contain_text("Today")
    expect(clock(page).get_by_role("button", name=START)).to_be_focused()


def test_what_cannot_be_posted_is_said_and_the_home_follows_the_day(visit, reminding):
    page = started(visit)
    page.get_by_role("button", name="no-bot-here").click()
    page.locator("#composer-text").fill("/peel subscribe kent")
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("This channel will be reminded of Kent")
    page.get_by_role("button", name="PEEL bot Home").click()
    home = page.get_by_role("region", name="PEEL bot Home")
    expect(home).to_contain_text("28 days")
    clock(page).get_by_label("Day to go to").fill("2017-04-05")
    press(page, "Go to the day")
    expect(clock(page)).to_contain_text("A digest for #no-bot-here waits: not_in_channel.")
    expect(clock(page)).not_to_contain_text("Nothing new")
    expect(home).to_contain_text("26 days")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_clock_and_a_digest_can_be_read_on_a_phone(visit, reminding, scheme):
    page = visit("#C0KENT", viewport=PHONE, color_scheme=scheme)
    expect(clock(page).get_by_role("button", name=START)).to_be_in_viewport(ratio=1)
    assert page.evaluate(CONTRAST) == []
    press(page, START)
    expect(digest(page).get_by_role("button", name="Acknowledge")).to_be_in_viewport(ratio=1)
    expect(clock(page).get_by_text("not today")).to_be_in_viewport(ratio=1)
    digest(page).get_by_role("button", name="Snooze").click()
    expect(page.get_by_role("menuitemradio", name="Until a date…")).to_be_in_viewport(ratio=1)
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)  # colours fade
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.get_by_role("menuitemradio", name="Until a date…").click()
    expect(page.get_by_role("dialog", name="Snooze").get_by_label("Until which day?")).to_be_in_viewport(ratio=1)


class TestWithMore:
    """A digest with more than one message holds."""

    @pytest.fixture
    def knowledge(self, tmp_path: Path) -> Path:
        folder = tmp_path / "knowledge"
        shutil.copytree(shipped_path(), folder)
        report = folder / "reports" / "kent" / "2016-effectiveness.yml"
        report.write_text(report.read_text("utf-8").replace("findings:\n", MANY, 1), "utf-8")
        return folder

    def test_the_rest_of_a_digest_is_a_press_away_and_can_be_acknowledged_there(self, visit, reminding):
        page = started(visit)
        digest(page).get_by_role("button", name="more ▶").click()
        rest = page.locator("#messages .message.ephemeral")
        expect(rest).to_contain_text("Only visible to you")
        expect(rest).to_contain_text("of 31")
        rest.get_by_role("button", name="Acknowledge").first.click()
        expect(rest).to_contain_text("Acknowledged by morgan")
        expect(rest).to_have_count(1)
