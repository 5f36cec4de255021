"""How a question is asked: over all cycles, for anything, in short, by force, whether met, why; and near misses."""

from datetime import date
from typing import Any

import pytest

from bot.ask import beside
from bot.ask.forms import Form
from bot.ask.parse import Parser
from bot.ask.query import Context, Counted, Intent, NotUnderstood, Query, Unclear, Window
from bot.ask.vocabulary import Meaning, Slot

from .small_knowledge import KNOWLEDGE

TODAY = date(2017, 4, 3)
PARSER = Parser(KNOWLEDGE)
NOBODY = Context(TODAY)
AT_HOME = Context(TODAY, home_force="kent")
I = Intent  # noqa: E741 (the tables below stay readable)
MAY, JUNE = date(2017, 5, 1), date(2017, 6, 30)


def asked(question: str, context: Context = NOBODY) -> Query:
    """Return the query that a question must become."""
    query = PARSER.parse(question, context)
    assert isinstance(query, Query), query
    return query


@pytest.mark.parametrize(
    ("question", "intent", "forms"),
    [
        ("how many grades outstanding has Kent had", I.COUNT, set()),
        ("how many times was Kent graded outstanding", I.COUNT, {Form.TIMES}),
        ("how often has Kent been good for legitimacy", I.COUNT, {Form.TIMES}),
        ("has Kent ever been inadequate", I.GIVEN, {Form.EVER}),
        ("has Kent never been outstanding for efficiency", I.GIVEN, {Form.NEVER}),
        ("in which questions was Kent inadequate", I.GIVEN, {Form.ANYTHING}),
        ("what was Kent outstanding at", I.GIVEN, set()),
        ("which areas was Kent inadequate in", I.GIVEN, {Form.ANYTHING}),
        ("areas where Kent was good in 2016", I.GIVEN, {Form.ANYTHING}),
        ("inadequate areas of Kent", I.GIVEN, {Form.ANYTHING}),
        ("which areas are requires improvement in Kent", I.GIVEN, {Form.ANYTHING}),
        ("areas of Kent graded as requiring improvement", I.GIVEN, {Form.ANYTHING}),
        ("how many areas was Kent good in", I.COUNT, {Form.ANYTHING}),
        ("number of areas Kent outstanding 2016", I.COUNT, {Form.ANYTHING}),
        ("which areas of Kent require improvement", I.FINDINGS, set()),
        ("what areas must Kent work on to be good", I.FINDINGS, set()),
        ("when was Kent last outstanding", I.GIVEN, set()),
        ("has Kent ever not been good", I.HISTORY, {Form.EVER}),
        ("has Kent ever failed to be good", I.HISTORY, {Form.EVER}),
        ("has Kent only ever been good for effectiveness", I.HISTORY, {Form.ALWAYS}),
        ("has Kent been consistently good for effectiveness", I.HISTORY, {Form.ALWAYS}),
        ("did Kent stay good for effectiveness", I.HISTORY, {Form.ALWAYS}),
        ("who was outstanding", I.WITH_GRADE, set()),
        ("who got good for effectiveness", I.WITH_GRADE, set()),
        ("who has causes of concern", I.FINDINGS, set()),
        ("is Kent's efficiency judgement disputed", I.JUDGEMENTS, set()),
        ("which grade stands for Kent on efficiency in 2017", I.JUDGEMENTS, set()),
        ("how many questions in PEEL 2016", I.CYCLES, {Form.OF_QUESTIONS}),
        ("was anyone inadequate for anything in 2018/19", I.WITH_GRADE, {Form.ANYTHING}),
        ("inadequate for anything in 2018/19", I.WITH_GRADE, {Form.ANYTHING}),
        ("which questions were inadequate in 2018/19?", I.WITH_GRADE, {Form.ANYTHING}),
        ("has Kent been downgraded anywhere", I.MOVES, {Form.FELL}),
        ("where did Kent improve", I.MOVES, set()),
        ("was Kent downgraded from outstanding to good", I.MOVES, {Form.FELL}),
        ("where has Kent got worse", I.MOVES, {Form.FELL}),
        ("tell me about Kent", I.OVERVIEW, {Form.OVERVIEW}),
        ("give me an overview of Essex", I.OVERVIEW, {Form.OVERVIEW}),
        ("brief me on Kent", I.OVERVIEW, {Form.OVERVIEW}),
        ("summarise Kent's record", I.OVERVIEW, {Form.OVERVIEW}),
        ("how many AFIs in 2018/19 by force", I.COUNT, {Form.PER_FORCE}),
        ("how many AFIs has Kent by cycle", I.COUNT, {Form.PER_CYCLE}),
        ("what worries inspectors most about Kent", I.FINDINGS, {Form.GRAVEST}),
        ("why was Kent inadequate for efficiency", I.JUDGEMENTS, {Form.WHY}),
        ("trend in Kent's efficiency 2016 to 2018/19", I.HISTORY, {Form.SERIES}),
        ("is investigating crime graded?", I.GRADED, set()),
    ],
)
def test_the_form_is_read(question: str, intent: Intent, forms: set[Form]) -> None:
    """Each wording becomes its kind of question, with its form."""
    query = asked(question)
    assert query.intent is intent
    assert query.forms >= forms


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("what should Kent improve", I.FINDINGS),
        ("where must Kent improve", I.FINDINGS),
        ("did Kent get worse over the years", I.HISTORY),
        ("summarise Kent's findings", I.FINDINGS),
        ("tell me about Kent in 2016", I.JUDGEMENTS),
        ("tell me about Kent efficiency", I.JUDGEMENTS),
        ("was Kent always good for efficiency", I.HISTORY),
        ("was Kent investigating crime graded in 2016", I.JUDGEMENTS),
        ("which forces were ever inadequate for efficiency", I.WITH_GRADE),
        ("how many AFIs has Kent", I.COUNT),
    ],
)
def test_near_misses_stay_what_they_were(question: str, intent: Intent) -> None:
    """A wording close to a form's is another kind of question."""
    assert asked(question).intent is intent


