import pytest

from bot.domain.knowledge import Knowledge
from bot.kb import load
from bot.kb.shipped import shipped_path


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load(shipped_path()).knowledge
