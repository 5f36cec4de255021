"""The register by words: command, mention, direct message; who may not; and what almost fits changes nothing."""

import json
from collections.abc import Iterator

import pytest

from bot.domain.access import Access, Members, Role
from bot.playground import Playground
from bot.register.added import OwnFinding, OwnObligation
from bot.register.entry import What
from tests.slack.conftest import KENT, MORGAN, PRIYA
from tests.slack.register_line import CHIEF, CLERK, E1, E2, GROUP, Line, line


@pytest.fixture
def here(slack: Playground, database_url: str) -> Iterator[Line]:
    slack.workspace.user_groups[GROUP] = [CHIEF]
    with line(slack, database_url) as running:
        yield running


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    """One for all tests in which nothing is entered: what words mean is the same on either database."""
    with Playground() as slack:
        slack.workspace.user_groups[GROUP] = [CHIEF]
        with line(slack, f"sqlite:///{tmp_path_factory.mktemp('unchanged') / 'ledger.db'}") as running:
            yield running


def test_owner_status_date_note_and_evidence_are_entered_and_answered(here: Line) -> None:
    here.knows(PRIYA, CHIEF)
    here.says(PRIYA, f"own {E1} @Priya Nair", "Owner: Priya Nair")
    here.says(PRIYA, f"evidence {E1} minute 12 of the board", "Evidence: minute 12 of the board")
    here.says(
        PRIYA, f"status {E1} in progress because the analysts began", "Status: in progress (why: the analysts began)"
    )
    said = here.says(
        PRIYA,
        f"date {E1} action-plan 1 June 2017 because the data came late, approved by @David Okafor",
        "Date of action-plan: 1 June 2017, before 1 May 2017",
    )
    assert "approved by David Okafor" in said.text
    here.says(PRIYA, f"note {E1} a note, because notes are free; approved by nobody", "a note, because notes are free")
    assert here.entered() == [
        (What.OWNER, PRIYA),
        (What.EVIDENCE, "minute 12 of the board"),
        (What.STATUS, "in-progress"),
        (What.DATE, "2017-06-01"),
        (What.NOTE, "a note, because notes are free; approved by nobody"),
    ]
    moved = here.standing().entries[3].said
    assert (moved.obligation, moved.why, moved.approver) == ("action-plan", "the data came late", CHIEF)
    answer = here.slack.slash(CLERK, KENT, f"who owns {E1}?").message
    assert answer is not None
    assert "Priya Nair" in answer.text
    assert f"<@{PRIYA}>" not in answer.text


def test_me_is_whoever_says_it_and_the_last_approver_counts(here: Line) -> None:
    here.knows(PRIYA, MORGAN)
    here.says(MORGAN, f"own {E1} me because Ames moved", "Owner: Morgan")
    words = "because the scope was agreed by the board, approved by ACC Smith"
    here.says(PRIYA, f"date {E1} action-plan 1 June 2017 {words}", "approved by ACC Smith")
    here.says(PRIYA, f"date {E1} action-plan 2 June 2017 because it is late, approved by me", "approved by Priya Nair")
    owned, moved, again = (one.said for one in here.standing().entries)
    assert (owned.value, owned.why) == (MORGAN, "Ames moved")
    assert (moved.why, moved.approver) == ("the scope was agreed by the board", "ACC Smith")
    assert (again.why, again.approver) == ("it is late", PRIYA)


def test_an_undo_takes_a_reason(here: Line) -> None:
    here.says(PRIYA, f"status {E1} in progress", "Status: in progress")
    here.says(PRIYA, f"undo {E1} because it was the wrong finding", "(why: it was the wrong finding)")
    here.says(PRIYA, f"undo {E1} 1 as it was the wrong one", "taken back already")
    here.says(PRIYA, f"undo {E1} 2, reason: it was right", "(why: it was right)")
    assert [one.said.why for one in here.standing().entries[1:]] == ["it was the wrong finding", "it was right"]


