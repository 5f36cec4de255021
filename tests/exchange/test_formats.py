"""CSV, workbooks and JSON: the text comes back as it was, and nothing that people write is a formula."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.exchange.defusing import defused, restored
from bot.exchange.formats import CUT, MOST_IN_CELL, to_csv, to_json, to_xlsx
from bot.exchange.table import Column, Kind, Table

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NASTY = st.builds(
    "".join,
    st.lists(
        st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "'", '"', " ", ",", ";", "1", "é", "＝", "א"]),
        max_size=8,
    ),
)
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '"=1+1',
    "' =1",
    " -2",
    "\n@a",
    "＝1",
    "''+1",
    '"\t',
    "\tplain",
)


def one_cell(text: str) -> Table:
    return Table(Kind.FINDINGS, "One", (Column("text"), Column("number")), ((text, -3),))


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@given(st.one_of(TEXT, NASTY))
@example("'=1")
@example("''")
def test_text_comes_back_as_it_was_written(text: str) -> None:
    assert restored(defused(text)) == text
    [_, row] = read(to_csv(one_cell(text)))
    assert [restored(row[0]), row[1]] == [text, "-3"]


@given(st.one_of(TEXT, NASTY))
def test_no_written_text_begins_like_a_formula(text: str) -> None:
    seen = defused(text)
    assert not seen.lstrip(' "').startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Plain", "1-2", "a=b", "", "'quoted'", '"quoted"', "e@mail"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


def test_csv_is_as_rfc_4180_and_excel_have_it() -> None:
    table = Table(Kind.FINDINGS, "T", (Column("a"), Column("b")), (('Ä, “x”\n"y"', date(2017, 5, 1)), (None, 2)))
    assert to_csv(table) == '\ufeffa,b\r\n"Ä, “x”\n""y""",2017-05-01\r\n,2\r\n'.encode()


def test_json_has_every_column_of_every_row() -> None:
    table = Table(
        Kind.FINDINGS, "T", (Column("a"), Column("b"), Column("c")), (("=1 שלום 👮", date(2017, 5, 1), None),)
    )
    said = json.loads(to_json(table))
    assert said == {
        "title": "T",
        "columns": ["a", "b", "c"],
        "rows": [{"a": "=1 שלום 👮", "b": "2017-05-01", "c": None}],
    }


def test_a_workbook_has_days_numbers_a_frozen_heading_widths_and_no_formula() -> None:
    columns = (Column("text", 33), Column("due", 12), Column("days", 9), Column("none"))
    rows = tuple((text, date(2017, 5, 1), -3, None) for text in FORMULAS)
    sheet = load_workbook(io.BytesIO(to_xlsx(Table(Kind.OBLIGATIONS, "T", columns, rows)))).active
    assert sheet is not None
    assert sheet.title == "obligations"
    assert [cell.value for cell in sheet[1]] == ["text", "due", "days", "none"]
    assert sheet.freeze_panes == "B2"
    assert 33 <= sheet.column_dimensions["A"].width < 35
    for cells, text in zip(sheet.iter_rows(min_row=2), FORMULAS, strict=True):
        shown, due, days, empty = cells
        assert (shown.data_type, shown.quotePrefix) == ("s", True)
        assert shown.value.replace("_x000D_", "\r").replace("\r\n", "\n") == text.replace("\r\n", "\n")
        assert due.is_date
        assert (due.value.date(), days.value, empty.value) == (date(2017, 5, 1), -3, None)


def test_an_empty_table_is_a_file_with_its_heading() -> None:
    table = Table(Kind.HISTORY, "T", (Column("a"), Column("b")), ())
    assert to_csv(table).decode("utf-8-sig") == "a,b\r\n"
    sheet = load_workbook(io.BytesIO(to_xlsx(table))).active
    assert sheet is not None
    assert sheet.max_row == 1


@pytest.mark.parametrize("text", ["x" * 40_000, "👮" * 20_000])
def test_text_longer_than_a_cell_is_cut_and_says_so(text: str) -> None:
    sheet = load_workbook(io.BytesIO(to_xlsx(one_cell(text)))).active
    assert sheet is not None
    shown = str(sheet["A2"].value)
    assert shown.endswith(CUT)
    assert len(shown.encode("utf-16-le")) // 2 <= MOST_IN_CELL
    [_, row] = read(to_csv(one_cell(text)))
    assert row[0] == text


def test_the_same_table_is_the_same_file() -> None:
    assert to_xlsx(one_cell("a")) == to_xlsx(one_cell("a"))
