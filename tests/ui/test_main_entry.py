from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.__main__ import window_address

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        ([], ""),
        (["--data", "firm.db"], "firm.db"),
        (["--data=firm.db"], "firm.db"),
        (["--data", "postgresql://desk/firm"], "postgresql://desk/firm"),
        (["find", "alder"], None),
        (["--help"], None),
        (["--version"], None),
        (["--data"], None),
        (["--data="], None),
        (["--data", "firm.db", "board"], None),
    ],
)
def test_no_command_opens_the_window(arguments: list[str], address: str | None) -> None:
    assert window_address(arguments) == address


def imported_by(code: str) -> set[str]:
    program = f"{code}\nimport sys\nprint(*sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT, env=dict(os.environ)
    )
    return set(answer.stdout.split())


def test_the_entry_point_imports_no_qt_and_no_peewee() -> None:
    loaded = imported_by("import ui.__main__")
    assert not {name.partition(".")[0] for name in loaded} & {"PySide6", "peewee", "reportlab", "psycopg"}


def test_the_window_is_imported_without_what_only_papers_and_imports_need() -> None:
    loaded = {name.partition(".")[0] for name in imported_by("import ui.application")}
    assert not loaded & {
        "reportlab",
        "pypdfium2",
        "phonenumbers",
        "babel",
        "rapidfuzz",
        "charset_normalizer",
        "holidays",
        "segno",
    }


def test_the_window_is_imported_without_the_card_the_plan_and_the_list_of_all_tables() -> None:
    loaded = imported_by("import ui.application")
    assert not loaded & {
        "app.models.tables",
        "app.queries.client_card",
        "app.queries.complaints",
        "app.queries.job_list",
        "app.queries.schedule",
        "app.queries.timeline",
        "app.rules.rewards",
        "app.photos",
        "PIL",
    }
