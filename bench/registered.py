"""The register that the gold questions about one are asked of: tests/gold/register_entries.json, as entries."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from bench.scoring import Truth
from bot.ask.answerer import Answerer
from bot.domain.knowledge import Knowledge
from bot.domain.working import WorkingCalendar
from bot.register.entry import Entry, Proposed, What
from bot.register.register import Register
from bot.serving import joined

FILE = Path(__file__).resolve().parent.parent / "tests" / "gold" / "register_entries.json"


ENTERED_DATES = {"kent": frozenset({"2017-06-15", "2017-07-14", "2017-08-01", "2017-09-01"})}
"""Days that this register gives, by force, beside those of the sources."""


def read_register(file: Path = FILE) -> tuple[Register, dict[str, str], tuple[date, ...]]:
    """Return the register, people's names by their ids, and the days of boards."""
    held = json.loads(file.read_text("utf-8"))
    entries = [_entry(number, row) for number, row in enumerate(held["entries"], 1)]
    return Register().after(entries), held["people"], tuple(map(date.fromisoformat, held["boards"]))


def with_register(knowledge: Knowledge, days: WorkingCalendar | None = None, file: Path = FILE) -> Answerer:
    """Return what answers from the knowledge and that register, as the bot would."""
    register, people, boards = read_register(file)
    known = replace(knowledge, registering=replace(knowledge.registering, boards=boards))
    return joined(Answerer(known, days), register, lambda person: people.get(person, person))


def truth_with_register(truth: Truth) -> Truth:
    """Return what sources state, with the days that this register gives."""
    dates = {force: truth.dates.get(force, frozenset()) | days for force, days in ENTERED_DATES.items()}
    return replace(truth, dates={**truth.dates, **dates})


def _entry(number: int, row: dict[str, str]) -> Entry:
    kept = {key: row.get(key, "") for key in ("value", "obligation", "why", "approver")}
    undone = row.get("undoes")
    said = Proposed(What(row["what"]), row["finding"], **kept, undoes=int(undone) if undone else None)
    return Entry(number, datetime.fromisoformat(row["at"]), row["by"], said, f"gold-{number}")
