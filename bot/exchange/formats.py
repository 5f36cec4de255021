"""A table as a file: CSV, a workbook, or JSON."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime

from bot.exchange.defusing import defused
from bot.exchange.table import Cell, Table

BOM = "\ufeff"
"""Excel takes a CSV file without it for Windows-1252 and spoils every name with an accent; others pass over it."""
MOST_IN_CELL = 32_767
"""Characters of a workbook's cell: support.microsoft.com, Excel specifications and limits."""
CUT = " … (cut: a cell takes no more; the CSV and JSON files have all of it)"
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 (a workbook's own time has no zone; the same table is the same file)


def to_csv(table: Table) -> bytes:
    """Return a table as CSV (RFC 4180): UTF-8 with a byte order mark, lines ending with CR LF, days as YYYY-MM-DD."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return _bytes(out.getvalue())


def _written(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return defused(cell) if isinstance(cell, str) else cell


def to_json(table: Table) -> bytes:
    """Return a table as JSON: each row an object with every column, null where there is nothing."""
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, map(_plain, row), strict=True)) for row in table.rows]
    said = {"title": table.title, "columns": names, "rows": rows}
    return _bytes(json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def _plain(cell: Cell) -> str | int | None:
    return cell.isoformat() if isinstance(cell, date) else cell


def to_xlsx(table: Table) -> bytes:
    """Return a table as a workbook of one sheet: days are days, the heading stays in sight, text is never a formula."""
    import xlsxwriter  # noqa: PLC0415 (slow to import, and few ask for it)

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": table.title, "author": "peel-bot", "created": _MADE})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "d mmm yyyy", "align": "left", "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    # Text that is edited in place stays text, as if typed with an apostrophe, which is not shown.
    guarded = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    sheet = book.add_worksheet(str(table.kind))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.name, head)
    for line, row in enumerate(table.rows, 1):
        for place, cell in enumerate(row):
            if cell is None:
                continue
            if isinstance(cell, date):
                sheet.write_datetime(line, place, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001 (a day)
            elif isinstance(cell, int):
                sheet.write_number(line, place, cell, plain)
            else:
                sheet.write_string(line, place, _fitting(cell), guarded if defused(cell) != cell else plain)
    book.close()
    return out.getvalue()


def _fitting(text: str) -> str:
    # Excel counts UTF-16 units: an emoji is two.
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * MOST_IN_CELL:
        return text
    return units[: 2 * (MOST_IN_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


FORMATS: dict[str, Callable[[Table], bytes]] = {"csv": to_csv, "xlsx": to_xlsx, "json": to_json}
"""By the ending of the file's name."""
