"""This machine among the exceptions from the proxy, beside those that are there."""

import pytest

from bot.proxies import spare_this_machine


@pytest.mark.parametrize(
    ("given", "then"),
    [
        ({}, "127.0.0.1,localhost"),
        ({"NO_PROXY": "a.example, localhost"}, "a.example,localhost,127.0.0.1"),
        ({"no_proxy": "a.example", "NO_PROXY": "b.example"}, "a.example,127.0.0.1,localhost"),
        ({"no_proxy": "", "NO_PROXY": "b.example"}, "b.example,127.0.0.1,localhost"),
    ],
)
def test_both_spellings_name_this_machine(given: dict[str, str], then: str) -> None:
    spare_this_machine(given)
    assert given == {"no_proxy": then, "NO_PROXY": then}


def test_no_proxy_at_all_stays() -> None:
    environ = {"NO_PROXY": "*"}
    spare_this_machine(environ)
    assert environ == {"NO_PROXY": "*"}
