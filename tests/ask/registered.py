"""What answers from the shipped knowledge and the register of the gold questions."""

from datetime import date
from functools import cache

from bench.registered import with_register
from bot.ask.answer import Answer, Table
from bot.ask.answerer import Answerer
from bot.ask.query import Context
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.render.text import to_text

TODAY = date(2017, 6, 1)
DANA, RAVI = "U0DANAWHI", "U0RAVIPAT"


@cache
def published() -> Answerer:
    return Answerer(load(shipped_path()).knowledge)


@cache
def registered() -> Answerer:
    return with_register(published().knowledge)


def ask(text: str, on: date = TODAY, *, home: str | None = "kent", person: str | None = None, name: str = "") -> Answer:
    return registered().ask(text, Context(on, home_force=home, person=person, person_name=name))


def shown(text: str, on: date = TODAY, *, home: str | None = "kent") -> str:
    return to_text(ask(text, on, home=home))


def facts(answer: Answer, kind: str) -> list[dict[str, object]]:
    return [fact.as_json() for fact in answer.facts if fact.kind == kind]


def table(answer: Answer) -> Table:
    return next(part for part in answer.parts if isinstance(part, Table))
