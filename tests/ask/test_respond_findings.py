"""Findings: lists, one whole, status, owner, counts, what comes back."""

from dataclasses import replace
from datetime import date

import pytest

from bot.ask.answer import Outcome
from bot.ask.query import Counted, Intent, LooseName, Query
from bot.ask.respond import Responder
from bot.domain.finding import Kind, Status, StatusEvent
from tests.ask.small import KNOWLEDGE, PAGE, RESPONDER, TODAY, ask, facts, said

VULNERABILITY = (LooseName(("vulnerability",), ("vulnerable",)),)
"""The words name a question: what is filed under it counts as having them."""


def ids(answer) -> list[str]:
    return [fact["id"] for fact in facts(answer, "finding")]


def test_a_forces_findings_newest_first_with_national_ones_apart() -> None:
    answer = ask(Intent.FINDINGS, "kent")
    assert ids(answer) == ["KENT-2017-E1", "KENT-2016-E1", "KENT-2016-E2", "NATIONAL-2016-R1"]
    assert answer.headline == (
        "4 findings are held here for Kent: 3 areas for improvement and 1 recommendation; 1 of them is national."
    )
    assert [part.title for part in answer.parts] == ["From its own reports", "National ones that name it with others"]


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({"cycles": ("2016",), "kinds": (Kind.AREA_FOR_IMPROVEMENT,)}, ["KENT-2016-E1", "KENT-2016-E2"]),
        ({"questions": ("vulnerable",)}, ["KENT-2016-E2"]),
        ({"words": ("victim",)}, ["KENT-2016-E1"]),
        ({"words": ("analysis", "victims")}, ["KENT-2016-E1"]),
        ({"words": ("vulnerability",)}, []),
        ({"words": ("vulnerability",), "loose": VULNERABILITY}, ["KENT-2016-E2"]),
        ({"words": ("vulnerability", "zebras"), "loose": VULNERABILITY}, []),
        ({"words": ("analysis", "vulnerability"), "loose": VULNERABILITY, "cycles": ("2017",)}, []),
        ({"pillars": ("efficiency",)}, []),
    ],
)
def test_findings_are_narrowed_by_every_slot(slots, expected) -> None:
    answer = ask(Intent.FINDINGS, "kent", **slots)
    assert ids(answer) == expected
    assert (answer.outcome is Outcome.NOT_KNOWN) is not expected


def test_words_that_do_not_all_occur_give_the_closest_and_say_so() -> None:
    answer = ask(Intent.FINDINGS, "kent", words=("victims", "zebras"))
    assert ids(answer) == ["KENT-2016-E1"]
    assert "is held as such" in answer.headline
    assert "The closest passages, found by their words." in answer.caveats


def test_status_that_nobody_stated_is_not_known_counts_as_open_and_is_said() -> None:
    answer = ask(Intent.FINDINGS, "kent", cycles=("2016",), open_only=True)
    assert len(ids(answer)) == 3
    assert "No source states the status of all of them: not known, and counted as open." in answer.caveats


@pytest.mark.parametrize(("day", "held"), [(date(2017, 4, 3), False), (date(2018, 1, 1), True)])
def test_closed_is_seen_from_the_day_asked_about(day, held) -> None:
    answer = ask(Intent.FINDINGS, "essex", closed_only=True, kinds=(Kind.CAUSE_OF_CONCERN,), today=day)
    assert (ids(answer) == ["ESSEX-2016-C1"]) is held


def test_none_held_is_not_none_given() -> None:
    answer = ask(Intent.FINDINGS, "gwent")
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.caveats == ("No finding of Gwent is held here at all; its reports may well have some.",)


def test_one_finding_whole() -> None:
    answer = ask(Intent.FINDING, "kent", finding_id="kent-2016-e1")
    text = said(answer)
    for words in (
        "KENT-2016-E1: an area for improvement for Kent (2016, Investigating crime), status not known",
        "Note: Read from a copy.",
        "- Analyse it.",
        "due 1 May 2017, 28 days left: Submit an action plan, to HMIC. Set by the inspectorate.",
        "The national register gives 30 June 2017. a later date.",
        "immediately; no day to count from",
        "HMIC may come back. When: during 2017 (a period, not a deadline). Only possible, not certain.",
        "Owner: not known here. The published reports name nobody inside the force.",
        "repeated by: KENT-2017-E1",
        "Published 2 March 2017.",
    ):
        assert words in text
    assert [fact["due"] for fact in facts(answer, "deadline")] == ["2017-05-01", "2017-06-03", None]
    assert [fact["possible"] for fact in facts(answer, "follow_up")] == [False, True]


def test_a_finding_that_is_not_held_offers_its_neighbours() -> None:
    answer = ask(Intent.FINDING, finding_id="KENT-2016-E9")
    assert (answer.outcome, answer.headline) == (Outcome.NOT_KNOWN, "No finding KENT-2016-E9 is known here.")
    assert [choice.label for choice in answer.choices] == ["KENT-2016-E1", "KENT-2016-E2"]


def test_status_history_is_shown_as_of_the_day() -> None:
    early = ask(Intent.STATUS, finding_id="ESSEX-2016-C1")
    late = ask(Intent.STATUS, finding_id="ESSEX-2016-C1", today=date(2018, 1, 1))
    assert early.headline == "ESSEX-2016-C1 (Essex): in progress (1 February 2017)."
    assert late.headline == "ESSEX-2016-C1 (Essex): closed (1 September 2017)."
    assert "1 September 2017: seen on a visit." in said(late)
    assert "1 September 2017" not in said(early)


def test_an_unknown_status_is_not_known() -> None:
    answer = ask(Intent.STATUS, finding_id="KENT-2016-E2")
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.headline == "The status of KENT-2016-E2 (Kent) is not known: no source held states one."


def test_no_owner_is_ever_named() -> None:
    answer = ask(Intent.OWNER, finding_id="KENT-2016-E1")
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.headline == (
        "The owner of KENT-2016-E1 is not known here: the published reports record no owner, "
        "and name nobody inside Kent."
    )


def test_what_comes_back_is_only_what_a_source_relates() -> None:
    answer = ask(Intent.RECURRING, "kent")
    assert answer.headline == "1 finding for Kent comes back in another inspection."
    assert ids(answer) == ["KENT-2016-E1", "KENT-2017-E1"]
    assert ask(Intent.RECURRING, "essex").outcome is Outcome.NOT_KNOWN


@pytest.mark.parametrize(
    ("forces", "slots", "value"),
    [
        (("kent",), {"counted": Counted.FINDINGS, "kinds": (Kind.AREA_FOR_IMPROVEMENT,)}, 3),
        (("kent",), {"counted": Counted.FINDINGS, "cycles": ("2016",), "kinds": (Kind.CAUSE_OF_CONCERN,)}, 0),
        ((), {"counted": Counted.FINDINGS, "all_forces": True}, 5),
        ((), {"counted": Counted.FORCES, "all_forces": True}, 3),
        (("kent",), {"counted": Counted.DEADLINES, "overdue": True, "today": date(2017, 5, 2)}, 1),
        (("kent",), {"counted": Counted.OBSERVATIONS}, 2),
        (("kent",), {"counted": Counted.REPORTS}, 2),
        (("kent",), {"counted": Counted.JUDGEMENTS, "cycles": ("2016",)}, 6),
        ((), {"counted": Counted.FORCES, "all_forces": True, "kinds": (Kind.CAUSE_OF_CONCERN,)}, 1),
    ],
)
def test_counts_are_computed(forces, slots, value) -> None:
    answer = ask(Intent.COUNT, *forces, **slots)
    [count] = facts(answer, "count")
    assert count["value"] == value
    assert answer.headline.startswith(str(value) if value else "No")


def test_a_record_that_stands_for_several_counts_as_several() -> None:
    finding = next(one for one in KNOWLEDGE.findings if one.forces == ("kent",))
    several = replace(finding, stands_for=5)
    others = tuple(several if one is finding else one for one in KNOWLEDGE.findings)
    responder = Responder(replace(KNOWLEDGE, findings=others))
    query = Query(Intent.COUNT, "", TODAY, forces=("kent",), counted=Counted.FINDINGS)
    before, after = RESPONDER.respond(query), responder.respond(query)
    assert after.facts[0].fields["value"] == int(str(before.facts[0].fields["value"])) + 4
    assert ", as " in after.headline
    assert " records" in after.headline
    assert ", as " not in before.headline


@pytest.mark.parametrize(
    ("on", "when", "stated"),
    [
        (date(2017, 4, 3), "", True),
        (date(2017, 4, 4), "", False),
        (None, "after the 2017 inspection", True),
        (None, "found addressed on the 2016 page, last updated on 2 March 2018", False),
        (None, "the tracker gives it as completed", True),
    ],
)
def test_a_status_is_not_told_before_it_can_have_been_stated(on: date | None, when: str, stated: bool) -> None:
    """Also where its day is told in words only: a year that is still to come had not been written about."""
    event = StatusEvent(Status.CLOSED, PAGE, on, when)
    assert event.stated_by(date(2017, 4, 3)) is stated


def counted(answer) -> int:
    return facts(answer, "count")[0]["value"]


def test_observations_are_counted_with_the_words_asked() -> None:
    every = ask(Intent.COUNT, "kent", counted=Counted.OBSERVATIONS)
    about = ask(Intent.COUNT, "kent", counted=Counted.OBSERVATIONS, words=("harassment",))
    none = ask(Intent.COUNT, "kent", counted=Counted.OBSERVATIONS, words=("zeppelins",))
    assert counted(every) > counted(about) > counted(none) == 0


def test_forces_with_findings_are_counted_within_the_region_and_the_question() -> None:
    """A national finding names forces elsewhere, too; a question named narrows the findings and is no judgement."""
    slots = {"counted": Counted.FORCES, "kinds": (Kind.RECOMMENDATION,)}
    [region] = {force.region for force in KNOWLEDGE.forces.values() if force.id == "kent"}
    assert counted(ask(Intent.COUNT, all_forces=True, **slots)) == 2
    answer = ask(Intent.COUNT, region=region, **slots)
    assert counted(answer) == 1
    assert f"1 force in {region} is held here with recommendations." == answer.headline
    on = ask(Intent.COUNT, all_forces=True, questions=("investigating-crime",), **slots)
    assert on.headline == "2 forces are held here with recommendations on investigating crime."
    listed = ask(Intent.FINDINGS, region=region, kinds=(Kind.RECOMMENDATION,))
    assert "naming 1 force" in listed.headline


def test_reports_are_counted_by_pillar() -> None:
    """As they are listed."""
    for pillars in ("effectiveness",), ("efficiency",), ():
        count = ask(Intent.COUNT, "kent", counted=Counted.REPORTS, pillars=pillars)
        assert counted(count) == len(facts(ask(Intent.REPORTS, "kent", pillars=pillars), "report"))
    assert counted(ask(Intent.COUNT, "kent", counted=Counted.REPORTS, pillars=("efficiency",))) == 1
