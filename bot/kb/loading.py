"""A knowledge folder to one `Knowledge`, with every problem of every file."""

import gc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from yaml.nodes import MappingNode

from bot.domain.finding import Finding, Observation
from bot.domain.judgement import Judgement
from bot.domain.knowledge import Knowledge, Report, Term
from bot.domain.registering import Registering
from bot.domain.reminding import Reminding
from bot.kb.access import ACCESS, LOCKED
from bot.kb.context import Context
from bot.kb.cross import check_aliases, check_frameworks, check_related, unique
from bot.kb.file import File
from bot.kb.forms import Form
from bot.kb.places import ids_under, value_of
from bot.kb.problem import Problem
from bot.kb.read import compose
from bot.kb.register import REGISTER
from bot.kb.reminders import FAULTY, REMINDERS
from bot.kb.report import REPORT
from bot.kb.schema import FORCES, FRAMEWORK, TERMS
from bot.kb.tree import ACCESS_FILE, FRAMEWORKS, GLOSSARY, REGISTER_FILE, REMINDERS_FILE, Tree, survey

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gave: everything that was in order, and every problem of what was not."""

    knowledge: Knowledge
    problems: tuple[Problem, ...] = ()
    files: int = 0

    @property
    def ok(self) -> bool:
        """Whether there was no problem."""
        return not self.problems


def load(path: Path) -> Loaded:
    """Load a knowledge folder.

    Args:
        path: the folder that holds forces.yml, frameworks/ and reports/.

    Returns:
        The knowledge, without the records that have a fault, and the problems, sorted by place. Bad data, missing
        or unreadable files never raise.
    """
    with _no_collecting():
        return _Loading(path).run()


def load_file(path: Path, base: Path) -> Loaded:
    """Check one file: against the knowledge folder it lies in, or else, as a draft, against the folder `base`.

    Returns:
        An empty knowledge, and the problems of that file only. Never raises for bad data.
    """
    root = next((folder for folder in path.absolute().parents if (folder / "forces.yml").is_file()), None)
    with _no_collecting():
        if root is None:
            return _Loading(base).draft(path)
        loaded = load(root)
    place = path.absolute()
    mine = [replace(p, path=str(path)) for p in loaded.problems if Path(p.path) == place]
    return Loaded(Knowledge(), tuple(mine), 1)


class _Loading:
    def __init__(self, root: Path):
        self.root = root
        self.context = Context()
        self.files: list[File] = []
        self.unread: list[File] = []
        self.version = 0
        self.reports: list[Report] = []
        self.judgements: list[Judgement] = []
        self.findings: list[Finding] = []
        self.observations: list[Observation] = []

    def run(self) -> Loaded:
        try:
            tree = survey(self.root)
        except OSError as error:
            fix = "name the folder that holds forces.yml, frameworks/ and reports/"
            wrong = f"the knowledge folder can't be read ({error.strerror or error})"
            return Loaded(Knowledge(), (Problem(str(self.root), 1, 1, "folder", wrong, fix),))
        self._strays(tree)
        glossary = self._head_files(tree)
        for path in tree.reports:
            self._report(path)
        check_related(self.context, self.unread)
        knowledge = Knowledge(
            forces=self.context.forces,
            frameworks=self.context.frameworks,
            reports=tuple(self.reports),
            judgements=tuple(self.judgements),
            findings=tuple(self.findings),
            observations=tuple(self.observations),
            glossary=glossary,
            reminding=self._reminding(tree),
            registering=self._rules(tree.register, REGISTER) or Registering(),
            access=self._rules(tree.access, ACCESS) or LOCKED,
            version=f"{self.version:08x}",
        )
        problems = sorted(problem for file in self.files for problem in file.problems)
        return Loaded(knowledge, tuple(problems), len([*tree.files()]))

    def draft(self, path: Path) -> Loaded:
        """Check a file from elsewhere: it may give again what is known, as drafts of known reports do."""
        self.run()
        context = self.context
        context.finding_at, context.judgement_at, context.related = {}, {}, []
        file = File(path, path.name, str(path), context, outside=True)
        node = compose(file)
        if node is not None:
            file.record = ("file", path.name)
            _form_of(path, node).read(node, file)
            check_related(context, self.unread)
        return Loaded(Knowledge(), tuple(sorted(file.problems)), 1)

    def _strays(self, tree: Tree) -> None:
        for path, wrong, fix in tree.strays:
            self._file(path).problem((0, 0), wrong, fix)
        if tree.forces is None:
            self._file(self.root / "forces.yml").problem(
                (0, 0), "the file is missing", "add it with the forces; knowledge/README.md shows how"
            )
        if not tree.frameworks:
            self._file(self.root / "frameworks").problem(
                (0, 0), "there is no framework", "add frameworks/<cycle>.yml for each cycle"
            )

    def _head_files(self, tree: Tree) -> tuple[Term, ...]:
        """Read what reports refer to: forces, frameworks; and the glossary."""
        context = self.context
        if tree.forces is not None:
            file, node = self._compose(tree.forces)
            if node is not None:
                forces = FORCES.read(node, file) or ()
                context.forces = unique(forces, node, "forces", file)
                context.force_ids = ids_under(node, "forces")
                check_aliases(forces, node, file)
        frameworks = []
        for path in tree.frameworks:
            file, node = self._compose(path)
            context.cycle_ids.add(path.stem)
            if node is not None:
                context.question_ids[path.stem] = ids_under(node, "questions")
                framework = FRAMEWORK.read(node, file)
                if framework is not None:
                    context.frameworks[framework.id] = framework
                    frameworks.append((file, node, framework))
        check_frameworks(frameworks, context)
        if tree.glossary is None:
            return ()
        file, node = self._compose(tree.glossary)
        terms = TERMS.read(node, file) if node is not None else None
        return tuple(unique(terms or (), node, "terms", file).values())

    def _reminding(self, tree: Tree) -> Reminding:
        """Read the rules of reminders: the default ones where there is no file."""
        if tree.reminders is None:
            return Reminding()
        return self._rules(tree.reminders, REMINDERS) or FAULTY

    def _rules(self, path: Path | None, form: Form[_T]) -> _T | None:
        """Read a file that is one record; None where there is none or it has a fault."""
        if path is None:
            return None
        file, node = self._compose(path)
        file.record = (path.stem, "")
        return form.read(node, file) if node is not None else None

    def _report(self, path: Path) -> None:
        file, node = self._compose(path)
        if node is None:
            self.unread.append(file)
            return
        file.record = ("report", file.id.removeprefix("reports/").removesuffix(".yml"))
        parts = REPORT.read(node, file)
        if parts is not None:
            self.reports.append(parts.report)
            self.judgements += parts.judgements
            self.findings += parts.findings
            self.observations += parts.observations

    def _compose(self, path: Path) -> tuple[File, MappingNode | None]:
        file = self._file(path)
        node = compose(file)
        self.version = zlib.crc32(file.data, zlib.crc32(file.id.encode(), self.version))
        return file, node

    def _file(self, path: Path) -> File:
        file = File(path, path.relative_to(self.root).as_posix(), str(path), self.context)
        self.files.append(file)
        return file


def _form_of(path: Path, node: MappingNode) -> Form[object]:
    """Return what a file from elsewhere is, by its name or its keys."""
    if value_of(node, "questions") is not None or path.parent.name == FRAMEWORKS:
        return FRAMEWORK
    if path.name == GLOSSARY or value_of(node, "terms") is not None:
        return TERMS
    if path.name == REMINDERS_FILE or value_of(node, "rules") is not None:
        return REMINDERS
    if path.name == REGISTER_FILE or value_of(node, "statuses") is not None:
        return REGISTER
    if path.name == ACCESS_FILE or value_of(node, "administrators") is not None:
        return ACCESS
    return FORCES if path.name == "forces.yml" else REPORT


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Hold the garbage collector back: it would search a million new objects again and again, and find no cycle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
