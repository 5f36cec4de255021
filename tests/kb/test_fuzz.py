"""Whatever stands in a file, loading gives problems and knowledge, never an exception."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.kb import Loaded, load
from bot.kb.editor_schema import KINDS
from tests.kb.conftest import FORCES, FRAMEWORK_2016, FRAMEWORK_2021, NAME, REPORT, Base

FILES = {
    "forces.yml": FORCES,
    "frameworks/peel-2016.yml": FRAMEWORK_2016,
    "frameworks/peel-2021-22.yml": FRAMEWORK_2021,
    NAME: REPORT,
}
SNIPPETS = [
    *"[]{}:,-?&*!|>'\"%@`#~ \n\t\r\0\x07\ufeff\u2028é",
    "\n---\n", "\n...\n", ": ", "- ", "? ", "<<: *x", "&x ", "*x", "!!python/object:os.system ", "null", "no",
    "[[[[", "{{",
    "2017-02-30", "9999-12-31", "0001-01-01", "{within: 9999 months, of: 2100-12-31}", "{period: }", "{}", "[]", '""',
    "id: x\n", "carried over: peel-2016", "forces: [kent, kent]", "force:", "grade: good", "- a: [b, {c: d}]\n",
    "kent", "peel-2016", "good", "1e999", "-0", "\ud7ff", "  ", "    ",
]  # fmt: skip


def words(kind: str) -> list[str]:
    return [f"{key}: " for key in KINDS[kind].fields]  # type: ignore[attr-defined]


pieces = st.one_of(
    st.sampled_from(SNIPPETS), st.sampled_from(words("report") + words("framework")), st.text(max_size=4)
)
edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), pieces), min_size=1, max_size=5)


def spoil(text: str, changes: list[tuple[float, int, str]]) -> bytes:
    for place, length, new in changes:
        at = int(place * len(text))
        text = text[:at] + new + text[at + length :]
    return text.encode("utf-8", "surrogatepass")


def loaded_with(name: str, content: bytes) -> Loaded:
    with tempfile.TemporaryDirectory() as folder:
        base = Base(Path(folder))
        base.write(name, content)
        loaded = base.load()
        lines = content.count(b"\n") + content.count(b"\r") + content.count("\u2028".encode()) + 1
        lines += content.count("\u2029".encode()) + content.count("\x85".encode())
        for problem in loaded.problems:
            assert str(problem)
            assert problem.shown()
            assert problem.message
            assert problem.fix
            if problem.path.endswith(name):
                assert 1 <= problem.line <= lines + 1
        return loaded


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(list(FILES)), edits)
def test_spoilt_files_never_raise(name: str, changes: list[tuple[float, int, str]]) -> None:
    loaded_with(name, spoil(FILES[name], changes))


@pytest.mark.long
@settings(max_examples=4000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(list(FILES)), edits)
def test_spoilt_files_never_raise_at_length(name: str, changes: list[tuple[float, int, str]]) -> None:
    loaded_with(name, spoil(FILES[name], changes))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(FILES)), st.binary(max_size=200))
def test_any_bytes_never_raise(name: str, content: bytes) -> None:
    loaded_with(name, content)


def test_a_spoilt_copy_of_each_line_never_raises(base: Base) -> None:
    """Each line left out, doubled, and pushed to the right."""
    for name, text in FILES.items():
        lines = text.splitlines(keepends=True)
        for number, line in enumerate(lines):
            for instead in ("", line + line, "  " + line, line.replace(":", ""), line.split(":")[0] + ":\n"):
                base.write(name, "".join([*lines[:number], instead, *lines[number + 1 :]]))
                for problem in load(base.root).problems:
                    assert problem.shown()
        base.write(name, text)
    assert load(base.root).ok
