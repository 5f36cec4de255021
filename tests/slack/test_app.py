"""The whole bot as it is wired: real knowledge, real answers, over Slack's own ways."""

import io
import json
import os
import shutil
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import Bot, build
from bot.ask.answer import Outcome
from bot.ask.query import Context
from bot.clock import Clock, Tick
from bot.errors import SettingsError, StartError
from bot.kb.shipped import shipped_path
from bot.playground import Playground
from bot.settings import Settings
from bot.slack.home import HomeDesk, prompts, suggested
from tests.slack.conftest import ESSEX, KENT, MORGAN


def settings(slack: Playground, **more: Any) -> Settings:
    return Settings(
        bot_token=slack.bot_token,
        app_token=slack.app_token,
        signing_secret=slack.signing_secret,
        api_url=slack.api_url,
        home_force="Kent Police",
        channel_forces=((ESSEX, "essex"),),
        admin_channel=KENT,
        **more,
    )


@pytest.fixture
def bot(slack: Playground) -> Iterator[Bot]:
    built = build(settings(slack), today=lambda: date(2017, 4, 3))
    built.start(socket=True)
    slack.wait_connected()
    yield built
    built.stop()


def test_every_way_of_asking_gives_the_real_answer(slack: Playground, bot: Bot) -> None:
    assert bot.identity.user_id == slack.bot_user_id
    answer = slack.slash(MORGAN, KENT, "what was Kent judged on investigating crime in 2016?")
    assert answer.error is None
    assert "good" in answer.text.lower()
    ts = slack.mention(MORGAN, ESSEX, "judgements 2016")
    assert "Essex" in slack.wait_for_message(ESSEX, thread_ts=ts).text
    ts = slack.direct(MORGAN, "finding KENT-2016-E1")
    assert "1 May 2017" in slack.wait_for_message(slack.dm(MORGAN), after=ts).text


def test_what_the_home_suggests_is_answered(slack: Playground) -> None:
    bot = build(settings(slack), today=lambda: date(2017, 4, 3))
    context = Context(date(2017, 4, 3), home_force="kent")
    asked = [*suggested(bot.desk), *(prompt["message"] for prompt in prompts(bot.desk))]
    asked += ["overdue deadlines kent", "deadlines kent next 90 days"]
    known = (Outcome.ANSWER, Outcome.HELP)
    unanswered = [q for q in asked if bot.store.current.ask(q, context).outcome not in known]
    assert unanswered == []
    assert "May 2017" in str(HomeDesk(bot.desk, bot.serving).shown("U0LIAISON").blocks)


def test_a_bad_edit_is_told_and_the_last_good_version_answers(slack: Playground, tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(shipped_path(), folder)
    bot = build(settings(slack, knowledge=folder), today=lambda: date(2017, 4, 3))
    report = next((folder / "reports" / "kent").glob("*.yml"))
    good = report.read_text("utf-8")
    report.write_text(good + "\nownr: nobody\n", "utf-8")
    bot.reload()
    said = slack.wait_for_message(KENT, "The knowledge has 1 problem")
    assert f"{report.name}:" in said.text
    assert "good" in bot.desk.message("judgements kent 2016").text
    report.write_text(good, "utf-8")
    os.utime(report, (1, 1))
    bot.reload()
    slack.wait_for_message(KENT, "in order again")


def test_everyday_answers_are_made_ready_once_a_day(slack: Playground) -> None:
    days = [date(2017, 4, 3)]
    bot = build(settings(slack), today=lambda: days[0])

    def made() -> int:
        return bot.desk.kept().made

    bot.make_ready()
    ready = made()
    assert ready > 1000
    bot.desk.acknowledgement("How did Kent do in PEEL 2016?")
    bot.make_ready()
    assert made() == ready
    days[0] = date(2017, 4, 4)
    bot.make_ready()
    assert made() == 2 * ready


def test_an_unknown_force_stops_the_start(slack: Playground) -> None:
    with pytest.raises(
        SettingsError, match="BOT_HOME_FORCE is 'kant', and no force is called that: did you mean 'kent'"
    ):
        build(Settings(home_force="kant"), today=lambda: date(2017, 4, 3))


def test_a_folder_without_knowledge_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"peel-bot check"):
        build(Settings(knowledge=tmp_path), today=lambda: date(2017, 4, 3))


