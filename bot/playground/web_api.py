"""The Web API and response_url over HTTP: reads a call, lets a fault strike where one is on, writes the answer."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

# The methods register themselves when they are imported.
from bot.playground import api_chat, api_files, api_places, api_views  # noqa: F401
from bot.playground.api import APP_SCOPES, Api, arguments, carry_out
from bot.playground.faults import Fault, Faults
from bot.playground.model import Json, SlackError
from bot.playground.response_urls import ResponseUrls

RESPONSE_URL = "response_url"
UPLOAD_URL = "upload_url"
BROKEN_PAGE = "<!DOCTYPE html><html><body>Internal Server Error</body></html>"
GONE = ("expired_url", "used_url")


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """One call that reached the server. `done` says whether it was carried out, whatever the caller was told."""

    method: str
    args: Json
    at: float
    done: bool
    error: str | None
    fault: str | None


class WebApi:
    """The handlers of /api/<method> and /response/<key>."""

    def __init__(self, api: Api, faults: Faults, response_urls: ResponseUrls) -> None:
        self.api = api
        self.faults = faults
        self.response_urls = response_urls
        self.calls: list[LoggedCall] = []

    async def handle_method(self, request: web.Request) -> web.StreamResponse:
        """Serve /api/<method>."""
        method = request.match_info["method"]
        body = await request.read()
        form: dict[str, str] = {}
        if request.content_type != "application/json" and body:
            form = {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()

        def carry() -> Json:
            args = arguments(request.content_type, body, request.query, form)
            given = args.pop("token", None)
            logged.update(args)
            return carry_out(self.api, method, token or given, args)

        logged: Json = {}
        fault = self.faults.take_call(method)
        answer, error = await self._struck(fault, carry)
        self._log(method, logged, fault, answer, error)
        if answer is None:
            return _refusal(request, fault)
        headers = {"x-slack-req-id": f"playground-{len(self.calls)}"}
        scopes = APP_SCOPES if token == self.api.tokens.app else self.api.manifest.scopes
        if error not in ("not_authed", "invalid_auth"):
            headers["x-oauth-scopes"] = ",".join(sorted(scopes))
        return web.json_response(answer, headers=headers)

    async def handle_response_url(self, request: web.Request) -> web.StreamResponse:
        """Serve /response/<key>."""
        body = await request.read()
        logged: Json = {}

        def carry() -> Json:
            try:
                loaded = json.loads(body)
            except ValueError:
                raise SlackError("invalid_payload") from None
            if not isinstance(loaded, dict):
                raise SlackError("invalid_payload")
            logged.update(loaded)
            self.response_urls.use(request.match_info["key"], loaded)
            return {"ok": True}

        fault = self.faults.take_call(RESPONSE_URL)
        answer, error = await self._struck(fault, carry)
        self._log(RESPONSE_URL, logged, fault, answer, error)
        if answer is None:
            return _refusal(request, fault)
        if error is None:
            return web.Response(text="ok")
        return web.json_response(answer, status=404 if error in GONE else 400)

    async def handle_upload(self, request: web.Request) -> web.StreamResponse:
        """Serve /upload/<ticket>, where a file's content goes."""
        body = await request.read()

        def carry() -> Json:
            api_files.take(self.api.workspace, request.match_info["ticket"], body)
            return {"ok": True}

        fault = self.faults.take_call(UPLOAD_URL)
        answer, error = await self._struck(fault, carry)
        self._log(UPLOAD_URL, {"length": len(body)}, fault, answer, error)
        if answer is None:
            return _refusal(request, fault)
        return web.Response(text=f"OK - {len(body)}") if error is None else web.Response(status=400, text=error)

    async def _struck(self, fault: Fault | None, carry: Callable[[], Json]) -> tuple[Json | None, str | None]:
        """Carry a call out as far as the fault lets it; the answer is None where the caller is not to get it."""
        kind = fault.kind if fault else ""
        if fault and kind == "slow":
            await asyncio.sleep(fault.seconds)
        answer: Json | None = None
        error: str | None = None
        if kind in ("", "slow", "accepted", "reset_accepted", "hang_accepted"):
            try:
                answer = carry()
            except SlackError as refused:
                error = refused.error
                answer = {"ok": False, "error": refused.error, **refused.extra}
        if kind == "invalid_blocks":
            answer, error = {"ok": False, "error": kind}, kind
        if fault and kind.startswith("hang"):
            await asyncio.sleep(fault.seconds)
        return (answer if kind in ("", "slow", "invalid_blocks") else None), error

    def _log(self, method: str, args: Json, fault: Fault | None, answer: Json | None, error: str | None) -> None:
        kind = fault.kind if fault else None
        done = error is None and (answer is not None or (kind or "").endswith("accepted"))
        self.calls.append(LoggedCall(method, args, time.time(), done, error, kind))


def _refusal(request: web.Request, fault: Fault | None) -> web.StreamResponse:
    """Return what a struck call gets instead of its answer; a reset cuts the line."""
    if fault and fault.kind == "ratelimited":
        seconds = {"Retry-After": f"{max(1, round(fault.seconds))}"}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=seconds)
    if fault and fault.kind in ("refused", "accepted"):
        return web.Response(status=500, text=BROKEN_PAGE, content_type="text/html")
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
