"""Prints how quick the pages are: `make bench`, or `python -m tests.benchmarks.run --lines 1000000`.

One run measures the floor, our page at ten thousand lines and at each size asked for, and imports beside a bare insert.
Filter changes are made on the floor, on ten thousand lines and on the size in turn, for a machine's speed wanders within
minutes. Times are printed and never asserted: compare the ratios.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from data import database
from data.commands import accounts
from data.database import reading, writing
from data.rules.roles import Role, Viewer
from queries import spending_lines
from queries.spending_filters import Wanted
from tests import postgresql
from tests.benchmarks import browsing, filling, generator, serving
from tests.browser.installing import HOW_TO_GET_IT, browser

SMALL = 10_000
CODES = 1  # which chart is the one by class
YEAR = Wanted("CNY", 2025)
WORDS = {"rare": generator.RARE, "common": generator.COMMON, "absent": generator.ABSENT}
Row = tuple[str, str]


def main() -> None:
    """Measure and print."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--lines", type=int, nargs="+", default=[1_000_000])
    wanted.add_argument("--repeat", type=int, default=7)
    wanted.add_argument("--beside", type=int, default=200_000, help="lines on which both databases are compared")
    wanted.add_argument("--only-beside", action="store_true", help="compare the databases, and open no browser")
    wanted.add_argument("--keep", type=Path, help="a folder for the databases, used again if they are there")
    asked = wanted.parse_args()
    _beside(asked.beside)
    if asked.only_beside:
        return
    chromium = browser()
    if chromium is None:
        raise SystemExit(HOW_TO_GET_IT)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = asked.keep or Path(made)
        flags = ["--no-sandbox", "--disable-gpu"]
        start = partial(playwright.chromium.launch, executable_path=chromium, args=flags)
        alone = _floor(start)
        print(
            f"reading and checking a CSV: {filling.read_lines_a_second():,.0f} lines a second, before storing",
            flush=True,
        )
        for lines in (SMALL, *asked.lines):
            _ours(start, folder, lines, asked.repeat, alone)


def _floor(start: browsing.Start) -> browsing.Visit:
    with serving.streamlit_alone() as server:
        alone = browsing.first_visit(start, server.address, None)
    with serving.floor() as server:
        first = browsing.first_visit(start, server.address, None)
        _table(
            "floor: five charts and a table on tiny data",
            ("first visit, Streamlit alone, 10 Mbit/s", f"{alone.seconds:.1f} s, {alone.megabytes:.1f} MB"),
            ("first visit, behind uvicorn, 10 Mbit/s", f"{first.seconds:.1f} s, {first.megabytes:.1f} MB"),
            ("memory of the process", f"{server.megabytes():.0f} MB"),
        )
    return alone


def _ours(start: browsing.Start, folder: Path, lines: int, repeat: int, alone: browsing.Visit) -> None:
    file = folder / f"{lines}.db"
    rows = _imported(file, lines)
    cookie = {"name": "gongkai", "value": _token()}
    with serving.ours(file) as server:
        address = f"{server.address}/spending"
        empty = server.megabytes()
        window = start()
        browsing.opened(window, address, cookie).context.close()  # the figures are asked for once
        first = browsing.first_visit(start, address, cookie)
        page = browsing.opened(window, address, cookie)
        one = server.megabytes()
        cold = browsing.timed(server, page, _months(page)[:repeat])
        drill = browsing.timed(server, page, [browsing.click_bar(page, CODES)])
        page.goto(address)
        page.wait_for_timeout(2500)
        page.evaluate(browsing.WATCH)
        forward = browsing.timed(server, page, [browsing.forward(page, number) for number in (2, 3, 2, 3)])
        found = {name: browsing.timed(server, page, [browsing.search(page, word)]) for name, word in WORDS.items()}
        others = [browsing.opened(window, address, cookie) for _ in range(3)]
        each = (server.megabytes() - one) / len(others)
        window.close()
    floor, small, click = _in_turn(start, [folder / f"{SMALL}.db", file], repeat)
    _table(
        f"ours at {lines:,} lines",
        *rows,
        ("first visit, 10 Mbit/s", f"{first.seconds:.1f} s, {first.megabytes:.1f} MB"),
        ("  against Streamlit alone", f"{first.seconds / alone.seconds:.2f}"),
        ("filter change, first time", _shown(cold)),
        ("filter change, figures kept", _shown(click)),
        ("  the floor in turn with it", _shown(floor)),
        ("  against the floor", f"{click.milliseconds / floor.milliseconds:.2f}"),
        ("  against ten thousand lines in turn with it", f"{click.milliseconds / small.milliseconds:.2f}"),
        ("drill to a class, by its bar", _shown(drill)),
        ("page forward", _shown(forward)),
        *((f"search, {name} word", _shown(click)) for name, click in found.items()),
        *_asked(),
        ("memory: started, one session, each more", f"{empty:.0f}, {one:.0f}, {each:.1f} MB"),
    )


