"""Lines: paged, sorted and filtered in the database; one line with its file, row and original cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.rules.names import looks_like_person, mask_person
from data.rules.roles import Permission, Viewer, can
from data.tables.spending import SpendingFile, SpendingLine, SpendingTotal
from queries import line_words, visible
from queries.spending import code_names
from queries.spending_filters import Narrowed, Wanted, lines_of, narrowed_to, totals

LARGEST, LATEST, SMALLEST = "largest", "latest", "smallest"
ORDERS = (LATEST, LARGEST, SMALLEST)
ALL = Narrowed()
MOST_COUNTED = 1000  # lines that have some words: counting on would take seconds where they are common
MOST_LISTED = (
    10_000  # lines that can be paged to, and counted where no words are looked for; further ones are narrowed to
)
ROWS_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Line:
    """A line as this viewer may see it: an individual's name is masked unless the viewer may read it."""

    id: int
    paid_on: date | None
    unit: str
    econ_code: str
    name_zh: str
    name_en: str
    summary: str
    payee: str
    has_payee_page: bool  # not for an individual whose name the viewer may not read
    amount_fen: int
    voucher_no: str
    spend_type: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """One page of lines, and how many there are and what they sum to in all.

    Where `is_more`, there are more than `count`, and their sum is not known: what is not counted is not added up.
    """

    rows: tuple[Line, ...]
    count: int
    total_fen: int | None
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class LinePage:
    """One line with where it came from. `original` are the cells as printed, names of individuals masked alike."""

    line: Line
    fiscal_year: int | None
    currency: str
    occurred_on: date | None
    func_code: str
    fund: str
    project: str
    pay_method: str
    handler: str
    file_id: int
    file: str
    sheet: str
    row_no: int
    imported_at: datetime
    sha256: str
    original: tuple[tuple[str, str], ...]


def paged(
    db: Session,
    viewer: Viewer,
    *,
    wanted: Wanted,
    words: str = "",
    narrowed: Narrowed = ALL,
    order: str = LATEST,
    page: int = 1,
    size: int = 50,
) -> Lines:
    """A page of the lines wanted, the last that can be paged to at most. `words`: in purpose, voucher number or payee."""
    said = line_words.matches(db, viewer, words.strip())
    query = lines_of(viewer, wanted).where(said.every, narrowed_to(viewer, narrowed))
    if words.strip() or narrowed != ALL:
        most = MOST_COUNTED if words.strip() else MOST_LISTED
        count, total = _counted(db, query if said.some is None else query.where(said.some), most)
        if said.some is not None and count <= most:  # a part says nothing of the whole unless it is many
            count, total = _counted(db, query, most)
        if is_more := count > most:
            query = lines_of(viewer, wanted).where(said.every, narrowed_to(viewer, narrowed, many=True))
    else:  # the totals that are kept beside the lines know it already
        kept = func.coalesce(func.sum(SpendingTotal.lines), 0), func.coalesce(func.sum(SpendingTotal.amount_fen), 0)
        count, total = db.execute(totals(viewer, wanted).with_only_columns(*kept)).one()
        is_more = False
    start = min((max(page, 1) - 1) * size, MOST_LISTED - size)
    shown = db.scalars(query.order_by(*_order(order)).offset(start).limit(size))
    names = code_names(db, viewer, year=wanted.year)
    rows = tuple(_line(line, viewer, names) for line in shown)
    return Lines(rows, most, None, is_more) if is_more else Lines(rows, int(count), int(total))


def _counted(db: Session, lines: Select[Any], most: int) -> tuple[int, int]:
    """How many lines there are and what they sum to, counted no further than one more than `most`."""
    few = lines.with_only_columns(SpendingLine.amount_fen).limit(most + 1).subquery()
    count, total = db.execute(select(func.count(), func.coalesce(func.sum(few.c.amount_fen), 0))).one()
    return int(count), int(total)


def streamed(
    db: Session,
    viewer: Viewer,
    *,
    wanted: Wanted,
    words: str = "",
    narrowed: Narrowed = ALL,
    order: str = LATEST,
) -> Iterator[Line]:
    """All lines wanted, as `paged` lists them, read some thousand at a time while they are taken."""
    names = code_names(db, viewer, year=wanted.year)
    said = line_words.matches(db, viewer, words.strip()).every
    query = lines_of(viewer, wanted).where(said, narrowed_to(viewer, narrowed, many=True))
    for line in db.scalars(query.order_by(*_order(order)), execution_options={"yield_per": ROWS_AT_ONCE}):
        yield _line(line, viewer, names)


