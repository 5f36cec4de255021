"""One measured figure, its limit, and how both are printed."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value (a ratio unless `unit` says otherwise), the most it may be, and what stands behind it."""

    name: str
    value: float
    limit: float
    detail: str = ""
    unit: str = "x"
    at_least: bool = False

    @property
    def within(self) -> bool:
        """Whether the value keeps its limit."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def show(figures: Iterable[Figure]) -> bool:
    """Print each figure; return whether all keep their limits."""
    fine = True
    for figure in figures:
        fine = fine and figure.within
        word = "within" if figure.within else "OVER  "
        bound = "at least" if figure.at_least else "at most"
        print(
            f"{word}  {figure.name}: {figure.value:.2f}{figure.unit} ({bound} {figure.limit:g}{figure.unit})",
            flush=True,
        )
        if figure.detail:
            print(f"        {figure.detail}", flush=True)
    return fine
