"""What a person does on the page, and what they then see."""

import pytest
from playwright.sync_api import Page, expect

from bot.playground.seed import COMPLETIONS

pytestmark = pytest.mark.browser
BOX = "#composer-text"


def newest(page: Page):
    return page.locator("#messages .message").last


def test_the_page_opens_on_a_channel_with_the_bot_and_things_to_try(visit, bot):
    page = visit()
    expect(page).to_have_title("#kent-inspections · playground")
    expect(page.get_by_text("Bot connected")).to_be_visible()
    expect(page.locator("#messages")).to_contain_text("Ask about police inspections.")
    expect(page.get_by_role("group", name="Things to try").get_by_role("button").first).to_be_visible()
    expect(page.locator(BOX)).to_be_focused()


def test_a_mention_is_answered_in_a_thread_that_opens_beside(visit, bot):
    page = visit()
    page.locator(BOX).fill("@PEEL bot what is due?")
    page.keyboard.press("Enter")
    expect(page.locator("#messages").get_by_text("1 reply")).to_be_visible()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.locator("strong", has_text="thread")).to_be_visible()
    expect(page.locator(BOX)).to_be_focused()
    thread.get_by_role("textbox", name="Reply in thread").fill("@PEEL bot and then?")
    page.keyboard.press("Enter")
    expect(thread.get_by_text("3 replies")).to_be_visible()
    page.keyboard.press("Escape")
    expect(thread).to_be_hidden()
    expect(page.locator(".thread-line")).to_be_focused()
    page.keyboard.press("Enter")
    expect(thread.get_by_role("textbox")).to_be_focused()


def test_a_suggested_prompt_is_asked_and_the_row_goes(visit, bot, slack):
    page = visit()
    page.get_by_role("group", name="Things to try").get_by_role("button").first.click()
    expect(page.locator("#messages .mention", has_text="@PEEL bot")).to_be_visible()
    expect(page.get_by_role("group", name="Things to try")).to_have_count(0)


def test_a_command_by_keyboard_alone(visit, bot):
    page = visit()
    page.keyboard.type("/pe")
    offers = page.get_by_role("listbox", name="Suggestions")
    expect(offers.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator(BOX)).to_have_value("/peel ")
    expect(offers.get_by_role("option")).to_have_count(len(COMPLETIONS))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(BOX)).to_have_attribute("aria-activedescendant", "composer-offer-1")
    page.keyboard.press("Escape")
    expect(offers).to_be_hidden()
    page.keyboard.type("judg")
    page.keyboard.press("Tab")
    expect(page.locator(BOX)).to_have_value("/peel judgements kent 2016")
    expect(offers).to_be_hidden()
    page.keyboard.press("Enter")
    expect(newest(page)).to_contain_text("Only visible to you")
    expect(newest(page)).to_contain_text("Page 1 of 2")
    expect(page.locator(BOX)).to_have_value("")


def test_a_command_typed_freely_is_sent_as_typed(visit, bot, slack):
    page = visit()
    page.keyboard.type("/peel judg")
    page.keyboard.press("Enter")
    expect(newest(page)).to_contain_text("Page 1 of 2")


def test_the_bots_name_is_completed(visit, bot):
    page = visit()
    page.keyboard.type("ask @pe")
    page.keyboard.press("Tab")
    expect(page.locator(BOX)).to_have_value("ask @PEEL bot ")
    page.keyboard.press("Shift+Enter")
    expect(page.locator(BOX)).to_have_value("ask @PEEL bot \n")


