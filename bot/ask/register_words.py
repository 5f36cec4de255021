"""The words of questions about the force's register. Data only, written as in `cues`.

They are looked for only where the register has any entry; none of them changes a question otherwise.
"""

from enum import StrEnum
from itertools import product


class Told(StrEnum):
    """What a phrase says."""

    ME = "me"
    UNOWNED = "unowned"
    BREAKDOWN = "breakdown"
    RAG = "rag"
    OFTEN = "often"
    OFTENER = "oftener"
    UNPROVEN = "unproven"
    PROVEN = "proven"
    APPROVED = "approved"
    INTERNAL = "internal"
    OWNS = "owns"
    TRAIL = "trail"
    OF_CLOSING = "of closing"
    OF_NOTES = "of notes"
    OF_CHANGES = "of changes"
    OF_MOVES = "of moves"
    OF_PEOPLE = "of people"
    AROUND = "around"


_NOUNS = (
    "findings, finding, actions, action, areas, areas for improvement, afis, afi, recommendations, recommendation, "
    "deadlines, deadline, dates, obligations, obligation, list, work, items, tasks, causes of concern, responsibilities"
)
_STATES = ("", "open ", "overdue ", "outstanding ", "own ", "closed ", "next ")
_MINE = ", ".join(f"my {state}{noun}" for state, noun in product(_STATES, _NOUNS.split(", ")) if "overdue" not in state)
"""Without "overdue", which says more than whose it is."""

TOLD: dict[Told, str] = {
    Told.ME: (
        "mine, do i own, i own, am i responsible for, i am responsible for, im responsible for, assigned to me, owned "
        "by me, given to me, for me to do, on my plate, i look after, do i look after, i lead on, do i lead on, do i "
        "lead, do i owe, i owe, must i do, do i have to do, i have to do, allocated to me, my overdue, "
        "under my name, in my name, " + _MINE
    ),
    Told.UNOWNED: (
        "without owner, without owners, without an owner, without any owner, no owner, no owners, has no owner, have "
        "no owner, have no owners, owned by nobody, owned by no one, owned by noone, nobody owns, no one owns, noone "
        "owns, not owned, not owned by anyone, not owned by anybody, unowned, lack an owner, lacks an owner, lacking "
        "an owner, missing an owner, owner missing, unassigned, not assigned, not assigned to anyone, not assigned to "
        "anybody, assigned to nobody, assigned to no one, does nobody own, does no one own, ownerless, orphaned, "
        "needs an owner, need an owner, still need an owner, do not have an owner, dont have an owner, does not have "
        "an owner, doesnt have an owner, not have an owner, not got an owner, nobody is responsible for, have nobody, "
        "has nobody, with nobody, have no one, nobody leading, nobody leads, "
        "nobody responsible, is owned by nobody, is owned by no one, are owned by nobody, are owned by no one"
    ),
    Told.BREAKDOWN: (
        "breakdown by status, broken down by status, break down by status, by status, per status, status breakdown, "
        "breakdown of status, breakdown of statuses, breakdown of the statuses, split by status, grouped by status, "
        "group by status, in each status, of each status, for each status, at each status, status summary, summary of "
        "statuses, status overview, status counts, counts by status, count by status, tally by status"
    ),
    Told.RAG: (
        "rag, rag status, rag statuses, rag rating, rag ratings, rag rated, rag breakdown, by rag, rags, rag colour, "
        "rag colours, traffic light, traffic lights, traffic light status, red amber green, red amber and green, red "
        "amber or green, by colour, breakdown by rag, rag report, rag summary"
    ),
    Told.OFTEN: (
        "more than once, twice, several times, two times, two or more times, again and again, repeatedly, more than "
        "one time, at least twice"
    ),
    Told.OFTENER: "more than twice, three times, three or more times, at least three times, more than two times",
    Told.UNPROVEN: (
        "without evidence, without any evidence, without its evidence, no evidence, with no evidence, have no "
        "evidence, has no evidence, had no evidence, there is no evidence, no evidence yet, lack evidence, lacks "
        "evidence, lacking evidence, lack any evidence, lacks any evidence, missing evidence, evidence missing, "
        "evidence is missing, miss evidence, need evidence, needs evidence, still need evidence, still needs "
        "evidence, do not have evidence, dont have evidence, does not have evidence, doesnt have evidence, not have "
        "evidence, do not have any evidence, dont have any evidence, not have any evidence, does not have any "
        "evidence, doesnt have any evidence, havent got evidence, hasnt got evidence, havent any evidence, have not "
        "got evidence, not evidenced, unevidenced, not been evidenced, not yet evidenced"
    ),
    Told.PROVEN: (
        "with evidence, with any evidence, with some evidence, have evidence, has evidence, had evidence, have any "
        "evidence, has any evidence, have some evidence, evidenced, are evidenced, been evidenced, have got "
        "evidence, has got evidence, evidence entered, evidence recorded, evidence brought, there is evidence, "
        "there evidence"
    ),
    Told.APPROVED: (
        "who approved, approved, who approved that, approved by whom, by whom, who agreed, who agreed to, who moved, "
        "slippage, slippages, slipped, extension, extensions, approver, who by, moves, new date, new dates, new "
        "deadline, new deadlines, who allowed, allowed"
    ),
    Told.INTERNAL: (
        "internal findings, internal finding, internal actions, internal action, internal recommendations, internal "
        "recommendation, own findings, findings of our own, findings of its own, findings of the forces own"
    ),
    Told.OWNS: (
        "own, owned by, owns, owned, assigned to, allocated to, belongs to, belong to, responsible for, is "
        "responsible for, looks after, look after, leads on, lead on, accountable for, working on, handling, dealing "
        "with, ownership of"
    ),
    Told.TRAIL: (
        "audit trail, history of, history for, log of, log for, entries for, entries of, entries on, what happened to"
    ),
    Told.AROUND: (
        "in the register, by the register, from the register, the forces register, force register, register, does the "
        "register say, what the register says, say in the register, whose, in which colour, colour, rated, standing"
    ),
    Told.OF_CLOSING: (
        "evidence, closed by, close it, signed off, signed it off, on what basis, on what grounds, brought, provided"
    ),
    Told.OF_NOTES: "notes, note, noted",
    Told.OF_CHANGES: "happened, updated, updates, entered, recorded, news, changes, altered",
    Told.OF_MOVES: "slip, slips, slipping, altered",
    Told.OF_PEOPLE: "officers, officer, which officers, people, colleagues",
}

