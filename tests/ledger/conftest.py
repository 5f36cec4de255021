"""An open ledger, on either database."""

from collections.abc import Iterator

import pytest

from bot.ledger.ledger import Ledger, open_ledger


@pytest.fixture
def ledger(database_url: str) -> Iterator[Ledger]:
    opened = open_ledger(database_url)
    yield opened
    opened.close()
