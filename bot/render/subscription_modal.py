"""The modal in which a subscription is changed: its view, and what a person handed in with it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.finding import Kind, Origin
from bot.domain.framework import OVERALL
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Subscription, Which
from bot.render.message import Block

CALLBACK = "subscription"
ANY = "*"
"""The value of "All forces": no choice at all may be an oversight, so it is none."""
MOST_OPTIONS = 100
MOST_LABEL = 75
_FIELDS = ("forces", "pillars", "questions", "cycles", "kinds", "origins")
_FORCES, _PILLARS, _QUESTIONS, _CYCLES, _KINDS, _ORIGINS = _FIELDS
ANYTHING = Which()


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What was handed in: for which subscription of which channel, and what was chosen; or what is wrong, by field."""

    subscription: str
    channel: str
    which: Which = ANYTHING
    errors: Mapping[str, str] | None = None


def view(one: Subscription, knowledge: Knowledge) -> Block:
    """Return the modal's view, filled with what the subscription is to."""
    which = one.which
    forces = [(ANY, "All forces"), *sorted(((f.id, f.name) for f in knowledge.forces.values()), key=lambda f: f[1])]
    pillars = dict.fromkeys(pillar for f in knowledge.frameworks.values() for pillar in f.pillars)
    cycles = [(f.id, f.label) for f in reversed(knowledge.frameworks.values())]
    kinds = [(str(kind), str(kind).capitalize()) for kind in Kind]
    origins = [(str(origin), f"Set by: {origin}") for origin in Origin]
    blocks = [
        _select(_FORCES, "Forces", forces, which.forces or (ANY,), optional=False),
        _select(_PILLARS, "Only these pillars", [(one, one.capitalize()) for one in pillars], which.pillars),
        _select(_QUESTIONS, "Only these questions", _questions(knowledge), which.questions),
        _select(_CYCLES, "Only these inspections", cycles, which.cycles),
        _select(_KINDS, "Only these kinds of finding", kinds, map(str, which.kinds)),
        _select(_ORIGINS, "Only dates set by", origins, map(str, which.origins)),
    ]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": _plain("Reminders"),
        "submit": _plain("Save"),
        "close": _plain("Cancel"),
        "private_metadata": json.dumps({"id": one.id, "channel": one.channel, "owners": which.owners}),
        "blocks": blocks,
    }


def handed_in(submitted: object) -> HandedIn | None:
    """Return what was handed in with a view, or None where it is none of ours or is not readable."""
    if not isinstance(submitted, dict) or submitted.get("callback_id") != CALLBACK:
        return None
    try:
        about = json.loads(submitted["private_metadata"])
        values = submitted["state"]["values"]
        chosen = {name: _chosen(values, name) for name in _FIELDS}
        id_, channel = str(about["id"]), str(about["channel"])
        kinds = tuple(Kind(value) for value in chosen[_KINDS])
        origins = tuple(Origin(value) for value in chosen[_ORIGINS])
        owners = tuple(map(str, about.get("owners", ())))
    except (ValueError, KeyError, TypeError):
        return None
    forces = chosen[_FORCES]
    if not forces:
        return HandedIn(id_, channel, errors={_FORCES: "Choose a force, or All forces."})
    if ANY in forces and len(forces) > 1:
        return HandedIn(id_, channel, errors={_FORCES: "Choose either All forces or the ones you mean."})
    which = Which(
        forces=() if ANY in forces else forces,
        cycles=chosen[_CYCLES],
        pillars=chosen[_PILLARS],
        questions=chosen[_QUESTIONS],
        kinds=kinds,
        origins=origins,
        owners=owners,
    )
    return HandedIn(id_, channel, which)


def _questions(knowledge: Knowledge) -> list[tuple[str, str]]:
    """Return every question's id and its newest short name, by name."""
    names = {q.id: q.short for f in knowledge.frameworks.values() for q in f.questions if q.id != OVERALL}
    return sorted(names.items(), key=lambda item: item[1].casefold())


def _select(
    name: str, label: str, options: Iterable[tuple[str, str]], chosen: Iterable[str], *, optional: bool = True
) -> Block:
    every = [{"text": _plain(text[:MOST_LABEL]), "value": value} for value, text in options][:MOST_OPTIONS]
    wanted = set(chosen)
    initial = [option for option in every if option["value"] in wanted]
    element: Block = {"type": "multi_static_select", "action_id": name, "options": every}
    if initial:
        element["initial_options"] = initial
    return {"type": "input", "block_id": name, "label": _plain(label), "optional": optional, "element": element}


def _chosen(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(str(option["value"]) for option in values[name][name]["selected_options"] or ())


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}
