"""Which pictures there are."""

from collections.abc import Callable
from datetime import date

from bot.charts.deadlines import deadlines
from bot.charts.grid import grid
from bot.charts.picture import Picture
from bot.charts.statuses import statuses
from bot.domain.knowledge import Knowledge

Drawing = Callable[[Knowledge, str, date], Picture]
"""Draws, from both truths as of a day, what is known of a force on that day."""

DRAWINGS: dict[str, Drawing] = {"grid": grid, "deadlines": deadlines, "statuses": statuses}
"""Every drawing by its name."""
