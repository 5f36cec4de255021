"""Signed HTTP: one small WSGI application, for `run --http` and for any WSGI server."""

import json
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from slack_bolt import App, BoltRequest, BoltResponse

from bot.slack.payload import well_formed
from bot.slack.verify import CHECKED, Signatures

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

log = logging.getLogger(__name__)

EVENTS_PATH = "/slack/events"
HEALTH_PATH = "/healthz"
READY_PATH = "/readyz"
CALENDAR_PATH = "/calendar/"
CALENDAR_ENDING = ".ics"
MOST_BODY = 2 * 2**20
"""Bytes. The largest payload Slack sends, a click in a long message, is far below this."""


class Feed(Protocol):
    """A calendar as it is served."""

    @property
    def content(self) -> bytes:
        """The file, in UTF-8."""
        ...

    @property
    def tag(self) -> str:
        """What changes whenever it does."""
        ...

    @property
    def changed(self) -> datetime | None:
        """When it last changed (aware), where that is known."""
        ...


@dataclass(frozen=True, slots=True)
class Health:
    """How the bot is.

    Args:
        alive: False when only a restart helps.
        ready: whether it can answer people; False also where a restart would not help, as with a refused token.
        said: what else there is to say.
    """

    alive: bool
    ready: bool
    said: Mapping[str, object]

    def as_json(self) -> str:
        """Return the body of both paths; `ok` is true only when nothing is wrong."""
        ok = self.alive and self.ready
        return json.dumps({"ok": ok, "alive": self.alive, "ready": self.ready, **self.said})


class Application:
    """Answers POST /slack/events, GET /healthz, GET /readyz and GET /calendar/<token>.ics.

    Args:
        app: takes Slack's requests.
        signatures: checks that they are Slack's.
        health: says how the bot is.
        feed: returns the calendar that a token names; may raise when the database is away. None where there are none.
    """

    def __init__(
        self,
        app: App,
        signatures: Signatures,
        health: Callable[[], Health],
        feed: Callable[[str], Feed | None] | None = None,
    ) -> None:
        self._app = app
        self._feed = feed
        self._signatures = signatures
        self._health = health

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Serve one request (PEP 3333)."""
        try:
            response = self._serve(environ)
        except Exception:
            log.exception("a request failed before it reached a listener")
            response = _refused(HTTPStatus.BAD_REQUEST)
        status = HTTPStatus(response.status)
        body = (response.body or "").encode()
        headers = [(name, value) for name, values in response.headers.items() for value in values]
        start_response(f"{status.value} {status.phrase}", [*headers, ("Content-Length", str(len(body)))])
        return [body]

    def _serve(self, environ: "WSGIEnvironment") -> BoltResponse:
        method, path = environ.get("REQUEST_METHOD", ""), environ.get("PATH_INFO", "")
        if path in (HEALTH_PATH, READY_PATH) and method in ("GET", "HEAD"):
            health = self._health()
            well = health.alive and (health.ready or path == HEALTH_PATH)
            status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
            return BoltResponse(status=status, body=health.as_json() if method == "GET" else "", headers=_JSON)
        if self._feed is not None and path.startswith(CALENDAR_PATH) and method in ("GET", "HEAD"):
            return _calendar(self._feed, path, environ)
        if path != EVENTS_PATH:
            return _refused(HTTPStatus.NOT_FOUND)
        if method != "POST":
            return _refused(HTTPStatus.METHOD_NOT_ALLOWED)
        return self._events(environ)

    def _events(self, environ: "WSGIEnvironment") -> BoltResponse:
        written = environ.get("CONTENT_LENGTH") or "0"
        if not (written.isascii() and written.isdigit() and len(written) <= 12):
            return _refused(HTTPStatus.BAD_REQUEST)
        if int(written) > MOST_BODY:
            return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        body = environ["wsgi.input"].read(int(written))
        timestamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
        fault = self._signatures.fault(body, timestamp, environ.get("HTTP_X_SLACK_SIGNATURE", ""))
        if fault:
            self._signatures.refuse(fault)
            return _refused(HTTPStatus.UNAUTHORIZED)
        request = _request(environ, body)
        return _refused(HTTPStatus.BAD_REQUEST) if request is None else self._app.dispatch(request)


_JSON: dict[str, str | Sequence[str]] = {"content-type": "application/json"}


def _calendar(feed: Callable[[str], Feed | None], path: str, environ: "WSGIEnvironment") -> BoltResponse:
    """Return a calendar; 304 where whoever asks has it already. A wrong token is as if nothing was ever there."""
    token = path.removeprefix(CALENDAR_PATH)
    if not token.endswith(CALENDAR_ENDING):
        return _refused(HTTPStatus.NOT_FOUND)
    try:
        found = feed(token.removesuffix(CALENDAR_ENDING))
    except Exception:
        log.exception("a calendar could not be made")  # its address is not logged: whoever has it may read it
        return _refused(HTTPStatus.SERVICE_UNAVAILABLE)
    if found is None:
        return _refused(HTTPStatus.NOT_FOUND)
    headers: dict[str, str | Sequence[str]] = {"etag": f'"{found.tag}"', "cache-control": "private, no-cache"}
    if found.changed is not None:
        headers["last-modified"] = format_datetime(found.changed.astimezone(UTC), usegmt=True)
    held = [one.strip().removeprefix("W/") for one in environ.get("HTTP_IF_NONE_MATCH", "").split(",")]
    if f'"{found.tag}"' in held or "*" in held:
        return BoltResponse(status=HTTPStatus.NOT_MODIFIED, body="", headers=headers)
    headers |= {"content-type": "text/calendar; charset=utf-8", "x-robots-tag": "noindex"}
    body = found.content.decode() if environ.get("REQUEST_METHOD") == "GET" else ""
    return BoltResponse(status=HTTPStatus.OK, body=body, headers=headers)


def _request(environ: "WSGIEnvironment", body: bytes) -> BoltRequest | None:
    """Return Bolt's request, or None for a body that is not a payload."""
    headers: dict[str, str | Sequence[str]] = {"content-type": environ.get("CONTENT_TYPE", "")}
    headers |= {
        f"x-slack-retry-{name}": environ[key]
        for name, key in (("num", "HTTP_X_SLACK_RETRY_NUM"), ("reason", "HTTP_X_SLACK_RETRY_REASON"))
        if key in environ
    }
    try:
        request = BoltRequest(body=body.decode(), headers=headers, context={CHECKED: True})
    except Exception as error:  # Bolt reads the body here, and trips over what is no payload in many ways
        log.warning("a signed request is no payload (%s)", type(error).__name__)
        return None
    return request if well_formed(request.body) else None


def _refused(status: HTTPStatus) -> BoltResponse:
    return BoltResponse(status=status, body=f"{status.phrase}\n", headers={"content-type": "text/plain"})
