"""What answers are made from: both truths, joined anew when one of them or somebody's name changes."""

from collections.abc import Iterator
from datetime import date

import pytest

from bot.ask.answerer import Answerer
from bot.ask.query import Context
from bot.domain.access import Access, Role
from bot.domain.registering import Registering
from bot.kb.shipped import shipped_path
from bot.kb.store import Store
from bot.ledger.ledger import Ledger, open_ledger
from bot.register.entry import Proposed, What
from bot.register.keeper import Entered, Keeper
from bot.serving import Names, Serving

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
    assert serving.current is store.current
    own(keeper, store, "Dana Whitfield")
    assert serving.current is not store.current
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