def _months(page: Page) -> list[Callable[[], None]]:
    return [browsing.choose(page, "月份", f"{month}月") for month in range(2, 11)]


def _in_turn(start: browsing.Start, files: list[Path], repeat: int) -> list[browsing.Click]:
    """A filter change on the floor and on each of these databases, one after the other, time and again."""
    with ExitStack() as until_then:
        floor, window = until_then.enter_context(serving.floor()), start()
        pages = [(floor, browsing.opened(window, floor.address, None))]
        for file in files:
            database.use(f"sqlite:///{file}")
            server = until_then.enter_context(serving.ours(file))
            cookie = {"name": "gongkai", "value": _token()}
            pages.append((server, browsing.opened(window, f"{server.address}/spending", cookie)))
        each = [(server, page, _months(page)) for server, page in pages]
        browsing.in_turn(each)  # so that all figures are kept
        clicks = browsing.in_turn([(server, page, months * (repeat // 3)) for server, page, months in each])
        window.close()
    return clicks


def _imported(file: Path, lines: int) -> list[Row]:
    return _import_rows(filling.filled(file, lines))


def _import_rows(filled: filling.Filled) -> list[Row]:
    return [
        ("import, lines a second", f"{filled.lines_a_second:,.0f}; {filled.megabytes:,.0f} MB"),
        ("  bare executemany of the same rows", f"{filled.bare_lines_a_second:,.0f}"),
        ("  time against it", f"{filled.ratio:.1f}"),
    ]


def _beside(lines: int) -> None:
    """SQLite and PostgreSQL with the same lines: what an import takes, and each question."""
    found: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as made, postgresql.server() as server:
        fills = partial(filling.fill, Path(made) / "beside.db"), partial(filling.fill_postgresql, server)
        for fill in fills:
            for name, figure in (*_import_rows(fill(lines)), *_asked()):
                found.setdefault(name, []).append(figure)
        database.engine().dispose()  # the server stops next, and waits for nobody
    _table(
        f"SQLite beside PostgreSQL at {lines:,} lines, without a browser",
        ("", "SQLite".ljust(20) + "PostgreSQL"),
        *((name, "".join(figure.ljust(20) for figure in figures).rstrip()) for name, figures in found.items()),
    )


def _asked() -> list[Row]:
    """Server time of questions, without a browser: what a page of lines and a search cost in the database."""
    staff = Viewer("employee", frozenset({Role.EMPLOYEE}))

    def paged(**how: object) -> Callable[[], object]:
        def ask() -> object:
            with reading() as db:
                return spending_lines.paged(db, staff, wanted=YEAR, size=25, **how)  # type: ignore[arg-type]

        return ask

    questions = {
        "first page": paged(),
        "page 3": paged(page=3),
        "page 400, the last": paged(page=400),
        "largest first": paged(order=spending_lines.LARGEST),
        **{f"search, {name} word": paged(words=word) for name, word in WORDS.items()},
    }
    return [(f"question: {name}", f"{_milliseconds(ask):.1f} ms") for name, ask in questions.items()]


def _milliseconds(ask: Callable[[], object]) -> float:
    took = []
    for _ in range(5):
        start = time.perf_counter()
        ask()
        took.append((time.perf_counter() - start) * 1000)
    return median(took)


def _token() -> str:
    with writing() as db:
        login, password = filling.LOGIN, filling.PASSWORD
        return accounts.sign_in(db, now=filling.NOW, login=login, password=password, hours=1000)


def _shown(click: browsing.Click) -> str:
    return f"{click.milliseconds:.0f} ms, of them {click.cpu_milliseconds:.0f} ms of the server's processor"


def _table(title: str, *rows: Row) -> None:
    print(f"\n{title}")
    for name, figure in rows:
        print(f"  {name:<42} {figure}", flush=True)


if __name__ == "__main__":
    main()
