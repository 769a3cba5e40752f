"""Names that would hide something, or be hidden. Streamlit puts the folder of its script first on the import path."""

from __future__ import annotations

import importlib.util
import sys
from importlib.metadata import packages_distributions
from pathlib import PurePath

from tests.house.reading_code import PROJECT, files

OURS = ("data", "queries", "dashboard", "tests")


def test_our_packages_are_the_ones_that_are_imported():
    for name in OURS:
        found = importlib.util.find_spec(name)
        assert found, f"there is no package {name}"
        assert found.origin == str(PROJECT / name / "__init__.py"), f"{found.origin} hides our package {name}"


def test_no_installed_package_has_one_of_our_names():
    taken = {name: packages_distributions()[name] for name in OURS if name in packages_distributions()}
    assert not taken, f"Do without these, or rename ours: {taken}"


def test_nothing_in_dashboard_hides_a_module_that_others_import():
    children = {PurePath(path).parts[1].removesuffix(".py") for path in files() if path.startswith("dashboard/")}
    children -= {"__init__", "__main__"}
    hidden = children & {*sys.stdlib_module_names, *packages_distributions(), *OURS}
    assert not hidden, f"Streamlit would import dashboard's own instead; rename: {sorted(hidden)}"


def test_no_folder_is_called_pages():
    """Streamlit serves each file of such a folder beside its script to anyone, whatever the navigation says."""
    found = [path for path in files() if "pages" in PurePath(path).parts[:-1]]
    assert not found, f"Rename the folder to views: {found}"
