"""When opening the first page begins a new look, since which changes are told the next time."""

from __future__ import annotations

from datetime import timedelta

ONE_LOOK = timedelta(minutes=30)  # opening the page again within it is the same look
