"""The playground as a whole: a Slack workspace served on loopback from a background thread."""

import asyncio
import errno
import threading
from collections.abc import Awaitable, Callable, Coroutine
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

from bot.playground import manifest as manifests
from bot.playground import seed as seeds
from bot.playground.api import Api, Tokens
from bot.playground.clock import Triggers
from bot.playground.delivery import Delivery
from bot.playground.events import EventFeed
from bot.playground.faults import Faults
from bot.playground.model import Change, SlackError
from bot.playground.movable import MovableClock
from bot.playground.page import OWN_HEADER, Page
from bot.playground.people import People
from bot.playground.response_urls import ResponseUrls
from bot.playground.sockets import Sockets
from bot.playground.web_api import WebApi
from bot.playground.workspace import Workspace

HOST = "127.0.0.1"
START_SECONDS = 10.0
MOST_BODY = 4 * 2**20
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Result = TypeVar("Result")


class PortTakenError(OSError):
    """The port asked for is in use."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} on {HOST} is taken: stop what runs there, or choose another with --port")
        self.port = port


class Server:
    """Starts and stops the server, and runs work in its thread."""

    def __init__(
        self,
        port: int = 0,
        *,
        page: bool = True,
        seed: bool = True,
        today: date | None = None,
        manifest: Path | None = None,
    ) -> None:
        self._port = port
        self._page_wanted = page
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="playground", daemon=True)
        self._started = threading.Event()
        self._stop: asyncio.Event | None = None
        self._failure: BaseException | None = None
        self.manifest = manifests.read(manifest)
        self.clock = MovableClock()
        if today is not None:
            self.clock.move_to_day(today)
        self.workspace = Workspace(now=self.clock.now)
        self.tokens = Tokens()
        self.faults = Faults()
        self.sockets = Sockets(self.workspace.app_id, lambda: self.workspace.tell(Change("state")))
        self.delivery = Delivery(self.sockets, self.faults, self.tokens.signing_secret)
        self.api = Api(self.workspace, self.manifest, Triggers(), self.tokens, socket_ticket=self.sockets.ticket)
        self.response_urls = ResponseUrls(self.workspace)
        self.web_api = WebApi(self.api, self.faults, self.response_urls)
        self.feed = EventFeed(self.workspace, self.manifest, self.delivery)
        self.people = People(self.api, self.delivery, self.feed, self.response_urls)
        self.page = Page(
            workspace=self.workspace,
            manifest=self.manifest,
            people=self.people,
            feed=self.feed,
            delivery=self.delivery,
            faults=self.faults,
            clock=self.clock,
        )
        if seed:
            seeds.fill(self.workspace)
        self.workspace.watch(self.feed.on_change)
        self.workspace.watch(self.page.on_change)
        self.faults.on_socket_fault = lambda kind: self._soon(self.sockets.fault(kind))

    def start(self) -> Self:
        """Start serving. Raises PortTakenError, or OSError for another reason not to listen."""
        self._thread.start()
        if not self._started.wait(START_SECONDS):
            raise OSError(f"the playground did not start within {START_SECONDS:.0f} s")
        if self._failure is not None:
            raise self._failure
        return self

    def stop(self) -> None:
        """Stop serving; harmless when it never began."""
        if self._stop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(START_SECONDS)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """The address of the page, without a slash at its end."""
        return self.api.url

    def run(self, work: Coroutine[None, None, Result], timeout: float = 30.0) -> Result:
        """Run a coroutine in the server's thread and return its result; for callers in other threads."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout)

    def _soon(self, work: Coroutine[None, None, None]) -> None:
        if threading.current_thread() is self._thread:
            self._loop.create_task(work)
        else:
            self.run(work)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve())
        except OSError as error:
            self._failure = PortTakenError(self._port) if error.errno == errno.EADDRINUSE else error
        finally:
            self._loop.close()
            self._started.set()

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        application = web.Application(middlewares=[self._guard], client_max_size=MOST_BODY)
        application.add_routes(
            [
                web.post("/api/{method}", self.web_api.handle_method),
                web.get("/api/{method}", self.web_api.handle_method),
                web.post("/response/{key:.+}", self.web_api.handle_response_url),
                web.post("/upload/{ticket}", self.web_api.handle_upload),
                web.get("/link/", self.sockets.handle),
            ]
        )
        if self._page_wanted:
            application.add_routes(self.page.routes())
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        try:
            site = web.TCPSite(runner, HOST, self._port)
            await site.start()
            port = runner.addresses[0][1]
            self.api.url = f"http://{HOST}:{port}"
            self._started.set()
            await self._stop.wait()
        finally:
            self.page.end_streams()
            await self.delivery.close()
            await self.sockets.close()
            await runner.cleanup()
            await _end_the_rest()

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let only this machine's own names in, keep foreign pages out, and word refusals of /app as JSON."""
        if request.host.rsplit(":", 1)[0] not in (HOST, "localhost"):
            return web.Response(status=403, text=f"this address is served as {self.url} only")
        if request.headers.get("Origin", f"http://{request.host}") != f"http://{request.host}":
            # The tokens are no secret, so that a form on another site could call the Web API.
            return web.Response(status=403, text="pages of other addresses are not let in")
        if request.path.startswith("/app/") and request.method == "POST" and OWN_HEADER not in request.headers:
            return web.json_response({"ok": False, "error": f"the header {OWN_HEADER}: 1 is missing"}, status=403)
        try:
            response = await handler(request)
        except SlackError as refused:
            return web.json_response({"ok": False, "error": refused.error, **refused.extra}, status=400)
        if not response.prepared:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


async def _end_the_rest() -> None:
    """Cancel every task that is left, and wait until it has ended: the loop must not be closed above its head."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
