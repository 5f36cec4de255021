"""Settings: read all at once, every problem named with its fix, no secret ever shown."""

from pathlib import Path

import pytest

from bot.domain.force import Force
from bot.errors import SettingsError
from bot.settings import ForceNames, Settings

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
        settings.need(http=False)
    assert [problem.split(":")[0] for problem in raised.value.problems] == [
        "SLACK_BOT_TOKEN is not set",
        "SLACK_APP_TOKEN is not set",
    ]
    with pytest.raises(SettingsError, match="SLACK_SIGNING_SECRET is not set: copy the Signing Secret"):
        settings.need(http=True)


def test_everything_set() -> None:
    settings = Settings.read(
        {
            "SLACK_BOT_TOKEN": " xoxb-1 ",
            "SLACK_APP_TOKEN": "xapp-1",
            "SLACK_SIGNING_SECRET": "s",
            "SLACK_API_URL": "http://127.0.0.1:3000/api/",
            "BOT_KNOWLEDGE": "/srv/knowledge",
            "BOT_HOME_FORCE": "kent",
            "BOT_CHANNEL_FORCES": "C0123=kent, #essex-room = A&S",
            "BOT_ADMIN_CHANNEL": "C9",
            "BOT_SEEN_FILE": "/run/seen.db",
            "BOT_LOG_LEVEL": "debug",
            "BOT_PORT": "8080",
            "PATH": "/bin",
        }
    )
    assert settings == Settings(
        bot_token="xoxb-1",
        app_token="xapp-1",
        signing_secret="s",
        api_url="http://127.0.0.1:3000/api/",
        knowledge=Path("/srv/knowledge"),
        home_force="kent",
        channel_forces=(("C0123", "kent"), ("essex-room", "A&S")),
        admin_channel="C9",
        seen_file=Path("/run/seen.db"),
        log_level="DEBUG",
        port=8080,
    )
    settings.need(http=True)
    settings.need(http=False)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-1", "SLACK_BOT_TOKEN is a user token, and must begin with xoxb-: copy the Bot User"),
        ("SLACK_BOT_TOKEN", "xapp-1", "SLACK_BOT_TOKEN is an app-level token"),
        ("SLACK_BOT_TOKEN", "hello", "SLACK_BOT_TOKEN is not a Slack token"),
        ("SLACK_BOT_TOKEN", "xoxb-1\n2", "SLACK_BOT_TOKEN has a space or an unprintable character"),
        ("SLACK_APP_TOKEN", "xoxb-1", "SLACK_APP_TOKEN is a bot token, and must begin with xapp-: make an app-level"),
        ("SLACK_API_URL", "https://slack.com/", "write an address that ends with /api/"),
        ("SLACK_API_URL", "slack.com/api/", "write an address that ends with /api/"),
        ("SLACK_API_URL", "https://slack.com@elsewhere.example/api/", "write an address that ends with /api/"),
        ("SLACK_API_URL", "https://slack.com/ /api/", "write an address that ends with /api/"),
        ("BOT_CHANNEL_FORCES", "C0123", "BOT_CHANNEL_FORCES: 'C0123' is no pair: write \"C0123=kent"),
        ("BOT_CHANNEL_FORCES", "C1=kent,C1=essex", "channel C1 is given twice"),
        ("BOT_LOG_LEVEL", "loud", "write one of DEBUG, INFO, WARNING, ERROR"),
        ("BOT_PORT", "0", "write a number from 1 to 65535"),
        ("BOT_PORT", "99999", "write a number from 1 to 65535"),
        ("BOT_PORT", "http", "write a number from 1 to 65535"),
    ],
)
def test_a_problem_names_the_setting_and_the_fix(name: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        Settings.read({name: value})
    assert said in str(raised.value)
    assert name in str(raised.value)


def test_all_problems_come_at_once_and_without_the_secret() -> None:
    with pytest.raises(SettingsError) as raised:
        Settings.read({"SLACK_BOT_TOKEN": "xoxp-SECRET", "BOT_PORT": "x", "BOT_LOG_LEVEL": "y"})
    assert len(raised.value.problems) == 3
    assert "SECRET" not in str(raised.value)


def test_secrets_are_never_shown() -> None:
    shown = repr(Settings(bot_token="xoxb-SECRET", app_token="xapp-SECRET", signing_secret="SECRET"))
    assert "SECRET" not in shown


@pytest.mark.parametrize("written", ["kent", "KENT", "Kent Police", "kent constabulary"])
def test_a_force_is_known_by_id_name_title_or_alias(written: str) -> None:
    assert ForceNames.resolve(Settings(home_force=written), FORCES).home == "kent"


def test_channels_get_their_forces() -> None:
    names = ForceNames.resolve(Settings(channel_forces=(("C1", "a&s"), ("C2", "kent"))), FORCES)
    assert names.of_channel == {"C1": "avon-and-somerset", "C2": "kent"}


def test_an_unknown_force_is_named_with_the_nearest() -> None:
    with pytest.raises(SettingsError) as raised:
        ForceNames.resolve(Settings(home_force="kant", channel_forces=(("C1", "zzz"),)), FORCES)
    assert raised.value.problems == (
        "BOT_HOME_FORCE: no force is called 'kant': did you mean 'kent'?",
        "BOT_CHANNEL_FORCES, channel C1: no force is called 'zzz': " + IDS,
    )
