"""The whole answer as text, written out in full."""

from bot.ask.answer import Answer, Line, Lines, Outcome, Paragraph, Table
from bot.ask.query import Choice
from bot.domain.source import Source
from bot.render.text import to_text

PAGE = Source("The page", "https://a.example/")
PAPER = Source("A newspaper", "https://b.example/", inspectorate=False)


def test_everything_is_said_and_sources_are_numbered() -> None:
    answer = Answer(
        Outcome.ANSWER,
        "Kent was graded good.",
        parts=(
            Paragraph("A note.", (PAGE,)),
            Lines((Line("Kent", "good", (PAPER,)), Line("no lead")), "Forces"),
            Table(
                ("Question", "Judgement"), (("Investigating crime", "good"), ("Other", "ungraded")), "", (PAGE, PAPER)
            ),
            Table(("Question", "Kent"), (("One", "good"),), "Beside", (PAGE, PAPER)),
        ),
        caveats=("Mind this.",),
        assumed="No force named: Kent, your home force.",
        next_steps=(Choice("More", "Which findings does Kent have?"),),
        sources=(PAGE,),
    )
    assert to_text(answer) == (
        "Kent was graded good. [1]\n"
        "\n"
        "No force named: Kent, your home force.\n"
        "\n"
        "Note: Mind this.\n"
        "\n"
        "A note. [1]\n"
        "\n"
        "Forces\n"
        "- good: Kent [2]\n"
        "- no lead\n"
        "\n"
        "Question             Judgement  Source\n"
        "-------------------  ---------  ------\n"
        "Investigating crime  good       [1]\n"
        "Other                ungraded   [2]\n"
        "\n"
        "Beside\n"
        "Question  Kent\n"
        "--------  ----\n"
        "One       good\n"
        "From [1][2]\n"
        "\n"
        "Next you can ask:\n"
        "- Which findings does Kent have?\n"
        "\n"
        "Sources:\n"
        "  [1] The page\n"
        "      https://a.example/\n"
        "  [2] A newspaper (not the inspectorate's own page)\n"
        "      https://b.example/"
    )


def test_asking_back_lists_the_choices() -> None:
    answer = Answer(
        Outcome.UNCLEAR, "Which force?", choices=(Choice("Kent", "kent 2016"), Choice("Essex", "essex 2016"))
    )
    assert to_text(answer) == "Which force?\n\nWhich one?\n- kent 2016\n- essex 2016"
