"""Changing the register by words: "own KENT-2016-E2 @priya", "status KENT-2016-E1 in progress because ...".

Only these forms change anything. Whatever almost fits is asked back, with an example. No word is left out in silence.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from bot.ask.until import until_day
from bot.domain.finding import Finding
from bot.domain.registering import StatusRule
from bot.register.entry import Proposed, What
from bot.render import entered
from bot.render.message import Message
from bot.slack.entering import Entering, Who
from bot.slack.entering_clauses import (
    PERSON,
    QUOTES,
    approval,
    nobody,
    on_one_line,
    person,
    readable,
    reason,
    unescaped,
)

_ID = r"(?=[\w/-]*\d)[A-Za-z]\w*(?:[-/]\w+)+"
_COMMAND = re.compile(
    rf"\s*(?:please\s+)?(?:(?P<verb>own|status|date|move|note|evidence|undo|add)\s+(?:the\s+)?(?:finding\s+)?"
    rf"[`*]?(?P<finding>{_ID})(?::(?P<obligation>[\w-]+))?[`*]?(?P<rest>(?:[\s:,].*)?)"
    r"|(?P<adds>add)\s+finding\s+(?P<force>[^:]{1,60}):(?P<summary>.*))",
    re.IGNORECASE | re.DOTALL,
)
_OPEN = re.compile(
    rf"\s*(?:open|change|edit|register)\s+(?:finding\s+)?[`*]?(?P<finding>{_ID})[`*]?[\s.!]*", re.IGNORECASE
)
_BARE_QUESTIONS = frozenset({"status", "date", "evidence"})
"""Verbs that without anything behind the finding ask rather than tell: "status KENT-2016-E1"."""
_BY_DAY = re.compile(r" (?:by|due|until) ", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|is|as|now|:|,)*\s+", re.IGNORECASE)
MOST_CHARACTERS = 5000
"""Of a command without a text of its own: room for the longest reason, a name and an approver."""
MOST_SAID_BACK = 100
_NUMBERED = re.compile(r"(?:entry )?#?\d", re.IGNORECASE)
_TEXTS = frozenset({"note", "evidence"})
EXAMPLES = {
    "own": '`own KENT-2016-E2 @person`, `own KENT-2016-E2 "Det Supt Ames"` or `own KENT-2016-E2 nobody`',
    "status": "`status KENT-2016-E1 in progress`",
    "date": "`date KENT-2016-E1 action-plan 1 June 2017 because the data came late, approved by @person`",
    "note": "`note KENT-2016-E1 spoken with the analysts`",
    "evidence": "`evidence KENT-2016-E1 board minute 12, 4 May 2017`",
    "undo": "`undo KENT-2016-E1` or `undo KENT-2016-E1 12`",
    "add": '`add KENT-2016-E1 "tell the board" by 5 June 2017` or `add finding kent: calls wait too long`',
}
NOTHING = "Nothing was changed."
WHOM = ", as Slack offers people behind @, or by a name without @."


def about_register(text: str) -> bool:
    """Return whether words are a command that changes the register."""
    found = _COMMAND.fullmatch(text)
    if found is None:
        return _OPEN.fullmatch(text) is not None
    return found["verb"] is None or found["verb"].lower() not in _BARE_QUESTIONS or bool(found["rest"].strip(" .!?"))


def opens(text: str) -> str:
    """Return the finding whose register is to be opened, "" where the words ask for something else."""
    found = _OPEN.fullmatch(text)
    return found["finding"].upper() if found else ""


@dataclass(frozen=True, slots=True)
class EnteringWords:
    """Does what words ask.

    Args:
        entering: does it.
        force_of: returns the force that words name, as an id, or None.
    """

    entering: Entering
    force_of: Callable[[str], str | None]

    def answer(self, text: str, who: Who, request: str) -> Message | None:
        """Do it, or ask back; None where the words are none of these commands.

        Who may not is refused before anything is read: what they are told depends on nothing that the register holds.

        Args:
            text: as Slack sends it, people as <@U...>, without the bot's own mention.
            who: whoever says it.
            request: tells this request from any other.
        """
        text = unescaped(text)
        if not about_register(text):
            return None
        if opening := opens(text):
            return self._opened(opening, who)
        found = _COMMAND.fullmatch(text)
        assert found is not None
        verb = (found["verb"] or "").lower()
        if refused := self.entering.refused(who, _wanted(verb, found)):
            return refused
        if not verb:
            return self._add_finding(found["force"], found["summary"].strip(QUOTES), who, request)
        finding = self.entering.finding(found["finding"])
        if finding is None and (gone := self.entering.taken_back(found["finding"])) is not None:
            if verb != "undo":
                said = f"{gone.id} was taken back. {NOTHING} `undo {gone.id}` brings it back."
                return entered.asks(said)
            finding = gone
        if finding is None:
            return entered.asks(f"“{_short(found['finding'])}” is no finding held here. {NOTHING}")
        rest = found["rest"].strip()
        if verb not in _TEXTS:
            rest = on_one_line(rest)
            if len(rest) > MOST_CHARACTERS and verb != "add":  # what is added has a limit of its own
                said = (
                    f"This has {len(rest):,} characters; {MOST_CHARACTERS:,} fit. {NOTHING} Put the rest into a note."
                )
                return entered.asks(said, finding.id)
        read = _READERS[verb](self, finding, found["obligation"] or "", rest, who)
        if isinstance(read, str):
            example = EXAMPLES["date" if verb == "move" else verb]
            return entered.asks(f"{read} {NOTHING} Write for example {example}.", finding.id)
        named = verb == "undo" and _NUMBERED.match(rest)  # who names an entry has seen it
        return (self.entering.do if named else self.entering.do_or_ask)(read, who, request)

    def _opened(self, id_: str, who: Who) -> Message:
        if refused := self.entering.unseen(who, f"register {_short(id_)}"):
            return refused
        held = self.entering.finding(id_)
        if held is None:
            return entered.asks(f"“{_short(id_)}” is no finding held here.")
        return entered.asks(f"Press Open to change the register of {held.id}.", held.id)

    def _add_finding(self, force: str, summary: str, who: Who, request: str) -> Message:
        id_ = self.force_of(force)
        if id_ is None:
            return entered.asks(f"“{force.strip()}” is no force known here. {NOTHING}")
        return self.entering.do([self.entering.own_finding(id_, summary).proposed()], who, request)

    def own(self, finding: Finding, obligation: str, rest: str, who: Who) -> list[Proposed] | str:
        """Read who owns it, and why."""
        obligation, rest = _obligation(finding, obligation, rest)
        rest, why = reason(rest, plainly=True)
        rest = _TO.sub("", f" {rest}", count=1) if re.match(r"(?:to|is|:|,)\s", rest, re.IGNORECASE) else rest
        if not rest.strip(QUOTES):
            return "Who owns it?"
        if nobody(rest):
            return [Proposed(What.OWNER, finding.id, "", obligation, why)]
        owner = self._person(rest, who)
        if owner is None:
            return f"Name one person{WHOM}"
        return [Proposed(What.OWNER, finding.id, owner, obligation, why)]

    def status(self, finding: Finding, obligation: str, rest: str, _who: Who) -> list[Proposed] | str:
        """Read the status, and why."""
        if obligation:
            return "A status is a finding's, not an obligation's."
        said, why = reason(rest)
        rules = self.entering.published().registering.statuses
        words = _TO.sub("", f" {said}", count=1) if re.match(r"(?:to|is|:|,)\s", said, re.IGNORECASE) else said
        wanted = _status(words.strip(QUOTES + ".!,;:"), rules)
        if wanted is None:
            known = ", ".join(one.name for one in rules)
            return f"“{_short(words.strip(QUOTES))}” is none of the statuses: {known}."
        return [Proposed(What.STATUS, finding.id, wanted.id, why=why)]

    def date(self, finding: Finding, obligation: str, rest: str, who: Who) -> list[Proposed] | str:
        """Read of which obligation, the day, why, and who approved it."""
        obligation, rest = _obligation(finding, obligation, rest)
        if not obligation and len(finding.obligations) == 1:
            obligation = finding.obligations[0].id
        if not obligation:
            held = ", ".join(one.id for one in finding.obligations)
            if not held:
                return 'It has no obligation that a date could belong to: add one with `add FINDING "what" by DATE`.'
            return f"Which of its obligations is meant: {held}?"
        approved = approval(rest)
        if isinstance(approved, str):
            return approved
        approver = "" if approved.before == rest else self._person(approved.who, who)
        if approver is None:
            return f"Name the one person who approved it{WHOM}"
        said, why = reason(approved.before)
        day = until_day(said.strip(QUOTES + ".,"), self.entering.today())
        if not isinstance(day, date):
            return day or f"“{_short(said.strip())}” names no day."
        return [Proposed(What.DATE, finding.id, day.isoformat(), obligation, why or approved.why, approver)]

    def note(self, finding: Finding, obligation: str, rest: str, _who: Who) -> list[Proposed] | str:
        """Read a note: all of the words."""
        return [Proposed(What.NOTE, finding.id, readable(rest.lstrip(":, ")), obligation)]

    def evidence(self, finding: Finding, obligation: str, rest: str, _who: Who) -> list[Proposed] | str:
        """Read where the evidence is: all of the words."""
        return [Proposed(What.EVIDENCE, finding.id, readable(rest.lstrip(":, ")), obligation)]

    def undo(self, finding: Finding, obligation: str, rest: str, _who: Who) -> list[Proposed] | str:
        """Read which entry is taken back, the latest where none is named, and why."""
        said, why = reason(rest)
        number = re.fullmatch(r"(?:entry )?#?(\d{1,9})?", said.strip(" .!,"), re.IGNORECASE)
        if number is None or obligation:
            return f"“{_short(said.strip() or obligation)}” is no entry's number."
        undoing = self.entering.undoing(finding.id, int(number[1]) if number[1] else None, why)
        return undoing if isinstance(undoing, str) else [undoing]

    def add(self, finding: Finding, obligation: str, rest: str, _who: Who) -> list[Proposed] | str:
        """Read an obligation of the force's own, and by when."""
        due: date | None = None
        by = list(_BY_DAY.finditer(rest))
        if by and not re.search('["“”]', words := rest[by[-1].end() :]):
            read = until_day(words.strip(" .,"), self.entering.today())
            if isinstance(read, date):
                due, rest = read, rest[: by[-1].start()]
            elif re.search(r"[\"”] (?:by|due|until) ", rest):
                return read or f"“{_short(words)}” names no day."
        what = rest.strip(QUOTES)
        if obligation or not what:
            return "What is to be done?"
        return [self.entering.own_obligation(finding, readable(what), due).proposed()]

    def _person(self, words: str, who: Who) -> str | None:
        found = person(words, who.id)
        handle = PERSON.search(words)
        if found is not None and handle is not None and handle["name"]:
            self.entering.met(found, handle["name"])
        return found


