"""files.*: an upload in three steps, who may fetch it, and how each step is refused; with the bot's own uploader."""

import pytest
from slack_sdk.errors import SlackApiError

from bot.slack.poster import PostError, UnconfirmedError
from bot.slack.uploading import File, NotThereError, Uploader

KENT, NO_BOT = "C0KENT", "C0NOBOT"
SHEET = File("kent – findings.csv", b"id,what\r\n", "Kent's findings")


@pytest.fixture
def uploader(web) -> Uploader:
    return Uploader(web)


def error_of(call, **kwargs):
    with pytest.raises(SlackApiError) as caught:
        call(**kwargs)
    return caught.value.response["error"]


def test_a_file_is_shared_in_a_channel_and_fetched_by_its_members_only(slack, fetch, uploader):
    uploader.share(SHEET, KENT, said="Here it is")
    message = slack.messages(KENT)[-1]
    [file] = message.files
    assert (message.text, message.bot_id) == ("Here it is", slack.workspace.bot_id)
    assert (file["title"], file["name"], file["size"]) == (SHEET.title, SHEET.name, len(SHEET.content))
    member = next(one for one in slack.workspace.channels[KENT].members if one in slack.workspace.people)
    assert fetch(f"/app/files/{file['id']}?as={member}") == (200, "id,what\r\n")


def test_a_file_goes_to_a_person_and_into_a_thread(slack, web, fetch, uploader):
    uploader.share(SHEET, "U0CLERK", said="Five rows")
    announced, brought = slack.messages(slack.dm("ruth.hale"))[-2:]
    assert (announced.text, brought.text) == ("Five rows", "")
    [file] = brought.files
    assert fetch(f"/app/files/{file['id']}?as=U0CLERK") == (200, "id,what\r\n")
    for other in slack.workspace.people.keys() - {"U0CLERK"}:
        assert fetch(f"/app/files/{file['id']}?as={other}")[1]["error"] == "file_not_found"
    first = web.chat_postMessage(channel=KENT, text="first")["ts"]
    uploader.share(File("a.png", b"x", "A picture", alt="What it shows"), KENT, thread_ts=first)
    [reply] = slack.workspace.replies(KENT, first)
    assert (reply.files[0]["alt_txt"], reply.files[0]["mimetype"]) == ("What it shows", "image/png")


def test_refusals_are_told_apart(slack, uploader):
    with pytest.raises(NotThereError):
        uploader.share(SHEET, NO_BOT)
    with pytest.raises(NotThereError):
        uploader.share(SHEET, "C0NOWHERE")
    for method, kind in (
        ("files.getUploadURLExternal", "refused"),
        ("upload_url", "refused"),
        ("upload_url", "reset"),
    ):
        slack.faults.add(kind, method=method)
        with pytest.raises(PostError) as caught:
            uploader.share(SHEET, KENT)
        assert not isinstance(caught.value, UnconfirmedError)
    slack.faults.add("accepted", method="files.completeUploadExternal")
    with pytest.raises(UnconfirmedError):
        uploader.share(SHEET, KENT)
    assert [m.files[0]["name"] for m in slack.messages(KENT) if m.files] == [SHEET.name]


def test_what_was_announced_and_did_not_come_says_so(slack, uploader):
    def lose(change):
        if change.message is not None:
            slack.workspace.files.clear()

    slack.workspace.watch(lose)
    file = File("a.csv", b"x", "A file")
    with pytest.raises(PostError) as caught:
        uploader.share(file, "U0CLERK")
    assert "file_not_found" in str(caught.value)
    assert slack.messages(slack.dm("ruth.hale"))[-1].text == "A file\nSlack did not take the file."


def test_steps_out_of_order_are_refused(slack, web, fetch):
    assert error_of(web.files_getUploadURLExternal, filename="a.csv", length=0) == "invalid_limit"
    asked = web.files_getUploadURLExternal(filename="a.csv", length=3)
    complete = web.files_completeUploadExternal
    assert error_of(complete, files=[{"id": asked["file_id"]}], channel_id=KENT) == "file_not_found"
    assert fetch(asked["upload_url"], body="too long")[0] == 400
    assert fetch(slack.url + "/upload/none", body=1)[0] == 400
    assert fetch(asked["upload_url"], body=123)[0] == 200
    assert error_of(complete, files=[{"id": asked["file_id"]}], channel_id="U0CLERK") == "invalid_arguments"
    assert error_of(complete, files=[{"id": asked["file_id"]}], channel_id=KENT, thread_ts="1.1") == "thread_not_found"
    slack.workspace.channels[KENT].is_archived = True
    assert error_of(complete, files=[{"id": asked["file_id"]}], channel_id=KENT) == "is_archived"
