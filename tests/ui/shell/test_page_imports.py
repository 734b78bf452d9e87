from __future__ import annotations

import subprocess
import sys

_CODE = """
import sys
from ui.shell.page_imports import import_pages_in_background
assert "ui.care_board.care_board_page" not in sys.modules
import_pages_in_background().join()
assert "ui.care_board.care_board_page" in sys.modules
assert "ui.schedule.schedule_page" in sys.modules
"""


def test_the_pages_are_there_before_somebody_visits_them() -> None:
    subprocess.run([sys.executable, "-c", _CODE], check=True, timeout=60)
