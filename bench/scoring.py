"""Hold an answer against what a gold question expects and what sources state (keys: tests/gold/README.md)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.ask.answer import Answer, Outcome

SOURCED = ("judgement", "finding", "deadline", "observation")

Fact = Mapping[str, object]
JudgementTruth = Mapping[tuple[str, str, str, str], tuple[frozenset[str], frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a theme's file; tests/gold/README.md says what each key means."""

    id: str
    question: str
    as_of: date
    outcomes: tuple[str, ...]
    home_force: str | None = None
    channel_force: str | None = None
    facts: tuple[Fact, ...] = ()
    only: Mapping[str, list[object]] = field(default_factory=dict)
    exact_count: Mapping[str, int] = field(default_factory=dict)
    value: int | None = None
    say: tuple[str | list[str], ...] = ()
    not_say: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    person: str | None = None
    person_name: str = ""


@dataclass(frozen=True, slots=True)
class Truth:
    """Every judgement and date that any source states, to hold each stated fact against.

    `judgements`: (force, cycle, pillar or "", question) to the states and the grades that sources give it.
    `dates`: force id to the ISO dates that sources give for it.
    """

    judgements: JudgementTruth
    dates: Mapping[str, frozenset[str]]


class Result(StrEnum):
    """How an answer fared."""

    RIGHT = "right"
    NOT_RIGHT = "not right"
    WRONG = "WRONG"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A question's result, with what was amiss."""

    question: Question
    result: Result
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        """One line for a person mending it."""
        return f"{self.result}  {self.question.id}  {self.question.question!r}: {'; '.join(self.reasons)}"


def judge(question: Question, answer: Answer, text: str, truth: Truth) -> Verdict:
    """Hold an answer, and the text it is shown as, against what the question expects and what is so."""
    facts = [fact.as_json() for fact in answer.facts]
    wrong = [*_outcome_wrong(question, answer), *_facts_wrong(question, facts, truth)]
    if wrong:
        return Verdict(question, Result.WRONG, tuple(wrong))
    amiss = [*_missing(question, answer, facts), *_wording(question, answer, text)]
    return Verdict(question, Result.NOT_RIGHT if amiss else Result.RIGHT, tuple(amiss))


def _outcome_wrong(question: Question, answer: Answer) -> list[str]:
    answered_blindly = answer.outcome is Outcome.ANSWER and Outcome.ANSWER not in question.outcomes
    return [f"answered, expected {' or '.join(question.outcomes)}"] if answered_blindly else []


def _facts_wrong(question: Question, facts: Sequence[Fact], truth: Truth) -> list[str]:
    reasons: list[str] = []
    for fact in facts:
        if fact["kind"] not in SOURCED:
            continue
        reasons += [
            f"{fact['kind']} outside {key}: {_name(fact)}" for key in question.only if _outside(question, fact, key)
        ]
        if fact["kind"] == "judgement":
            reasons += _judgement_wrong(fact, truth)
        if fact["kind"] == "deadline":
            reasons += _deadline_wrong(fact, question.as_of, truth)
    counted = [fact["value"] for fact in facts if fact["kind"] == "count"]
    if question.value is not None and counted and question.value not in counted:
        reasons.append(f"counted {counted}, expected {question.value}")
    return reasons


def _outside(question: Question, fact: Fact, key: str) -> bool:
    """Whether the fact names something beside what the question is about. No value names nothing."""
    value = fact.get(key, fact.get(f"{key}s"))
    values = value if isinstance(value, list) else [value]
    return value is not None and not any(one in question.only[key] for one in values)


def _judgement_wrong(fact: Fact, truth: Truth) -> list[str]:
    key = (str(fact["force_id"]), str(fact["cycle_id"]), str(fact["pillar"] or ""), str(fact["question_id"]))
    if key not in truth.judgements:
        return [f"a judgement that no source gives: {_name(fact)}"]
    states, grades = truth.judgements[key]
    reasons = []
    if fact["grade"] is not None and fact["grade"] not in grades:
        reasons.append(f"grade {fact['grade']}, sources say {' or '.join(sorted(grades)) or 'none'}: {_name(fact)}")
    if fact["state"] not in states:
        reasons.append(f"state {fact['state']}, sources say {' or '.join(sorted(states))}: {_name(fact)}")
    return reasons


def _deadline_wrong(fact: Fact, as_of: date, truth: Truth) -> list[str]:
    due, forces = fact.get("due"), fact.get("force_ids")
    if due is None:
        return [f"overdue without a date: {_name(fact)}"] if fact.get("overdue") else []
    known = {day for force in (forces if isinstance(forces, list) else []) for day in truth.dates.get(force, ())}
    reasons = [] if due in known else [f"a date that no source gives: {_name(fact)}"]
    left = (date.fromisoformat(str(due)) - as_of).days
    if fact.get("days_left") not in (None, left):
        reasons.append(f"{fact['days_left']} days left, it is {left}: {_name(fact)}")
    if fact.get("overdue") and left >= 0:
        reasons.append(f"called overdue {left} days before: {_name(fact)}")
    return reasons


def _missing(question: Question, answer: Answer, facts: Sequence[Fact]) -> list[str]:
    reasons = []
    if answer.outcome not in question.outcomes:
        reasons.append(f"outcome {answer.outcome}, expected {' or '.join(question.outcomes)}")
    for expected in question.facts:
        if not any(_matches(expected, fact) for fact in facts):
            reasons.append(f"no fact {json.dumps(expected)}")
    for kind, number in question.exact_count.items():
        found = sum(fact["kind"] == kind for fact in facts)
        if found != number:
            reasons.append(f"{found} {kind} facts, expected {number}")
    if question.value is not None and answer.outcome is Outcome.ANSWER and not any(f["kind"] == "count" for f in facts):
        reasons.append("no count")
    reasons += [f"no source: {_name(fact)}" for fact in facts if fact["kind"] in SOURCED and not fact["source"]]
    return reasons


def _matches(expected: Fact, fact: Fact) -> bool:
    """Each expected key holds: equal, one of a list, or (where the fact holds a list) all of a list."""
    for key, wanted in expected.items():
        if key not in fact:
            return False
        value = fact[key]
        options = wanted if isinstance(wanted, list) else [wanted]
        if not (all(one in value for one in options) if isinstance(value, list) else value in options):
            return False
    return True


def _wording(question: Question, answer: Answer, text: str) -> list[str]:
    low = text.casefold()
    alternatives = [[say] if isinstance(say, str) else say for say in question.say]
    reasons = [
        f"does not say {' or '.join(says)}" for says in alternatives if not any(s.casefold() in low for s in says)
    ]
    reasons += [f"says {words!r}" for words in question.not_say if words.casefold() in low]
    offered = " / ".join(f"{choice.label} {choice.question}" for choice in answer.choices).casefold()
    return reasons + [f"does not offer {name!r}" for name in question.choices if name.casefold() not in offered]


def _name(fact: Fact) -> str:
    keys = ("id", "finding", "obligation", "force_id", "force_ids", "cycle_id", "pillar", "question_id", "grade", "due")
    return " ".join(str(fact[key]) for key in keys if fact.get(key))