_READERS: dict[str, Callable[[EnteringWords, Finding, str, str, Who], list[Proposed] | str]] = {
    "own": EnteringWords.own,
    "status": EnteringWords.status,
    "date": EnteringWords.date,
    "move": EnteringWords.date,
    "note": EnteringWords.note,
    "evidence": EnteringWords.evidence,
    "undo": EnteringWords.undo,
    "add": EnteringWords.add,
}


def _obligation(finding: Finding, named: str, rest: str) -> tuple[str, str]:
    """Return the obligation that is meant, and the words behind it; "" for none."""
    if named:
        return named.lower(), rest
    for one in sorted(finding.obligations, key=lambda held: -len(held.id)):
        name = "[- ]".join(map(re.escape, one.id.split("-")))
        written = re.match(rf"{name}(?=\s|$|:|,)[\s:,]*", rest, re.IGNORECASE)
        if written:
            return one.id, rest[written.end() :]
    return "", rest


def _status(words: str, rules: Iterable[StatusRule]) -> StatusRule | None:
    said = " ".join(words.casefold().replace("-", " ").split())
    for one in rules:
        names = (one.id, one.name, *one.aliases)
        if said in {" ".join(name.casefold().replace("-", " ").split()) for name in names}:
            return one
    return None


def _wanted(verb: str, found: re.Match[str]) -> str:
    """Return what was wanted, as the audit trail has it."""
    if not verb:
        return f"finding of {on_one_line(found['force'])}"
    what = {"own": What.OWNER, "move": What.DATE, "add": What.OBLIGATION}.get(verb) or What(verb)
    return f"{what} {_short(found['finding'].upper())}"


def _short(text: str) -> str:
    """Return the beginning of somebody's words, to be said back."""
    return text if len(text) <= MOST_SAID_BACK else f"{text[: MOST_SAID_BACK - 1]}…"
