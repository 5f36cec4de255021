"""/peel export and /peel calendar: files that arrive, addresses for one person alone, and what is said otherwise."""

import csv
import io
import shutil
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import icalendar
import pytest
from openpyxl import load_workbook

from bot.app import Bot, build
from bot.ask.query import Context
from bot.domain.access import Access, Role
from bot.domain.reminding import Subscription, Which
from bot.exchange.address import Addresses, Scope, Whose
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.playground import Playground
from bot.register.entry import Proposed, What
from bot.render.mrkdwn import escape
from bot.slack.export_words import Wanted, export_wanted, feed_wanted
from bot.slack.exporting import Exporting
from bot.slack.payload import Place
from bot.slack.poster import PostError, UnconfirmedError
from bot.slack.roles import Roles
from bot.slack.uploading import File, NotThereError
from tests.slack.conftest import DAY, KENT, MORGAN, NO_BOT
from tests.slack.test_app import settings

FORCES = load(shipped_path()).knowledge.forces
E1 = "KENT-2016-E1"
SECRET = "a-secret-of-the-tests-that-is-long"
ADDRESS = "https://peel.example.org"


@pytest.fixture
def bot(slack: Playground, tmp_path: Path) -> Iterator[Bot]:
    url = f"sqlite:///{tmp_path}/ledger.db"
    built = build(
        settings(slack, database_url=url, public_url=ADDRESS, calendar_secret=SECRET), today=lambda: date(2030, 4, 3)
    )
    assert built.register is not None
    built.register.ledger.learn(MORGAN, "Morgan Ellis")
    built.register.ledger.enter([Proposed(What.OWNER, E1, MORGAN)], by=MORGAN, request="r")
    built.register.refresh()
    yield built
    built.stop()


@pytest.fixture
def connected(slack: Playground, bot: Bot) -> Playground:
    bot.start(socket=True)
    slack.wait_connected()
    return slack


def fetched(slack: Playground, channel: str, person: str) -> tuple[str, bytes]:
    slack.wait_for(lambda: any(one.files for one in slack.messages(channel)), what="the file")
    [message] = [one for one in slack.messages(channel) if one.files]
    [file] = message.files
    with urllib.request.urlopen(f"{slack.url}/app/files/{file['id']}?as={person}", timeout=5) as answer:
        return file["name"], answer.read()


def test_a_workbook_comes_to_the_person_and_says_so(connected: Playground) -> None:
    assert connected.slash(MORGAN, KENT, "export kent findings xlsx").error is None
    name, content = fetched(connected, connected.dm(MORGAN), MORGAN)
    assert name == "kent-findings-2030-04-03.xlsx"
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    rows = [
        dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in row], strict=True))
        for row in sheet.iter_rows(min_row=2)
    ]
    assert next(row for row in rows if row["finding"] == E1)["register owner"] == "Morgan Ellis"
    said = connected.wait_for_message(KENT, "in our direct messages", to=MORGAN)
    assert f"{len(rows)} rows" in said.text


def test_here_brings_it_to_the_channel_or_asks_to_be_let_in(connected: Playground) -> None:
    connected.slash(MORGAN, KENT, "export obligations of Kent here as csv")
    name, content = fetched(connected, KENT, MORGAN)
    assert name == "kent-obligations-2030-04-03.csv"
    assert next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[4] == "obligation"
    connected.slash(MORGAN, NO_BOT, "export history here")
    connected.wait_for_message(NO_BOT, "I am not in this channel", to=MORGAN)


