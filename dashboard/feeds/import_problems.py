"""What was found in a ledger as a file, to be worked through beside the ledger itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from dashboard import labels
from dashboard.feeds.cells import as_text
from dashboard.file_problems import what_is_there
from dashboard.i18n import speak, t
from data.rules.problems import Problem
from data.rules.roles import Viewer

MOST = 1000  # the importers stop counting there too


def problems_csv(viewer: Viewer, problems: Sequence[Problem]) -> bytes:
    """The first thousand problems, a row each, in the reader's language: how grave, where, what is there, what to do."""
    speak(viewer.language)  # downloads are made in a thread of their own
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow((t("类别"), t("工作表"), t("行"), t("列"), t("单元格"), t("问题")))
    rows.writerows(
        (
            labels.severity(problem.severity),
            as_text(problem.sheet),
            problem.row or "",
            as_text(problem.column),
            as_text(problem.cell),
            as_text(what_is_there(problem)),
        )
        for problem in problems[:MOST]
    )
    return written.getvalue().encode("utf-8-sig")


def file_name(ledger: str) -> str:
    """支出明细-问题.csv for what was found in 支出明细.xlsx."""
    return t("{name}-问题.csv", name=ledger.rpartition(".")[0] or ledger)
