"""Where a statement was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """An address a reader can open to check a statement.

    `inspectorate` is False for another body's page (a commissioner, a newspaper): weaker, and shown as such.
    """

    title: str
    url: str
    inspectorate: bool = True