def test_ever_is_about_the_force_at_home() -> None:
    """Without a force, "ever get an inadequate" is about the home force; without one, it is asked back."""
    assert asked("ever get an inadequate?", AT_HOME).forces == ("kent",)
    assert isinstance(PARSER.parse("ever get an inadequate?", NOBODY), Unclear)


@pytest.mark.parametrize("question", ["hello", "Hi there!", "thanks very much", "good morning", "cheers"])
def test_a_greeting_is_greeted(question: str) -> None:
    """A greeting or thanks gets help with a friendly word first."""
    query = asked(question)
    assert query.intent is I.HELP
    assert query.greeting


@pytest.mark.parametrize("question", ["good", "you", "that is good for you", "is there a bot", "the help you are"])
def test_everyday_words_are_no_greeting(question: str) -> None:
    """Words that stand beside a greeting greet nobody by themselves."""
    query = PARSER.parse(question, NOBODY)
    assert not (isinstance(query, Query) and query.greeting)


@pytest.mark.parametrize(
    ("question", "window"),
    [
        ("did Kent meet the 1 May 2017 deadline", MAY),
        ("did Kent miss the deadline of 1 May 2017?", MAY),
        ("was Kent's 1 May 2017 deadline met", MAY),
        ("did Kent hit the deadline by 1 May 2017", MAY),
        ("who decided that Kent had to report by 30 June 2017?", JUNE),
        ("who told Kent to report by 30 June 2017?", JUNE),
    ],
)
def test_a_deadline_of_one_day_is_asked_about(question: str, window: date) -> None:
    """Whether a deadline was met, or who set it, is about its day alone; no word of it is a subject to look for."""
    query = asked(question)
    assert (query.intent, query.forces, query.words) == (I.DEADLINES, ("kent",), ())
    assert query.window is not None
    assert (query.window.start, query.window.end) == (window, window)


def test_met_is_a_verb_beside_a_deadline_and_a_force_else() -> None:
    """ "Has Kent met its deadlines" names no second force; "the met" does."""
    assert asked("has Kent met its deadlines").forces == ("kent",)
    assert asked("has Kent met its deadlines").forms == {Form.MET, Form.WHETHER}
    assert asked("what deadlines does the met have").forces == ("metropolitan",)
    assert asked("deadlines met").forces == ("metropolitan",)


def test_by_a_day_stays_a_window_when_a_list_is_asked_for() -> None:
    """ "Due by 30 June" is everything until then."""
    window = asked("what is due by 30 June 2017 for Kent").window
    assert window == Window(None, JUNE, "by 30 june 2017")


def test_within_three_months_is_asked_back() -> None:
    """It may count from today or from publication: both are offered, and each is understood."""
    back = PARSER.parse("what must Kent do within three months", NOBODY)
    assert isinstance(back, Unclear)
    from_today, from_publication = (asked(choice.question) for choice in back.choices)
    assert from_today.window is not None
    assert (from_today.window.start, from_today.window.end) == (TODAY, date(2017, 7, 3))
    assert (from_publication.window, from_publication.counted_from_publication) == (None, "3 months")


def test_due_within_a_span_counts_from_today() -> None:
    """ "Due within 30 days" has one meaning."""
    assert asked("what is due for Kent within 30 days").window is not None


