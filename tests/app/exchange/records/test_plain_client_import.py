"""Whole blocks of a file: who may be somebody is decided one by one, all others at once, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.clients import Client
from app.models.imports import ImportRow
from app.services.imports import ImportCounts
from tests.app.exchange.import_desk import Desk, client_named
from tests.builders import Firm

HEAD = "Customer ID,First name,Last name,Phone,Email,City"
ANA = "C1,Ana,Reyes,(503) 555-0142,ana@example.com,Millbrook"
BEN = "C2,Ben,Holm,(503) 555-0143,ben@example.com,Millbrook"


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def test_the_same_person_twice_in_a_block_becomes_one(desk: Desk) -> None:
    assert desk.bring_rows(HEAD, ANA, BEN, ANA.replace("C1", "C9")) == ImportCounts(read=3, new=2, unchanged=1)
    assert ImportRow.select().where(ImportRow.record_id == client_named("Ana Reyes").id).count() == 2


def test_somebody_of_an_earlier_file_is_known(desk: Desk) -> None:
    desk.bring_rows("First name,Last name,Phone,Notes", "Ana,Reyes,503 555 0142,dog")
    assert desk.bring_rows(HEAD, ANA, BEN) == ImportCounts(read=2, new=1, merged=1)
    assert client_named("Ana Reyes").main_email == "ana@example.com"


def test_the_same_file_again_changes_nothing_and_a_changed_row_updates(desk: Desk) -> None:
    desk.bring_rows(HEAD, ANA, BEN)
    assert desk.bring_rows(HEAD, ANA, BEN) == ImportCounts(read=2, unchanged=2)
    moved = ANA.replace("Millbrook", "Stonefield")
    assert desk.bring_rows(HEAD, moved, BEN) == ImportCounts(read=2, updated=1, unchanged=1)
    assert client_named("Ana Reyes").main_town == "Stonefield"


def test_a_number_that_comes_twice_in_a_block_with_other_words_makes_two(desk: Desk) -> None:
    other = "C1,Zed,Quill,(503) 555-0177,zed@example.com,Otterbury"
    rows = [HEAD, ANA, ANA, other, BEN]
    counts = desk.bring_rows(*rows)
    assert counts.read == 4
    assert desk.bring_rows(*rows) == ImportCounts(read=4, unchanged=4)


def test_a_dry_run_shows_the_first_of_the_rows_that_are_taken_at_once(desk: Desk) -> None:
    rows = [f"C{number},Ana{number},Reyes,,a{number}@example.com,Millbrook" for number in range(600)]
    result = desk.try_out(desk.write("file.csv", HEAD, *rows))
    assert result.counts == ImportCounts(read=600, new=600)
    assert len(result.rows) == 500
    assert (result.rows[0].line, result.rows[0].name, result.rows[499].line) == (2, "Ana0 Reyes", 501)
    assert not Client.select().exists()
