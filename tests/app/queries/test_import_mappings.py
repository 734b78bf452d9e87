from __future__ import annotations

from app.queries.import_mappings import get_kept_mapping
from tests.builders import Firm


def test_headings_that_nobody_mapped_have_no_map(firm: Firm) -> None:
    assert get_kept_mapping("unknown") is None
