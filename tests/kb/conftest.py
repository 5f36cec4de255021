"""A small knowledge base in a folder, for the tests to spoil."""

from pathlib import Path

import pytest

from bot.kb import Loaded, load

FORCES = """\
forces:
  - id: kent
    name: Kent
    official: Kent Police
    region: South East
  - id: avon-and-somerset
    name: Avon and Somerset
    official: Avon and Somerset Constabulary
    region: South West
    aliases: [A&S, ASP]
"""

FRAMEWORK_2015 = """\
id: peel-2015
label: "2015"
title: PEEL 2015
order: 2
years: [2015]
scale: [outstanding, good, requires improvement, inadequate]
pillars: [effectiveness, legitimacy]
questions:
  - {id: investigating-crime, pillar: effectiveness, number: 1, title: "How good?", short: Investigating crime}
"""

FRAMEWORK_2016 = """\
id: peel-2016
label: "2016"
title: PEEL 2016
order: 3
years: [2016]
scale: [outstanding, good, requires improvement, inadequate]
pillars: [effectiveness, legitimacy]
questions:
  - {id: overall, pillar: effectiveness, title: "How effective?", short: Effectiveness}
  - {id: investigating-crime, pillar: effectiveness, number: 2, title: "How good?", short: Investigating crime}
  - {id: specialist-capabilities, pillar: effectiveness, title: "How good?", short: Specialists, graded: false}
  - {id: fairness, pillar: legitimacy, title: "How fair?", short: Fairness}
"""

FRAMEWORK_2021 = """\
id: peel-2021-22
label: 2021/22
title: PEEL 2021/22
order: 6
years: [2021, 2022]
scale: [outstanding, good, adequate, requires improvement, inadequate]
pillars: []
questions:
  - {id: investigating-crime, title: "How good?", short: Investigating crime}
barriers:
  - {cycle: peel-2016, reason: "The questions changed.", source: {title: A page, url: "https://example.org/bar"}}
"""

REPORT = """\
force: kent
cycle: peel-2016
pillar: effectiveness
published: 2017-03-02
source: {title: The report, url: "https://example.org/kent"}
judgements:
  overall: good
  investigating-crime:
    grade: good
    but: some do not
    others:
      - {state: not stated, source: {title: A page, url: "https://example.org/other", by: other}}
  specialist-capabilities: ungraded
findings:
  - id: KENT-2016-E1
    kind: area for improvement
    question: investigating-crime
    summary: Investigate better
    about: [victims]
    obligations:
      - id: plan
        what: A plan
        to: HMIC
        due: 2017-05-01
  - id: KENT-2016-E2
    kind: area for improvement
    summary: Plan better
observations:
  - {question: investigating-crime, tone: weakness, text: Stalking is investigated badly, about: [stalking]}
"""

REMINDERS = """\
at: 09:00
working days: true
closed:
  - {on: 2017-06-05, name: Moving house}
rules:
  - id: statutory
    for: {forces: [kent], questions: [investigating-crime], origins: [statutory]}
    days before: [14, 7, 0]
    overdue: {every: 2, times: 3}
    escalate to: C0CHIEFS
  - id: deadlines
"""

NAME = "reports/kent/2016-effectiveness.yml"


class Base:
    """A knowledge folder of a test."""

    def __init__(self, root: Path):
        self.root = root
        self.write("forces.yml", FORCES)
        self.write("glossary.yml", "terms:\n  - {id: afi, term: area for improvement, meaning: A weakness to mend}\n")
        self.write("reminders.yml", REMINDERS)
        self.write("frameworks/peel-2015.yml", FRAMEWORK_2015)
        self.write("frameworks/peel-2016.yml", FRAMEWORK_2016)
        self.write("frameworks/peel-2021-22.yml", FRAMEWORK_2021)
        self.write(NAME, REPORT)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def change(self, old: str, new: str, name: str = NAME) -> None:
        """Replace a text that stands once in a file."""
        text = (self.root / name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        self.write(name, text.replace(old, new))

    def load(self) -> Loaded:
        return load(self.root)

    def problems(self) -> list[str]:
        """Return the messages, with paths from the folder."""
        return [str(problem).removeprefix(f"{self.root}/") for problem in self.load().problems]


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return Base(tmp_path / "my knowledge")
