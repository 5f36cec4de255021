"""The knowledge files as data: each record, its keys and their forms.

To add a key, add a line here and use it in the record's builder (`build`, `judge`, `entries`).
"""

import re

from bot.domain.finding import Kind, Origin, Status, Tone
from bot.domain.framework import Grade
from bot.domain.judgement import State
from bot.kb import build, entries, judge
from bot.kb.due import Due
from bot.kb.forms import Day, Flag, OneOf, Pattern, Text, Whole
from bot.kb.record import Field, ListOf, Record

TEXT = Text()
WORDS = Text(needed=True)
DAY = Day()
LIST = ListOf(WORDS)

SLUG = Pattern(
    re.compile("[a-z0-9]+(?:-[a-z0-9]+)*"), "an id", "write small letters, digits and hyphens: investigating-crime"
)
FINDING_ID = Pattern(
    re.compile("[A-Z0-9]+(?:-[A-Z0-9]+)+"),
    "a finding's id",
    "write FORCE-CYCLE-letter and number in capitals: KENT-2016-E1",
)
URL = Pattern(
    re.compile(r"https?://[^\s/.]+\.[^\s/]+(?:/\S*)?"),
    "an address",
    "write the whole address, beginning with https://",
)

SOURCE = Record(
    "a source",
    {
        "title": Field(WORDS, "what the page or document is called", needed=True),
        "url": Field(URL, "where a reader can open it", needed=True),
        "by": Field(OneOf(build.By, "inspectorate or other"), "whose page it is; the inspectorate's when left out"),
    },
    build.source,
    sketch='write {title: "...", url: "https://..."}',
)

_STATES = OneOf(
    State,
    "a state",
    leave_out=(State.GRADED, State.CARRIED_OVER),
    hints={
        "carried over": "write `carried over:` with the cycle the grade comes from, or unknown",
        "graded": "write `grade:` with the grade",
        **{grade.value: f"write `grade: {grade.value}`" for grade in Grade},
    },
)
_GRADES = OneOf(Grade, "a grade", hints={s: f"write `state: {s}`" for s in judge.STATES})
_STATEMENT = {
    "grade": Field(_GRADES, "the grade that this source states"),
    "state": Field(_STATES, "why there is no grade"),
    "carried over": Field(WORDS, "the cycle the standing grade comes from, or unknown"),
    "but": Field(WORDS, "the qualification in the judgement sentence itself"),
    "caveat": Field(WORDS, "a doubt the reader must see with the grade"),
    "note": Field(TEXT, "an explanation"),
    "updated": Field(DAY, 'the page\'s own "last updated"'),
    "withdrawn": Field(DAY, "the day the inspectorate took this back"),
}
OTHER = Record(
    "a statement with its source",
    _STATEMENT | {"source": Field(SOURCE, "where it says so", needed=True)},
    judge.statement,
    sketch="write {grade: good, source: {...}}",
)
STATEMENT = Record(
    "a grade or a statement",
    _STATEMENT
    | {
        "source": Field(SOURCE, "where it says so; the report's own when left out"),
        "others": Field(ListOf(OTHER), "what other sources say of the same"),
    },
    judge.statement,
    sketch="write a grade, or {grade: good, note: ...}",
)

REVISION = Record(
    "a move of the date",
    {
        "was": Field(DAY, "the date before", needed=True),
        "why": Field(TEXT, "the reason given"),
        "on": Field(DAY, "when it was moved"),
    },
    build.revision,
    sketch="write {was: 2017-04-01, why: ..., on: 2017-03-20}",
)
DISPUTED = Record(
    "another source's date",
    {
        "due": Field(DAY, "that source's date", needed=True),
        "note": Field(TEXT, "what it says"),
        "source": Field(SOURCE, "where it says so", needed=True),
    },
    build.disputed,
    sketch="write {due: 2017-06-30, source: {...}}",
)
OBLIGATION = Record(
    "an obligation",
    {
        "id": Field(SLUG, "unique in its finding", needed=True),
        "what": Field(WORDS, "what is owed", needed=True),
        "to": Field(TEXT, "to whom"),
        "by": Field(TEXT, "by whom, only where the source names someone"),
        "due": Field(Due(), "when: a date, immediate, none, a length of time, or a period", needed=True),
        "origin": Field(OneOf(Origin, "who sets a date"), "who set the date; the inspectorate when left out"),
        "revised": Field(ListOf(REVISION), "earlier dates, oldest first"),
        "disputed": Field(ListOf(DISPUTED), "what other sources give as the date"),
        "source": Field(SOURCE),
    },
    build.obligation,
    sketch="write {id: action-plan, what: ..., due: 2017-05-01}",
)
FOLLOW_UP = Record(
    "a follow-up",
    {
        "what": Field(WORDS, "what the inspectorate will do", needed=True),
        "when": Field(TEXT, "when, in the source's words"),
        "certainty": Field(OneOf(build.Certainty, "certain or possible"), "certain when left out"),
    },
    build.follow_up,
    sketch="write {what: ..., when: during 2017}",
)
STATUS = Record(
    "a statement of status",
    {
        "status": Field(OneOf(Status, "a status"), needed=True),
        "on": Field(DAY, "the day it was stated for"),
        "when": Field(TEXT, "when or how, in the source's words"),
        "note": Field(TEXT),
        "source": Field(SOURCE, "where it says so; the report's own when left out"),
    },
    build.status,
    sketch="write {status: closed, on: 2024-05-21, source: {...}}",
)
RELATED = Record(
    "a relation",
    {
        "to": Field(FINDING_ID, "the other finding's id", needed=True),
        "how": Field(OneOf(build.Relation, "a relation"), needed=True),
    },
    build.related,
    sketch="write {to: KENT-2018-19-E1, how: repeated by}",
)
FINDING = Record(
    "a finding",
    {
        "id": Field(FINDING_ID, "FORCE-CYCLE-letter and number; unique everywhere", needed=True),
        "kind": Field(OneOf(Kind, "a kind of finding", leave_out=(Kind.INTERNAL,)), needed=True),
        "question": Field(WORDS, "the question's id; left out where the source names none"),
        "pillar": Field(WORDS, "only in reports without a pillar"),
        "published": Field(DAY, "where it differs from the report's"),
        "summary": Field(WORDS, "in our own words", needed=True),
        "wording": Field(TEXT, "the official text, where a force adds it"),
        "caveat": Field(WORDS, "a doubt the reader must see with it"),
        "note": Field(TEXT, "an explanation"),
        "about": Field(LIST, "words people look for it by"),
        "source": Field(SOURCE, "the report's own when left out"),
        "sources": Field(ListOf(SOURCE), "the sources, where there are several"),
        "actions": Field(LIST, "what is to be done"),
        "obligations": Field(ListOf(OBLIGATION), "what is owed, to whom, by when"),
        "follow up": Field(ListOf(FOLLOW_UP), "what the inspectorate said it would do next"),
        "status": Field(ListOf(STATUS), "published statements of status, oldest first"),
        "related": Field(ListOf(RELATED), "other findings about the same"),
        "stands for": Field(Whole(2, 99), "how many findings this record is, where a source counts them unnamed"),
    },
    build.finding,
    named="finding",
)
OBSERVATION = Record(
    "an observation",
    {
        "question": Field(WORDS, "the question's id"),
        "pillar": Field(WORDS, "only in reports without a pillar"),
        "tone": Field(OneOf(Tone, "strength or weakness"), needed=True),
        "text": Field(WORDS, "in our own words", needed=True),
        "about": Field(LIST, "words people look for it by"),
        "source": Field(SOURCE, "the report's own when left out"),
    },
    build.observation,
    named="observation",
)
HEAD = {
    "force": Field(SLUG, "whose report it is"),
    "forces": Field(ListOf(SLUG), "in reports/national/: the forces it names"),
    "cycle": Field(WORDS, "the cycle's id", needed=True),
    "pillar": Field(WORDS, "left out where one report covers all"),
    "published": Field(DAY, "only where a source says so"),
    "source": Field(SOURCE, "the report itself", needed=True),
    "note": Field(TEXT, "about the report as a whole"),
}
"""The keys at the head of a report; `judgements`, `findings` and `observations` follow (see `report`)."""