@pytest.mark.parametrize(
    "question",
    [
        "kent afis 2016 for the police and crime committee",
        "for the police and crime panel: kent afis 2016",
        "the audit committee asked for kent afis 2016",
        "kent afis 2016 for our scrutiny panel",
        "tell the chief constable about kent afis 2016",
    ],
)
def test_an_audience_narrows_nothing(question: str) -> None:
    """Whom the answer is for is no subject and bars no question."""
    query = asked(question)
    assert (query.intent, query.forces, query.cycles, query.words) == (I.FINDINGS, ("kent",), ("peel-2016",), ())


@pytest.mark.parametrize("question", ["who is the police and crime commissioner", "when does the crime panel meet"])
def test_a_body_itself_is_not_known(question: str) -> None:
    """A question about a committee is none about inspections."""
    assert isinstance(PARSER.parse(question, AT_HOME), NotUnderstood)


@pytest.mark.parametrize(
    ("question", "cycles"),
    [
        ("trend in kent efficiency 2016 to 2018/19", ("peel-2016", "peel-2017", "peel-2018-19")),
        ("how did kent efficiency change from 2016 to 2018/19", ("peel-2016", "peel-2017", "peel-2018-19")),
        ("kent efficiency 2016-2018", ("peel-2016", "peel-2017", "peel-2018-19")),
        ("compare kent 2016 and 2018/19", ("peel-2016", "peel-2018-19")),
    ],
)
def test_a_stretch_holds_every_cycle_in_it(question: str, cycles: tuple[str, ...]) -> None:
    """From one cycle to another are all between; two named with "and" are two."""
    assert asked(question).cycles == cycles


@pytest.mark.parametrize(
    ("question", "slots"),
    [
        ("history of efficency", {"intent": I.HISTORY, "pillars": ("efficiency",)}),
        ("wat was knet judgd for legitmacy 2016", {"forces": ("kent",), "pillars": ("legitimacy",)}),
        ("esesx 2016 grades", {"forces": ("essex",)}),
    ],
)
def test_slips_are_mended(question: str, slots: dict[str, Any]) -> None:
    """Short names with two letters swapped, and slips in the one word that makes it ours, are read and said."""
    query = asked(question, AT_HOME)
    assert {name: getattr(query, name) for name in slots} == slots
    assert query.corrected


@pytest.mark.parametrize("question", ["grades for knot 2016", "grades for ekn 2016", "grades for kenet 2016"])
def test_other_short_words_are_no_force(question: str) -> None:
    """Nothing but a swap makes a short word a force's name."""
    query = PARSER.parse(question, NOBODY)
    assert not (isinstance(query, Query) and query.forces)


def test_anything_outstanding_is_open_or_the_grade() -> None:
    """It is asked back, and each choice has one meaning."""
    for question in ("is anything outstanding for Kent", "outstanding areas for Kent"):
        back = PARSER.parse(question, NOBODY)
        assert isinstance(back, Unclear)
        still_open, graded = (asked(choice.question) for choice in back.choices)
        assert (still_open.open_only, still_open.grades) == (True, ())
        assert graded.intent is I.GIVEN
    assert asked("was Kent outstanding for anything").intent is I.GIVEN


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("has Kent fulfilled KENT-2016-E1", I.STATUS),
        ("did Kent comply with the recommendations", I.STATUS),
        ("did inspectors find anything good about Kent", I.PASSAGES),
    ],
)
def test_what_was_done_with_a_finding_is_its_status(question: str, intent: Intent) -> None:
    """Fulfilled, complied with: the status; other words of a finding stay what they are."""
    assert asked(question).intent is intent


def test_meets_beside_a_kind_of_finding_is_no_deadline_met() -> None:
    """ "AFIs on how Kent meets demand" asks for no status: "meets" says something only beside a deadline."""
    texts = ["afis", "on", "how", "kent", "meets", "demand"]
    kind = beside.Place(0, 1, (Meaning(Slot.KIND, "area for improvement"),))
    assert beside.read(texts, [kind], dated=False) == []
    assert beside.read(["afis", "met"], [kind], dated=False) == [(1, Meaning(Slot.CUE, Form.MET))]


@pytest.mark.parametrize(
    ("text", "whether"),
    [
        ("was Kent good for efficiency in 2016?", True),
        ("did Kent get outstanding for legitimacy in 2016", True),
        ("how was Kent graded for efficiency in 2016?", False),
        ("did Kent fail to get good for efficiency in 2016?", False),
        ("was Kent's good for efficiency in 2016 carried over?", False),
        ("was Kent better than good for efficiency in 2016?", True),
    ],
)
def test_whether_a_grade_was_given_is_asked_by_the_first_word_and_nothing_that_turns_it(
    text: str, whether: bool
) -> None:
    query = PARSER.parse(text, NOBODY)
    assert (Form.WHETHER in getattr(query, "forms", ())) is whether


