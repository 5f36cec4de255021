"""reminders.yml: what it gives, what stands in where it is missing or faulty, and what ships."""

from datetime import date, time
from pathlib import Path

from bot.domain.finding import Origin
from bot.domain.reminding import Reminding, Rule, Which
from bot.kb import load, load_file
from bot.kb.shipped import shipped_path
from tests.kb.conftest import Base


def test_the_rules_are_those_of_the_file(base: Base) -> None:
    which = Which(forces=("kent",), questions=("investigating-crime",), origins=(Origin.STATUTORY,))
    assert base.load().knowledge.reminding == Reminding(
        rules=(Rule("statutory", which, (14, 7, 0), 2, 3, "C0CHIEFS"), Rule("deadlines")),
        at=time(9, 0),
        working_days=True,
        closed=((date(2017, 6, 5), "Moving house"),),
    )


def test_without_the_file_the_defaults_hold(base: Base) -> None:
    (base.root / "reminders.yml").unlink()
    loaded = base.load()
    assert loaded.ok
    assert loaded.knowledge.reminding == Reminding()


def test_with_a_fault_nobody_is_reminded_for_other_rules_would_remind_anew(base: Base) -> None:
    base.change("every: 2", "every: two", "reminders.yml")
    assert base.load().knowledge.reminding.rules == ()
    base.write("reminders.yml", "rules: [")
    assert base.load().knowledge.reminding.rules == ()


def test_an_edit_is_another_version_of_the_knowledge(base: Base) -> None:
    before = base.load().knowledge.version
    base.change("at: 09:00", "at: 10:30", "reminders.yml")
    after = base.load().knowledge
    assert after.version != before
    assert after.reminding.at == time(10, 30)


def test_a_draft_from_elsewhere_is_checked_against_the_knowledge(base: Base, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yml"
    draft.write_text("rules:\n  - {id: one, for: {forces: [kant]}}\n", "utf-8")
    (problem,) = load_file(draft, base.root).problems
    assert (problem.line, problem.message) == (2, "'kant' is not a force")


def test_the_shipped_rules_say_what_holds_without_them() -> None:
    assert load(shipped_path()).knowledge.reminding == Reminding()
