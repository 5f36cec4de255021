"""Owners in digests: each is mentioned once, when it is posted, and never by an edit."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from bot.domain.access import Access, Role
from bot.domain.registering import Registering
from bot.register.entry import Proposed, What
from bot.register.keeper import Entered
from tests.slack.conftest import MORGAN, PRIYA
from tests.slack.digest_line import World

FINDING = "KENT-2016-E1"


def enter(world: World, owner: str, obligation: str = "") -> None:
    register = world.running.register
    assert register is not None
    finding = world.running.serving.current.knowledge.finding_by_id[FINDING]
    held = next((one.person for one in finding.owners if one.obligation == obligation), "")
    if held == owner:
        return
    done = register.keeper.change(
        [Proposed(What.OWNER, FINDING, owner, obligation)],
        finding,
        by=MORGAN,
        role=Role.EDITOR,
        access=Access(),
        rules=Registering(),
        request=str(uuid4()),
    )
    assert isinstance(done, Entered), done


@pytest.fixture
def owned(world: World) -> Iterator[World]:
    yield world
    enter(world, "", "action-plan")
    enter(world, "")


def test_an_owner_is_mentioned_once_and_never_by_an_edit(owned: World) -> None:
    enter(owned, PRIYA)
    digest = owned.digest()
    assert digest.text.count(f"<@{PRIYA}>") == 1
    assert f"For <@{PRIYA}> (1)" in digest.text
    owned.press(MORGAN, digest, "acknowledge")
    owned.shows(digest, "✓ Acknowledged by")
    assert digest.text.count(f"<@{PRIYA}>") == 1
    enter(owned, MORGAN)
    owned.snooze(MORGAN, digest, "tomorrow")
    owned.shows(digest, "Snoozed by")
    assert f"<@{MORGAN}>" not in digest.text


def test_somebody_known_by_a_name_alone_is_named_and_nobody_is_called(owned: World) -> None:
    enter(owned, "Insp Lee", "action-plan")
    digest = owned.digest()
    assert "For Insp Lee (1)" in digest.text
    assert "<@" not in digest.text
    owned.press(MORGAN, digest, "acknowledge")
    owned.shows(digest, "✓ Acknowledged by")
    assert "For Insp Lee (1)" in digest.text


def test_what_is_mine_is_answered_for_whoever_asks(owned: World) -> None:
    enter(owned, PRIYA)
    for person, words in ((PRIYA, FINDING), (MORGAN, "No finding owned by whoever asks")):
        assert words in owned.slack.slash(person, owned.channel, "what do I own?").text
    for mention in (f"<@{PRIYA}>", f"<@{PRIYA}|priya.n>"):
        asked = owned.slack.slash(MORGAN, owned.channel, f"what does {mention} own?")
        assert FINDING in asked.text
        assert f"<@{PRIYA}>" not in asked.text
    assert "owned by that person" in owned.slack.slash(MORGAN, owned.channel, f"what does <@{MORGAN}> own?").text


def test_who_is_nobody_here_is_told_what_is_published_and_nothing_of_the_register(owned: World) -> None:
    enter(owned, PRIYA)
    access = owned.folder / "knowledge" / "access.yml"
    before = access.read_text("utf-8") if access.exists() else None
    access.write_text(f"everyone: nobody\nadministrators: [{MORGAN}]\n", "utf-8")
    try:
        owned.running.reload()
        assert (
            "the published reports record no owner"
            in owned.slack.slash(PRIYA, owned.channel, f"who owns {FINDING}?").text
        )
        assert "by the force's register" in owned.slack.slash(MORGAN, owned.channel, f"who owns {FINDING}?").text
    finally:
        access.write_text(before, "utf-8") if before is not None else access.unlink()
        owned.running.reload()
