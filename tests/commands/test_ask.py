"""`peel-bot ask` as its user runs it: a process, its output, its exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

KEYS = ("question", "outcome", "text", "facts", "choices")
KENT_2016_EFFICIENCY = "What was Kent judged for efficiency in PEEL 2016?"


def ask(*words: str, feed: str | bytes = "", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    given = feed if isinstance(feed, bytes) else feed.encode()
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", *words], input=given, capture_output=True, check=False, env=env, timeout=60
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_question_is_answered_with_its_source() -> None:
    done = ask(KENT_2016_EFFICIENCY)
    assert done.returncode == 0
    assert "good" in done.stdout
    assert "Kent" in done.stdout
    assert "https://" in done.stdout


def test_json_holds_outcome_text_facts_and_choices() -> None:
    answer = json.loads(ask("--json", KENT_2016_EFFICIENCY).stdout)
    assert list(answer) == ["question", "outcome", "text", "facts", "choices"]
    assert answer["outcome"] == "answer"
    fact = next(fact for fact in answer["facts"] if fact["kind"] == "judgement")
    assert (fact["force"], fact["cycle"], fact["pillar"], fact["grade"]) == ("Kent", "2016", "efficiency", "good")
    assert fact["source"].startswith("https://")


def test_a_batch_answers_every_line_in_order_even_the_bad_ones() -> None:
    lines = [
        json.dumps({"question": KENT_2016_EFFICIENCY, "as_of": "2017-04-03"}),
        "not json",
        json.dumps({"q": "no question"}),
        json.dumps({"question": "what is due?", "as_of": "3/4/2017", "home_force": "kent"}),
        json.dumps({"question": "what is due in the next 30 days?", "as_of": "2017-04-03", "home_force": "kent"}),
        "",
        json.dumps({"question": "what is due?", "home_force": "narnia"}),
        json.dumps({"question": "what is due?", "channel_force": 7}),
        json.dumps({"question": "what is due?", "as_of": 0}),
        "[" * 100_000,
    ]
    done = ask("--batch", "-", feed="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [answer["question"] for answer in answers] == [
        KENT_2016_EFFICIENCY,
        None,
        None,
        "what is due?",
        "what is due in the next 30 days?",
        "what is due?",
        "what is due?",
        "what is due?",
        None,
    ]
    assert {tuple(answer) for answer in answers} == {KEYS, (*KEYS, "error")}
    assert [number for number, answer in enumerate(answers) if "error" in answer] == [1, 2, 3, 5, 6, 7, 8]
    assert {answer["outcome"] for answer in answers if "error" in answer} == {"unclear"}
    assert "'narnia', which is no force" in answers[5]["text"]
    assert "write a date as YYYY-MM-DD" in answers[3]["text"]
    assert "2017-05-01" in {fact.get("due") for fact in answers[4]["facts"]}
    assert [line.split(":")[1] for line in done.stderr.splitlines()] == ["2", "3", "4", "7", "8", "9", "10"]
    assert "-:2: not a line of JSON" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_batch_without_a_fault_exits_0_also_where_nothing_is_known() -> None:
    done = ask("--batch", "-", feed='{"question": "who won the cup?"}\n{"question": "help"}\n')
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["outcome"] for line in done.stdout.splitlines()] == ["not_known", "help"]


def test_what_the_terminal_cannot_show_is_escaped() -> None:
    done = ask("--batch", "-", feed='{"question": "kent 2016 \\ud800"}\n{"question": "kent 2016"}\n')
    assert [json.loads(line)["question"] for line in done.stdout.splitlines()] == ["kent 2016 \ud800", "kent 2016"]
    assert "Traceback" not in done.stderr


def test_a_batch_file_that_is_not_utf8_is_answered_not_crashed() -> None:
    done = ask("--batch", "-", feed=b'{"question": "caf\xe9"}\n')
    assert json.loads(done.stdout)["outcome"] == "unclear"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "say a question"),
        (["--batch", "missing.jsonl"], "missing.jsonl: No such file"),
        (["--as-of", "1 May", "kent"], "is not a date: write YYYY-MM-DD"),
        (["--home-force", "Narnia", "what is due?"], "'Narnia' is not one of the 43 forces"),
    ],
)
def test_wrong_use_says_what_and_how(words: list[str], message: str) -> None:
    done = ask(*words)
    assert done.returncode != 0
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_knowledge_is_told_apart(tmp_path: Path) -> None:
    done = ask("--knowledge", str(tmp_path), "kent 2016")
    assert done.returncode == 1
    assert "no usable knowledge here" in done.stderr
