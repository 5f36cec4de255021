"""Settings: read all at once, every problem named with its fix, no secret ever shown."""

from pathlib import Path

import pytest

from bot.domain.force import Force
from bot.errors import SettingsError
from bot.force_names import ForceNames
from bot.settings import NAMES, Settings

IDS = "write a force's id, such as kent or avon-and-somerset"
FORCES = {
    "kent": Force("kent", "Kent", "Kent Police", "South East", ("Kent Constabulary",)),
    "avon-and-somerset": Force(
        "avon-and-somerset", "Avon and Somerset", "Avon and Somerset Police", "South West", ("A&S",)
    ),
}


def test_nothing_set_is_fine_until_something_is_needed() -> None:
    settings = Settings.read({})
    assert (settings.api_url, settings.port, settings.log_level) == ("https://slack.com/api/", 3000, "INFO")
    with pytest.raises(SettingsError) as raised:
        Settings.read({}, http=False)
    assert [(problem.setting, problem.wrong) for problem in raised.value.problems] == [
        ("SLACK_BOT_TOKEN", "is not set"),
        ("SLACK_APP_TOKEN", "is not set"),
    ]
    with pytest.raises(SettingsError, match="SLACK_SIGNING_SECRET is not set: copy the Signing Secret"):
        Settings.read({"SLACK_BOT_TOKEN": "xoxb-1"}, http=True)


def test_everything_set(tmp_path: Path) -> None:
    environ = {
        "SLACK_BOT_TOKEN": " xoxb-1 ",
        "SLACK_APP_TOKEN": "xapp-1",
        "SLACK_SIGNING_SECRET": "s",
        "SLACK_API_URL": "http://127.0.0.1:3000/api/",
        "BOT_KNOWLEDGE": str(tmp_path),
        "BOT_HOME_FORCE": "kent",
        "BOT_CHANNEL_FORCES": "C0123=kent, #essex-room = A&S",
        "BOT_ADMIN_CHANNEL": "C9",
        "BOT_SEEN_FILE": str(tmp_path / "seen.db"),
        "BOT_DATABASE_URL": "postgresql://bot:secret@db/peel",
        "BOT_KEEP_QUESTIONS": "yes",
        "BOT_LOG_LEVEL": "debug",
        "BOT_PORT": "8080",
        "BOT_PUBLIC_URL": "https://peel.example.org",
        "BOT_CALENDAR_SECRET": "s" * 32,
        "PATH": "/bin",
    }
    settings = Settings.read(environ)
    assert settings == Settings(
        bot_token="xoxb-1",
        app_token="xapp-1",
        signing_secret="s",
        api_url="http://127.0.0.1:3000/api/",
        knowledge=Path(str(tmp_path)),
        home_force="kent",
        channel_forces=(("C0123", "kent"), ("essex-room", "A&S")),
        admin_channel="C9",
        seen_file=Path(str(tmp_path / "seen.db")),
        database_url="postgresql://bot:secret@db/peel",
        keep_questions=True,
        log_level="DEBUG",
        port=8080,
        public_url="https://peel.example.org",
        calendar_secret="s" * 32,
    )
    assert Settings.read(environ, http=True) == Settings.read(environ, http=False) == settings
    assert set(NAMES) <= set(environ)
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"STATE_DIRECTORY": "{tmp}/one:{tmp}/two", "XDG_STATE_HOME": "{tmp}/xdg", "HOME": "{tmp}"}, "one"),
        ({"XDG_STATE_HOME": "{tmp}/xdg", "HOME": "{tmp}"}, "xdg/peel-bot"),
        ({"XDG_STATE_HOME": "relative", "HOME": "{tmp}"}, ".local/state/peel-bot"),
        ({"HOME": "{tmp}"}, ".local/state/peel-bot"),
    ],
)
def test_reminders_are_kept_in_the_folder_the_system_gives(
    tmp_path: Path, environ: dict[str, str], folder: str
) -> None:
    settings = Settings.read({name: value.format(tmp=tmp_path) for name, value in environ.items()})
    assert settings.state_folder == tmp_path / folder
    assert settings.database_url == f"sqlite:///{tmp_path / folder}/peel-bot.db"
    assert list(tmp_path.iterdir()) == [], "reading settings makes nothing"


