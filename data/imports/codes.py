"""Account codes and yes-or-no words as ledgers print them, brought to one form."""

from __future__ import annotations

import re
import unicodedata

from data.imports.cells import Cell, cell_text, trimmed
from data.imports.layouts import key

_DECIMAL_ZERO = re.compile(r"(\d+)\.0+")
_SPLIT_CODE = re.compile(r"(\d{3})[-.](\d{2})")
_CODE_AND_NAME = re.compile(r"(\d{3,7})[-—_:、.|\s]*([^\d\s\x00-\x7f].*)")

_SPEND_TYPES = {
    **dict.fromkeys(("基本支出", "基本", "basic", "basicspending"), "basic"),
    **dict.fromkeys(("项目支出", "项目", "project", "projectspending"), "project"),
}
_PAYEE_KINDS = {
    **dict.fromkeys(("单位", "对公", "企业", "公司", "机构", "法人", "body", "company", "organisation"), "body"),
    **dict.fromkeys(("个人", "对私", "自然人", "职工", "person", "individual"), "person"),
}
_YES = frozenset(
    ("y", "yes", "true", "1", "x", "是", "作废", "已作废", "取消", "已取消", "void", "voided", "cancelled")
)
_YES_SIGNS = frozenset("*√✓×")
_NO = frozenset(("", "n", "no", "false", "0", "否", "正常", "有效"))


def econ_code(cell: Cell) -> tuple[str, str]:
    """A code and, where the cell prints both, its name: 30201.0, '30201 and 302-01 are 30201; 30231 公务接待费 is both.

    Codes of other systems stay as they are. Rule: domain reference L8.
    """
    text = trimmed(cell_text(cell))
    if text.isascii() and text.isalnum():
        return text, ""
    plain = unicodedata.normalize("NFKC", text).lstrip("'`’‘").strip()
    if match := _DECIMAL_ZERO.fullmatch(plain):
        return match[1], ""
    if match := _SPLIT_CODE.fullmatch(plain):
        return match[1] + match[2], ""
    if match := _CODE_AND_NAME.fullmatch(text.lstrip("'`’‘").strip()):
        return match[1], match[2]
    squeezed = plain.replace(" ", "")
    return (squeezed if squeezed.isdigit() else plain), ""


def class_and_section(class_cell: Cell, section_cell: Cell) -> str:
    """类 301 and 款 01 in two columns are 30101; a section that a spreadsheet made a number gets its zero back."""
    class_code, section = econ_code(class_cell)[0], econ_code(section_cell)[0]
    if not section or (section.startswith(class_code) and len(section) > 2):
        return section or class_code
    return class_code + section.zfill(2)


def spend_type(text: str) -> str | None:
    """The code basic or project; "" for a blank; None for words that are neither."""
    name = key(text)
    return _SPEND_TYPES.get(name) if name else ""


def payee_kind(text: str) -> str | None:
    """The code body or person; "" for a blank; None for words that are neither."""
    name = key(text)
    return _PAYEE_KINDS.get(name) if name else ""


def is_yes(text: str) -> bool | None:
    """Whether a mark such as * or 是 says yes; None for words that say neither yes nor no."""
    name = key(text)
    if name in _YES or (text.strip() and not name and set(text.strip()) <= _YES_SIGNS):
        return True
    return False if name in _NO and (name or not text.strip()) else None
