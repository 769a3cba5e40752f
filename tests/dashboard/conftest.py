"""Routes are asked over SQLite alone, where the databases' own tests have proved both to answer alike."""

from __future__ import annotations

import pytest

from dashboard import gate
from data.rules.roles import Viewer


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch):
    """Let the gate, and a module of routes, take every visitor for one viewer."""

    def sign_in(module: object, viewer: Viewer) -> None:
        for of in (gate, module):
            monkeypatch.setattr(of, "viewer_of", lambda _: viewer)

    return sign_in