def test_by_mention_and_directly(connected: Playground) -> None:
    ts = connected.mention(MORGAN, KENT, "export my calendar")
    connected.wait_for_message(KENT, "in our direct messages", thread_ts=ts)
    _, content = fetched(connected, connected.dm(MORGAN), MORGAN)
    uids = {str(one["UID"]) for one in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    assert uids == {"action-plan.kent-2016-e1.kent@peel-bot", "analysis-report.kent-2016-e1.kent@peel-bot"}
    ts = connected.mention(MORGAN, KENT, "calendar kent")
    connected.wait_for_message(KENT, "Calendar feeds are not set up: this bot runs in Socket Mode", thread_ts=ts)


def test_a_slack_without_the_scope_is_said(connected: Playground, slack: Playground) -> None:
    granted = slack.manifest.scopes
    object.__setattr__(slack.manifest, "scopes", granted - {"files:write"})
    connected.slash(MORGAN, KENT, "export")
    connected.wait_for_message(KENT, "lacks the scope files:write", to=MORGAN)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("export kent findings xlsx", Wanted("findings", "xlsx", "kent")),
        (
            "Export the deadlines of West Mercia as of 3 April 2017 in Excel",
            Wanted("obligations", "xlsx", "west-mercia", on=date(2017, 4, 3)),
        ),
        ("please export history for all forces as json", Wanted("history", "json", everybody=True)),
        ("export my calendar here", Wanted("calendar", here=True, mine=True)),
        ("export Kent's obligations as of 2017-04-03", Wanted("obligations", force="kent", on=date(2017, 4, 3))),
        ("export kent bananas", Wanted(force="kent", unknown="bananas")),
        ("export as of 31/02/2017", Wanted(unknown="31/02/2017")),
        ("findings kent", None),
        ("exports of kent", None),
    ],
)
def test_words_of_an_export(words: str, wanted: Wanted | None) -> None:
    assert export_wanted(words, FORCES) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("calendar", Wanted()),
        ("calendar kent", Wanted(force="kent")),
        ("my calendar", Wanted(mine=True)),
        ("calendar feed mine", Wanted(mine=True)),
        ("calendar of this channel", Wanted(here=True)),
        ("calendar tuesdays", Wanted(unknown="tuesdays")),
        ("what is in the calendar?", None),
        ("calendars", None),
    ],
)
def test_words_of_a_feed(words: str, wanted: Wanted | None) -> None:
    assert feed_wanted(words, FORCES) == wanted


REFUSED: list[tuple[str, str, str]] = []


@dataclass
class Shares:
    """Keeps what is shared, or fails as told."""

    failing: Exception | None = None
    shared: list[tuple[str, str]] = field(default_factory=list)

    def share(self, file: File, to: str, *, said: str = "", thread_ts: str = "") -> None:
        if self.failing is not None:
            raise self.failing
        self.shared.append((file.name, to))


def asked(
    bot: Bot,
    words: str,
    *,
    role: Role = Role.VIEWER,
    failing: Exception | None = None,
    direct: bool = False,
    url: str = "https://r",
) -> str:
    roles = Roles(lambda: Access(everyone=role), keep=lambda *one: REFUSED.append(one))
    exporting = Exporting(bot.feeds, Shares(failing), lambda _c: Context(DAY, home_force="kent"), roles.unseen)
    answer = exporting.answer(words, Place(KENT, MORGAN, response_url=url, direct=direct))
    assert answer is not None
    return answer.text


def test_failures_are_told_apart(bot: Bot) -> None:
    assert "did not confirm that the file was shared" in asked(bot, "export", failing=UnconfirmedError("x"))
    assert "nothing was shared: ask again later (reference" in asked(bot, "export", failing=PostError("x"))
    assert "does not let me write to you directly" in asked(bot, "export", failing=NotThereError("x"))


def test_whoever_may_not_see_the_register_gets_neither(bot: Bot) -> None:
    REFUSED.clear()
    said = f"You may not see the register. Ask {Access().whom_to_ask()}."
    for words in ("export", "calendar"):
        assert asked(bot, words, role=Role.NOBODY) == escape(said)
    assert [(MORGAN, "export", said), (MORGAN, "calendar", said)] == REFUSED


def test_what_does_not_fit_is_said(bot: Bot) -> None:
    assert "cannot be had as ics, but as csv, xlsx, json" in asked(bot, "export findings ics")
    assert "“bananas” is not known here" in asked(bot, "export bananas")
    assert "Only a calendar can be had of what you own" in asked(bot, "export my findings")


