"""The map of the house, kept true: import contracts, sizes, names, and what the top level holds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests import house_rules
from tests.house_rules import CHECKS, ROOT, Check, SourceFile, product_files

TOP_LEVEL = {"pyproject.toml", "app", "ui", "resources", "tests", "README.md", "dev.py", "requirements.lock", "LICENSE"}
LEFT_BY_TOOLS = {"__pycache__", "build", "dist", "htmlcov", "bench-data", "output"}
RULES_MAY_USE = {"dateutil", "phonenumbers", "rapidfuzz", "babel"}

# One breach of each contract, put into a copy of the house: path, text, the contract that must see it.
BREACHES = {
    "app/helpers.py": ('"""A place for everything."""\n', "The layers of the house point down"),
    "app/rules/breach.py": ("import app.services\n", "The layers of the house point down"),
    "app/migrations/breach.py": ("import app.errors\n", "The layers of the house point down"),
    "app/queries/breach.py": ("from PySide6 import QtCore\n", "The business knows neither Qt nor the window"),
    "ui/breach.py": ("import app.models.fields\n", "The window reads by queries and writes by services"),
    "ui/paper_breach.py": ("from reportlab.pdfgen import canvas\n", "Only app.documents knows ReportLab"),
    "ui/table_breach.py": ("import peewee\n", "Only the data side of app knows Peewee and the database drivers"),
    "app/exchange/breach.py": ("import sqlite3\n", "Only the data side of app knows Peewee and the database drivers"),
    "app/documents/breach.py": ("import app.models.fields\n", "Papers are drawn from rows and know no database"),
    "ui/first_breach.py": ("import ui.second_breach\n", "No two modules need each other"),
    "ui/second_breach.py": ("import ui.first_breach\n", "No two modules need each other"),
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-logo", "--no-cache"], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_all_import_contracts_are_kept() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_contract_sees_a_breach(tmp_path: Path) -> None:
    for name in ("app", "ui"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, (text, _contract) in BREACHES.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    done = lint_imports(tmp_path)
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    assert done.returncode == 1
    assert {contract for _text, contract in BREACHES.values()} == {contract["name"] for contract in contracts}
    for contract in contracts:
        assert re.search(rf"^{re.escape(contract['name'])} BROKEN", done.stdout, re.MULTILINE), done.stdout
    for path in BREACHES:
        assert re.search(rf"\.?{Path(path).stem}\b", done.stdout), f"{path} was not seen"


def imported_roots(source: SourceFile) -> set[str]:
    """What a module imports: whole names of ours, first names of others."""
    names = set(re.findall(r"^\s*(?:import|from) ([\w.]+)", source.text, re.MULTILINE))
    return {name if name.startswith(("app", "ui")) else name.partition(".")[0] for name in names}


def foreign_to_rules(source: SourceFile) -> set[str]:
    """What a rule imports although rules are pure."""
    return {
        name
        for name in imported_roots(source)
        if name not in RULES_MAY_USE | {"app.errors", "app.translations"}
        and not name.startswith("app.rules")
        and name not in sys.stdlib_module_names
    }


def test_rules_are_pure_functions_of_what_they_are_given() -> None:
    foreign = {source.path: foreign_to_rules(source) for source in product_files() if source.is_in("app/rules/")}
    assert not {path: names for path, names in foreign.items() if names}


@pytest.mark.parametrize(
    "text", ["from app.clock import Clock", "import peewee", "def f():\n    import app.queries.rows"]
)
def test_an_impure_rule_is_seen(text: str) -> None:
    assert foreign_to_rules(SourceFile("app/rules/example.py", text))


def test_the_source_keeps_the_house_rules() -> None:
    """All rules in one go: reading the whole source is most of the work, and keeping it read is most of the memory."""
    found = [
        f"{source.path}: {finding} ({check.__doc__})"
        for source in product_files()
        for check in CHECKS
        for finding in check(source)
    ]
    assert not found, "\n".join(found)


BAD_EXAMPLES: list[tuple[Check, str, str]] = [
    (house_rules.modules_are_short, "app/long.py", "x = 1\n" * 451),
    (house_rules.functions_are_short, "app/example.py", "def f():\n" + "    x = 1\n" * 60),
    (house_rules.classes_are_small, "ui/x.py", "class A:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(21))),
    (house_rules.names_say_something, "app/string_utils.py", ""),
    (house_rules.names_say_something, "ui/common/button.py", ""),
    (house_rules.names_say_something, "app/clients.py", "class ClientManager: ..."),
    (house_rules.names_say_something, "app/clients.py", "class ClientInfo: ..."),
    (house_rules.packages_hold_no_code, "app/rules/__init__.py", '"""Rules."""\nimport os\n'),
    (house_rules.packages_hold_no_code, "app/rules/__init__.py", ""),
    (house_rules.annotations_are_postponed, "app/clients.py", '"""Clients."""\n'),
    (house_rules.only_the_clock_reads_the_time, "app/clients.py", "now = datetime.now(UTC)"),
    (house_rules.only_the_clock_reads_the_time, "app/clients.py", "day = datetime.date.today()"),
    (house_rules.only_the_clock_reads_the_time, "ui/clients.py", "now = QDateTime.currentDateTime()"),
    (house_rules.nothing_speaks_to_a_network, "ui/news.py", "from urllib import request"),
    (house_rules.nothing_speaks_to_a_network, "ui/news.py", "import http.client"),
    (house_rules.log_sentences_are_constant, "app/clients.py", "_logger.info(client.name)"),
    (house_rules.log_sentences_are_constant, "app/clients.py", "logging.warning(f'no {name}')"),
    (house_rules.raw_sql_stands_in_few_places, "app/services/jobs.py", "database.execute_sql('DELETE FROM job')"),
    (house_rules.paragraphs_get_safe_text, "app/documents/letter.py", "Paragraph(client.note, style)"),
    (house_rules.styles_come_from_the_theme, "ui/clients/page.py", "self.setStyleSheet('color: red')"),
    (house_rules.styles_come_from_the_theme, "ui/theme/sheet.py", "sheet = '* { font-family: Inter; }'"),
    (house_rules.dialogs_do_not_block, "ui/clients/page.py", "dialog.exec()"),
    (house_rules.nobody_reaches_through_parents, "ui/clients/page.py", "self.parent().window().close()"),
]


@pytest.mark.parametrize(
    ("check", "path", "text"), BAD_EXAMPLES, ids=[f"{check.__name__}-{path}" for check, path, _text in BAD_EXAMPLES]
)
def test_a_breach_of_a_house_rule_is_seen(check: Check, path: str, text: str) -> None:
    assert list(check(SourceFile(path, text)))


GOOD_EXAMPLES: list[tuple[Check, str, str]] = [
    (house_rules.modules_are_short, "app/migrations/0001_initial.py", "x = 1\n" * 900),
    (house_rules.names_say_something, "ui/clients/model.py", "class ClientsModel:\n    def data(self): ..."),
    (house_rules.only_the_clock_reads_the_time, "app/clients.py", "now = clock.now()\nday = self._clock.today()"),
    (house_rules.log_sentences_are_constant, "app/clients.py", "_logger.info('client %d', client.id)"),
    (house_rules.raw_sql_stands_in_few_places, "app/queries/plain_sql.py", "database.execute_sql(statement)"),
    (house_rules.paragraphs_get_safe_text, "app/documents/letter.py", "Paragraph(safe_paragraph_text(note), style)"),
    (
        house_rules.styles_come_from_the_theme,
        "ui/theme/sheet.py",
        "sheet = 'QLabel { font-size: 14px; } * { color: x }'",
    ),
    (house_rules.dialogs_do_not_block, "ui/__main__.py", "application.exec()"),
]


@pytest.mark.parametrize(
    ("check", "path", "text"), GOOD_EXAMPLES, ids=[f"{check.__name__}-{path}" for check, path, _text in GOOD_EXAMPLES]
)
def test_what_is_allowed_is_not_called_a_breach(check: Check, path: str, text: str) -> None:
    assert not list(check(SourceFile(path, text)))


def test_every_check_has_been_seen_to_fail() -> None:
    assert set(CHECKS) == {check for check, _path, _text in BAD_EXAMPLES}


def strangers_at_the_top(names: set[str]) -> set[str]:
    """What lies in the project folder and has no business there."""
    return {name for name in names - TOP_LEVEL - LEFT_BY_TOOLS if not name.startswith(".") and "egg-info" not in name}


def test_the_top_level_holds_only_what_the_map_shows() -> None:
    assert strangers_at_the_top({each.name for each in ROOT.iterdir()}) == set()
    assert strangers_at_the_top({".git", "setup.py", "app"}) == {"setup.py"}


def addresses_in(lock: str) -> list[str]:
    """Registry hosts have no place in a lock that everyone uses."""
    return re.findall(r".*(?:://|--(?:extra-)?index-url|--find-links).*", lock)


def test_the_lock_names_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert addresses_in(lock) == []
    assert addresses_in("pip==1 --index-url https://packages.example\n")
    pins = re.findall(r"^[\w.-]+(?:\[[\w,]+\])?==\S+.*?(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL)
    assert len(pins) > 40
    assert all("--hash=sha256:" in pin for pin in pins)


def test_the_lock_holds_every_library_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = project["project"]["dependencies"] + project["dependency-groups"]["test"]
    locked = {
        name.lower() for name in re.findall(r"^([\w.-]+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    }
    missing = [each for each in named if re.split(r"[\[<>=;~ ]", each)[0].lower() not in locked]
    assert missing == []