def test_pages_turn_in_place_and_the_focus_stays(visit, bot):
    page = visit()
    page.locator(BOX).fill("/peel x")
    page.keyboard.press("Enter")
    following = newest(page).get_by_role("button", name="Next")
    following.focus()
    page.keyboard.press("Enter")
    expect(following).to_have_attribute("aria-busy", "true")
    expect(newest(page)).to_contain_text("Page 2 of 2")
    expect(newest(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(newest(page).get_by_role("button", name="Back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(newest(page)).to_contain_text("Page 1 of 2")


def test_sharing_shows_it_to_all_and_the_private_answer_stays_private(visit, bot):
    page = visit()
    page.locator(BOX).fill("/peel x")
    page.keyboard.press("Enter")
    newest(page).get_by_role("button", name="Share in channel").click()
    expect(newest(page)).to_contain_text("Shared: Kent was good")
    page.get_by_role("button", name="Acting as").click()
    page.get_by_role("menuitemradio", name="David Okafor").click()
    expect(newest(page)).to_contain_text("Shared: Kent was good")
    expect(page.get_by_text("Only visible to you")).to_have_count(0)
    expect(page.get_by_text("Page 1 of 2")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name="Acting as David Okafor")).to_be_visible()


def test_a_direct_message_and_what_is_unread(visit, bot, web):
    page = visit()
    page.get_by_role("button", name="PEEL bot", exact=True).click()
    page.locator(BOX).fill("hello & <goodbye>")
    page.keyboard.press("Enter")
    expect(newest(page)).to_contain_text("You said: hello & <goodbye>")
    web.chat_postMessage(channel="C0ESSEX", text="news")
    unread = page.get_by_role("button", name="essex-inspections, unread")
    unread.click()
    expect(unread).to_have_count(0)
    expect(newest(page)).to_contain_text("news")


def test_the_home_its_buttons_and_a_modal(visit, bot):
    page = visit()
    page.get_by_role("button", name="PEEL bot Home").click()
    expect(page.locator(".home strong")).to_have_text("Your deadlines")
    page.get_by_role("button", name="Add a note").click()
    modal = page.get_by_role("dialog", name="A note")
    modal.get_by_role("button", name="Save").click()
    expect(modal.get_by_role("alert").first).to_contain_text("required")
    modal.get_by_label("Note").fill("bad")
    page.keyboard.press("Enter")
    expect(modal).to_contain_text("Too short a note.")
    modal.get_by_label("Note").fill("good")
    page.keyboard.press("Enter")
    expect(modal).to_have_count(0)
    page.get_by_role("button", name="Add a note").click()
    expect(modal).to_be_visible()
    page.keyboard.press("Escape")
    expect(modal).to_have_count(0)


def test_a_bot_that_is_slow_fails_in_slacks_words(visit, bot):
    page = visit()
    page.locator(BOX).fill("/peel slow")
    page.keyboard.press("Enter")
    expect(page.locator("#waiting")).to_contain_text("PEEL bot is answering")
    expect(newest(page)).to_contain_text('/peel failed with the error "operation_timeout"')
    expect(page.locator("#waiting")).to_be_empty()


def test_a_press_that_nobody_answers_says_so(visit, web):
    button = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "Go"}}
    web.chat_postMessage(channel="C0KENT", text="x", blocks=[{"type": "actions", "elements": [button]}])
    page = visit()
    expect(page.get_by_text("Bot not connected")).to_be_visible()
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("The bot did not answer")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.get_by_role("alert").locator("*")).to_have_count(0)


def test_the_bot_is_invited_where_it_is_missing(visit, bot):
    page = visit("#C0NOBOT")
    page.get_by_role("button", name="Invite PEEL bot").click()
    expect(page.locator(".joined")).to_contain_text("PEEL bot has joined the channel")
    expect(page.get_by_role("button", name="Invite PEEL bot")).to_have_count(0)


def test_changed_and_deleted_messages(visit, web):
    page = visit()
    ts = web.chat_postMessage(channel="C0KENT", text="first")["ts"]
    expect(newest(page)).to_contain_text("first")
    web.chat_update(channel="C0KENT", ts=ts, text="second")
    expect(newest(page)).to_contain_text("second (edited)")
    web.chat_delete(channel="C0KENT", ts=ts)
    expect(newest(page)).not_to_contain_text("second")


def test_a_lost_connection_is_said_and_what_was_missed_is_read(visit, web, slack):
    page = visit()
    expect(page.locator("#messages .message")).to_have_count(1)
    page.context.set_offline(True)
    slack.run(_cut(slack))
    expect(page.get_by_role("status")).to_contain_text("Trying again")
    web.chat_postMessage(channel="C0KENT", text="meanwhile")
    page.context.set_offline(False)
    expect(newest(page)).to_contain_text("meanwhile")
    expect(page.get_by_role("status")).to_be_hidden()
    page.expected_errors.clear()


async def _cut(slack) -> None:
    slack.page.end_streams()
