"""What answers are made from: both truths, joined anew when one of them or somebody's name changes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from bot.ask.answer import Outcome
from bot.ask.answerer import Answerer
from bot.ask.query import Context
from bot.domain.access import Access, Role
from bot.domain.registering import Registering
from bot.kb.shipped import shipped_path
from bot.kb.store import Store
from bot.ledger.ledger import Ledger, open_ledger
from bot.register.added import OwnFinding, OwnObligation
from bot.register.entry import Entry, Proposed, What
from bot.register.keeper import Entered, Keeper
from bot.register.register import Register
from bot.render.text import to_text
from bot.serving import Names, Serving, joined

F = "KENT-2016-E1"
TODAY = Context(date(2099, 1, 1))


@pytest.fixture(scope="module")
def store() -> Store[Answerer]:
    return Store(shipped_path(), Answerer)


@pytest.fixture
def ledger(database_url: str) -> Iterator[Ledger]:
    made = open_ledger(database_url)
    yield made
    made.close()


def own(keeper: Keeper, store: Store[Answerer], person: str) -> None:
    finding = store.current.knowledge.finding_by_id[F]
    said = keeper.change(
        [Proposed(What.OWNER, F, person)],
        finding,
        by="U1",
        role=Role.EDITOR,
        access=Access(),
        rules=Registering(),
        request=f"own {person}",
    )
    assert isinstance(said, Entered)


def test_what_is_entered_is_answered_at_once_and_nothing_is_joined_twice(
    store: Store[Answerer], ledger: Ledger
) -> None:
    keeper = Keeper(ledger)
    serving = Serving(store, keeper)
    before = serving.current
    assert before.ask("RAG for Kent", TODAY).outcome is Outcome.ANSWER, "before anything is entered, too"
    assert store.current.ask("RAG for Kent", TODAY).outcome is Outcome.NOT_KNOWN
    own(keeper, store, "Dana Whitfield")
    assert serving.current is not before
    assert serving.current is serving.current
    assert "Dana Whitfield" in serving.current.ask(f"who owns {F}?", TODAY).headline
    assert "Dana" not in store.current.ask(f"who owns {F}?", TODAY).headline
    assert serving.published is store.current.knowledge


def test_a_name_that_slack_tells_later_is_answered_and_kept(store: Store[Answerer], ledger: Ledger) -> None:
    keeper, names = Keeper(ledger), Names(ledger.names, ledger.learn)
    serving = Serving(store, keeper, names)
    own(keeper, store, "U0DANA")
    before = serving.current
    names.learn("U0DANA", "Dana Whitfield")
    assert serving.current is not before
    assert "Dana Whitfield" in serving.current.ask(f"who owns {F}?", TODAY).headline
    assert names.untold
    names.refresh()
    assert not names.untold
    assert ledger.names() == {"U0DANA": "Dana Whitfield"}
    held = serving.current
    names.learn("U0DANA", "Dana Whitfield")
    names.refresh()
    assert serving.current is held
    again = Names(ledger.names, ledger.learn)
    again.refresh()
    assert again("U0DANA") == "Dana Whitfield"
    assert again("U0OTHER") == "U0OTHER"


def test_findings_of_the_forces_own_are_asked_for_as_soon_as_they_are_added(store: Store[Answerer]) -> None:
    def entry(number: int, said: Proposed) -> Entry:
        return Entry(number, datetime(2017, 4, 3, 9, number, tzinfo=UTC), "U1", said)

    def added(name: str, summary: str) -> Proposed:
        return OwnFinding(name, "kent", "peel-2016", summary).proposed()

    register = Register().after([entry(1, added("KENT-2016-I1", "Custody records come late"))])
    first = joined(store.current, register)
    register = register.after([entry(2, Proposed(What.NOTE, "KENT-2016-I1", "seen"))])
    second = joined(store.current, register, str, first)
    register = register.after([entry(3, added("KENT-2016-I2", "Bloodhounds want kennels"))])
    third = joined(store.current, register, str, second)
    assert "seen" in to_text(second.ask("notes on KENT-2016-I1", TODAY))
    assert "KENT-2016-I2" in third.ask("KENT-2016-I2", TODAY).headline
    assert "KENT-2016-I2" in to_text(third.ask("findings kent about bloodhounds", TODAY))
    register = register.after([entry(4, Proposed(What.UNDO, "KENT-2016-I2", undoes=3))])
    fourth = joined(store.current, register, str, third)
    assert "No finding KENT-2016-I2 is known here." in fourth.ask("KENT-2016-I2", TODAY).headline


def entered(*said: Proposed) -> Register:
    begin = datetime(2017, 4, 3, 9, 0, tzinfo=UTC)
    return Register().after([Entry(number, begin, "U1", one) for number, one in enumerate(said, 1)])


def test_words_of_an_obligation_of_its_own_are_known_before_and_after_a_new_start(store: Store[Answerer]) -> None:
    finding = OwnFinding("KENT-2016-I1", "kent", "peel-2016", "Custody records come late").proposed()
    obligation = OwnObligation("KENT-2016-I1", "holsters", "Replace the taser holsters", date(2099, 2, 1)).proposed()
    running = joined(store.current, entered(finding, obligation), last=joined(store.current, entered(finding)))
    begun = joined(store.current, entered(finding, obligation))
    for text in ("kent holsters", "findings holsters", "deadlines kent holsters"):
        assert to_text(running.ask(text, TODAY)) == to_text(begun.ask(text, TODAY)), text
    assert "KENT-2016-I1" in to_text(begun.ask("findings holsters", TODAY))


def test_a_text_of_the_forces_own_takes_no_owners_name_away(store: Store[Answerer]) -> None:
    owner = Proposed(What.OWNER, F, "Dana Osei")
    named = OwnFinding("KENT-2016-I1", "kent", "peel-2016", "DI Osei to review custody checks").proposed()
    for register in (entered(owner), entered(owner, named)):
        assert F in to_text(joined(store.current, register).ask("what does Osei own", TODAY))
