"""The words for columns of evidence."""

from __future__ import annotations

from dashboard.parts.import_evidence import FIELDS
from data.imports.layouts import built_in


def test_every_column_of_evidence_that_an_import_knows_can_be_named():
    assert FIELDS.keys() == built_in().evidence.keys()
    assert len(set(FIELDS.values())) == len(FIELDS)
