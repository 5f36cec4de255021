"""A Bolt app, put together so that no acknowledgement waits for Slack and nothing is answered twice."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot.render.message import Message
from bot.slack import listeners
from bot.slack.auditing import Auditing
from bot.slack.charting import Charting
from bot.slack.desk import Desk
from bot.slack.digests import Digests
from bot.slack.entering_words import EnteringWords
from bot.slack.exporting import Books, Exporting
from bot.slack.guard import Guard, reference
from bot.slack.home import HomeDesk, Truths
from bot.slack.homes import Homes
from bot.slack.identity import Identity
from bot.slack.once import Once
from bot.slack.once_middleware import OnceMiddleware
from bot.slack.payload import Payload, place_of_click, place_of_command, place_of_event, text_of
from bot.slack.poster import Poster
from bot.slack.roles import Roles
from bot.slack.room import Hears, Room
from bot.slack.subscribing import Subscribing
from bot.slack.uploading import Uploader
from bot.slack.verify import SignatureMiddleware, Signatures
from bot.slack.web import web_client
from bot.slack.wording import FAILED

WORKERS = 16
"""Threads for what follows an acknowledgement: with Bolt's 5, 30 of 40 acknowledgements were lost under 2 s of work."""

bolt_log = logging.getLogger("bot.bolt")


def build_app(
    *,
    desk: Desk,
    once: Once,
    signing_secret: str,
    bot_token: str,
    api_url: str,
    identity: Identity | None = None,
    subscribing: Subscribing | None = None,
    digests: Digests | None = None,
    hearing: Hears | None = None,
    truths: Truths | None = None,
    books: Books | None = None,
    roles: Roles | None = None,
    entering: EnteringWords | None = None,
    auditing: Auditing | None = None,
) -> App:
    """Return the app with its listeners. Nothing is asked of Slack here.

    Args:
        desk: answers questions.
        once: remembers what was answered.
        signing_secret: of signed HTTP requests; Socket Mode needs none.
        bot_token: xoxb-...
        api_url: the Web API's address, ending with /api/.
        identity: who the bot is; by default asked of that Web API.
        subscribing: answers about what channels are reminded of; None where no reminders are kept.
        digests: does what people ask for in digests; likewise.
        hearing: notes how answers were rated; None where that is not kept.
        truths: what the lists of the Home are made from; None for a Home without.
        books: what files and calendar feeds are made from; None for a bot without.
        roles: who may see those; by the rules alone, without user groups, when None.
        entering: changes the register by words; None where no register is kept.
        auditing: shows the audit trail; likewise.
    """
    # Bolt's own client stays without a token: `authorize` brings it, so that no request ever waits for auth.test.
    bolt_log.addFilter(_without_token_advice)
    client = web_client(bot_token, api_url)
    known = identity or Identity(client, bot_token)
    app = App(
        name="peel-bot",
        logger=bolt_log,
        client=web_client(None, api_url),
        signing_secret=signing_secret,
        process_before_response=True,
        listener_executor=ThreadPoolExecutor(WORKERS, thread_name_prefix="answer"),
        authorize=known,
        before_authorize=SignatureMiddleware(Signatures(signing_secret)),
        request_verification_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
        raise_error_for_unhandled_request=True,
    )
    app.use(OnceMiddleware(once))
    app.error(_last_resort)
    poster = Poster(client)
    homes = Homes(
        HomeDesk(desk, truths, opens=entering is not None), poster, app.listener_runner.listener_executor.submit
    )
    exporting = charting = None
    if books is not None:
        roles = roles or Roles(lambda: books.access)
        exporting = Exporting(books, Uploader(client), desk.context, roles.unseen)
        charting = Charting(books, Uploader(client), desk.context, roles.role)
    guard = Guard(once, _apologise(poster, homes))
    room = Room(
        desk, homes, poster, guard, known, subscribing, digests, hearing, exporting, entering, auditing, charting
    )
    listeners.register(app, room)
    return app


def _apologise(poster: Poster, homes: Homes) -> Callable[[Payload, str], None]:
    def apologise(payload: Payload, text: str) -> None:
        if "event" in payload:
            event = place_of_event(payload)
            if event.channel and event.message_ts:
                poster.reply(event, Message(text))
        else:
            place = place_of_click(payload)
            if place.response_url or place.channel:
                poster.answer_alone(place, Message(text))
            elif place.user:
                homes.apologise(place.user, text, text_of(payload, "view", "private_metadata"))

    return apologise


def _last_resort(error: Exception, body: Payload) -> BoltResponse:
    """Answer what no listener takes, and what fails before a listener. The body is not logged: it is people's words."""
    if isinstance(error, BoltUnhandledRequestError):
        kind = text_of(body, "event", "type") or text_of(body, "type") or text_of(body, "command") or "unknown"
        bolt_log.info("nothing listens to a request of the kind %.40r", kind)
        return BoltResponse(status=200, body="")
    ref = reference(_last_resort)
    told = FAILED.format(ref=ref) if place_of_command(body).response_url and "command" in body else ""
    return BoltResponse(status=200, body=told)


def _without_token_advice(record: logging.LogRecord) -> bool:
    """Drop Bolt's advice on a token in the environment beside `client` or `authorize`: that is meant here."""
    return "token" not in str(record.msg) or record.levelno > logging.WARNING
