"""Dispatch of `/peel` lookups with the full knowledge, against a no-op Bolt command in the same run.

Both are sync Bolt apps with process_before_response=True and the signature check on; requests are made beforehand, so that
only `App.dispatch` is timed. They are timed in turn, request by request, so that the machine's mood hits both alike.
"""

import datetime
import statistics
import time
from pathlib import Path

from slack_bolt import Ack, App, BoltRequest
from slack_bolt.authorization import AuthorizeResult

from bench.questions import lookups
from bench.report import Figure
from bench.slack_calls import SECRET, command
from bot.app import build
from bot.memory import settle
from bot.settings import Settings

COUNT = 4000
LIMIT_P50, LIMIT_P99 = 3.0, 5.0


def noop() -> App:
    """Return a Bolt app whose /peel does nothing but acknowledge."""
    app = App(
        signing_secret=SECRET,
        process_before_response=True,
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1", bot_user_id="UB"),
    )

    def acknowledge(ack: Ack) -> None:
        ack()

    app.command("/peel")(acknowledge)
    return app


def settings(knowledge: Path | None = None) -> Settings:
    """Return settings whose Web API is a closed port: nothing measured here may need it."""
    environ = {
        "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": "http://127.0.0.1:9/api/", "BOT_HOME_FORCE": "kent",
    }  # fmt: skip
    if knowledge:
        environ["BOT_KNOWLEDGE"] = str(knowledge)
    return Settings.read(environ)


def _time(app: App, request: BoltRequest) -> float:
    start = time.perf_counter()
    response = app.dispatch(request)
    elapsed = time.perf_counter() - start
    assert response.status == 200, response.body
    return elapsed


def measure() -> list[Figure]:
    """Return p50 and p99 of ours over the no-op's; the first hundred of each are not counted."""
    bot = build(settings(), today=lambda: datetime.date(2017, 4, 3))
    floor_app = noop()
    settle()  # as `run` does
    questions = lookups(bot.store.current.knowledge)
    floor, ours = [], []
    for number in range(COUNT + 100):
        text = next(questions)
        base, mine = _time(floor_app, command(text)), _time(bot.app, command(text))
        if number >= 100:
            floor.append(base)
            ours.append(mine)
    figures = []
    for name, index, limit in (("p50", 49, LIMIT_P50), ("p99", 98, LIMIT_P99)):
        base, mine = statistics.quantiles(floor, n=100)[index], statistics.quantiles(ours, n=100)[index]
        detail = f"{mine * 1000:.3f} ms against {base * 1000:.3f} ms, {COUNT} lookups, none repeated"
        figures.append(Figure(f"dispatch {name} / no-op Bolt command {name}", mine / base, limit, detail))
    return figures
