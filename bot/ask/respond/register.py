"""REGISTER: what the force's register says beside lists: one module for each topic, wired here."""

from collections.abc import Callable

from bot.ask.answer import Answer
from bot.ask.asked import Topic
from bot.ask.passages import Passages
from bot.ask.query import Query
from bot.ask.respond import breakdown, closings, entered_lists, moved
from bot.ask.respond.known import Known

_TOPICS: dict[Topic, Callable[[Known, Passages, Query], Answer]] = {
    Topic.LIST: entered_lists.lists,
    Topic.BREAKDOWN: breakdown.by_status,
    Topic.RAG: breakdown.by_rag,
    Topic.MOVED: moved.moved,
    Topic.CLOSING: closings.closing,
    Topic.EVIDENCE: closings.evidence,
    Topic.NOTES: closings.notes,
}


def register(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer what the register says of the topic asked for."""
    assert query.asked is not None
    return _TOPICS[query.asked.topic](known, passages, query)
