"""Which files of a knowledge folder hold what, and which don't belong there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FORCES, GLOSSARY, REMINDERS_FILE = "forces.yml", "glossary.yml", "reminders.yml"
REGISTER_FILE, ACCESS_FILE = "register.yml", "access.yml"
FRAMEWORKS, REPORTS = "frameworks", "reports"
BESIDE = frozenset(("README.md", "app-manifest.yml", "schema", "__init__.py", "__pycache__"))
"""What may lie beside the knowledge: its manual, the editors' schemas, and what the wheel puts there."""


@dataclass(slots=True)
class Tree:
    """The files of a folder by what they hold, each list sorted. `strays` are (path, what is wrong, how to mend)."""

    root: Path
    forces: Path | None = None
    glossary: Path | None = None
    reminders: Path | None = None
    register: Path | None = None
    access: Path | None = None
    frameworks: list[Path] = field(default_factory=list)
    reports: list[Path] = field(default_factory=list)
    strays: list[tuple[Path, str, str]] = field(default_factory=list)

    def files(self) -> Iterator[Path]:
        """Yield every knowledge file."""
        heads = (self.forces, self.glossary, self.reminders, self.register, self.access)
        yield from (path for path in heads if path is not None)
        yield from self.frameworks
        yield from self.reports


def survey(root: Path) -> Tree:
    """Look through a knowledge folder. Folders are entered only as deep as the format goes, so no link can loop.

    Raises:
        OSError: the folder itself is missing or can't be read.
    """
    tree = Tree(root)
    for path in _entries(root):
        if path.name == FORCES:
            tree.forces = path
        elif path.name == GLOSSARY:
            tree.glossary = path
        elif path.name == REMINDERS_FILE:
            tree.reminders = path
        elif path.name == REGISTER_FILE:
            tree.register = path
        elif path.name == ACCESS_FILE:
            tree.access = path
        elif path.name == FRAMEWORKS:
            tree.frameworks = _yaml_files(path, tree)
        elif path.name == REPORTS:
            _reports(path, tree)
        elif path.name not in BESIDE:
            _stray(path, tree)
    return tree


def _reports(folder: Path, tree: Tree) -> None:
    for path in _inside(folder, tree):
        if path.is_dir():
            tree.reports += _yaml_files(path, tree)
        else:
            tree.strays.append((path, "a report must lie in the folder of its force", "move it to reports/<force>/"))


def _yaml_files(folder: Path, tree: Tree) -> list[Path]:
    found = []
    for path in _inside(folder, tree):
        if path.suffix == ".yml" and not path.is_dir():
            found.append(path)
        else:
            _stray(path, tree)
    return found


def _stray(path: Path, tree: Tree) -> None:
    if path.is_dir():
        tree.strays.append((path, "this folder is not part of the format", "move its files up, or take it away"))
    elif path.suffix.lower() in (".yaml", ".yml"):
        if path.suffix == ".yml":
            tree.strays.append(
                (path, "this file is not part of the format", "move it to frameworks/ or reports/<force>/")
            )
        else:
            tree.strays.append((path, f"the file's name ends in {path.suffix}", f"rename it to {path.stem}.yml"))
    elif path.name not in BESIDE:
        tree.strays.append((path, "only .yml files hold knowledge", "take it away, or write it as .yml"))


def _inside(folder: Path, tree: Tree) -> list[Path]:
    try:
        return _entries(folder)
    except OSError as error:
        tree.strays.append(
            (folder, f"the folder can't be read ({error.strerror or error})", "mend the link or its permissions")
        )
        return []


def _entries(folder: Path) -> list[Path]:
    """Return what lies in a folder, sorted; editors' and systems' own files (.swp, ~) are not seen."""
    return sorted(p for p in folder.iterdir() if not p.name.startswith((".", "#")) and not p.name.endswith("~"))
