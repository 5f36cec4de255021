"""views.*: the Home and modals, trigger ids included."""

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground import clock

HOME = {"type": "home", "blocks": [{"type": "divider"}]}
TITLE = {"type": "plain_text", "text": "Title"}
MODAL = {"type": "modal", "title": TITLE, "blocks": [{"type": "divider"}]}


def refused(call, **kwargs):
    with pytest.raises(SlackApiError) as caught:
        call(**kwargs)
    return caught.value.response


def trigger(slack, user="U0CLERK"):
    return slack.api.triggers.issue(user)


def test_a_home_is_published_and_kept_its_id(slack, web):
    first = web.views_publish(user_id="U0CLERK", view=HOME)["view"]
    second = web.views_publish(user_id="U0CLERK", view=HOME, hash=first["hash"])["view"]
    assert slack.home("ruth.hale")["id"] == first["id"] == second["id"]
    assert refused(web.views_publish, user_id="U0CLERK", view=HOME, hash=first["hash"])["error"] == "hash_conflict"


def test_a_home_is_checked(web):
    answer = refused(web.views_publish, user_id="U0CLERK", view={"type": "home", "blocks": [{"type": "divider"}] * 101})
    assert answer["error"] == "invalid_arguments"
    said = ["[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]"]
    assert answer["response_metadata"]["messages"] == said
    assert refused(web.views_publish, user_id="U0CLERK", view=MODAL)["error"] == "invalid_arguments"
    markdown = {"type": "home", "blocks": [{"type": "markdown", "text": "x"}]}
    assert refused(web.views_publish, user_id="U0CLERK", view=markdown)["error"] == "invalid_arguments"


def test_a_trigger_opens_one_modal_once(slack, web):
    trigger_id = trigger(slack)
    web.views_open(trigger_id=trigger_id, view=MODAL)
    assert refused(web.views_open, trigger_id=trigger_id, view=MODAL)["error"] == "exchanged_trigger_id"
    assert refused(web.views_open, trigger_id="1.2.3", view=MODAL)["error"] == "invalid_trigger_id"


def test_a_trigger_lives_three_seconds(slack, web):
    trigger_id = trigger(slack)
    slack.api.triggers.age(clock.TRIGGER_SECONDS + 0.1)
    assert refused(web.views_open, trigger_id=trigger_id, view=MODAL)["error"] == "expired_trigger_id"


def test_a_bad_view_does_not_use_the_trigger_up(slack, web):
    trigger_id = trigger(slack)
    long_title = MODAL | {"title": {"type": "plain_text", "text": "x" * 25}}
    answer = refused(web.views_open, trigger_id=trigger_id, view=long_title)
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]
    web.views_open(trigger_id=trigger_id, view=MODAL)


def test_an_input_needs_a_submit_button(slack, web):
    field = {"type": "input", "label": TITLE, "element": {"type": "plain_text_input"}}
    answer = refused(web.views_open, trigger_id=trigger(slack), view=MODAL | {"blocks": [field]})
    assert "`submit` is required" in answer["response_metadata"]["messages"][0]
    web.views_open(trigger_id=trigger(slack), view=MODAL | {"blocks": [field], "submit": TITLE})


def test_modals_are_three_deep(slack, web):
    assert refused(web.views_push, trigger_id=trigger(slack), view=MODAL)["error"] == "not_found"
    web.views_open(trigger_id=trigger(slack), view=MODAL)
    web.views_push(trigger_id=trigger(slack), view=MODAL)
    web.views_push(trigger_id=trigger(slack), view=MODAL)
    assert refused(web.views_push, trigger_id=trigger(slack), view=MODAL)["error"] == "push_limit_reached"


def test_a_modal_is_updated_in_place(slack, web):
    view = web.views_open(trigger_id=trigger(slack), view=MODAL)["view"]
    new = MODAL | {"title": {"type": "plain_text", "text": "New"}}
    assert web.views_update(view_id=view["id"], view=new)["view"]["title"]["text"] == "New"
    assert refused(web.views_update, view_id="V0NONE", view=new)["error"] == "not_found"


def test_suggested_prompts_reach_the_page(slack, web):
    direct = slack.dm("ruth.hale")
    prompts = [{"title": "Kent", "message": "What was Kent judged?"}]
    web.assistant_threads_setSuggestedPrompts(channel_id=direct, thread_ts="1.0", prompts=prompts)
    assert slack.page.state()["prompts"] == prompts
    many = refused(web.assistant_threads_setSuggestedPrompts, channel_id=direct, thread_ts="1.0", prompts=prompts * 5)
    assert many["error"] == "invalid_arguments"
