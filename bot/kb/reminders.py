"""reminders.yml: the rules by which channels are reminded, as a schema with the checks that need two keys."""

import re
from collections.abc import Collection
from datetime import date, time

from yaml.nodes import MappingNode, Node, ScalarNode

from bot.domain.finding import Kind, Origin
from bot.domain.framework import OVERALL
from bot.domain.reminding import EVERY, LEAD_DAYS, TIMES, Reminding, Rule, Which
from bot.kb.cross import unique
from bot.kb.file import File
from bot.kb.forms import NULLS, Day, Flag, Json, OneOf, Pattern, Whole, wrong_type
from bot.kb.near import did_you_mean, quoted
from bot.kb.places import entries, value_of
from bot.kb.record import Field, ListOf, Record, Values
from bot.kb.schema import SLUG, WORDS

FAULTY = Reminding(rules=())
"""Stands in for a file with a fault: nobody is reminded until it is mended. Other rules would remind anew, for a
rule's id is part of what makes a reminder unique."""

LONGEST_LEAD, LONGEST_EVERY, MOST_TIMES = 366, 366, 52
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


class Clock:
    """A time of day, written HH:MM."""

    expects = "a time of day"
    _FIX = "write it as HH:MM in 24 hours, for example 09:00"

    def read(self, node: Node, file: File) -> time | None:
        """Return the time."""
        if not isinstance(node, ScalarNode) or (not node.style and node.value in NULLS):
            wrong_type(node, file, self.expects, self._FIX)
            return None
        found = _CLOCK.fullmatch(node.value)
        if found is None:
            file.problem(node, f"{quoted(node.value)} is not {self.expects}", self._FIX)
            return None
        return time(int(found[1]), int(found[2]))

    def json(self) -> Json:
        """Return a string with the pattern."""
        return {"type": "string", "pattern": f"^(?:{_CLOCK.pattern})$"}


def _which(values: Values, node: MappingNode, file: File) -> Which:
    """Build a choice of deadlines; each name in it must be known."""
    context = file.context
    if context.force_ids is not None:
        _known("forces", "a force", context.force_ids, node, file)
    _known("cycles", "a cycle", context.cycle_ids, node, file)
    frameworks = context.frameworks.values()
    if frameworks:
        questions = {OVERALL}.union(*context.question_ids.values())
        _known("pillars", "a pillar of any cycle", {p for f in frameworks for p in f.pillars}, node, file)
        _known("questions", "a question of any cycle", questions, node, file)
    for key, chosen in values.items():
        if not chosen:
            file.problem(value_of(node, key) or node, f"the list '{key}' is empty", "name one, or take the key away")
    return Which(**{key: tuple(dict.fromkeys(chosen)) for key, chosen in values.items()})


def _known(key: str, what: str, known: Collection[str], node: MappingNode, file: File) -> None:
    for each in entries(node, key):
        if isinstance(each, ScalarNode) and each.value not in known:
            file.problem(each, f"{quoted(each.value)} is not {what}", did_you_mean(each.value, sorted(known)))


WHICH = Record(
    "a choice of deadlines",
    {
        "forces": Field(ListOf(SLUG), "ids of forces; any when left out"),
        "cycles": Field(ListOf(WORDS), "ids of cycles"),
        "pillars": Field(ListOf(SLUG), "effectiveness, efficiency, legitimacy, leadership"),
        "questions": Field(ListOf(SLUG), "ids of questions"),
        "kinds": Field(ListOf(OneOf(Kind, "a kind of finding")), "kinds of finding"),
        "origins": Field(ListOf(OneOf(Origin, "who sets a date")), "who set the date"),
    },
    _which,
    sketch="write {forces: [kent], origins: [statutory]}",
)


def _overdue(values: Values, _node: MappingNode, _file: File) -> tuple[int, int]:
    return values.get("every", EVERY), values.get("times", TIMES)


OVERDUE = Record(
    "how often an overdue deadline is announced",
    {
        "every": Field(Whole(1, LONGEST_EVERY), f"days between two announcements; {EVERY} when left out"),
        "times": Field(Whole(0, MOST_TIMES), f"how many at most; {TIMES} when left out"),
    },
    _overdue,
    sketch="write {every: 7, times: 4}",
)
SLACK_ID = Pattern(
    re.compile("[CGUW][A-Z0-9]{6,20}"),
    "the id of a channel or a person",
    "copy it from Slack: of a channel from the foot of its details, of a person from the menu of their profile",
)


def _rule(values: Values, node: MappingNode, file: File) -> Rule:
    days = values.get("days before", LEAD_DAYS)
    every, times = values.get("overdue", (EVERY, TIMES))
    if len(set(days)) != len(days):
        at = value_of(node, "days before") or node
        file.problem(at, "the list 'days before' names a number twice", "list each one once")
    if not days and not times:
        file.problem(node, "the rule announces nothing", "give `days before:`, or `times:` of one and more")
    return Rule(
        id=values["id"],
        which=values.get("for", Which()),
        lead_days=tuple(sorted(days, reverse=True)),
        every=every,
        times=times,
        escalate_to=values.get("escalate to", ""),
    )


RULE = Record(
    "a rule",
    {
        "id": Field(SLUG, "its name; whoever renames a rule has everything reminded anew", needed=True),
        "for": Field(WHICH, "which deadlines; all of them when left out"),
        "days before": Field(
            ListOf(Whole(0, LONGEST_LEAD)), f"on which days before it; {list(LEAD_DAYS)} when left out, 0 is the day"
        ),
        "overdue": Field(OVERDUE, "how often once it is past"),
        "escalate to": Field(SLACK_ID, "the channel or person told once after the last repeat"),
    },
    _rule,
    named="rule",
)


def _closed(values: Values, _node: MappingNode, _file: File) -> tuple[date, str]:
    return values["on"], values["name"]


CLOSED = Record(
    "a day not worked",
    {"on": Field(Day(), "the day", needed=True), "name": Field(WORDS, "why, in words for the reader", needed=True)},
    _closed,
    sketch='write {on: 2027-06-04, name: "..."}',
)


def _reminding(values: Values, node: MappingNode, file: File) -> Reminding:
    rules = tuple(unique(values["rules"], node, "rules", file).values())
    everything: Rule | None = None
    for rule, place in zip(values["rules"], entries(node, "rules"), strict=True):
        if everything is not None:
            file.record = ("rule", place)
            wrong = f"it is never used: {everything.id}, above it, is for every deadline"
            file.problem(place, wrong, "put it above, for the first rule that fits is taken")
        elif rule.which == Which():
            everything = rule
    return Reminding(
        rules=rules,
        at=values.get("at", Reminding().at),
        working_days=values.get("working days", True),
        closed=values.get("closed", ()),
    )


REMINDERS = Record(
    "the rules of reminders",
    {
        "at": Field(Clock(), "when digests are posted, London time; 09:00 when left out"),
        "working days": Field(Flag(), "false to remind on weekends and bank holidays too"),
        "closed": Field(ListOf(CLOSED), "days not worked beside weekends and bank holidays"),
        "rules": Field(ListOf(RULE), "the first that fits a deadline is its rule", needed=True),
    },
    _reminding,
)
