"""Blocks and markup as Slack draws them, and hostile text that stays text."""

import pytest
from everything import EVERYTHING, line, plain, raw, rich, words
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


NEW_TAB = 'target="_blank" rel="noopener noreferrer"'
MRKDWN = {
    "*bold* _italic_ ~gone~ `co*d*e`": "<strong>bold</strong> <em>italic</em> <s>gone</s> <code>co*d*e</code>",
    "*bold _and italic_*": "<strong>bold <em>and italic</em></strong>",
    "snake_case_name 2*3*4 * not bold *": "snake_case_name 2*3*4 * not bold *",
    "a &lt;b&gt; &amp;amp; c": "a &lt;b&gt; &amp;amp; c",
    "<@U0CHIEF> <#C0ESSEX> <!here>": (
        '<span class="mention">@David Okafor</span> <span class="mention">#essex-inspections</span> '
        '<span class="mention">@here</span>'
    ),
    "<!date^1490000000^on {date_num}|some day>": '<span title="some day">on 2017-03-20</span>',
    "<https://example.org/?a=1&amp;b=2|the *report*>": (
        f'<a href="https://example.org/?a=1&amp;b=2" {NEW_TAB}>the <strong>report</strong></a>'
    ),
    "see https://example.org/x, ok": (f'see <a href="https://example.org/x" {NEW_TAB}>https://example.org/x</a>, ok'),
    ":tada: :no_such_thing: 10:30:15": '<span class="emoji" title=":tada:">🎉</span> :no_such_thing: 10:30:15',
    "<javascript:alert(1)|press>": "<span>press</span>",
    "unclosed *bold and `code and <link": "unclosed *bold and `code and &lt;link",
}
HOSTILE = [
    "<img src=x onerror=window.hit=1>",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "<javascript:window.hit=1|press me>",
    '<https://example.org/" onmouseover="window.hit=1|x>',
    "<!date^1^{constructor} {__proto__}^javascript:window.hit=1|when>",
    "*<b>_`<i>`_</b>*",
    "```</code></pre><svg onload=window.hit=1>```",
    ":__proto__: :constructor:",
    '<@<script>> <#"><img src=x onerror=window.hit=1>>',
]


def test_every_kind_of_block_is_drawn(visit, web):
    web.chat_postMessage(channel="C0KENT", text="everything", blocks=EVERYTHING)
    page = visit()
    content = page.locator("#messages .message").last
    expect(content.get_by_role("heading", name="Kent 🔍", level=3)).to_be_visible()
    expect(content.locator(".section strong").first).to_have_text("Good")
    expect(content.get_by_role("button", name="Details")).to_be_visible()
    expect(content.locator(".fields")).to_contain_text("*plain*")
    table = content.get_by_role("table").first
    expect(table.get_by_role("columnheader")).to_have_text(["Question", "Kent"])
    expect(table.locator("td").nth(1)).to_have_css("text-align", "right")
    expect(table.locator("td strong")).to_have_text("Crime")
    expect(content.locator("hr").first).to_be_visible()
    for tag, text in {"strong": "bold", "em": "italic", "s": "struck", "code": "code"}.items():
        expect(content.locator(f".rich {tag}").first).to_have_text(text)
    expect(content.locator(".rich .mention")).to_have_text(["@David Okafor", "#essex-inspections", "@here"])
    expect(content.locator(".rich li")).to_have_text(["one", "two", "inner"])
    expect(content.locator(".rich blockquote")).to_have_text("quoted")
    expect(content.locator(".rich pre")).to_have_text("a = 1")
    expect(content.locator(".markdown").get_by_role("heading", name="Title")).to_be_visible()
    expect(content.get_by_role("link", name="a link")).to_have_attribute("href", "https://example.org/md")
    expect(content.get_by_role("img", name="A chart of grades")).to_be_visible()
    expect(content.locator(".context").get_by_role("link")).to_have_attribute("rel", "noopener noreferrer")
    expect(content.locator(".button-primary")).to_have_text("Primary")
    expect(content.locator(".button-danger")).to_have_text("Danger")
    expect(content.get_by_role("button", name="Choose a force")).to_be_visible()
    expect(content.get_by_label("Date")).to_be_visible()
    content.get_by_role("button", name="More actions").click()
    expect(content.get_by_role("menuitem", name="More of it")).to_be_visible()
    expect(content.locator(".unknown-block")).to_contain_text("data_visualization")
    expect(content.locator(".unknown-block")).to_contain_text("Parts of a whole")
    said = "Findings by status. open: Kent 3, Essex 0; closed: Kent 6, Essex 1."
    chart = content.get_by_role("img", name=said)
    expect(chart.locator(".bar-number")).to_have_text(["3", "0", "6", "1"])
    tall = [bar.bounding_box()["height"] for bar in chart.locator(".bar").all()]
    assert tall[2] > 100
    assert tall[0] == pytest.approx(tall[2] / 2, abs=1)
    assert tall[1] == 0


