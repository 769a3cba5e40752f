"""The script of the floor: Streamlit wants a file."""

from __future__ import annotations

from tests.benchmarks import floor

floor.show()
