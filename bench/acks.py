"""200 commands at once over signed HTTP while Slack's Web API takes 2 s a call: is any unacknowledged after 3 s?"""

import datetime
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from waitress.server import BaseWSGIServer, create_server

from bench.dispatch import STATE
from bench.questions import lookups
from bench.report import Figure
from bench.slack_calls import SECRET, signed
from bot.app import build
from bot.playground.playground import Playground
from bot.settings import Settings

AT_ONCE = 200
SLOW_SECONDS = 2.0
LIMIT_SECONDS = 3.0


def measure() -> list[Figure]:
    """Return the slowest acknowledgement, in seconds."""
    with Playground(page=False) as slack:
        settings = Settings.read(
            {
                "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token, "SLACK_SIGNING_SECRET": SECRET,
                "SLACK_API_URL": slack.api_url, "XDG_STATE_HOME": STATE.name,
            }
        )  # fmt: skip
        slack.faults.add("slow", times=None, seconds=SLOW_SECONDS)
        bot = build(settings, today=lambda: datetime.date(2017, 4, 3))
        bot.start(socket=False)
        server = create_server(bot.wsgi, host="127.0.0.1", port=0, threads=16)
        threading.Thread(target=server.run, daemon=True).start()
        assert isinstance(server, BaseWSGIServer)
        assert server.socket is not None
        port = server.socket.getsockname()[1]
        address = f"http://127.0.0.1:{port}/slack/events"
        questions = lookups(bot.store.current.knowledge)
        calls = [signed(next(questions)) for _ in range(AT_ONCE)]
        together = threading.Barrier(AT_ONCE)

        def send(call: tuple[str, dict[str, str]]) -> float:
            body, headers = call
            request = urllib.request.Request(address, body.encode(), headers)
            together.wait()
            start = time.perf_counter()
            with urllib.request.urlopen(request, timeout=30) as response:
                assert response.status == 200
                response.read()
            return time.perf_counter() - start

        with ThreadPoolExecutor(AT_ONCE) as pool:
            took = sorted(pool.map(send, calls))
        bot.stop()
        server.close()
    detail = f"median {took[AT_ONCE // 2]:.2f} s; {sum(t > LIMIT_SECONDS for t in took)} of {AT_ONCE} later than 3 s"
    return [Figure("slowest of 200 acknowledgements, Web API at 2 s a call", took[-1], LIMIT_SECONDS, detail, " s")]
