"""The 43 territorial police forces of England and Wales."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Force:
    """A force: `id` is its slug (`avon-and-somerset`), `name` what people call it, `official` its full title."""

    id: str
    name: str
    official: str
    region: str
    aliases: tuple[str, ...] = ()
    country: str = "England"
