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


def table(figures: Iterable[Figure]) -> None:
    """Print every figure with its limit, a line each."""
    for figure in figures:
        word = "within" if figure.within else "OVER"
        bound = f"{'>=' if figure.at_least else '<='} {figure.limit:g}{figure.unit}"
        print(f"{word:7} {figure.value:8.2f}{figure.unit:3} {bound:10} {figure.name}", flush=True)


def show(figures: Iterable[Figure]) -> None:
    """Print each figure with what stands behind it."""
    for figure in figures:
        word = "within" if figure.within else "OVER  "
        bound = "at least" if figure.at_least else "at most"
        print(
            f"{word}  {figure.name}: {figure.value:.2f}{figure.unit} ({bound} {figure.limit:g}{figure.unit})",
            flush=True,
        )
        if figure.detail:
            print(f"        {figure.detail}", flush=True)