def get(bot: Bot, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    environ: dict[str, object] = {"REQUEST_METHOD": method, "PATH_INFO": path, **headers}
    setup_testing_defaults(environ)
    told: list[tuple[str, list[tuple[str, str]]]] = []
    body = b"".join(bot.wsgi(environ, lambda status, said, _error=None: told.append((status, said))))  # type: ignore[arg-type,return-value]
    return int(told[0][0].split()[0]), {name.lower(): value for name, value in told[0][1]}, body


def test_a_feed_is_served_at_the_address_that_is_told(bot: Bot) -> None:
    assert "runs in Socket Mode" in asked(bot, "calendar kent")
    bot.start(socket=False, ask_first=False)
    assert bot.register is not None
    bot.register.ledger.subscribe(Subscription(KENT, Which(forces=("kent",), cycles=("peel-2016",)), DAY))
    seen = {}
    for words in ("calendar kent", "calendar", "calendar mine", "calendar this channel"):
        [address] = [line for line in asked(bot, words).splitlines() if line.startswith(ADDRESS)]
        status, headers, body = get(bot, address.removeprefix(ADDRESS))
        assert (status, headers["content-type"]) == (200, "text/calendar; charset=utf-8")
        seen[words] = (address, {str(one["UID"]) for one in icalendar.Calendar.from_ical(body).walk("VEVENT")})
    assert seen["calendar"] == seen["calendar kent"]
    assert len({address for address, _ in seen.values()}) == 3
    assert seen["calendar mine"][1] < seen["calendar kent"][1] == seen["calendar this channel"][1]
    assert "for you alone" in asked(bot, "calendar kent", url="")


def test_the_feed_of_who_may_no_longer_see_the_register_is_empty(slack: Playground, tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(shipped_path(), folder)
    access = folder / "access.yml"
    access.write_text(f"everyone: nobody\neditors: [{MORGAN}]\n", "utf-8")
    given = settings(
        slack,
        database_url=f"sqlite:///{tmp_path}/ledger.db",
        calendar_secret=SECRET,
        public_url=ADDRESS,
        knowledge=folder,
    )
    built = build(given, today=lambda: date(2030, 4, 3))
    try:
        built.start(socket=False, ask_first=False)
        assert built.register is not None
        built.register.ledger.enter([Proposed(What.OWNER, E1, MORGAN)], by=MORGAN, request="r")
        built.register.refresh()
        path = f"/calendar/{Addresses(SECRET).token(Scope(Whose.PERSON, MORGAN))}.ics"
        status, _, body = get(built, path)
        assert (status, b"BEGIN:VEVENT" in body) == (200, True)
        access.write_text("everyone: nobody\n", "utf-8")
        built.reload()
        status, _, body = get(built, path)
        assert (status, b"BEGIN:VEVENT" in body) == (200, False)
    finally:
        built.stop()


def test_a_feed_is_sent_again_only_when_it_changed(bot: Bot) -> None:
    bot.start(socket=False, ask_first=False)
    path = f"/calendar/{Addresses(SECRET).token(Scope(Whose.FORCE, 'kent'))}.ics"
    _, first, body = get(bot, path)
    assert first["cache-control"] == "private, no-cache"
    assert "GMT" in first["last-modified"]
    assert get(bot, path, HTTP_IF_NONE_MATCH=first["etag"])[::2] == (304, b"")
    assert get(bot, path, "HEAD")[::2] == (200, b"")
    assert bot.register is not None
    bot.register.ledger.enter(
        [Proposed(What.DATE, E1, "2017-07-01", "action-plan", "late", "U9")], by=MORGAN, request="m"
    )
    bot.register.refresh()
    status, again, moved = get(bot, path, HTTP_IF_NONE_MATCH=first["etag"])
    assert (status, again["etag"] != first["etag"], moved != body) == (200, True, True)


def test_no_address_can_be_guessed_and_another_secret_takes_all_back(bot: Bot) -> None:
    bot.start(socket=False, ask_first=False)
    kent = Scope(Whose.FORCE, "kent")
    token = Addresses(SECRET).token(kent)
    essex = Addresses(SECRET).token(Scope(Whose.FORCE, "essex"))
    wrong = (
        "", ".", token[:-1], token[:-1] + ("a" if token[-1] != "a" else "b"), token.upper(),
        Addresses("other").token(kent),
        essex.split(".")[0] + "." + token.split(".")[1], token.split(".")[0], "é" + token, token + ".ics",
    )  # fmt: skip
    for one in wrong:
        assert get(bot, f"/calendar/{one}.ics")[0] == 404
    for path in ("/calendar/", "/calendar", f"/calendar/{token}", f"/calendar/{token}.ics/"):
        assert get(bot, path)[0] == 404
    assert get(bot, f"/calendar/{token}.ics", "POST")[0] == 404
    assert get(bot, f"/calendar/{token}.ics")[0] == 200
    assert SECRET not in token


def test_without_an_address_or_a_secret_the_setting_is_named(slack: Playground) -> None:
    bare = build(settings(slack), today=lambda: DAY)
    bare.start(socket=False, ask_first=False)
    assert "not set up: BOT_PUBLIC_URL is not set" in asked(bare, "calendar kent")
    bare.stop()
