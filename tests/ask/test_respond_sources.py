"""Answers on what stands behind the knowledge: the newest reports, days of publication, sources counted, regions."""

from datetime import date

from bot.ask.answer import Outcome
from bot.ask.forms import Form
from bot.ask.query import Intent, Window
from tests.ask.small import ask, facts, said

MARCH = Window(date(2017, 3, 1), date(2017, 3, 31), "in March 2017")


def test_the_newest_report_is_one_and_how_that_is_known_is_said() -> None:
    answer = ask(Intent.REPORTS, "kent", latest=True)
    assert [fact["cycle"] for fact in facts(answer, "report")] == ["2017"]
    assert answer.headline.startswith("The newest held here is the PEEL 2017 report on Kent")
    assert "Newest is told by the inspection" in said(answer)


def test_reports_of_a_window_say_how_many_have_no_known_day() -> None:
    answer = ask(Intent.REPORTS, "kent", window=MARCH)
    assert [fact["published"] for fact in facts(answer, "report")] == ["2017-03-02"]
    assert "1 other report is not known here: more may belong" in said(answer)
    later = ask(Intent.REPORTS, "kent", window=Window(date(2018, 1, 1), None, "since 2018"))
    assert later.outcome is Outcome.NOT_KNOWN
    assert "1 other report" in said(later)


def test_the_sources_are_counted_and_the_weaker_named() -> None:
    answer = ask(Intent.HELP, forms=frozenset({Form.PROVENANCE}))
    assert answer.outcome is Outcome.HELP
    counted = {fact["counted"]: fact["value"] for fact in facts(answer, "count")}
    assert counted["judgements"] > 0
    text = said(answer)
    assert f"of {counted['judgements']} judgements were read on the inspectorate's own pages" in text
    assert "a weaker source, and marked so" in text


def test_the_region_of_a_force_with_its_neighbours() -> None:
    answer = ask(Intent.FORCES, "gwent")
    assert answer.headline.endswith(": Wales.")
    assert [fact["force_id"] for fact in facts(answer, "force")] == ["gwent"]


def test_no_judgement_of_any_force_in_a_cycle_is_said_of_all() -> None:
    answer = ask(Intent.COMPARE, all_forces=True, cycles=("2025-27",))
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.headline.startswith("No judgement of any force in PEEL ")
    assert "Forces with judgements held: " in said(answer)
