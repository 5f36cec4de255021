"""Stopping the playground ends everything in it: no task is left behind, and nothing is begun any more."""

import asyncio
import gc
import logging

import pytest

from bot.playground import Playground


async def begin_what_never_ends() -> None:
    asyncio.get_running_loop().create_task(asyncio.Event().wait(), name="endless")


async def close_then_announce(slack: Playground) -> int:
    await slack.delivery.close()
    before = len(asyncio.all_tasks())
    slack.delivery.announce({"type": "app_mention"})
    return len(asyncio.all_tasks()) - before


def test_no_task_is_left_pending(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "asyncio")
    slack = Playground().start()
    slack.run(begin_what_never_ends())
    slack.stop()
    del slack
    gc.collect()
    assert "destroyed" not in caplog.text


def test_what_happens_while_it_stops_is_announced_to_nobody(slack: Playground) -> None:
    assert slack.run(close_then_announce(slack)) == 0
