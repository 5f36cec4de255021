"""Loading: read, check and index a generated 14 MB knowledge base, against libyaml's plain `yaml.load` of its files.

43 forces x 10 yearly cycles x 12 questions x 3 findings of about 80 words. The files are the same on every machine.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from bench.report import Figure
from bot.ask.answerer import Answerer
from bot.ask.passages import Passages
from bot.domain.knowledge import Knowledge
from bot.kb import load

FORCES, YEARS, QUESTIONS, FINDINGS, WORDS = 43, range(2001, 2011), 12, 3, 80
RUNS = 5
LIMIT = 1.3
GRADES = ("outstanding", "good", "adequate", "requires improvement", "inadequate")
WORDING = """
the force should make sure that its officers and staff understand how to record and act on reports of abuse knife crime
fraud or theft so that each victim gets a good service at the time they need it it must do more to find out why a case
is closed who is at risk in its area and what has been done to keep them safe custody stalking bail digital forensics
backlog vetting contact calls demand plan review data partners children evidence outcome supervision neighbourhood
"""
VOCABULARY = WORDING.split()


def generate(folder: Path, *, forces: int = FORCES, seed: int = 2016) -> None:
    """Write a knowledge base into a folder: valid, and the same for the same arguments."""
    chance = random.Random(seed)
    ids = [f"force-{number:02}" for number in range(1, forces + 1)]
    rows = [f'  - {{id: {i}, name: "{_name(i)}", official: "{_name(i)} Police", region: North}}' for i in ids]
    _write(folder / "forces.yml", ["forces:", *rows])
    for order, year in enumerate(YEARS):
        _write(folder / "frameworks" / f"peel-{year}.yml", _framework(year, order))
        for force in ids:
            _write(folder / "reports" / force / f"{year}.yml", _report(force, year, chance))


def _write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _name(force: str) -> str:
    return force.replace("-", " ").title()


def _framework(year: int, order: int) -> list[str]:
    asked = [
        f'  - {{id: question-{n}, number: {n}, title: "How good is the force at subject {n}?", short: Subject {n}}}'
        for n in range(1, QUESTIONS + 1)
    ]
    head = [f"id: peel-{year}", f'label: "{year}"', f"title: PEEL {year}", f"order: {order}", f"years: [{year}]"]
    return [*head, f"scale: [{', '.join(GRADES)}]", "pillars: []", "questions:", *asked]


def _report(force: str, year: int, chance: random.Random) -> list[str]:
    lines = [f"force: {force}", f"cycle: peel-{year}", f"published: {year}-03-02", "source:"]
    lines += [f'  title: "PEEL {year}, {_name(force)}"', f'  url: "https://example.org/{force}/{year}"', "judgements:"]
    lines += [f"  question-{n}: {chance.choice(GRADES)}" for n in range(1, QUESTIONS + 1)]
    lines.append("findings:")
    for number in range(QUESTIONS * FINDINGS):
        lines += _finding(f"{force.upper()}-{year}-{number + 1}", number // FINDINGS + 1, year, chance)
    return lines


def _finding(finding: str, question: int, year: int, chance: random.Random) -> list[str]:
    return [
        f"  - id: {finding}",
        "    kind: area for improvement",
        f"    question: question-{question}",
        f'    summary: "{_text(WORDS, chance)}"',
        f"    about: [{', '.join(chance.sample(VOCABULARY, 3))}]",
        "    actions:",
        f'      - "{_text(12, chance)}"',
        f'      - "{_text(12, chance)}"',
        "    obligations:",
        "      - id: action-plan",
        f'        what: "{_text(8, chance)}"',
        "        to: HMICFRS",
        f"        due: {year}-{chance.randint(4, 12):02}-{chance.randint(1, 28):02}",
        "        origin: inspectorate",
    ]


def _text(words: int, chance: random.Random) -> str:
    return " ".join(chance.choices(VOCABULARY, k=words)).capitalize() + "."


def plain(folder: Path) -> None:
    """Load every file as `yaml.load` does, and keep the values."""
    kept = [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in sorted(folder.rglob("*.yml"))]
    assert kept


def ours(folder: Path) -> Knowledge:
    """Read, check and index."""
    loaded = load(folder)
    assert loaded.ok, loaded.problems[0]
    return loaded.knowledge


def indexed(folder: Path) -> None:
    """Read, check and index, and build what answers questions: the vocabulary and the whole search index.

    A bot indexes a force's texts when they are first searched; here all are.
    """
    knowledge = ours(folder)
    Answerer(knowledge)
    assert Passages(knowledge).search(["custody"], knowledge.forces)


def seconds(work: Callable[[Path], object], folder: Path) -> float:
    """Return how long one run takes; what it made is given back before the clock is read again."""
    start = time.perf_counter()
    made = work(folder)
    taken = time.perf_counter() - start
    del made
    return taken


def measure() -> list[Figure]:
    """Return the ratios of medians of interleaved runs: files to answers, and files to `Knowledge` alone."""
    with tempfile.TemporaryDirectory(prefix="peel-bot-") as name:
        folder = Path(name)
        generate(folder)
        size = sum(path.stat().st_size for path in folder.rglob("*.yml")) / 1e6
        works = (plain, ours, indexed)
        taken: dict[Callable[[Path], object], list[float]] = {work: [] for work in works}
        for work in works:
            work(folder)
        for _ in range(RUNS):
            for work in works:
                taken[work].append(seconds(work, folder))
    base, knowledge, whole = (statistics.median(taken[work]) for work in works)
    detail = f"{size:.1f} MB; {{:.2f}} s against {base:.2f} s, medians of {RUNS} interleaved runs"
    return [
        Figure("read, check, index for questions / yaml.load", whole / base, LIMIT, detail.format(whole)),
        Figure("of which files to Knowledge / yaml.load", knowledge / base, LIMIT, detail.format(knowledge)),
    ]
