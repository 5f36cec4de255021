"""What people do in Slack: say something, run a command, press a button, open the Home, hand in a modal."""

import re
from dataclasses import dataclass

from bot.playground import payloads
from bot.playground.ack import Ack
from bot.playground.api import Api
from bot.playground.api_views import push_on, replaced
from bot.playground.blocks import check_view
from bot.playground.delivery import Delivery
from bot.playground.events import EventFeed
from bot.playground.model import Change, Channel, Json, Person, SlackError, StoredMessage
from bot.playground.response_urls import ResponseUrls, answer


@dataclass(frozen=True, slots=True)
class SlashResult:
    """What became of a slash command.

    Args:
        error: None, or Slack's word: "operation_timeout", "dispatch_failed", "invalid_blocks", ...
        ack: what the acknowledgement held.
        seconds: until the acknowledgement.
        message: what the person then sees: the answer, or Slackbot's words about a failure; None for a bare ack.
        problems: why Slack refuses the blocks, if it does.
    """

    error: str | None
    ack: Json | None
    seconds: float
    message: StoredMessage | None
    problems: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What the person sees, as text."""
        return self.message.text if self.message else ""


class People:
    """Everything a person can do; each act reaches the bot as Slack would have it."""

    def __init__(self, api: Api, delivery: Delivery, feed: EventFeed, response_urls: ResponseUrls) -> None:
        self._api = api
        self._workspace = api.workspace
        self._delivery = delivery
        self._feed = feed
        self._response_urls = response_urls

    async def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> StoredMessage | None:
        """Send what a person typed: a message, or a command if it begins with "/"."""
        if text.startswith("/"):
            return (await self.type_command(user, channel, text, thread_ts)).message
        person, place = self._at(user, channel)
        message = self._workspace.post(place.id, person.id, self.escaped(text), thread_ts=thread_ts)
        if f"<@{self._workspace.bot_user_id}>" in message.text and self._workspace.bot_user_id not in place.members:
            name = self._workspace.bot_name
            hint = f"@{name} is not in #{place.name}, so it was not told. Bring it in with `/invite @{name}`."
            self._workspace.slackbot(place.id, person.id, hint, thread_ts=thread_ts)
        return message

    async def type_command(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> SlashResult:
        """Run a command as typed, with its slash: the app's own, /invite, or one that Slack does not know."""
        person, place = self._at(user, channel)
        name, _, rest = text.partition(" ")
        known = any(command.get("command") == name for command in self._api.manifest.commands)
        if thread_ts:
            said = f"`{name}` is not supported in threads. Sorry!"
        elif known:
            return await self.slash(user, channel, rest.strip(), name)
        elif name == "/invite":
            return self._invite(person, place)
        else:
            said = f"`{name}` is not a valid command. In Slack, all `/` commands begin with a known name."
        shown = self._workspace.slackbot(place.id, person.id, said, thread_ts=thread_ts)
        return SlashResult("not_allowed" if thread_ts else "unknown_command", None, 0.0, shown)

    def _invite(self, person: Person, channel: Channel) -> SlashResult:
        bot = self._workspace.bot_user_id
        if channel.is_im or not self._workspace.join(channel, bot):
            said = "It is already here."
            return SlashResult(None, None, 0.0, self._workspace.slackbot(channel.id, person.id, said))
        self._workspace.post(channel.id, bot, "has joined the channel", subtype="channel_join")
        self._feed.member_joined(channel, bot, person.id)
        return SlashResult(None, None, 0.0, None)

    async def slash(self, user: str, channel: str, text: str, name: str = "/peel") -> SlashResult:
        """Run one of the app's commands."""
        person, place = self._at(user, channel)
        payload = payloads.command(
            self._workspace,
            person,
            place,
            name,
            self.escaped(text, handles=True) if self._escapes(name) else self.escaped(text, people=False),
            trigger_id=self._api.triggers.issue(person.id),
            response_url=self._address(self._response_urls.issue(place.id, person.id)),
        )
        ack = await self._delivery.ask("commands", payload)
        if ack.error:
            return self._failed(name, person, place, ack, error=ack.error)
        if not ack.payload or not any(ack.payload.get(key) for key in ("text", "blocks", "attachments")):
            return SlashResult(None, ack.payload, ack.seconds, None)
        try:
            shown = answer(self._workspace, place.id, person.id, ack.payload)
        except SlackError as refused:
            problems = refused.extra.get("errors")
            return self._failed(name, person, place, ack, error=refused.error, problems=problems)
        return SlashResult(None, ack.payload, ack.seconds, shown)

    def _failed(
        self, name: str, person: Person, channel: Channel, ack: Ack, *, error: str, problems: object = None
    ) -> SlashResult:
        shown = self._workspace.slackbot(channel.id, person.id, f'{name} failed with the error "{error}"')
        listed = tuple(str(problem) for problem in problems) if isinstance(problems, list) else ()
        return SlashResult(error, ack.payload, ack.seconds, shown, listed)

    async def act_on_message(self, user: str, channel: str, message_ts: str, action: Json) -> Ack:
        """Press a button (or choose) in a message. Raises SlackError message_not_found or action_not_found."""
        person, place = self._at(user, channel)
        message = self._workspace.find(place.id, message_ts, person.id)
        if message is None:
            raise SlackError("message_not_found")
        payload = payloads.click_on_message(
            self._workspace,
            person,
            place,
            message,
            completed(message.blocks, action),
            trigger_id=self._api.triggers.issue(person.id),
            response_url=self._address(self._response_urls.issue(place.id, person.id, message.ts)),
        )
        ack = await self._delivery.ask("interactions", payload)
        if ack.error:
            self._workspace.tell(Change("failure", place.id, message, to=person.id, note=ack.error))
        return ack

    async def act_in_view(self, user: str, view_id: str, action: Json) -> Ack:
        """Press a button (or choose) in the Home or a modal. Raises SlackError not_found or action_not_found."""
        person = self._workspace.person(user)
        open_views = [*self._workspace.modals.get(person.id, ()), self._workspace.homes.get(person.id)]
        view = next((view for view in open_views if view and view["id"] == view_id), None)
        if view is None:
            raise SlackError("not_found")
        trigger_id = self._api.triggers.issue(person.id)
        act = completed(view["blocks"], action)
        payload = payloads.click_in_view(self._workspace, person, view, act, trigger_id=trigger_id)
        ack = await self._delivery.ask("interactions", payload)
        if ack.error:
            self._workspace.tell(Change("failure", to=person.id, note=ack.error))
        return ack

    async def submit(self, user: str, view_id: str, values: Json) -> Json:
        """Hand in a modal with its state. Return {"ok": ...}, with "errors" per block where the bot refuses it."""
        person = self._workspace.person(user)
        stack = self._workspace.modals.get(person.id) or []
        if not stack or stack[-1]["id"] != view_id:
            raise SlackError("not_found")
        view = stack[-1] | {"state": {"values": values}}
        trigger_id = self._api.triggers.issue(person.id)
        sent = payloads.view_submission(self._workspace, person, view, trigger_id=trigger_id)
        ack = await self._delivery.ask("interactions", sent)
        if ack.error:
            return {"ok": False, "error": ack.error}
        body = ack.payload or {}
        action = body.get("response_action")
        if action == "errors":
            return {"ok": False, "errors": body.get("errors") or {}}
        if action == "update":
            stack[-1] = replaced(self._workspace, stack[-1], check_view(body.get("view"), ("modal",)))
        elif action == "push":
            push_on(self._workspace, person.id, check_view(body.get("view"), ("modal",)))
        elif action == "clear":
            stack.clear()
        else:
            stack.pop()
        self._workspace.tell(Change("view", to=person.id))
        return {"ok": True}

    async def close_view(self, user: str, view_id: str) -> None:
        """Close a modal; the bot is told where its view asks for it."""
        person = self._workspace.person(user)
        stack = self._workspace.modals.get(person.id) or []
        if not stack or stack[-1]["id"] != view_id:
            raise SlackError("not_found")
        view = stack.pop()
        self._workspace.tell(Change("view", to=person.id))
        if view.get("notify_on_close"):
            trigger_id = self._api.triggers.issue(person.id)
            sent = payloads.view_closed(self._workspace, person, view, trigger_id=trigger_id)
            await self._delivery.ask("interactions", sent)

    def escaped(self, text: str, *, people: bool = True, handles: bool = False) -> str:
        """Return typed text as Slack sends it: & < > escaped, the names of the bot and of people made mentions.

        Args:
            text: as typed.
            people: whether people's names are: not in a command whose text Slack does not escape.
            handles: whether mentions of people carry their handle, as in commands.
        """
        safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        bot = self._workspace.bot_user_id
        mentions = {
            name.lower(): f"<@{bot}>"
            for name in (f"&lt;@{bot}&gt;", f"@{self._workspace.bot_name}", f"@{self._workspace.bot_handle}")
        }
        for one in self._workspace.people.values() if people else ():
            mention = f"<@{one.id}|{one.name}>" if handles else f"<@{one.id}>"
            mentions |= {f"@{one.name}".lower(): mention, f"@{one.real_name}".lower(): mention}
        names = "|".join(re.escape(name) for name in sorted(mentions, key=len, reverse=True))
        return re.sub(rf"({names})(?!\w)", lambda found: mentions[found[0].lower()], safe, flags=re.IGNORECASE)

    def _escapes(self, name: str) -> bool:
        known = (one for one in self._api.manifest.commands if one.get("command") == name)
        return any(one.get("should_escape") for one in known)

    def _at(self, user: str, channel: str) -> tuple[Person, Channel]:
        person, place = self._workspace.person(user), self._workspace.channel(channel)
        if person.id not in place.members:
            raise SlackError("not_in_channel")
        return person, place

    def _address(self, key: str) -> str:
        return f"{self._api.url}/response/{key}"


def completed(blocks: list[Json], action: Json) -> Json:
    """Return the action with what the block itself holds (type, text, value). Raises SlackError action_not_found."""
    for block in blocks:
        if action.get("block_id") not in (None, block["block_id"]):
            continue
        elements = [*block.get("elements", ()), block.get("accessory"), block.get("element")]
        for element in elements:
            if isinstance(element, dict) and element.get("action_id") == action.get("action_id"):
                if not _offered(element, action):
                    raise SlackError("action_not_found")
                kept = {key: element[key] for key in ("type", "action_id", "text", "value", "style") if key in element}
                chosen = {key: value for key, value in action.items() if key not in kept}
                return kept | chosen | {"block_id": block["block_id"]}
    raise SlackError("action_not_found")


def _offered(element: Json, action: Json) -> bool:
    """Return whether what is chosen in a menu is one of its options."""
    groups = [element, *element.get("option_groups", ())]
    values = [option.get("value") for group in groups for option in group.get("options", ())]
    chosen = [action.get("selected_option"), *action.get("selected_options", ())]
    return not values or all(one.get("value") in values for one in chosen if isinstance(one, dict))