def test_whoever_may_change_nothing_is_told_nothing_that_the_register_holds(
    slack: Playground, database_url: str
) -> None:
    access = Access(everyone=Role.NOBODY, editors=Members(frozenset({PRIYA})), ask="Morgan")
    with line(slack, database_url, access) as here:
        here.says(PRIYA, "add finding kent: for us alone", "KENT-INT-1")
        here.says(PRIYA, f'add {E1} "hidden step" by 5 June 2017', "hidden-step")
        told = {
            here.says(CLERK, words, "takes an editor").text
            for words in (
                f"date {E1} 5 June 2017",
                "note KENT-INT-1 x",
                "note KENT-INT-9 x",
                f"undo {E1}",
                f"own {E1}",
                "add finding kent: x",
                f"status {E1} in{' ' * 20_000}x",
            )
        }
        assert len(told) == 1
        slack.mention(CLERK, KENT, "register KENT-INT-9")
        slack.wait_for_message(KENT, "You may not see the register. Ask Morgan.")
        here.says(CLERK, "register KENT-INT-1", "You may not see the register. Ask Morgan.")
        assert here.bot.register is not None
        wanted = [one.wanted for one in here.bot.register.ledger.refusals() if one.by == CLERK]
        assert wanted == [
            f"date {E1}", "note KENT-INT-1", "note KENT-INT-9", f"undo {E1}", f"owner {E1}", "finding of kent",
            f"status {E1}", "register KENT-INT-9", "register KENT-INT-1",
        ]  # fmt: skip


def test_the_same_by_mention_and_in_a_direct_message(here: Line) -> None:
    here.knows(CHIEF)
    ts = here.slack.mention(PRIYA, KENT, f"own {E1} @David Okafor")
    here.slack.wait_for_message(KENT, "Owner: David Okafor", thread_ts=ts)
    after = here.slack.direct(PRIYA, f'own {E2} "Det Supt Ames"')
    here.slack.wait_for_message(here.slack.dm(PRIYA), "Owner: Det Supt Ames", after=after)
    assert (here.entered(), here.entered(E2)) == ([(What.OWNER, CHIEF)], [(What.OWNER, "Det Supt Ames")])


def test_an_undo_takes_back_and_is_an_entry_itself(here: Line) -> None:
    said = here.says(PRIYA, f"status {E1} in progress", "Status: in progress")
    here.press(PRIYA, said, "register:undo")
    here.slack.wait_for(lambda: len(here.entered()) == 2, what="the undoing")
    assert here.standing().status is None
    here.says(PRIYA, f"undo {E1}", "nothing on KENT-2016-E1 that could be taken back")
    here.says(PRIYA, f"undo {E1} 77", "no such entry")


def test_the_force_adds_what_is_its_own(here: Line) -> None:
    here.says(PRIYA, f'add {E1} "Tell the board" by 5 June 2017', "Internal obligation of tell-the-board added")
    here.says(PRIYA, "add finding kent: Calls wait too long", "KENT-INT-1")
    answer = here.slack.slash(CLERK, KENT, "deadlines kent in June 2017").message
    assert answer is not None
    assert "Tell the board" in answer.text
    assert "force" in answer.text
    whole = here.slack.slash(CLERK, KENT, "finding KENT-INT-1").message
    assert whole is not None
    assert "Calls wait too long" in whole.text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"own {E1}", "Who owns it?"),
        (f"own {E1} @Priya Nair and @David Okafor", "Name one person, as Slack offers people behind @"),
        (f"own {E1} @nobodyhere", "Name one person, as Slack offers people behind @"),
        (f"status {E1} nearly there", "none of the statuses"),
        (f"status {E1} closed", "there must be evidence"),
        (f"date {E1} 1 June 2017", "Which of its obligations is meant"),
        (f"date {E1} action-plan 31 June 2017 because x", "not a date"),
        (f"date {E1} action-plan whenever", "names no day"),
        (f"date {E1} action-plan 1 June 2017", "Committees ask why"),
        (f"note {E1}", "Write something."),
        (f"undo {E1} the last one", "no entry's number"),
        ("own KENT-2099-E9 @Priya Nair", "no finding held here"),
        ("add finding kant: x", "no force known here"),
        (f'add {E1} ""', "What is to be done?"),
        (f"note {E1} {'x' * 20_000}", "20,000 characters"),
        (f"date {E1} action-plan 1 June{' ' * 40_000}x", "“1 June x” names no day"),
        (f"status {E1} in{' ' * 40_000}x", "“in x” is none of the statuses"),
        (f"status {E1} in progress because {'x' * 40_000}", "40,020 characters; 5,000 fit"),
        (f'add {E1} a{" by x" * 8_000}"', "characters; 1,000 fit"),
        (f"own {E1} <!channel>", "Name one person, as Slack offers"),
        (f"own {E1} them", "Name one person, as Slack offers"),
        (
            f"date {E1} action-plan 1 August 2017 because late, approved by nobody",
            "Name the one person who approved it, as Slack",
        ),
        (f"date {E1} action-plan 1 August 2017 because it must be agreed by partners first", "Name the chief officer"),
        (f"date {E1} action-plan 1 August 2017 because plans approved by partners came", "Say it once, at the end"),
    ],
)
def test_what_almost_fits_is_asked_back_and_changes_nothing(unchanged: Line, words: str, expected: str) -> None:
    unchanged.says(PRIYA, words, expected)
    assert unchanged.entered() == []


