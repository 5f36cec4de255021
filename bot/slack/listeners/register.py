"""Changing the register by buttons and in a modal. What is handed in is entered before it is acknowledged."""

import json
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong

from slack_bolt import App

from bot.errors import LedgerError
from bot.register.entry import Overtaken, Proposed
from bot.register.keeper import Entered, Faulty, Outcome
from bot.render import entered
from bot.render import register_modal as modal
from bot.render.message import Message
from bot.render.mrkdwn import escape
from bot.slack.entering import Entering, Who
from bot.slack.guard import acknowledge
from bot.slack.payload import Payload, Place, name_of, place_of_click, text_of
from bot.slack.room import Room
from bot.slack.wording import BUTTON_UNUSABLE, NO_REGISTER_MODAL, STILL_ENTERING

log = logging.getLogger(__name__)

MOST_SECONDS = 2.0
"""A modal's acknowledgement has 3 s. What takes longer goes on, and the person is told directly."""


def register(app: App, room: Room) -> None:
    """Register the buttons and the modal; nothing where no register is kept."""
    if room.entering is None:
        return
    doing, guard = _Doing(room, room.entering.entering), room.guard
    app.view(modal.CALLBACK, middleware=[guard.eager(doing.hand_in)])(acknowledge)
    app.action(entered.OPEN)(ack=acknowledge, lazy=[guard.lazy(doing.open)])
    app.action(entered.UNDO)(ack=acknowledge, lazy=[guard.lazy(doing.undo)])
    app.action(entered.AGAIN)(ack=acknowledge, lazy=[guard.lazy(doing.again)])


class _Doing:
    def __init__(self, room: Room, entering: Entering) -> None:
        self.room = room
        self.entering = entering
        self._entering = ThreadPoolExecutor(4, thread_name_prefix="enter")

    def open(self, payload: Payload) -> None:
        """Open the modal of a finding."""
        place, id_ = place_of_click(payload), _pressed(payload)
        home = "" if place.channel else text_of(payload, "view", "private_metadata")
        open_modal(self.room, self.entering, id_, text_of(payload, "trigger_id"), place, home=home)

    def undo(self, payload: Payload) -> None:
        """Take back the entry that a button names."""
        data = _data(payload)
        finding, number = data.get("f"), data.get("e")
        if not isinstance(finding, str) or not isinstance(number, int):
            self._tell(place_of_click(payload), Message(BUTTON_UNUSABLE))
            return
        undoing = self.entering.undoing(finding, number)
        self._do(payload, [undoing] if isinstance(undoing, Proposed) else [], None)

    def again(self, payload: Payload) -> None:
        """Enter what was overtaken, for whoever has seen by what."""
        data = _data(payload)
        seen, listed = data.get("s"), data.get("c")
        changes = [entered.from_data(one) for one in listed] if isinstance(listed, list) else []
        whole = [one for one in changes if one is not None]
        self._do(payload, whole if len(whole) == len(changes) else [], seen if isinstance(seen, int) else None)

    def _do(self, payload: Payload, changes: list[Proposed], seen: int | None) -> None:
        place = place_of_click(payload)
        if not changes:
            self._tell(place, Message(BUTTON_UNUSABLE))
            return
        who = Who(place.user, place.user_name)
        self._tell(place, self.entering.do(changes, who, f"click {text_of(payload, 'trigger_id')}", seen))
        self.room.homes.refresh(place.user)

    def _tell(self, place: Place, message: Message) -> None:
        if place.channel or place.response_url:
            self.room.poster.answer_alone(place, message)
        else:
            self.room.poster.post(place.user, message)

    def hand_in(self, payload: Payload) -> str | None:
        """Enter what was handed in, and answer in the modal: beside its fields, or in its place."""
        read = modal.handed_in(payload.get("view"))
        finding = self.entering.finding(read.finding) if read is not None else None
        if read is None or finding is None:
            return _update(modal.finished("This finding is no longer held here. Nothing was changed."))
        changes, errors = modal.proposed(read, self.entering.standing(finding.id))
        if errors:
            return _errors(errors)
        who = Who(text_of(payload, "user", "id"), name_of(payload))
        request = f"view {text_of(payload, 'view', 'id')} {text_of(payload, 'view', 'hash')}"
        under_way = self._entering.submit(self.entering.enter, changes, who, request, read.seen)
        try:
            outcome = under_way.result(MOST_SECONDS)
        except TookTooLong:
            under_way.add_done_callback(lambda done: self._tell_later(done, changes, who, read.home))
            return _update(modal.finished(STILL_ENTERING))
        except LedgerError as error:
            log.warning("not entered: %s", error)
            return _errors(modal.away())
        if isinstance(outcome, Entered):
            self.room.homes.refresh(who.id, read.home)
        return self._answer(outcome, changes, read)

    def _answer(self, outcome: Outcome, changes: list[Proposed], read: modal.HandedIn) -> str:
        if isinstance(outcome, Faulty):
            return _errors(modal.errors_of(outcome.faults, _shown(self.entering, read.finding)))
        if isinstance(outcome, Overtaken):
            finding = self.entering.finding(read.finding)
            assert finding is not None
            now, rules = self.entering.standing(finding.id), self.entering.published().registering
            missed, every = self.entering.changes(outcome.missed), self.entering.every(finding.id)
            kept, home = read.kept, read.home
            return _update(modal.view(finding, now, rules, kept=kept, missed=missed, every=every, home=home))
        return _update(modal.finished(self.entering.told(outcome, changes).text))

    def _tell_later(self, done: "Future[Outcome]", changes: list[Proposed], who: Who, home: str) -> None:
        try:
            error = done.exception()
            if error is not None:
                log.warning("not entered: %s", error)
            message = entered.away() if error is not None else self.entering.told(done.result(), changes)
            self.room.poster.post(who.id, message)
            self.room.homes.refresh(who.id, home)
        except Exception:
            log.exception("what came of an entry could not be told")


