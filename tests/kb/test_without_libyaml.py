"""Without libyaml the parser written in Python takes over: slower, with the same messages."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent.parent
RUN = """
import sys
sys.modules["yaml._yaml"] = None
import pytest
from bot.kb.read import WITH_LIBYAML
assert not WITH_LIBYAML
words = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests/kb/test_faults.py", "tests/kb/test_files.py"]
sys.exit(pytest.main([*words, "-k", "not brackets"]))
"""
"""One case is left out: that parser counts the levels of brackets one off."""


def test_the_messages_are_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout
