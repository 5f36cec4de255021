"""No fact or text of the shipped knowledge changes unnoticed: a digest of what each file says, whatever its layout.

The tables beside this file hold the facts that matter most; this notices a change of any other: a number in a note, a
word of a summary. After a change that is meant, `python tests/knowledge/test_unchanged.py` writes the digests anew.
"""

import csv
import hashlib
from pathlib import Path
from typing import Any

import yaml

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
TABLE = Path(__file__).parent / "digests.tsv"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def plain(said: Any) -> object:
    """Return what a file says in one fixed form: keys in order, everything as text."""
    if isinstance(said, dict):
        return sorted((str(key), plain(value)) for key, value in said.items())
    if isinstance(said, list):
        return [plain(value) for value in said]
    return str(said)


def digests() -> dict[str, str]:
    """Return the digest of each file of the knowledge, by its path."""
    return {
        path.relative_to(KNOWLEDGE).as_posix(): hashlib.sha256(
            repr(plain(yaml.load(path.read_text("utf-8"), LOADER))).encode()
        ).hexdigest()[:12]
        for path in sorted(KNOWLEDGE.rglob("*.yml"))
    }


def test_no_file_says_anything_else_than_when_it_was_last_checked():
    told = dict(csv.reader(TABLE.read_text("utf-8").splitlines(), delimiter="\t"))
    held = digests()
    changed = [
        f"knowledge/{path} is {'changed' if path in held else 'gone'}" for path in told if held.get(path) != told[path]
    ]
    changed += [f"knowledge/{path} is new" for path in held if path not in told]
    renew = "If that is meant: python tests/knowledge/test_unchanged.py"
    assert not changed, "\n".join([*changed, renew])


if __name__ == "__main__":
    TABLE.write_text("".join(f"{path}\t{digest}\n" for path, digest in digests().items()), "utf-8")
