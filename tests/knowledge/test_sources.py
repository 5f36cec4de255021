"""Where the shipped knowledge was read: the right page, and told apart from weaker ones."""

from collections.abc import Iterator

import pytest

from bot.domain.knowledge import Knowledge
from bot.domain.source import Source
from bot.kb import load
from bot.kb.shipped import shipped_path


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load(shipped_path()).knowledge


def sources(known: Knowledge) -> Iterator[Source]:
    for judgement in known.judgements:
        yield judgement.statement.source
        yield from (other.source for other in judgement.others)
    yield from (report.source for report in known.reports)
    yield from (observation.source for observation in known.observations)
    for framework in known.frameworks.values():
        yield from framework.sources
        yield from (barrier.source for barrier in framework.barriers)
    for finding in known.findings:
        yield from finding.sources
        yield from (event.source for event in finding.statuses)


def test_a_report_is_named_by_its_own_cycle(known):
    """A later cycle's page may state an earlier grade; it is that judgement's source, not the report's."""
    named = {"peel-2014": "2014", "peel-2015": "2015", "peel-2016": "2016", "peel-2017": "2017", "peel-2018-19": "2018"}
    own = {one.report for one in known.judgements if f"/peel-{named.get(one.cycle)}/" in one.statement.source.url}
    strangers = [
        report.id
        for report in known.reports
        if report.id in own
        and any(f"/peel-{year}/" in report.source.url for year in named.values() if year != named[report.cycle])
    ]
    assert strangers == []


def test_a_status_is_stated_by_a_page_that_can_know_it(known):
    """What a later inspection found stands on the later page."""
    late = [
        (finding.id, event.source.url)
        for finding in known.findings
        for event in finding.statuses
        if "2018/19 inspection" in event.when and "/peel-2018/" not in event.source.url
    ]
    assert late == []


def test_weaker_sources_are_told_apart(known):
    """Every address of the inspectorate is taken for its own, and no other body's is."""
    wrong = {
        source.url
        for source in sources(known)
        if source.inspectorate != ("justiceinspectorates.gov.uk" in source.url or "legislation.gov.uk" in source.url)
    }
    assert wrong == set()


def test_every_source_is_an_address(known):
    assert [source for source in sources(known) if not source.url.startswith(("https://", "http://"))] == []
