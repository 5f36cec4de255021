"""Words, the phrase table, and typing slips, each by itself."""

import pytest

from bot.ask.slips import Slips
from bot.ask.vocabulary import Meaning, Slot, Vocabulary, force_names
from bot.ask.words import clean, phrase, split, stem
from bot.domain.force import Force

from .small_knowledge import KNOWLEDGE

VOCABULARY = Vocabulary(KNOWLEDGE)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Kent’s grade", ["kent", "grade"]),
        ("A&amp;S", ["a&s"]),
        ("A&S’s grade", ["a&s", "grade"]),
        ("Devon&Cornwall's", ["devon", "and", "cornwall"]),
        ("Devon&Cornwall", ["devon", "and", "cornwall"]),
        ("PEEL 2018–19", ["peel", "2018/19"]),
        ("18/19 and 2018/2019", ["2018/19", "and", "2018/19"]),
        ("2018 / 19", ["2018/19"]),
        ("10/12", ["10/12"]),
        ("KENT-2018-19-E1", ["kent", "2018/19", "e1"]),
        ("re-offending", ["re", "offending"]),
        ("don't", ["dont"]),
        ("<https://example.org|Essex> <@U12> <#C1|general> <!here>", ["essex"]),
        ("<mailto:a@example.org|a@example.org>", ["a", "example", "org"]),
        ("*bold* _it_ ~no~ `code`", ["bold", "it", "no", "code"]),
        ("ＫＥＮＴ\u200b", ["kent"]),
        ("1/5/2017", ["1/5/2017"]),
    ],
)
def test_text_becomes_plain_words(written: str, words: list[str]) -> None:
    assert [word.text for word in split(clean(written))] == words


def test_a_word_knows_its_place_in_the_text() -> None:
    text = clean("What about Kent’s grade?")
    assert [text[word.start : word.end] for word in split(text)] == ["What", "about", "Kent's", "grade"]


def test_forms_of_a_word_share_a_stem() -> None:
    assert len({stem(word) for word in ("investigate", "investigating", "investigation", "investigations")}) == 1
    assert len({stem(word) for word in ("organised", "organized", "organise")}) == 1


def test_a_force_is_known_by_its_names_with_and_without_endings() -> None:
    names = force_names(Force("kent", "Kent", "Kent Police", "South East", ("KP",)))
    assert {"kent", "kent police", "kent constabulary", "kent force", "kp"} <= names


def test_no_phrase_names_two_forces() -> None:
    shared = {
        key: meanings
        for key, meanings in VOCABULARY.phrases.items()
        if len({m.value for m in meanings if m.slot is Slot.FORCE}) > 1
    }
    assert shared == {}


def test_a_part_of_several_names_is_no_force() -> None:
    assert {m.slot for m in VOCABULARY.phrases["yorkshire"]} == {Slot.MAYBE_FORCE}
    assert {m.value for m in VOCABULARY.phrases["west m"]} == {"west-midlands", "west-mercia"}


def _slips(*names: str) -> Slips:
    return Slips({name: (Meaning(Slot.FORCE, name),) for name in names}, frozenset())


@pytest.mark.parametrize(
    ("typed", "known", "mended"),
    [
        ("kant", "kent", False),  # under six letters: exact only
        ("surey", "surrey", True),  # one edit
        ("durhma", "durham", True),  # a swap is one edit
        ("clevelnad", "cleveland", True),
        ("glevelnad", "cleveland", False),  # the first letter must be right
        ("cleevelnads", "cleveland", False),  # three edits
        ("survey", "surrey", False),
    ],
)
def test_slips_are_mended_within_the_distance(typed: str, known: str, mended: bool) -> None:
    found = _slips(known).mend([typed], 0, [True])
    assert (found is not None) == mended


@pytest.mark.parametrize(
    ("typed", "known", "mended"),
    [
        ("west media", "west mercia", False),  # each word by its own length, not the whole name by its own
        ("north walls", "north wales", False),
        ("norht wales", "north wales", True),
        ("thanes valley", "thames valley", True),
        ("kind police", "kent police", False),
    ],
)
def test_a_name_of_several_words_is_near_word_by_word(typed: str, known: str, mended: bool) -> None:
    assert (_slips(known).mend(typed.split(), 1, [True, True]) is not None) == mended


def test_two_names_equally_near_are_no_reading() -> None:
    assert _slips("northland", "northwand").mend(["northxand"], 0, [True]) is None


def test_an_exact_word_is_never_part_of_a_slip() -> None:
    assert _slips("west mercia").mend(["west", "merciia"], 1, [False, True]) is None


def test_phrase_is_how_a_table_is_keyed() -> None:
    assert phrase("  Re-Offending & Harm ") == "re offending and harm"
