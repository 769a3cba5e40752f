"""`python -m dashboard`: the one way to start it."""

from __future__ import annotations

import ipaddress
import os
import sys

import uvicorn

from dashboard import labels, problems
from dashboard.i18n import speak, t
from dashboard.live_connection import LiveConnection
from data.database import is_current, reading
from data.errors import RuleBroken
from data.samples.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from data.settings import PROJECT, Settings, settings
from queries import sign_ins


def main() -> int:
    """Serve until stopped. Answers 2, with a sentence, if the settings forbid it."""
    chosen = settings()
    speak(chosen.language)
    if not is_current():
        print(problems.sentence(RuleBroken("database_not_current")), file=sys.stderr)
        return 2
    with reading() as db:
        demo = sign_ins.demo_logins(db)
    refused = _refusal(chosen, demo)
    if refused:
        print(refused, file=sys.stderr)
        return 2
    os.chdir(PROJECT)  # Streamlit reads .streamlit/config.toml from the working folder
    print(t("公开已启动：http://{host}:{port}", host=_shown_host(chosen.host), port=chosen.port), flush=True)
    if demo:
        _tell_demo_accounts(demo)
    uvicorn.run(
        "dashboard.asgi:app",
        host=chosen.host,
        port=chosen.port,
        ws=LiveConnection,
        log_level="warning",
        access_log=False,
    )
    return 0


def _refusal(chosen: Settings, demo: tuple[str, ...]) -> str:
    """Why these settings may not be served, in words; empty where they may."""
    if demo and not _is_loopback(chosen.host) and not chosen.allow_demo_accounts:
        return t(
            "数据库中有演示账号（{logins}），拒绝在 {host} 上提供服务。请使用正式数据库，或只在本机使用；"
            "确需如此，请设置 GONGKAI_ALLOW_DEMO_ACCOUNTS=yes。",
            logins=t("、").join(demo),
            host=chosen.host,
        )
    if chosen.clock and not demo:
        return t("GONGKAI_CLOCK 只用于演示数据库，本数据库没有演示账号，拒绝启动。")
    return ""


def _tell_demo_accounts(demo: tuple[str, ...]) -> None:
    print(t("演示账号（密码均为 {password}）：", password=DEMO_PASSWORD))
    for account in DEMO_ACCOUNTS:
        if account.login in demo:
            print(f"  {account.login:<10} {labels.label(account.role)}")
    sys.stdout.flush()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _shown_host(host: str) -> str:
    return "localhost" if _is_loopback(host) else host


if __name__ == "__main__":
    raise SystemExit(main())
