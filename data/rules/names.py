"""Names compared on a normalised key and shown as written (domain 8.3: never normalise what is shown)."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"[\s\u200b\ufeff_]+")
_BODY = re.compile(
    r"公司|集团|中心|银行|酒店|宾馆|饭店|餐|医院|学校|大学|学院|局|厅|委|院|所|站|店|厂|社|会|处|队|部|馆|行|政府|工会|基金|专户|账户|合作|事务"
)
_PERSON = re.compile(r"^[\u4e00-\u9fff]{2,4}$|^[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,6}$")


def name_key(name: str) -> str:
    """The form in which names are compared: full width folded, letters lowered, spaces and underlines dropped."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", name)).casefold()


def looks_like_person(payee: str) -> bool:
    """Whether a payee is written like a Chinese personal name.

    Used only where a ledger does not say, and then on the side of caution: a body masked by mistake can be mended, a
    person shown by mistake cannot be called back.
    """
    compact = _DROPPED.sub("", payee)
    return bool(_PERSON.match(compact)) and not _BODY.search(compact)


def mask_person(name: str) -> str:
    """张三 → 张**. The number of stars says nothing about the length of the name."""
    return f"{name.strip()[:1]}**" if name.strip() else ""
