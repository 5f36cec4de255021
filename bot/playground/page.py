"""The page's own address space: what it shows, what its person does, and the stream of what changes."""

import asyncio
import json
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from bot.playground.delivery import Delivery
from bot.playground.events import EventFeed
from bot.playground.faults import Faults
from bot.playground.manifest import Manifest
from bot.playground.model import Change, Json, SlackError
from bot.playground.movable import MovableClock
from bot.playground.people import People
from bot.playground.seed import COMPLETIONS, PROMPTS
from bot.playground.watching import Watching
from bot.playground.workspace import Workspace

STATIC = Path(__file__).parent / "static"
KEEP_ALIVE_SECONDS = 15
OWN_HEADER = "X-Playground"
"""A header of our own on every POST: another site's page cannot send it without asking, and nobody answers that."""


class Page:
    """The handlers under / and /app."""

    def __init__(
        self,
        *,
        workspace: Workspace,
        manifest: Manifest,
        people: People,
        feed: EventFeed,
        delivery: Delivery,
        faults: Faults,
        clock: MovableClock,
    ) -> None:
        self._workspace = workspace
        self._manifest = manifest
        self._people = people
        self._feed = feed
        self._delivery = delivery
        self._faults = faults
        self._clock = clock
        self.watching: Watching | None = None
        self._streams: set[asyncio.Queue[Change | None]] = set()

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the routes."""
        found: list[web.AbstractRouteDef] = [
            web.get("/", self._index),
            web.get("/app/state", self._state),
            web.get("/app/messages", self._messages),
            web.get("/app/home", self._home),
            web.get("/app/view", self._view),
            web.get("/app/events", self._events),
            web.get("/app/files/{id}", self._file),
            web.get("/app/faults", self._show_faults),
            web.post("/app/say", self._say),
            web.post("/app/action", self._action),
            web.post("/app/home", self._open_home),
            web.post("/app/view_submit", self._submit),
            web.post("/app/view_close", self._close_view),
            web.post("/app/clock", self._move_clock),
            web.post("/app/faults", self._set_faults),
        ]
        return [*found, web.static("/static", STATIC)] if STATIC.is_dir() else found

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        index = STATIC / "index.html"
        if not index.is_file():
            return web.Response(text="The playground runs; its page is not installed.")
        return web.FileResponse(index)

    async def _state(self, _request: web.Request) -> web.StreamResponse:
        return web.json_response(self.state())

    def state(self) -> Json:
        """Return who and what there is, for the page to draw."""
        workspace = self._workspace
        channels: list[Json] = []
        for channel in workspace.channels.values():
            shown: Json = {"id": channel.id, "name": channel.name, "is_im": channel.is_im, "topic": channel.topic}
            shown |= {"members": channel.members, "bot_member": workspace.bot_user_id in channel.members}
            channels.append(shown | ({"user": channel.person} if channel.is_im else {}))
        commands = [{**command, "completions": list(COMPLETIONS)} for command in self._manifest.commands]
        people = [
            {
                "id": p.id,
                "name": p.name,
                "real_name": p.real_name,
                "title": f"{p.title} · {p.role}" if p.role else p.title,
                "color": p.color,
            }
            for p in workspace.people.values()
        ]
        return {
            "workspace": {"name": workspace.name, "icon": workspace.icon},
            "users": people,
            "bot": {"user_id": workspace.bot_user_id, "bot_id": workspace.bot_id, "name": workspace.bot_name},
            "channels": channels,
            "commands": commands,
            "today": self._clock.today().isoformat(),
            "clock": self.watching.state() if self.watching else None,
            "connected": self._delivery.connected,
            "prompts": list(workspace.prompts or self._manifest.prompts or PROMPTS),
        }

    async def _messages(self, request: web.Request) -> web.StreamResponse:
        channel = self._workspace.channel(request.query.get("channel", ""))
        user = self._workspace.person(request.query.get("as", "")).id
        if user not in channel.members:
            raise SlackError("not_in_channel")
        messages = self._workspace.seen_by(channel.id, user)
        return web.json_response({"messages": [self._drawn(message.as_page()) for message in messages]})

    def _drawn(self, message: Json) -> Json:
        replies = self._workspace.replies(message["channel"], message["ts"])
        return message | {"reply_count": len(replies)} if replies else message

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self._workspace.files.get(request.match_info["id"])
        user = self._workspace.person(request.query.get("as", "")).id
        shared = file.channels if file is not None else []
        if file is None or file.content is None or not any(user in self._workspace.channels[c].members for c in shared):
            raise SlackError("file_not_found")
        kind = "inline" if file.mimetype.startswith("image/") else "attachment"
        name = quote(file.name)
        headers = {"Content-Disposition": f"{kind}; filename*=UTF-8''{name}", "X-Content-Type-Options": "nosniff"}
        headers["Content-Security-Policy"] = "default-src 'none'"
        return web.Response(body=file.content, content_type=file.mimetype, headers=headers)

    async def _home(self, request: web.Request) -> web.StreamResponse:
        return web.json_response({"view": self._workspace.homes.get(request.query.get("as", ""))})

    async def _view(self, request: web.Request) -> web.StreamResponse:
        stack = self._workspace.modals.get(request.query.get("as", ""))
        return web.json_response({"view": stack[-1] if stack else None})

    async def _say(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        text = str(body.get("text") or "").strip()
        if not text:
            raise SlackError("no_text")
        await self._people.say(_word(body, "as"), _word(body, "channel"), text, body.get("thread_ts") or None)
        return web.json_response({"ok": True})

    async def _action(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        given = body.get("action")
        if not isinstance(given, dict):
            raise SlackError("invalid_arguments")
        action = given | ({"block_id": body["block_id"]} if body.get("block_id") else {})
        user = _word(body, "as")
        if body.get("view_id"):
            ack = await self._people.act_in_view(user, _word(body, "view_id"), action)
        else:
            ack = await self._people.act_on_message(user, _word(body, "channel"), _word(body, "message_ts"), action)
        return web.json_response({"ok": ack.error is None, "error": ack.error})

    async def _open_home(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        self._feed.home_opened(self._workspace.person(_word(body, "as")).id, str(body.get("tab") or "home"))
        return web.json_response({"ok": True})

    async def _submit(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        return web.json_response(
            await self._people.submit(_word(body, "as"), _word(body, "view_id"), body.get("values") or {})
        )

    async def _close_view(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        await self._people.close_view(_word(body, "as"), _word(body, "view_id"))
        return web.json_response({"ok": True})

    async def _move_clock(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        if self.watching is None:
            raise SlackError("not_found", message="There is no bot inside whose clock could be moved.")
        user = self._workspace.person(_word(body, "as")).id
        moved = await self.watching.move(_word(body, "to"), user, self._workspace, self._people)
        return web.json_response({"ok": True} | moved)

    async def _show_faults(self, _request: web.Request) -> web.StreamResponse:
        return web.json_response(self._faults.as_json())

    async def _set_faults(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        try:
            if body.pop("clear", False):
                self._faults.clear()
            if "seed" in body:
                self._faults.seed(int(body.pop("seed")))
            if body:
                self._faults.add(**body)
        except (TypeError, ValueError) as error:
            return web.json_response({"ok": False, "error": str(error)}, status=400)
        return web.json_response({"ok": True} | self._faults.as_json())

    # The stream

    def on_change(self, change: Change) -> None:
        """Pass a change on to every open page."""
        for stream in self._streams:
            stream.put_nowait(change)

    def end_streams(self) -> None:
        """End every stream, so that the server can stop."""
        for stream in self._streams:
            stream.put_nowait(None)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        user = request.query.get("as", "")
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        await response.write(b": here\n\n")
        stream: asyncio.Queue[Change | None] = asyncio.Queue()
        self._streams.add(stream)
        try:
            while True:
                try:
                    change = await asyncio.wait_for(stream.get(), KEEP_ALIVE_SECONDS)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if change is None:
                    break
                if self._may_know(change, user):
                    await response.write(f"data: {json.dumps(self._told(change))}\n\n".encode())
        except ConnectionError:
            pass
        finally:
            self._streams.discard(stream)
        return response

    def _may_know(self, change: Change, user: str) -> bool:
        if change.to is not None:
            return change.to == user
        return change.channel is None or user in self._workspace.channels[change.channel].members

    def _told(self, change: Change) -> Json:
        told: Json = {"type": change.kind}
        if change.channel:
            told["channel"] = change.channel
        if change.message:
            told |= {"ts": change.message.ts, "message": self._drawn(change.message.as_page())}
        if change.note:
            told["error"] = change.note
        return told


async def _body(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(body, dict):
        raise SlackError("json_not_object")
    return body


def _word(body: Json, name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise SlackError("invalid_arguments", missing=name)
    return value
