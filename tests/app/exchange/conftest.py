"""The desk at which files are brought in, for all tests of files in and out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.exchange.import_desk import Desk
from tests.builders import Firm


@pytest.fixture
def import_desk(firm: Firm, tmp_path: Path) -> Desk:
    """A firm of this test's own and a folder for its files."""
    return Desk(firm, tmp_path)