def open_modal(room: Room, entering: Entering, id_: str, trigger_id: str, place: Place, *, home: str = "") -> None:
    """Open the modal of a finding, or tell the person why not and how else; `home` as `modal.view` has it."""
    finding = entering.finding(id_)
    refused = entering.unseen(Who(place.user, place.user_name), f"register {id_[:100]}")
    if refused is not None:
        said = refused
    elif finding is None:
        said = Message(escape(f"{id_ or 'This finding'} is not held here (any more)."))
    else:
        view = modal.view(finding, entering.standing(finding.id), entering.published().registering, home=home)
        try:
            room.poster.open_modal(trigger_id, view)
        except Exception as error:  # a trigger is good for 3 seconds only
            log.warning("the register was not opened: %s", error)
            said = Message(NO_REGISTER_MODAL.format(finding=finding.id))
        else:
            return
    if place.channel or place.response_url:
        room.poster.answer_alone(place, said)
    else:
        room.poster.post(place.user, said)


def _shown(entering: Entering, finding: str) -> tuple[str, ...]:
    """Return the fields that a finding's modal has: one without obligations has none for dates."""
    held = entering.finding(finding)
    return tuple(
        one for one in modal.FIELDS if held is not None and (held.obligations or one not in modal.OF_OBLIGATIONS)
    )


def _errors(errors: dict[str, str]) -> str:
    return json.dumps({"response_action": "errors", "errors": errors})


def _update(view: dict[str, object]) -> str:
    return json.dumps({"response_action": "update", "view": view})


def _pressed(payload: Payload) -> str:
    actions = payload.get("actions")
    return text_of(actions[0], "value") if isinstance(actions, list) and actions else ""


def _data(payload: Payload) -> dict[str, object]:
    try:
        data = json.loads(_pressed(payload))
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}
