"""Lists of open findings: which finding is in which, in what order, and counts that add up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from bot.domain.finding import Deadline, DueKind, Finding, Kind, Obligation
from bot.register.lists import NO_QUESTION, Listing, Lists, Narrowed
from tests.register.many import DANA, DAY, PRIYA, finding, knowing, many, owned, stated

KENT = Narrowed("kent")
CHANGES: tuple[Callable[[Finding], Finding], ...] = (
    lambda one: replace(one, statuses=(*one.statuses, stated("closed", closes=True))),
    lambda one: replace(one, statuses=(*one.statuses, stated("with the inspectorate for sign-off"))),
    lambda one: replace(one, owners=(owned(DANA),)),
    lambda one: replace(one, owners=()),
    lambda one: replace(one, obligations=finding(1, -2, 40).obligations),
    lambda one: replace(one, question="leadership", kind=Kind.CAUSE_OF_CONCERN),
)


def ids(lists: Lists, listing: Listing, person: str = DANA, narrowed: Narrowed = KENT) -> list[str]:
    return [row.finding.id for row in lists.listed(person, narrowed).rows[listing]]


def test_mine_is_what_i_own_as_a_whole_or_in_part() -> None:
    whole = finding(1, owners=(owned(DANA),))
    part = finding(2, 10, owners=(owned(PRIYA), owned(DANA, "o0")))
    other = finding(3, owners=(owned(PRIYA),))
    lists = Lists(knowing(whole, part, other), DAY)
    assert ids(lists, Listing.MINE) == [part.id, whole.id]
    assert ids(lists, Listing.MINE, PRIYA) == [part.id, other.id]
    assert ids(lists, Listing.MINE, "U0NOBODY") == []


@pytest.mark.parametrize(
    ("days", "late", "soon"),
    [((-1,), 1, 0), ((0,), 0, 1), ((28,), 0, 1), ((29,), 0, 0), ((-5, 10), 1, 1), ((), 0, 0)],
)
def test_overdue_and_due_soon_go_by_the_day(days: tuple[int, ...], late: int, soon: int) -> None:
    lists = Lists(knowing(finding(1, *days)), DAY)
    counts = lists.listed(DANA, KENT).counts
    assert (counts[Listing.OVERDUE], counts[Listing.SOON]) == (late, soon)


def test_what_is_closed_is_in_no_list_and_what_nobody_spoke_of_is_open() -> None:
    closed = finding(1, -5, statuses=(stated("closed", closes=True),), owners=(owned(DANA),))
    silent = finding(2)
    lists = Lists(knowing(closed, silent), DAY)
    assert ids(lists, Listing.OPEN) == [silent.id]
    assert ids(lists, Listing.MINE) == []


def test_what_came_only_later_is_in_no_list() -> None:
    later = finding(1, published=DAY + timedelta(days=1))
    in_a_later_cycle = finding(2, published=None, cycle="peel-2018-19")
    assert ids(Lists(knowing(later, in_a_later_cycle), DAY), Listing.OPEN) == []
    assert len(ids(Lists(knowing(later, in_a_later_cycle), date(2019, 1, 1)), Listing.OPEN)) == 2


def test_waiting_for_sign_off_goes_by_the_status_whatever_its_exact_words() -> None:
    waiting = finding(1, statuses=(stated("with the inspectorate for sign-off"),))
    configured = finding(2, statuses=(stated("ready for sign off"),))
    signed = finding(3, statuses=(stated("closed after sign-off", closes=True),))
    working = finding(4, statuses=(stated("in progress"),))
    lists = Lists(knowing(waiting, configured, signed, working), DAY)
    assert ids(lists, Listing.SIGN_OFF) == [waiting.id, configured.id]


def test_without_owner_is_what_nobody_owns_as_a_whole() -> None:
    whole, part, none = finding(1, owners=(owned(DANA),)), finding(2, 5, owners=(owned(DANA, "o0"),)), finding(3)
    assert ids(Lists(knowing(whole, part, none), DAY), Listing.UNOWNED) == [part.id, none.id]


def test_the_most_urgent_comes_first_then_what_has_no_day() -> None:
    def vague(number: int, kind: DueKind) -> Obligation:
        return Obligation(f"v{number}", "Do it", Deadline(kind, words="during 2017"))

    some = [
        finding(1),
        finding(2, obligations=(vague(1, DueKind.PERIOD),)),
        finding(3, 30),
        finding(4, obligations=(vague(2, DueKind.IMMEDIATE),)),
        finding(5, -3),
        finding(6, 40, -90),
        finding(7, published=date(2017, 3, 30)),
    ]
    lists = Lists(knowing(*some), DAY)
    assert [one.removeprefix("KENT-2016-X") for one in ids(lists, Listing.OPEN)] == ["6", "5", "3", "4", "2", "7", "1"]


def test_filters_narrow_every_list() -> None:
    question = finding(1, question="leadership")
    none = finding(2, question=None)
    kind = finding(3, kind=Kind.INTERNAL)
    essex = finding(4, forces=("essex",))
    lists = Lists(knowing(question, none, kind, essex), DAY)
    assert ids(lists, Listing.OPEN, narrowed=Narrowed("kent", "leadership")) == [question.id]
    assert ids(lists, Listing.OPEN, narrowed=Narrowed("kent", NO_QUESTION)) == [none.id]
    assert ids(lists, Listing.UNOWNED, narrowed=Narrowed("kent", kind=Kind.INTERNAL)) == [kind.id]
    assert len(ids(lists, Listing.OPEN, narrowed=Narrowed())) == 4
    assert lists.questions("kent") == {"leadership", None, "investigating-crime"}


@pytest.mark.parametrize("count", [0, 1, 7, 500])
def test_counts_add_up(count: int) -> None:
    listed = Lists(many(count), DAY).listed(DANA, KENT)
    total = listed.sum
    assert total.overdue + total.soon + total.later + total.undated == total.all == listed.counts[Listing.OPEN] == count
    assert total.overdue == listed.counts[Listing.OVERDUE]
    owners = [Lists(many(count), DAY).listed(one, KENT).counts[Listing.MINE] for one in (DANA, PRIYA)]
    assert sum(owners) + listed.counts[Listing.UNOWNED] == count


def test_a_record_that_stands_for_several_counts_as_so_many() -> None:
    listed = Lists(knowing(finding(1, 5, stands_for=5), finding(2)), DAY).listed(DANA, KENT)
    assert (listed.counts[Listing.OPEN], listed.sum.soon, len(listed.rows[Listing.OPEN])) == (6, 5, 2)


def test_a_national_recommendation_is_counted_once_over_all_forces() -> None:
    lists = Lists(knowing(finding(1, forces=("kent", "essex"))), DAY)
    assert [lists.listed(DANA, Narrowed(force)).sum.all for force in ("kent", "essex", None)] == [1, 1, 1]


def test_what_changed_is_made_anew_and_nothing_else() -> None:
    before = many(20)
    old = Lists(before, DAY)
    old.listed(DANA, KENT)
    changed = replace(before.findings[3], statuses=(stated("closed", closes=True),))
    after = knowing(*before.findings[:3], changed, *before.findings[4:])
    new = Lists(after, DAY, old)
    rows, were = ({row.finding.id: row for row in one.listed(DANA, KENT).rows[Listing.OPEN]} for one in (new, old))
    assert set(were) - set(rows) == {changed.id}
    assert all(rows[one] is were[one] for one in rows)
    next_year = Lists(after, DAY + timedelta(days=365), new)
    assert next_year.listed(DANA, KENT).sum != new.listed(DANA, KENT).sum


def test_a_force_that_is_not_known_has_none() -> None:
    assert Lists(knowing(finding()), DAY).listed(DANA, Narrowed("nowhere")).sum.all == 0


@pytest.mark.parametrize("seed", range(8))
def test_what_is_taken_from_before_is_the_same_as_made_anew(seed: int) -> None:
    chance = Random(seed)
    knowledge = many(120)
    lists = Lists(knowledge, DAY)
    for _ in range(12):
        lists.listed(DANA, KENT)
        some = list(knowledge.findings)
        for place in chance.sample(range(len(some)), chance.choice([0, 1, 3, 70])):
            some[place] = chance.choice(CHANGES)(some[place])
        if chance.random() < 0.2:
            some.append(finding(chance.randrange(10**6), 3, kind=Kind.INTERNAL, question="leadership"))
        knowledge = knowing(*some)
        lists = Lists(knowledge, DAY, lists)
        fresh = Lists(knowledge, DAY)
        for one in (KENT, Narrowed("kent", "leadership")):
            ours, theirs = lists.listed(DANA, one), fresh.listed(DANA, one)
            assert {name: [row.finding for row in rows] for name, rows in ours.rows.items()} == {
                name: [row.finding for row in rows] for name, rows in theirs.rows.items()
            }
            assert (ours.counts, ours.sum) == (theirs.counts, theirs.sum)
        assert lists.questions("kent") == fresh.questions("kent")
        assert lists.kinds("kent") == fresh.kinds("kent")
