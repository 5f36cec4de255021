"""What every test shares: with BOT_TESTS_NO_SKIP set (as in .ci/run), a skipped test is an error."""

import os

import pytest

from bot.proxies import spare_this_machine

spare_this_machine(os.environ)  # the tests' own servers are on this machine


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    report = yield
    if report.skipped and os.environ.get("BOT_TESTS_NO_SKIP") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, which BOT_TESTS_NO_SKIP forbids: {report.longrepr}"
    return report
