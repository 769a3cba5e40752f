"""What the totals printed in a ledger say about its lines, as problems with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.imports.amounts import rounding_of
from data.imports.cells import Sheet
from data.imports.headers import Header
from data.imports.tallies import row_ranges
from data.imports.totals_rows import Checked, PrintedTotal, check
from data.rules.problems import Problem, Severity
from data.rules.spending_lines import LedgerLine


def check_totals(
    sheet: Sheet, header: Header, lines: Sequence[LedgerLine], totals: Sequence[PrintedTotal], unit: str
) -> list[Problem]:
    """Errors for totals that disagree with their lines, a warning for each that agrees only by rounding, and one note
    on all the rows that were taken as totals. Rules: domain reference L5, L6, V11, V12.
    """
    checked = list(check(totals, [line.amount_fen for line in lines], rounding_fen=_rounding(header, lines, unit)))
    agreeing = [each.printed for each in checked if each.agrees]
    problems = list(_disagreements(sheet, header, lines, checked))
    for code, rows in (
        ("totals_rows_checked", [total for total in agreeing if total.kind != "unnamed"]),
        ("unnamed_totals_checked", [total for total in agreeing if total.kind == "unnamed"]),
        ("part_rows_left_out", [total for total in totals if total.kind == "part"]),
    ):
        if rows:
            printed, where = sum(total.fen for total in rows), row_ranges([total.row for total in rows])
            facts = {"count": len(rows), "rows": where, "printed_fen": printed}
            problems.append(sheet.problem(code, "assumed", row=rows[0].row, cell=rows[0].label, facts=facts))
    return problems


def check_control_total(
    sheet: Sheet, header: Header, lines: Sequence[LedgerLine], typed_fen: int, unit: str
) -> Problem:
    """A total that a person typed beside the sum of the lines: the same to the fen, or within the rounding of a file
    that prints 万元; else an error with both and the difference.
    """
    sum_fen = sum(line.amount_fen for line in lines)
    facts = {"typed_fen": typed_fen, "sum_fen": sum_fen, "difference_fen": typed_fen - sum_fen, "lines": len(lines)}
    if abs(typed_fen - sum_fen) <= _rounding(header, lines, unit):
        return sheet.problem("control_total_agrees", "assumed", facts=facts)
    return sheet.problem("control_total_disagrees", facts=facts)


def _disagreements(
    sheet: Sheet, header: Header, lines: Sequence[LedgerLine], checked: Sequence[Checked]
) -> Iterator[Problem]:
    earlier_months = _starts_after_january(lines)
    for each in checked:
        if each.agrees and not each.difference_fen:
            continue
        facts: dict[str, object] = {
            "label": each.printed.label,
            "printed_fen": each.printed.fen,
            "sum_fen": each.sum_fen,
            "difference_fen": each.difference_fen,
            "lines": each.lines,
        }
        code, severity = _verdict(each, earlier_months=earlier_months)
        row, cell = each.printed.row, each.printed.cell
        yield sheet.problem(code, severity, row=row, column=header.name("amount"), cell=cell, facts=facts)


def _verdict(checked: Checked, *, earlier_months: bool) -> tuple[str, Severity]:
    if checked.agrees:
        return "total_differs_by_rounding", "warning"
    if checked.printed.kind == "unnamed":
        return "amount_without_details", "error"
    if checked.printed.kind == "running" and earlier_months:
        return "running_total_unchecked", "warning"
    return "total_disagrees", "error"


def _starts_after_january(lines: Sequence[LedgerLine]) -> bool:
    """A year's running total then holds months that the file does not."""
    months = [line.month for line in lines if line.month]
    return bool(months) and min(months) > 1


def _rounding(header: Header, lines: Sequence[LedgerLine], unit: str) -> int:
    """How far rounding to the file's last decimal may carry a total, in fen; 0 for 元, where fen are printed."""
    name = header.name("amount")
    return 0 if unit == "元" else rounding_of(unit, [line.original[name] for line in lines])
