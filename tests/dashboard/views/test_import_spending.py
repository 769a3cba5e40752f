"""The import page lists what was imported, and takes a file back only with a reason."""

from __future__ import annotations

from sqlalchemy import select

from data.database import reading
from data.tables.spending import FileState, SpendingFile
from tests.dashboard.reading_pages import words
from tests.ledgers import a_line, import_lines
from tests.people import FINANCE


def _states() -> list[FileState]:
    with reading() as db:
        return list(db.scalars(select(SpendingFile.state)))


def test_nothing_imported_yet_says_how_to_begin(open_page):
    assert "还没有导入任何文件" in words(open_page("import-spending", FINANCE))


def test_files_are_listed_with_their_figures(open_page):
    import_lines(a_line(12.5), a_line(1, econ_code="", category="杂项"), name="三月.csv")
    said = words(open_page("import-spending", FINANCE))
    assert "三月.csv" in said
    assert "13.5" in said


def test_a_file_is_taken_back_only_with_a_reason(open_page):
    import_lines(a_line(), name="三月.csv")
    app = open_page("import-spending", FINANCE)
    app.button[-1].click().run()
    assert "请写明理由。" in [error.value for error in app.error]
    assert _states() == [FileState.PUBLISHED]
    app.text_input[-1].input("重复导入")
    app.button[-1].click().run()
    assert not app.exception
    assert _states() == [FileState.WITHDRAWN]
