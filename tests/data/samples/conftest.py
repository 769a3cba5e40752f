"""The sample bureau as loaded, to be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from data import database
from tests.conftest import NO_DATABASE

TODAY = date(2026, 11, 22)  # the sample's own, a Sunday


@pytest.fixture
def sample(sample_database: Path) -> Iterator[Session]:
    """A session that reads the loaded sample."""
    database.use(f"sqlite:///{sample_database}")
    with database.reading() as session:
        yield session
    database.use(NO_DATABASE)
