"""The store follows the files: a good change is taken, a bad one is shown and changes nothing."""

import shutil
import threading

from bot.domain.knowledge import Knowledge
from bot.kb.store import Store
from tests.kb.conftest import NAME, REPORT, Base


def summaries(knowledge: Knowledge) -> list[str]:
    return [finding.summary for finding in knowledge.findings]


def test_a_good_change_is_taken(base: Base) -> None:
    store = Store(base.root, summaries)
    assert store.current == ["Investigate better", "Plan better"]
    assert not store.refresh()
    base.change("Plan better", "Plan much better")
    assert store.refresh()
    assert store.current == ["Investigate better", "Plan much better"]
    assert not store.refresh()


def test_a_change_of_the_same_length_is_seen(base: Base) -> None:
    store = Store(base.root, summaries)
    base.change("Plan better", "Plan bitter")
    assert store.refresh()
    assert store.current[1] == "Plan bitter"


def test_a_bad_change_keeps_the_last_good_and_is_shown(base: Base) -> None:
    store = Store(base.root, summaries)
    base.change("summary: Plan better", "summary: Plan: better")
    assert store.refresh()
    assert store.current == ["Investigate better", "Plan better"]
    assert [problem.line for problem in store.problems] == [27]
    assert not store.refresh()
    base.change("summary: Plan: better", "summary: Plan best")
    assert store.refresh()
    assert (store.current, store.problems) == (["Investigate better", "Plan best"], ())


def test_files_that_come_and_go_are_seen(base: Base) -> None:
    store = Store(base.root, summaries)
    (base.root / NAME).unlink()
    assert store.refresh()
    assert store.current == []
    base.write(NAME, REPORT)
    assert store.refresh()
    assert len(store.current) == 2


def test_a_folder_that_vanishes_keeps_the_last_good(base: Base) -> None:
    store = Store(base.root, summaries)
    shutil.rmtree(base.root)
    assert store.refresh()
    assert len(store.current) == 2
    assert "can't be read" in store.problems[0].message


def test_a_faulty_folder_at_the_start_gives_what_is_in_order_and_mends_itself(base: Base) -> None:
    base.change("summary: Plan better", "summry: Plan better")
    store = Store(base.root, summaries)
    assert store.current == ["Investigate better"]
    assert len(store.problems) == 1
    base.change("summry", "summary")
    assert store.refresh()
    assert len(store.current) == 2


def test_what_derive_makes_is_held(base: Base) -> None:
    made: list[Knowledge] = []

    def derive(knowledge: Knowledge) -> int:
        made.append(knowledge)
        return len(made)

    store = Store(base.root, derive)
    store.refresh()
    assert (store.current, len(made)) == (1, 1)


def test_readers_never_see_half_a_change(base: Base) -> None:
    """While a writer changes two texts together again and again, a reader sees both old or both new."""
    base.change("Plan better", "Investigate better")
    store = Store(base.root, summaries)
    seen, done = set(), threading.Event()

    def read() -> None:
        while not done.wait(0.0002):  # a reader that never rests would keep the writer waiting
            seen.add(tuple(store.current))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(30):
        text = REPORT.replace("Investigate better", f"Text {number}").replace("Plan better", f"Text {number}")
        whole = base.write("new", text)
        whole.replace(base.root / NAME)
        store.refresh()
    done.set()
    for reader in readers:
        reader.join()
    assert all(one == other for one, other in seen)
    assert store.current == ["Text 29", "Text 29"]


class Slow:
    """Makes what a store holds: from the second snapshot on only when it may."""

    def __init__(self) -> None:
        self.begun, self.may_go_on = threading.Event(), threading.Event()
        self.made = 0

    def __call__(self, knowledge: Knowledge) -> list[str]:
        self.made += 1
        if self.made > 1:
            self.begun.set()
            assert self.may_go_on.wait(10)
        return summaries(knowledge)


def test_only_one_of_several_threads_loads(base: Base) -> None:
    slow = Slow()
    store = Store(base.root, slow)
    base.change("Plan better", "Plan best")
    said: list[bool] = []
    threads = [threading.Thread(target=lambda: said.append(store.refresh())) for _ in range(3)]
    for one in threads:
        one.start()
    assert slow.begun.wait(10)
    assert store.current[1] == "Plan better", "nobody waits who only reads"
    slow.may_go_on.set()
    for one in threads:
        one.join()
    assert (store.current[1], slow.made, sorted(said)) == ("Plan best", 2, [False, False, True])


def test_what_is_written_while_another_thread_loads_is_in_use_after_a_call(base: Base) -> None:
    slow = Slow()
    store = Store(base.root, slow)
    base.change("Plan better", "Plan best")
    other = threading.Thread(target=store.refresh)
    other.start()
    assert slow.begun.wait(10)
    base.change("Plan best", "Plan better still")
    threading.Timer(0.2, slow.may_go_on.set).start()
    assert store.refresh()
    assert store.current[1] == "Plan better still"
    other.join()
