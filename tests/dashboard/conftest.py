"""Who is signed in, for the routes beside the pages; and the language, which a test may change and none inherits."""

from __future__ import annotations

import pytest

from dashboard import gate
from dashboard.i18n import CHINESE, speak
from data.rules.roles import Viewer


@pytest.fixture(autouse=True)
def _in_chinese():
    speak(CHINESE)


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch):
    """Let the gate, and a module of routes, take every visitor for one viewer."""

    def sign_in(module: object, viewer: Viewer) -> None:
        for of in (gate, module):
            monkeypatch.setattr(of, "viewer_of", lambda _: viewer)

    return sign_in