def test_a_place_for_reminders_that_cannot_be_is_one_problem_with_its_fix(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings, problems = Settings.parse({"HOME": str(tmp_path / "file")})
    assert (settings.database_url, settings.state_folder) == ("", None)
    (problem,) = map(str, problems)
    assert problem.startswith(
        "BOT_DATABASE_URL is not set, and there is no place for the default "
        f"({tmp_path}/file/.local/state/peel-bot/peel-bot.db: {tmp_path}/file is no folder): give the bot a folder"
    )
    assert Settings.parse({"HOME": str(tmp_path / "file"), "BOT_DATABASE_URL": "postgresql://db/peel"})[1] == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("BOT_DATABASE_URL", "mysql://x", "BOT_DATABASE_URL is 'mysql://x', which is no address of a database: write"),
        ("BOT_DATABASE_URL", "mysql://a:b@x", "BOT_DATABASE_URL is something that looks like a secret"),
        ("SLACK_BOT_TOKEN", "xoxp-1", "SLACK_BOT_TOKEN is a user token, and must begin with xoxb-: copy the Bot User"),
        ("SLACK_BOT_TOKEN", "xapp-1", "SLACK_BOT_TOKEN is an app-level token"),
        ("SLACK_BOT_TOKEN", "hello", "SLACK_BOT_TOKEN is not a Slack token"),
        ("SLACK_BOT_TOKEN", "xoxb-1\n2", "SLACK_BOT_TOKEN has a space or an unprintable character"),
        ("SLACK_APP_TOKEN", "xoxb-1", "SLACK_APP_TOKEN is a bot token, and must begin with xapp-: make an app-level"),
        ("SLACK_API_URL", "https://slack.com/", "write an address that ends with /api/"),
        ("SLACK_API_URL", "slack.com/api/", "write an address that ends with /api/"),
        ("SLACK_API_URL", "https://slack.com@elsewhere.example/api/", "write an address that ends with /api/"),
        ("SLACK_API_URL", "https://slack.com/ /api/", "write an address that ends with /api/"),
        ("SLACK_API_URL", "http://slack.example/api/", "in clear: write https://"),
        ("SLACK_API_URL", "http://127.0.0.1.slack.example/api/", "in clear: write https://"),
        ("SLACK_SIGNING_SECRET", "xapp-1", "SLACK_SIGNING_SECRET is an app-level token: copy the Signing Secret"),
        ("SLACK_SIGNING_SECRET", "a b", "SLACK_SIGNING_SECRET has a space or an unprintable character"),
        ("BOT_KNOWLEDGE", "/nowhere", "BOT_KNOWLEDGE is '/nowhere', which is not there: name a folder"),
        ("BOT_KNOWLEDGE", __file__, "which is no folder"),
        ("BOT_SEEN_FILE", "/nowhere/seen.db", "BOT_SEEN_FILE is '/nowhere/seen.db', whose folder is not there"),
        ("BOT_SEEN_FILE", "/", "which is a folder"),
        ("BOT_ADMIN_CHANNEL", "C1, C2", "BOT_ADMIN_CHANNEL is 'C1, C2', which is not one channel: write one"),
        ("BOT_CHANNEL_FORCES", "C0123", "has 'C0123', which is no channel and force: write \"C0123=kent"),
        ("BOT_CHANNEL_FORCES", "C1=kent,C1=essex", "channel C1 twice"),
        ("BOT_LOG_LEVEL", "loud", "BOT_LOG_LEVEL is 'loud', which is no level: write one of DEBUG, INFO, WARNING"),
        ("BOT_PORT", "0", "write a number from 1 to 65535"),
        ("BOT_PORT", "99999", "write a number from 1 to 65535"),
        ("BOT_PORT", "http", "BOT_PORT is 'http', which is no port: write a number from 1 to 65535"),
    ],
)
def test_a_problem_names_the_setting_and_the_fix(name: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        Settings.read({name: value})
    assert said in str(raised.value)
    assert name in str(raised.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8042/api/", "http://localhost/api/", "http://[::1]:1/api/"])
def test_plain_http_is_for_this_machine(url: str) -> None:
    assert Settings.read({"SLACK_API_URL": url}).api_url == url


def test_all_problems_come_at_once_and_what_can_be_used_is_kept() -> None:
    environ = {"SLACK_BOT_TOKEN": "xoxp-1", "BOT_PORT": "x", "BOT_LOG_LEVEL": "y", "BOT_HOME_FORCE": "kent"}
    environ |= {"BOT_DATABASE_URL": "postgresql://db/peel"}
    settings, problems = Settings.parse(environ, http=False)
    assert [problem.setting for problem in problems] == [
        "SLACK_APP_TOKEN",
        "SLACK_BOT_TOKEN",
        "BOT_LOG_LEVEL",
        "BOT_PORT",
    ]
    assert settings == Settings(home_force="kent", database_url="postgresql://db/peel")


SECRETS = ["xoxb-HUSH", "xapp-1-HUSH", "9f86d081884c7d659a2feaa0c55ad015HUSH", "https://me:HUSH@slack.com/api/"]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("name", NAMES)
def test_a_secret_in_the_wrong_place_is_not_shown(name: str, secret: str) -> None:
    settings, problems = Settings.parse({name: secret}, http=True)
    problems += ForceNames.parse(settings, FORCES)[1]
    assert problems
    assert "HUSH" not in " ".join(map(str, problems))


def test_secrets_are_never_shown() -> None:
    shown = repr(Settings(bot_token="xoxb-SECRET", app_token="xapp-SECRET", signing_secret="SECRET"))
    assert "SECRET" not in shown


@pytest.mark.parametrize("written", ["kent", "KENT", "Kent Police", "kent constabulary"])
def test_a_force_is_known_by_id_name_title_or_alias(written: str) -> None:
    assert ForceNames.parse(Settings(home_force=written), FORCES) == (ForceNames("kent"), [])


def test_channels_get_their_forces() -> None:
    names, problems = ForceNames.parse(Settings(channel_forces=(("C1", "a&s"), ("C2", "kent"))), FORCES)
    assert problems == []
    assert names.of_channel == {"C1": "avon-and-somerset", "C2": "kent"}


def test_an_unknown_force_is_named_with_the_nearest() -> None:
    problems = ForceNames.parse(Settings(home_force="kant", channel_forces=(("C1", "zzz"),)), FORCES)[1]
    assert tuple(map(str, problems)) == (
        "BOT_HOME_FORCE is 'kant', and no force is called that: did you mean 'kent'?",
        "BOT_CHANNEL_FORCES gives channel C1 'zzz', and no force is called that: " + IDS,
    )


def test_the_address_and_the_secret_of_calendar_feeds() -> None:
    good = Settings.read({"BOT_PUBLIC_URL": "https://peel.example.org/bot/", "BOT_CALENDAR_SECRET": "s" * 32})
    assert (good.public_url, good.calendar_secret) == ("https://peel.example.org/bot", "s" * 32)
    assert "s" * 32 not in repr(good)
    for url in ("http://peel.example.org", "peel.example.org", "https://a b", "https://u:p@h/", "https://h/?q=1"):
        with pytest.raises(SettingsError, match="which is no https address"):
            Settings.read({"BOT_PUBLIC_URL": url})
    with pytest.raises(SettingsError, match="has 5 characters, so that it could be guessed") as raised:
        Settings.read({"BOT_CALENDAR_SECRET": "12321"})
    assert "12321" not in str(raised.value)
