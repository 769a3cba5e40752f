"""In which unit a ledger's amounts are, and which mark stands before their decimals."""

from __future__ import annotations

from data.imports.cells import Sheet
from data.imports.headers import Header
from data.imports.layouts import Layout
from data.imports.title_lines import TitleLines
from data.rules.money import decimal_mark
from data.rules.problems import Problem


def amount_unit(sheet: Sheet, header: Header, title: TitleLines, layout: Layout) -> tuple[str, Problem | None]:
    """元 or 万元: as printed with the amount's header, else above it, else by the layout, else 元.

    The problem tells what was taken when the header did not say, or is the error `unit_conflict` where the layout says
    other than the file: a factor of ten thousand is not for a program to settle.
    """
    printed = header.unit or title.unit
    if printed and layout.unit and printed != layout.unit:
        facts = {"printed": printed, "layout": layout.unit}
        return printed, sheet.problem("unit_conflict", row=header.last + 1, column=header.name("amount"), facts=facts)
    unit = printed or layout.unit or "元"
    if header.unit:
        return unit, None
    source = "title" if title.unit else "layout" if layout.unit else "default"
    return unit, sheet.problem(
        "unit_assumed", "assumed", column=header.name("amount"), facts={"unit": unit, "source": source}
    )


def amount_decimal_mark(sheet: Sheet, header: Header, layout: Layout) -> tuple[str, Problem | None]:
    """A point or a comma: by the layout, else a comma where the whole column proves it, which is told."""
    if layout.decimal_mark:
        return layout.decimal_mark, None
    column = header.columns["amount"]
    below = (row[column] for row in sheet.rows[header.last + 1 :] if column < len(row))
    mark = decimal_mark(cell for cell in below if isinstance(cell, str))
    if mark == ".":
        return mark, None
    return mark, sheet.problem("decimal_comma_proved", "assumed", column=header.name("amount"))