@pytest.mark.parametrize(
    "question",
    [
        "which forces were always outstanding for efficiency",
        "who stayed good for effectiveness",
        "which forces were outstanding for efficiency every year",
        "how many forces were good for efficiency each year",
    ],
)
def test_a_list_by_grade_is_of_one_inspection(question: str) -> None:
    """The forces of the latest are not passed off as those of every inspection."""
    parsed = PARSER.parse(question, NOBODY)
    assert isinstance(parsed, NotUnderstood)
    assert "one inspection at a time" in parsed.reason


@pytest.mark.parametrize(
    "question",
    [
        "which forces failed to get good for efficiency 2016",
        "has any force ever failed to be good",
        "forces short of good for efficiency 2016",
        "which forces lack a good grade for efficiency 2016",
        "how many forces missed out on good in 2016 efficiency",
        "which forces could be outstanding for efficiency",
    ],
)
def test_a_grade_that_was_not_given_is_asked_back(question: str) -> None:
    """Forces that have the grade are not listed as those that failed to get it."""
    back = PARSER.parse(question, NOBODY)
    assert isinstance(back, Unclear)
    assert all(asked(choice.question).intent is I.WITH_GRADE for choice in back.choices)


@pytest.mark.parametrize(
    ("question", "whether"),
    [
        ("was Kent good for efficiency in 2016", True),
        ("was Kent at least good for efficiency in 2016", True),
        ("was Kent good and outstanding for efficiency in 2016", False),
        ("was Kent outstanding or just good for efficiency in 2016", False),
        ("has Kent always been good for efficiency", False),
    ],
)
def test_yes_or_no_is_said_only_where_one_thing_is_asked(question: str, whether: bool) -> None:
    assert (Form.WHETHER in asked(question).forms) is whether


@pytest.mark.parametrize(
    ("question", "window"),
    [
        ("how many AFIs are overdue for Kent", None),
        ("how many of Kent's findings are overdue", None),
        ("how many findings have no date for Kent", None),
        ("how many findings are due in May 2017 for Kent", (MAY, date(2017, 5, 31))),
        ("how many actions are due for Kent in 2017", (date(2017, 1, 1), date(2017, 12, 31))),
        ("how many AFIs with internal deadlines has Kent", None),
    ],
)
def test_findings_counted_by_their_day_are_counted_as_deadlines(
    question: str, window: tuple[date, date] | None
) -> None:
    """Never all of them: what is due is counted, in the days asked."""
    query = asked(question)
    assert query.counted is Counted.DEADLINES
    assert (query.window and (query.window.start, query.window.end)) == window


def test_findings_are_not_counted_by_another_day() -> None:
    parsed = PARSER.parse("how many AFIs were issued in May 2017", NOBODY)
    assert isinstance(parsed, NotUnderstood)
    assert "not by another day" in parsed.reason


@pytest.mark.parametrize(
    "question",
    [
        "how many forces have overdue AFIs",
        "how many forces were not graded in 2016 for effectiveness",
        "how many forces were carried over in 2018/19 for effectiveness",
        "how many judgements of Kent were revised",
    ],
)
def test_what_no_count_answers_is_said_and_not_counted(question: str) -> None:
    """A number of something else is worse than none."""
    parsed = PARSER.parse(question, NOBODY)
    assert isinstance(parsed, NotUnderstood)
    assert "counted" in parsed.reason


@pytest.mark.parametrize("question", ["does Kent have only two AFIs", "are all causes of concern for Kent open"])
def test_yes_is_no_answer_to_how_many(question: str) -> None:
    assert Form.WHETHER not in asked(question).forms


def test_closed_in_a_year_is_of_the_calendar() -> None:
    query = asked("which findings closed in 2017 for Kent")
    assert query.window == Window(date(2017, 1, 1), date(2017, 12, 31), "in 2017")
    assert not query.cycles
    assert asked("closed findings of Kent in 2017").cycles == ("peel-2017",)


def test_better_than_in_an_inspection_is_since_then() -> None:
    """What came after stands beside it: that is where the comparison may be barred."""
    query = asked("is Kent worse at investigating crime than in 2018/19")
    assert query.intent is I.HISTORY
    assert query.cycles == ("peel-2018-19", "peel-2021-22", "peel-2023-25", "peel-2025-27")
