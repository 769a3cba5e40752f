"""An opinion from the notice's page to its end; and after an anonymous one, everything is searched for its author.

The server is started anew at other moments of its stopped clock: people sign in at one, the opinion is sent at another,
at which nobody does anything else. So whatever bears that hour, anywhere, would be of the opinion.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import picture, settled, sideways_scroll, sign_in, visit
from tests.browser.serving import serving

SIGNED_IN, SENT, NEXT_DAY = "2026-11-23T08:11:07+08:00", "2026-11-23T10:37:43+08:00", "2026-11-24T09:05:00+08:00"
HOUR_SENT = re.compile(r"10:37|02:37|103743|023743")
BROWSER = "UnmistakableBrowser/7.31"
WORDS = "公示材料中的任职月份与我掌握的不一致，请核对。"
CODE = re.compile(r"(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}")


@pytest.fixture
def bureau(sample_database: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "opinions.db"
    shutil.copyfile(sample_database, copy)
    return copy


def tables(file: Path) -> dict[str, set[str]]:
    """Every row of every table that the file has, ours or SQLite's own."""
    with sqlite3.connect(file) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: {repr(row) for row in db.execute(f'SELECT * FROM "{name}"')} for name in names}


def notice_id(file: Path) -> int:
    with sqlite3.connect(file) as db:
        found = db.execute("SELECT max(id) FROM notices WHERE kind = 'cadre_pre_appointment' AND state = 'open'")
        return int(found.fetchone()[0])


def opinion_id(file: Path) -> str:
    with sqlite3.connect(file) as db:
        return str(db.execute("SELECT id FROM opinions WHERE text = ?", [WORDS]).fetchone()[0])


def give_anonymously(page: Page) -> str:
    """Fill the form in as a person does, and answer the code that it showed."""
    page.get_by_text("匿名", exact=True).click()
    settled(page)
    code = CODE.search(page.get_by_test_id("stMain").inner_text())
    assert code
    page.get_by_label("要反映的情况").fill(WORDS)
    page.keyboard.press("Tab")
    page.get_by_role("button", name="匿名提交").click()
    expect(page.get_by_text("请先抄下回执码并勾选")).to_be_visible()
    page.get_by_text("我已抄下回执码").click()
    page.get_by_role("button", name="匿名提交").dblclick()
    expect(page.get_by_text("已放入意见箱")).to_be_visible()
    return code.group()


@pytest.fixture
def logs(tmp_path: Path) -> Callable[[str], Path]:
    return lambda name: tmp_path / f"{name}.log"


@pytest.mark.long
def test_an_anonymous_opinion_is_handled_to_its_end_and_leads_to_nobody(bureau, new_page, logs):
    author, receiver, verifier = (new_page(1440, 1000, user_agent=f"{BROWSER} {n}") for n in range(3))
    where = f"/notice?id={notice_id(bureau)}"
    with serving(bureau, logs("first"), GONGKAI_CLOCK=SIGNED_IN) as address:
        for page, login in ((author, "employee"), (receiver, "auditor"), (verifier, "verifier")):
            sign_in(page, address, login)

    before = tables(bureau)
    with serving(bureau, logs("sent"), GONGKAI_CLOCK=SENT) as address:
        greeting = logs("sent").read_text(encoding="utf-8")
        visit(author, address + where)
        code = give_anonymously(author)
        visit(receiver, f"{address}/opinions")
        expect(receiver.get_by_text(WORDS)).to_have_count(0)
        cookie = next(c["value"] for c in author.context.cookies() if c["name"] == "gongkai")
    after = tables(bureau)

    assert {name for name in after if after[name] != before[name]} == {"opinions"}
    (row,) = after["opinions"] - before["opinions"]
    assert "'2026-11-23'" in row
    for trace in ("employee", "兰小丹", "0067", BROWSER, "127.0.0.1", cookie, code, code.replace("-", "")):
        assert trace not in row
    assert not HOUR_SENT.search(repr(after))
    assert not any(name.startswith("sqlite_sequence") for name in after)
    said = logs("sent").read_text(encoding="utf-8")
    assert said == greeting, "the server logged something while the opinion was sent"
    for part in (bureau, *bureau.parent.glob("opinions.db-*")):  # what was freed or is yet to be written back too
        raw = part.read_bytes()
        assert not [trace for trace in (BROWSER, code, code.replace("-", ""), "10:37:43") if trace.encode() in raw]

    with serving(bureau, logs("after"), GONGKAI_CLOCK=NEXT_DAY) as address:
        for page, login in ((author, "employee"), (receiver, "auditor"), (verifier, "verifier")):
            sign_in(page, address, login)
        _handle(receiver, verifier, address, opinion_id(bureau))
        visit(author, f"{address}/my-opinions")
        author.get_by_label("回执码").fill(code.lower())
        author.get_by_role("button", name="查询").click()
        expect(author.get_by_text("您所说的是哪一个月？")).to_be_visible()
        picture(author, "my-opinions-zh")
        expect(author.get_by_text(WORDS)).to_have_count(0)
    assert not HOUR_SENT.search(repr(tables(bureau)))


def _handle(receiver: Page, verifier: Page, address: str, opinion: str) -> None:
    visit(receiver, f"{address}/opinions")
    receiver.get_by_role("button", name="取出意见").click()
    settled(receiver)
    picture(receiver, "opinions-zh")
    visit(receiver, f"{address}/opinion?id={opinion}")
    expect(receiver.get_by_text(WORDS)).to_be_visible()
    receiver.get_by_label("询问反映人").fill("您所说的是哪一个月？")
    receiver.get_by_role("button", name="发出询问").click()
    settled(receiver)
    receiver.get_by_role("button", name="分办").click()
    settled(receiver)
    visit(verifier, f"{address}/opinion?id={opinion}")
    expect(verifier.get_by_text(WORDS)).to_be_visible()
    verifier.get_by_label("核实情况").fill("已核对发文。")
    verifier.get_by_role("button", name="记录核实结论").click()
    settled(verifier)
    picture(verifier, "opinion-zh")
    expect(verifier.get_by_text("已核实").first).to_be_visible()


@pytest.mark.long
def test_nobody_else_opens_it_by_its_address_and_a_phone_shows_the_form(bureau, new_page, logs):
    with sqlite3.connect(bureau) as db:
        (opinion_id, words) = db.execute("SELECT id, text FROM opinions WHERE NOT boxed LIMIT 1").fetchone()
    with serving(bureau, logs("addresses"), GONGKAI_CLOCK=SIGNED_IN) as address:
        for login in ("admin", "employee"):
            page = new_page(390, 844)
            sign_in(page, address, login)
            for path in (f"/opinion?id={opinion_id}", "/opinions"):
                visit(page, address + path)
                expect(page.get_by_text("您没有“办理公示意见”的权限", exact=False)).to_be_visible()
                expect(page.get_by_text(words)).to_have_count(0)
        visit(page, f"{address}/notice?id={notice_id(bureau)}")
        page.get_by_text("匿名", exact=True).click()
        settled(page)
        picture(page, "opinion-form-phone")
        page.set_viewport_size({"width": 360, "height": 800})
        settled(page)
        assert sideways_scroll(page) == 0
