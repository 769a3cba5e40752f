"""Codes → words: the one place where a state, a kind, a role or an amount gets its name."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from datetime import date, datetime
from enum import StrEnum
from math import isnan

from dashboard.i18n import CHINESE, ENGLISH, N_, language, t
from dashboard.label_words import WORDS
from data.rules.local_time import local
from data.rules.money import show_wan, show_yuan
from data.settings import settings

_currency: ContextVar[str] = ContextVar("currency", default="")
UNKNOWN = N_("未知")
NONE = "—"
LANGUAGE_NAMES = {CHINESE: "中文", ENGLISH: "English"}  # each in itself, whoever reads


_THREE_PUBLIC: Mapping[str, str] = {
    "abroad": N_("因公出国（境）费"),
    "vehicle_purchase": N_("公务用车购置费"),
    "vehicle_running": N_("公务用车运行维护费"),
    "reception": N_("公务接待费"),
}
_SPEND_TYPES: Mapping[str, str] = {"basic": N_("基本支出"), "project": N_("项目支出"), "": UNKNOWN}
_SEVERITIES: Mapping[str, str] = {"error": N_("错误"), "warning": N_("提醒"), "assumed": N_("说明")}
_WEEKDAYS = (N_("周一"), N_("周二"), N_("周三"), N_("周四"), N_("周五"), N_("周六"), N_("周日"))


def label(code: StrEnum) -> str:
    """The word for a state, a kind, a role and the like."""
    return t(WORDS[code])


def three_public(group: str) -> str:
    """The name of a component of 三公经费."""
    return t(_THREE_PUBLIC[group])


def spend_type(code: str) -> str:
    """基本支出, 项目支出, or that the ledger does not say."""
    return t(_SPEND_TYPES[code])


def severity(code: str) -> str:
    """错误, 提醒 or 说明: how much a problem of a file matters."""
    return t(_SEVERITIES[code])


def day(on: date | None) -> str:
    """2026-11-22（周日）; 未知 where there is none."""
    if on is None:
        return t(UNKNOWN)
    return t("{date}（{weekday}）", date=on.isoformat(), weekday=t(_WEEKDAYS[on.weekday()]))


def moment(at: datetime | None) -> str:
    """2026-11-22 09:30 by the bureau's clock; 未知 where there is none."""
    return local(at).strftime("%Y-%m-%d %H:%M") if at else t(UNKNOWN)


def month(number: int) -> str:
    """11月, or Nov."""
    return date(2000, number, 1).strftime("%b") if language() == ENGLISH else t("{month}月", month=number)


def period(year: int | None, first: int | None, last: int | None = None) -> str:
    """2026年, 2026年3月, 2026年3月至6月, or that the date is unknown."""
    if year is None:
        return t("日期不明")
    if first is None:
        return t("{year}年", year=year)
    return t("{year}年{month}", year=year, month=months(first, last))


def months(first: int, last: int | None) -> str:
    """3月, or 3月至6月."""
    return t("{first}至{last}", first=month(first), last=month(last)) if last else month(first)


def share(part: float | None) -> str:
    """A share with one decimal: 7.9%; a dash where there is no base to divide by."""
    return NONE if part is None or isnan(part) else f"{part * 100:.1f}%"


def count_in(currency: str) -> None:
    """Choose the currency of the amounts of this run; empty for that of the settings."""
    _currency.set(currency)


def currency_unit(*, big: bool) -> str:
    """The unit of amounts as a column head prints it: 元 or 万元; GBP or 万 GBP where a ledger counts in pounds."""
    code = _currency.get() or settings().currency
    if code == "CNY":
        return t("万元") if big else t("元")
    return t("万 {currency}", currency=code) if big else code


def amount(fen: int | None, *, big: bool = False) -> str:
    """An amount without its unit: 1,234.50; — where it is unknown. `big` shows 万, rounded once, here."""
    if fen is None:
        return NONE
    return show_wan(fen) if big else show_yuan(fen)


def money(fen: int | None, *, big: bool = True) -> str:
    """An amount with its unit: 128.40 万元. English has no word for 万: 1,284,000.00 yuan."""
    big = big and language() == CHINESE
    return t(UNKNOWN) if fen is None else f"{amount(fen, big=big)} {currency_unit(big=big)}"