@pytest.mark.parametrize(
    "question",
    [f"status {E1}", f"status of {E1}", f"date {E1}?", f"who owns {E1}", "what is the status of kent's findings"],
)
def test_questions_stay_questions(unchanged: Line, question: str) -> None:
    answer = unchanged.slack.slash(PRIYA, KENT, question).message
    assert answer is not None
    assert "Nothing was changed" not in answer.text
    assert unchanged.entered() == []


def test_a_viewer_is_refused_told_whom_to_ask_and_kept_in_the_audit_trail(here: Line) -> None:
    said = here.says(CLERK, f"status {E1} in progress", "takes an editor")
    assert "Ask Morgan." in said.text
    assert here.entered() == []
    assert here.bot.register is not None
    assert [(one.by, one.wanted) for one in here.bot.register.ledger.refusals()] == [(CLERK, f"status {E1}")]


def test_an_editor_by_user_group(here: Line) -> None:
    here.bot.roles.refresh()
    here.says(CHIEF, f"status {E1} in progress", "Status: in progress")
    here.slack.workspace.user_groups.clear()
    here.bot.roles.refresh()
    said = here.says(CHIEF, f"status {E1} awaiting allocation", "takes an editor")
    assert f"{GROUP} (no_such_subteam) could not be read" in said.text.replace("\u200b", "")


def test_odd_names_and_texts_are_kept_as_they_are(here: Line) -> None:
    note = "שלום 👮‍♀️ <!channel> *bold* & `code` \u202e reversed"
    here.says(MORGAN, f"note {E1} {note}", "שלום")
    [(_, kept)] = here.entered()
    assert kept == note
    shown = here.slack.ephemerals(MORGAN)[-1].text
    assert "<!channel>" not in shown


def test_a_name_or_note_that_turns_the_direction_turns_nothing_else(here: Line) -> None:
    turned = "\u202eselim"
    here.says(PRIYA, f'own {E1} "{turned}"', f"Owner: \u2068{turned}\u2069")
    here.says(PRIYA, f"note {E1} read {turned}", f"Note: \u2068read {turned}\u2069")
    here.says(PRIYA, f'own {E2} "שלום כהן"', "Owner: שלום כהן")
    assert here.entered() == [(What.OWNER, turned), (What.NOTE, f"read {turned}")]
    answer = here.slack.slash(CLERK, KENT, f"who owns {E1}?").message
    assert answer is not None
    assert f"\u2068{turned}\u2069" in answer.text


def test_a_finding_of_the_forces_own_that_was_taken_back_can_be_brought_back(here: Line) -> None:
    here.says(PRIYA, "add finding kent: calls wait too long", "KENT-INT-1")
    here.says(PRIYA, "note KENT-INT-1 of the force's own", "of the force's own")
    here.says(PRIYA, "undo KENT-INT-1 1", "taken back")
    here.says(PRIYA, "note KENT-INT-1 again", "brings it back")
    told = here.says(PRIYA, "what changed since 1 March 2017?", "3 entries of the force's register")
    assert "calls wait too long" in told.text
    here.says(PRIYA, "undo KENT-INT-1", "taken back")
    here.says(PRIYA, "note KENT-INT-1 again", "Note: again")
    assert len(here.entered("KENT-INT-1")) == 5


def test_two_who_add_at_once_on_two_copies_get_an_id_each(here: Line) -> None:
    assert here.bot.register is not None
    ledger = here.bot.register.ledger
    step = OwnObligation(E2, "tell-the-board", "tell the board")
    own = OwnFinding("KENT-INT-1", "kent", "2025-27", "first")
    # entered by another copy: this one has not read it yet
    ledger.enter([own.proposed()], by=CHIEF, request="a")
    ledger.enter([step.proposed()], by=CHIEF, request="b")
    here.says(PRIYA, "add finding kent: second", "KENT-INT-2")
    here.says(PRIYA, f'add {E2} "tell the board" by 9 July 2017', "tell-the-board-2")
    assert [json.loads(value)["summary"] for _, value in here.entered("KENT-INT-2")] == ["second"]
