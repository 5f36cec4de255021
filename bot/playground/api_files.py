"""files.*: an address to upload to, and the sharing of what was uploaded."""

import mimetypes
import re
import secrets

from bot.playground.api import REGISTRY, Call
from bot.playground.model import Channel, Json, SlackError, StoredFile
from bot.playground.workspace import Workspace

MOST_BYTES = 2**30


@REGISTRY.method("files.getUploadURLExternal", "files:write")
def get_upload_url(call: Call) -> Json:
    """docs.slack.dev/reference/methods/files.getUploadURLExternal."""
    name, length = call.need("filename"), call.whole("length", 0, MOST_BYTES)
    file = StoredFile(
        id=f"F{secrets.token_hex(5).upper()}",
        ticket=secrets.token_urlsafe(16),
        name=name,
        title=name,
        size=length,
        mimetype=mimetypes.guess_type(name)[0] or "application/octet-stream",
        alt=call.text("alt_txt"),
    )
    call.workspace.files[file.id] = file
    return {"upload_url": f"{call.api.url}/upload/{file.ticket}", "file_id": file.id}


def take(workspace: Workspace, ticket: str, content: bytes) -> None:
    """Take a file's content in. Raises SlackError where the address or the length is not the one that was given out."""
    file = next((one for one in workspace.files.values() if one.ticket == ticket and one.content is None), None)
    if file is None:
        raise SlackError("file_not_found")
    if len(content) != file.size:
        raise SlackError("length_mismatch")
    file.content = content


@REGISTRY.method("files.completeUploadExternal", "files:write")
def complete_upload(call: Call) -> Json:
    """docs.slack.dev/reference/methods/files.completeUploadExternal: ids of channels only, none of people."""
    given = call.structure("files", "invalid_arguments")
    if not isinstance(given, list) or not given:
        raise SlackError("invalid_arguments")
    files = [_file(call, one) for one in given]
    places = [_place(call, named) for named in _named(call)]
    thread_ts = call.text("thread_ts") or None
    if thread_ts and (len(places) != 1 or call.workspace.find(places[0].id, thread_ts) is None):
        raise SlackError("thread_not_found")
    for place in places:
        for file in files:
            file.channels.append(place.id)
        shown = [file.as_api() for file in files]
        said = call.text("initial_comment")
        call.workspace.post(place.id, call.workspace.bot_user_id, said, thread_ts=thread_ts, files=shown)
    return {"files": [file.as_api() for file in files]}


def _file(call: Call, given: object) -> StoredFile:
    named = given if isinstance(given, dict) else {}
    file = call.workspace.files.get(str(named.get("id")))
    if file is None or file.content is None:
        raise SlackError("file_not_found")
    file.title = str(named.get("title") or file.name)
    return file


def _named(call: Call) -> list[str]:
    named = [call.text("channel_id"), *call.text("channels").split(",")]
    return [one.strip() for one in named if one.strip()]


def _place(call: Call, named: str) -> Channel:
    if not re.fullmatch(r"[CGDZ][A-Z0-9]+", named):
        said = "input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]"
        raise SlackError("invalid_arguments", response_metadata={"messages": [f"[ERROR] {said}"]})
    place = call.workspace.channel(named)
    call.must_be_member(place)
    if place.is_archived:
        raise SlackError("is_archived")
    return place