def test_health_over_http(slack: Playground) -> None:
    bot = build(settings(slack), today=lambda: date(2017, 4, 3))
    bot.start(socket=False)
    try:
        told: list[str] = []
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/healthz", "wsgi.input": io.BytesIO()}
        slack.wait_for(lambda: bot.identity.known, what="the identity")
        body = b"".join(bot.wsgi(environ, lambda status, headers, error=None: told.append(status)))  # type: ignore[arg-type,return-value]
        assert told == ["200 OK"]
        assert json.loads(body) == {
            "ok": True,
            "alive": True,
            "ready": True,
            "slack": "accepted",
            "problems": 0,
            "seconds_since_tick": 0,
        }
    finally:
        bot.stop()


@pytest.mark.parametrize("socket", [True, False])
def test_a_wrong_bot_token_stops_the_start_with_the_fix(slack: Playground, socket: bool) -> None:
    bot = build(Settings(bot_token="xoxb-wrong", app_token="xapp-x", api_url=slack.api_url), today=lambda: date.min)
    try:
        with pytest.raises(StartError, match="SLACK_BOT_TOKEN: Slack does not know this token"):
            bot.start(socket=socket)
    finally:
        bot.stop()


def test_a_wrong_bot_token_behind_a_web_server_is_alive_and_not_ready(slack: Playground) -> None:
    bot = build(Settings(bot_token="xoxb-wrong", signing_secret="s", api_url=slack.api_url), today=lambda: date.min)
    try:
        assert bot.health().said["slack"] == "Slack has not answered yet"
        bot.start(socket=False, ask_first=False)
        slack.wait_for(lambda: bool(bot.identity.refused), what="the refusal")
        health = bot.health()
        assert (health.alive, health.ready) == (True, False)
        assert health.said["slack"] == "SLACK_BOT_TOKEN: Slack does not know this token (invalid_auth)"
    finally:
        bot.stop()


def test_the_clock_ticks_goes_on_after_a_failure_and_stops() -> None:
    ticks: list[float] = []

    def tick() -> None:
        ticks.append(time.monotonic())
        if len(ticks) == 1:
            raise RuntimeError("once")

    clock = Clock(watch_seconds=0.05)
    clock.every(0.05, "tick", tick)
    clock.start()
    end = time.monotonic() + 10
    while len(ticks) < 3 and time.monotonic() < end:
        time.sleep(0.02)
    clock.stop()
    assert len(ticks) >= 3
    assert clock.age < 10


def test_a_tick_that_is_far_off_is_woken() -> None:
    ticks: list[float] = []
    clock = Clock(watch_seconds=0.05)
    clock.every(0.1, "tick", lambda: ticks.append(time.monotonic()))
    clock.start()
    # What stepping the clock back by an hour does: the next run is an hour away.
    clock._scheduler.modify_job("tick", next_run_time=datetime.now(UTC) + timedelta(hours=1))
    before, end = len(ticks), time.monotonic() + 10
    while len(ticks) <= before + 1 and time.monotonic() < end:
        time.sleep(0.02)
    clock.stop()
    assert len(ticks) > before + 1


def test_a_tick_under_way_is_not_late(caplog: pytest.LogCaptureFixture) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def tick() -> None:
        begun.set()
        go_on.wait(10)

    clock = Clock(watch_seconds=0.05)
    clock.every(0.05, "tick", tick)
    clock.start()
    assert begun.wait(10)
    time.sleep(0.5)
    go_on.set()
    clock.stop()
    assert "is late" not in caplog.text


def test_a_tick_never_makes_up_for_missed_times() -> None:
    now = datetime(2036, 1, 1, tzinfo=UTC)
    assert Tick(5).get_next_fire_time(datetime(2016, 1, 1, tzinfo=UTC), now) == now + timedelta(seconds=5)