def one(db: Session, viewer: Viewer, *, line_id: int) -> LinePage:
    """One line whole. Raises NotFound if there is none, or none that the viewer may see."""
    line = db.scalar(visible.spending_lines(viewer).where(SpendingLine.id == line_id))
    if line is None:
        raise NotFound("line_unknown", line_id=line_id)
    file = db.get_one(SpendingFile, line.file_id)
    return LinePage(
        line=_line(line, viewer, code_names(db, viewer, year=line.fiscal_year)),
        fiscal_year=line.fiscal_year,
        currency=file.currency,
        occurred_on=line.occurred_on,
        func_code=line.func_code,
        fund=line.fund,
        project=line.project,
        pay_method=line.pay_method,
        handler=_person(line.handler, viewer),
        file_id=file.id,
        file=file.name,
        sheet=file.sheet,
        row_no=line.row_no,
        imported_at=file.imported_at,
        sha256=file.sha256,
        original=_original(line, viewer),
    )


def of_ids(db: Session, viewer: Viewer, *, ids: Sequence[int]) -> tuple[Line, ...]:
    """These lines as far as they are published still, the largest first."""
    found = list(db.scalars(visible.spending_lines(viewer).where(SpendingLine.id.in_(ids)).order_by(*_order(LARGEST))))
    names = {year: code_names(db, viewer, year=year) for year in {line.fiscal_year for line in found}}
    return tuple(_line(line, viewer, names[line.fiscal_year]) for line in found)


def of_file(db: Session, viewer: Viewer, *, file_id: int, page: int = 1, size: int = 50) -> Lines:
    """A page of one file's lines in the order of its rows, whatever became of the file."""
    query = visible.spending_lines_of_file(viewer, file_id)
    sums = func.count(), func.coalesce(func.sum(SpendingLine.amount_fen), 0)
    count, total = db.execute(query.with_only_columns(*sums)).one()
    shown = query.order_by(SpendingLine.row_no, SpendingLine.id).offset((max(page, 1) - 1) * size).limit(size)
    found = list(db.scalars(shown))
    names = {year: code_names(db, viewer, year=year) for year in {line.fiscal_year for line in found}}
    return Lines(tuple(_line(line, viewer, names[line.fiscal_year]) for line in found), count, int(total))


def _order(order: str) -> tuple[Any, ...]:
    """Each is the order of an index. The latest are those of the last month of account, and in it of the last day."""
    line = SpendingLine
    if order == SMALLEST:
        return line.amount_fen.asc(), line.file_id.asc(), line.id.asc()
    first = (line.amount_fen.desc(),) if order == LARGEST else (line.month.desc(), line.paid_on.desc())
    return *first, line.file_id.desc(), line.id.desc()


def _line(line: SpendingLine, viewer: Viewer, names: dict[str, tuple[str, str]]) -> Line:
    name_zh, name_en = names.get(line.econ_code, (line.category, line.category))
    return Line(
        id=line.id,
        paid_on=line.paid_on,
        unit=line.unit,
        econ_code=line.econ_code,
        name_zh=name_zh,
        name_en=name_en,
        summary=_without_names(line.summary, line, viewer),
        payee=_person(line.payee, viewer) if line.payee_is_person else line.payee,
        has_payee_page=bool(line.payee) and (not line.payee_is_person or can(viewer, Permission.READ_PAYEE_NAMES)),
        amount_fen=line.amount_fen,
        voucher_no=line.voucher_no,
        spend_type=line.spend_type,
        cancelled=line.cancelled,
    )


def _person(name: str, viewer: Viewer) -> str:
    return name if can(viewer, Permission.READ_PAYEE_NAMES) else mask_person(name)


def _without_names(text: str, line: SpendingLine, viewer: Viewer) -> str:
    """A purpose often repeats the claimant: the same names are masked in it."""
    if can(viewer, Permission.READ_PAYEE_NAMES):
        return text
    for name in {line.payee if line.payee_is_person else "", line.handler}:
        if len(name) > 1:
            text = text.replace(name, mask_person(name))
    return text


def _original(line: SpendingLine, viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Cells as printed. A viewer who may not read individuals' names gets none of the cells that hold only a name."""
    cells = [(header, _without_names(str(cell), line, viewer)) for header, cell in line.original.items()]
    if can(viewer, Permission.READ_PAYEE_NAMES):
        return tuple(cells)
    return tuple((header, mask_person(cell) if _names_a_person(header, cell) else cell) for header, cell in cells)


_PERSON_COLUMNS = (
    "经办人", "报销人", "报账人", "领款人", "出差人", "审批人", "批准人", "签批人", "证明人", "验收人", "制单", "审核",
    "负责人", "分管领导", "主要领导", "分管局长", "局长审批", "科长",
)  # fmt: skip
_DAYS = ("日期", "时间")
_BUYER_COLUMNS = ("购买方", "购方", "抬头")  # a body on most invoices


def _names_a_person(header: str, cell: str) -> bool:
    if any(word in header for word in _BUYER_COLUMNS):
        return looks_like_person(cell)
    return any(word in header for word in _PERSON_COLUMNS) and not any(word in header for word in _DAYS)
