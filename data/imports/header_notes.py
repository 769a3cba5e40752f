"""What is told of a header: which columns were taken for what, and which for nothing."""

from __future__ import annotations

from collections.abc import Container, Iterator

from data.imports.cells import Sheet
from data.imports.headers import Header
from data.imports.title_lines import TitleLines
from data.rules.problems import Problem


def header_notes(sheet: Sheet, header: Header, title: TitleLines, beside: Container[str] = ()) -> Iterator[Problem]:
    """All of it assumed, none of it an error. `beside` are the columns that are read as evidence."""
    row = header.last + 1
    if header.credit is not None:
        facts = {"credit": header.name("credit")}
        yield sheet.problem("debits_less_credits", "assumed", row=row, column=header.name("amount"), facts=facts)
    for field in header.stand_ins:
        yield sheet.problem("column_stands_in", "assumed", row=row, column=header.name(field), facts={"field": field})
    for field, printed in header.slips.items():
        yield sheet.problem("column_misspelt", "assumed", row=row, column=printed, facts={"field": field})
    unknown = [name for name in header.unknown if name not in beside]
    if unknown:
        yield sheet.problem("columns_unknown", "assumed", row=row, facts={"columns": ", ".join(unknown)})
    if title.year and not {"paid_on", "fiscal_year"} & set(header.columns):
        yield sheet.problem("period_of_title", "assumed", facts={"year": title.year, "month": title.month})