def test_mrkdwn_as_slack_reads_it(visit, slack):
    page = visit()
    for text, expected in MRKDWN.items():
        drawn = page.evaluate(
            """async (text) => {
              const { inline } = await import('/static/js/mrkdwn.js');
              const box = document.createElement('p');
              box.append(...inline(text));
              return box.innerHTML;
            }""",
            text,
        )
        assert drawn == expected


def test_what_is_chosen_reaches_the_bot(visit, bot, web):
    chosen = []
    bot.action("c")(lambda ack, payload: (ack(), chosen.append(payload["selected_option"]["value"]), None)[-1])
    bot.action("d")(lambda ack, payload: (ack(), chosen.append(payload["selected_date"]), None)[-1])
    bot.action("e")(lambda ack, payload: (ack(), chosen.append(payload["selected_option"]["value"]), None)[-1])
    web.chat_postMessage(
        channel="C0KENT", text="x", blocks=[block for block in EVERYTHING if block["type"] == "actions"]
    )
    page = visit()
    page.get_by_role("button", name="Choose a force").click()
    page.get_by_role("menuitemradio", name="Essex").click()
    page.get_by_label("Date").fill("2017-06-01")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="More of it").click()
    expect(page.locator('#messages [aria-busy="true"]')).to_have_count(0)
    assert sorted(chosen) == ["1", "2017-06-01", "essex"]


def test_a_question_before_a_dangerous_button(visit, bot, web):
    pressed = []
    bot.action("gone")(lambda ack: (ack(), pressed.append(1), None)[-1])
    confirm = {
        "title": plain("Sure?"),
        "text": plain("It will be gone."),
        "confirm": plain("Remove"),
        "deny": plain("Keep"),
    }
    button = {"type": "button", "action_id": "gone", "text": plain("Delete"), "confirm": confirm}
    web.chat_postMessage(channel="C0KENT", text="x", blocks=[{"type": "actions", "elements": [button]}])
    page = visit()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name="Sure?").get_by_role("button", name="Keep").click()
    assert pressed == []
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name="Sure?").get_by_role("button", name="Remove").click()
    expect(page.locator('#messages [aria-busy="true"]')).to_have_count(0)
    assert pressed == [1]


def test_hostile_text_is_only_text(visit, web, slack):
    for text in HOSTILE:
        cell = [[raw(text)], [rich(line(words(text), {"type": "link", "url": "https://example.org", "text": text}))]]
        blocks = [
            {"type": "section", "text": {"type": "mrkdwn", "text": text}},
            {"type": "markdown", "text": f"{text} [x](javascript:window.hit=1) <b onclick=x>"},
            {"type": "header", "text": plain(text)},
            {"type": "table", "rows": cell},
        ]
        web.chat_postMessage(channel="C0KENT", text=text, blocks=blocks)
        web.chat_postMessage(channel="C0KENT", text=text)
        slack.say("morgan.ellis", "C0KENT", text)
    page = visit()
    expect(page.locator("#messages .message")).to_have_count(1 + 3 * len(HOSTILE))
    assert page.evaluate("window.hit") is None
    assert page.locator("#messages script, #messages svg:not(.icon), #messages img:not(.avatar)").count() == 0
    schemes = page.evaluate("[...document.querySelectorAll('a')].map((a) => a.protocol)")
    assert set(schemes) <= {"https:", "http:"}
    assert page.evaluate(
        "[...document.querySelectorAll('#app *')].every((e) => ![...e.attributes].some((a) => a.name.startsWith('on')))"
    )
    expect(page.locator("#messages").get_by_text("<script>window.hit=1</script>").first).to_be_visible()
