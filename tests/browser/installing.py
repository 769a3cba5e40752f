"""Gets the browser that the stories need: `python -m tests.browser.installing`, called by `make test`.

Debian has Chromium and Chinese fonts as packages; elsewhere Playwright brings its own. Nothing is done where both are
there already.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

DEBIAN = ("chromium", "fonts-noto-cjk", "fontconfig", "libatomic1")  # the last for Playwright's driver
HOW_TO_GET_IT = """The browser stories need Chromium and a Chinese font, and they could not be installed from here.
On Debian:  sudo apt-get install chromium fonts-noto-cjk libatomic1
Elsewhere:  .venv/bin/python -m playwright install chromium
Or name a Chromium that is there:  GONGKAI_TEST_BROWSER=/path/to/chromium make test"""


def browser() -> Path | None:
    """The Chromium to drive; None where there is none, or where Playwright's driver does not start."""
    try:
        with sync_playwright() as playwright:
            own = Path(playwright.chromium.executable_path)
    except Exception:  # noqa: BLE001 - on a bare Debian it lacks libatomic, and says so in many ways
        return None
    named = os.environ.get("GONGKAI_TEST_BROWSER") or shutil.which("chromium")
    if named:
        return Path(named)
    return own if own.exists() else None


def has_chinese_font() -> bool:
    """Whether pictures will show characters instead of boxes. Macs always have a Chinese font."""
    if platform.system() != "Linux":
        return True
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=True).stdout.strip())


def install() -> None:
    """Install what is missing. Raises CalledProcessError when that fails."""
    if _on_debian():
        administrator = [] if os.geteuid() == 0 else ["sudo", "-n"]
        quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        print(f"Installing Debian's {', '.join(DEBIAN)}", flush=True)
        subprocess.run([*administrator, "apt-get", "update", "-q"], check=True, env=quietly)
        apt = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *DEBIAN]
        subprocess.run([*administrator, *apt], check=True, env=quietly)
    else:
        print("Installing Playwright's Chromium", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> int:
    """0 when browser and font are there, 1 with advice when they are not."""
    if browser() and has_chinese_font():
        return 0
    try:
        install()
    except (OSError, subprocess.CalledProcessError) as problem:
        print(problem, file=sys.stderr)
    if browser() and has_chinese_font():
        return 0
    print(HOW_TO_GET_IT, file=sys.stderr)
    return 1


def _on_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except (OSError, KeyError):
        return False


if __name__ == "__main__":
    sys.exit(main())