FORCE = Record(
    "a force",
    {
        "id": Field(SLUG, "its slug: avon-and-somerset", needed=True),
        "name": Field(WORDS, "what people call it", needed=True),
        "official": Field(WORDS, "its full title", needed=True),
        "region": Field(WORDS, needed=True),
        "country": Field(OneOf(entries.Country, "a country"), "England when left out"),
        "aliases": Field(LIST, "other names; `police`, `constabulary` need not be repeated"),
    },
    entries.force,
    named="force",
)
TERM = Record(
    "a term",
    {
        "id": Field(SLUG, needed=True),
        "term": Field(WORDS, "the word or words", needed=True),
        "aliases": Field(LIST, "other ways people write it"),
        "meaning": Field(WORDS, "in plain words", needed=True),
        "source": Field(SOURCE, "where the meaning can be checked"),
    },
    entries.term,
    named="term",
)
QUESTION = Record(
    "a question",
    {
        "id": Field(SLUG, "the same in every cycle whose question continues it", needed=True),
        "pillar": Field(WORDS, "left out since 2021/22"),
        "number": Field(Whole(1, 99), "where the report numbers it"),
        "title": Field(WORDS, "the official wording", needed=True),
        "short": Field(WORDS, "a few words for lists", needed=True),
        "aliases": Field(LIST, "how people name it"),
        "graded": Field(Flag(), "false where no grade is given by design"),
        "note": Field(TEXT),
    },
    entries.question,
    named="question",
)
BARRIER = Record(
    "a barrier",
    {
        "cycle": Field(WORDS, "the earlier cycle", needed=True),
        "reason": Field(WORDS, "the inspectorate's reason", needed=True),
        "source": Field(SOURCE, needed=True),
    },
    entries.barrier,
    sketch='write {cycle: peel-2018-19, reason: "...", source: {...}}',
)
FRAMEWORK = Record(
    "a framework",
    {
        "id": Field(SLUG, "as the file is named", needed=True),
        "label": Field(WORDS, "how people write it: 2018/19", needed=True),
        "title": Field(WORDS, needed=True),
        "order": Field(Whole(0, 9999), "sorts the cycles by time", needed=True),
        "years": Field(ListOf(Whole(1990, 2100)), "calendar years a person may mean by it", needed=True),
        "aliases": Field(LIST),
        "scale": Field(ListOf(OneOf(Grade, "a grade")), "the grades, best first", needed=True),
        "pillars": Field(ListOf(SLUG), "empty since 2021/22", needed=True),
        "published": Field(TEXT, "when, in words"),
        "ungraded": Field(LIST, "what gets no grade, in words for the reader"),
        "notes": Field(LIST),
        "questions": Field(ListOf(QUESTION, apart=True), needed=True),
        "barriers": Field(ListOf(BARRIER), "earlier cycles whose grades must not be compared with this one's"),
        "sources": Field(ListOf(SOURCE)),
    },
    entries.framework,
    named="framework",
)
FORCES = Record(
    "the key `forces:`", {"forces": Field(ListOf(FORCE, apart=True), needed=True)}, entries.as_list("forces")
)
TERMS = Record("the key `terms:`", {"terms": Field(ListOf(TERM, apart=True), needed=True)}, entries.as_list("terms"))