CLOSED = frozenset({"closed", "discharged", "completed", "signed", "superseded", "shut", "complete", "implemented"})
"""Beside who, why or evidence, these ask how it came to be closed."""
ASKS_CLOSING = frozenset({"why", "who", "whom", "evidence", "grounds", "basis", "reason", "reasons"})
ASKS_WHEN = frozenset({"when"})
"""The same, of one finding."""
LEADS = frozenset({"owned", "leading", "leads", "lead", "responsible", "accountable"})
OWNING = frozenset({"own", "owns", "owned", "assigned", "allocated", "belong", "belongs"})
"""Beside these a name may be somebody whom the register does not know."""
PEOPLE = frozenset({"officers", "people", "officer", "colleagues"})
DATES = frozenset({"date", "dates", "deadline", "deadlines", "due"})
MOVED = frozenset(
    {"moved", "move", "moves", "extended", "extension", "extensions", "slipped", "slippage", "slippages", "postponed"}
    | {"slip", "slips", "rescheduled", "revised", "pushed", "put", "delayed", "altered", "amended"}
)
PLAINLY_MOVED = frozenset({"slippage", "slippages", "extensions"})
"""These speak of dates by themselves."""
NEW_DATE = frozenset({"new", "later"})
CHANGED = frozenset(
    {"changed", "change", "changes", "happened", "updated", "updates", "entered", "altered", "recorded"}
)
"""What changed: beside a day, a span of days or a finding."""
NEW = frozenset({"new", "different", "news", "done", "progress"})
"""The same, beside "since" only."""
TRAIL = frozenset({"changed", "changes", "happened", "entered", "updated", "updates"})
COLOURS = frozenset({"red", "amber", "green"})
"""Colours by themselves, beside these words; "white" says so only beside RAG."""
BEFORE_COLOUR = frozenset(
    {"are", "is", "rated", "at", "as", "gone", "turned", "went", "on", "or", "and", "were", "was"}
)
AFTER_COLOUR = frozenset(
    {"findings", "finding", "actions", "ones", "areas", "recommendations", "rated", "items", "status"}
)
BEFORE_STATUS = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "as",
        "at",
        "stand",
        "stands",
        "standing",
        "status",
        "statuses",
        "or",
        "and",
        "which",
        "what",
    }
    | {"many", "that", "any", "those", "ones", "all", "whats", "our", "have", "has", "number", "of", "list", "show"}
    | {
        "open",
        "closed",
        "progress",
        "allocation",
        "everything",
        "anything",
        "us",
        "me",
        "findings",
        "finding",
        "actions",
        "areas",
        "recommendations",
        "kents",
    }
)
"""A status is meant after these, or at the start before what it is the status of."""
PASSED_OVER = frozenset({"still", "now", "already", "currently", "marked", "the", "both", "each", "only", "actually"})
AFTER_STATUS = frozenset(
    {"findings", "finding", "actions", "action", "areas", "afis", "recommendations", "for", "of", "items", "in", "at"}
)
SIGN_OFF = "sign off"
FOR_SIGN_OFF = (
    "waiting for sign off, waiting for a sign off, waiting for its sign off, awaiting sign off, pending sign off, for "
    "sign off, waiting to be signed off, to be signed off, ready for sign off, up for sign off, needs sign off, needs "
    "signing off, need signing off, need sign off, at sign off, with hmicfrs for sign off, with hmic for sign off, "
    "awaiting signoff, pending signoff, for signoff, waiting for signoff, in sign off, yet to be signed off"
)
"""Other ways of saying a status whose words hold "sign off"."""
