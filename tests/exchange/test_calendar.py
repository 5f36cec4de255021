"""The calendar, read back with icalendar: days, stable ids, sequence numbers that grow, what is closed cancelled."""

from datetime import UTC, date, datetime, timedelta

import icalendar

from bot.domain.reminding import Subscription, Which
from bot.exchange.calendar import Chosen, events, to_ics
from bot.exchange.scope import forces_of, of_channel, of_force, of_person
from bot.exchange.truths import truths
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.register.entry import Entry, Proposed, What
from bot.register.register import Register

PUBLISHED = load(shipped_path()).knowledge
E1, PLAN = "KENT-2016-E1", "action-plan.kent-2016-e1.kent@peel-bot"
BEGIN = datetime(2017, 4, 3, 9, 30, tzinfo=UTC)
MOVE = Proposed(What.DATE, E1, "2017-06-15", "action-plan", 'late; "really", so', "U9")
KENT = of_force("kent")


def feed(
    *said: Proposed, chosen: Chosen = KENT, forces: frozenset[str] | None = frozenset({"kent"})
) -> dict[str, icalendar.Event]:
    entries = [Entry(n, BEGIN + timedelta(days=n - 1), "U1", one, f"r{n}") for n, one in enumerate(said, 1)]
    held = truths(PUBLISHED, Register().after(entries), lambda who: {"U1": "Dana"}.get(who, who), date(2017, 5, 20))
    read = icalendar.Calendar.from_ical(to_ics(events(held, chosen, forces), "Kent"))
    found = list(read.walk("VEVENT"))
    assert read["X-WR-CALNAME"] == "Kent"
    assert len({str(one["UID"]) for one in found}) == len(found)
    return {str(one["UID"]): one for one in found}


def test_an_event_lasts_the_whole_day_and_names_its_source() -> None:
    one = feed()[PLAN]
    assert one["DTSTART"].dt == date(2017, 5, 1)
    assert one["DTEND"].dt == date(2017, 5, 2)
    assert (one["STATUS"], one["SEQUENCE"]) == ("CONFIRMED", 0)
    assert one["DTSTAMP"].dt == datetime(2017, 3, 2, tzinfo=UTC)
    assert PUBLISHED.finding_by_id[E1].sources[0].url in one["DESCRIPTION"]
    assert "Status: not known, counted as open." in one["DESCRIPTION"]


def test_a_moved_date_is_the_same_event_with_a_higher_number() -> None:
    one = feed(MOVE)[PLAN]
    assert one["DTSTART"].dt == date(2017, 6, 15)
    assert (one["SEQUENCE"], one["DTSTAMP"].dt) == (1, BEGIN)
    assert 'moved from 2017-05-01: late; "really", so' in one["DESCRIPTION"]
    again = feed(MOVE, Proposed(What.UNDO, E1, undoes=1))[PLAN]
    assert (again["DTSTART"].dt, again["SEQUENCE"]) == (date(2017, 5, 1), 2)


def test_what_is_said_of_another_obligation_changes_nothing() -> None:
    owner = Proposed(What.OWNER, E1, "U1", "analysis-report")
    assert feed(owner)[PLAN].to_ical() == feed()[PLAN].to_ical()


def test_what_is_closed_is_cancelled() -> None:
    closing = (Proposed(What.EVIDENCE, E1, "board paper"), Proposed(What.STATUS, E1, "closed"))
    one = feed(*closing)[PLAN]
    assert (one["STATUS"], one["SEQUENCE"]) == ("CANCELLED", 2)
    opened = feed(*closing, Proposed(What.STATUS, E1, "in-progress", why="not mended"))[PLAN]
    assert (opened["STATUS"], opened["SEQUENCE"]) == ("CONFIRMED", 3)


def test_a_national_finding_is_an_event_of_each_force_that_is_meant() -> None:
    def national(uids: object) -> list[str]:
        return [uid for uid in uids if "national-2016-8689-r3" in uid]

    assert national(feed()) == ["analysis-report.national-2016-8689-r3.kent@peel-bot"]
    assert len(national(feed(chosen=lambda *_: True, forces=None))) == 6


def test_a_persons_calendar_has_what_they_own_by_id_or_name() -> None:
    said = (Proposed(What.OWNER, E1, "U1"), Proposed(What.OWNER, E1, "U2", "analysis-report"))
    assert list(feed(*said, chosen=of_person("U1"), forces=None)) == [PLAN]
    assert list(feed(*said, chosen=of_person(" dana "), forces=None)) == [PLAN]
    assert feed(chosen=of_person("U1"), forces=None) == {}


def test_a_channels_calendar_has_what_it_is_reminded_of() -> None:
    subscribed = [Subscription("C1", Which(forces=("kent",), cycles=("peel-2016",)), date(2017, 1, 1))]
    assert forces_of(subscribed) == {"kent"}
    assert set(feed(chosen=of_channel(subscribed), forces=forces_of(subscribed))) == set(feed())
    assert feed(chosen=of_channel([])) == {}
    assert forces_of([*subscribed, Subscription("C1", Which(), date(2017, 1, 1))]) is None
