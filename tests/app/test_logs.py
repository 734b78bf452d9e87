"""The log holds places, ids and numbers, never a client's words."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest

from app.errors import StorageError
from app.logs import LogFile, SafeWord, keep_console_silent, start_logging

SECRET = "gate code 4711 of Ana Bell"
app_logger = logging.getLogger("app.services.complaints")


class Column(Enum):
    """Something of our own that may stand in a log."""

    OVERDUE = SECRET


@pytest.fixture
def log(tmp_path: Path) -> Iterator[LogFile]:
    root = logging.getLogger()
    level = root.level
    opened = start_logging(tmp_path / "logs", logging.DEBUG)
    yield opened
    opened.close()
    root.setLevel(level)


def test_our_sentences_stand_there_with_their_numbers(log: LogFile) -> None:
    app_logger.info("complaint %d was logged for client %d", 7, 3)
    app_logger.info("moved to %s in %s after %.1f s", Column.OVERDUE, SafeWord("complaint"), 0.25)
    app_logger.info("%(count)d rows", {"count": 12})
    text = log.path.read_text(encoding="utf-8")
    assert "complaint 7 was logged for client 3" in text
    assert "moved to OVERDUE in complaint after 0.2 s" in text
    assert "12 rows" in text
    assert SECRET not in text


@pytest.mark.parametrize(
    "secret", [SECRET, [SECRET], {"note": SECRET}, ValueError(SECRET), Path(SECRET), SECRET.encode()]
)
def test_words_are_withheld_whatever_carries_them(log: LogFile, secret: object) -> None:
    app_logger.info("client %s", secret)
    app_logger.info("client %s of %s", secret, secret)
    app_logger.info("client %(note)s", {"note": secret})
    assert "4711" not in log.path.read_text(encoding="utf-8")
    assert "withheld" in log.path.read_text(encoding="utf-8")


def test_of_an_error_only_kinds_and_places_are_kept(log: LogFile) -> None:
    try:
        try:
            {}[SECRET]
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError:
        app_logger.exception("a listener failed")
    text = log.path.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_logs.py:" in text
    assert "4711" not in text


def test_libraries_may_say_where_but_not_what(log: LogFile) -> None:
    logging.getLogger("peewee").debug(("INSERT INTO client VALUES (?)", [SECRET]))
    logging.getLogger("reportlab").warning(f"cannot draw {SECRET}")  # noqa: G004 - as libraries do it
    text = log.path.read_text(encoding="utf-8")
    assert "DEBUG peewee" in text
    assert "WARNING reportlab" in text
    assert "4711" not in text


def test_nothing_is_printed_on_the_console(log: LogFile, capfd: pytest.CaptureFixture[str]) -> None:
    keep_console_silent()
    app_logger.error("first")
    log.close()
    app_logger.error("second")
    assert capfd.readouterr() == ("", "")


def test_a_log_that_cannot_be_written_any_more_stops_nobody(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    opened = start_logging(tmp_path / "logs")
    opened.path.mkdir()
    app_logger.error("first")
    opened.close()
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_the_log_is_closed_to_other_users(log: LogFile) -> None:
    app_logger.info("first")
    assert log.path.stat().st_mode & 0o777 == 0o600


def test_a_full_log_rotates_and_the_oldest_goes(log: LogFile) -> None:
    for number in range(200):
        app_logger.info("%040000d", number)
    logs = list(log.path.parent.iterdir())
    assert len(logs) == 6
    assert all(each.stat().st_size <= 1_000_000 for each in logs)
    assert all(os.name == "nt" or each.stat().st_mode & 0o777 == 0o600 for each in logs)


def test_a_place_without_room_for_logs_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(StorageError):
        start_logging(tmp_path / "taken")
