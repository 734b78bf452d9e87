from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from ui.widgets.paged_table_model import KEPT_PAGES, PAGE_SIZE, ROW_ROLE, PagedTableModel


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the lists of these tests."""

    id: int


class Words:
    heads = ("Number", "Twice")
    right_columns = frozenset({1})

    def cells(self, row: Line) -> tuple[str, ...]:
        return (f"number {row.id}", str(2 * row.id))

    def sentence(self, row: Line) -> str:
        return f"the number {row.id}"


class Numbers:
    """A list of numbers that counts how often it is read."""

    def __init__(self, count: int, anchors: int = 0) -> None:
        self.count = count
        self.reads: list[tuple[int, int]] = []
        self._anchors = anchors

    def ids(self, first: int, limit: int) -> list[int]:
        self.reads.append((first, limit))
        return list(range(first, min(first + limit, self.count)))

    def place_of(self, row_id: int) -> int | None:
        return row_id if row_id < self.count else None

    def take_anchor(self) -> bool:
        self._anchors -= 1
        return self._anchors >= 0


def read(ids: Sequence[int]) -> list[Line]:
    return [Line(each) for each in ids]


def model_of(numbers: Numbers) -> PagedTableModel[Line]:
    model = PagedTableModel(Words(), read)
    model.show_list(numbers)
    return model


def text(model: PagedTableModel[Line], place: int, column: int = 0) -> object:
    return model.data(model.index(place, column))


@pytest.mark.parametrize("count", [0, 1, PAGE_SIZE, 3 * PAGE_SIZE + 1])
def test_the_model_keeps_the_rules_of_qt(count: int, qtmodeltester: ModelTester) -> None:
    model = model_of(Numbers(count))
    model.see(0, 20)
    qtmodeltester.check(model)


def test_all_rows_count_and_only_what_comes_into_sight_is_read() -> None:
    numbers = Numbers(1_000_000)
    model = model_of(numbers)
    assert (model.rowCount(), numbers.reads) == (1_000_000, [])
    model.see(500_000, 500_020)
    assert numbers.reads == [(500_000 // PAGE_SIZE * PAGE_SIZE, PAGE_SIZE)]
    assert (text(model, 500_007), text(model, 500_007, 1)) == ("number 500007", "1000014")
    model.see(500_001, 500_021)
    assert len(numbers.reads) == 1


def test_painting_reads_nothing_and_what_is_not_read_is_blank() -> None:
    numbers = Numbers(9_999)
    model = model_of(numbers)
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, ROW_ROLE)
    assert [model.data(model.index(5_000, 0), role) for role in roles] == [None, None, None]
    assert numbers.reads == []
    assert model.row_at(5_000) == Line(5_000)
    assert [model.data(model.index(5_000, 0), role) for role in roles] == [
        "number 5000", "the number 5000", Line(5_000),
    ]  # fmt: skip


def test_what_is_read_tells_the_view() -> None:
    model = model_of(Numbers(300))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.see(120, 140)
    model.see(121, 141)
    assert told == [(120, 140)]


def test_memory_does_not_grow_with_the_list() -> None:
    model = model_of(Numbers(1_000_000))
    for place in range(0, 1_000_000, 3_000):
        model.see(place, place + 30)
        assert text(model, place + 30) == f"number {place + 30}"
    assert model.kept_rows <= KEPT_PAGES * PAGE_SIZE


def test_a_list_that_lost_rows_meanwhile_has_blank_lines_and_no_error() -> None:
    numbers = Numbers(50)
    model = model_of(numbers)
    numbers.count = 10
    model.see(0, 49)
    assert (text(model, 9), text(model, 40), model.row_at(40), model.row_at(50), model.row_at(-1)) == (
        "number 9", None, None, None, None,
    )  # fmt: skip


def test_words_are_made_anew_when_the_clock_moves_on() -> None:
    model = model_of(Numbers(3))
    model.see(0, 2)
    assert text(model, 1) == "number 1"
    told: list[int] = []
    model.dataChanged.connect(lambda _first, last: told.append(last.row()))
    model.rewrite()
    assert told == [2]
    assert text(model, 1) == "number 1"


def test_figures_stand_to_the_right_with_their_head() -> None:
    model = model_of(Numbers(3))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    role = Qt.ItemDataRole.TextAlignmentRole
    assert [model.headerData(column, Qt.Orientation.Horizontal, role) for column in range(2)] == [None, right]
    assert model.data(model.index(0, 1), role) == right
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Number"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_far_places_are_prepared_until_all_are() -> None:
    model = model_of(Numbers(3, anchors=4))
    turns = 1
    while model.walk_on():
        turns += 1
    assert turns >= 1
    assert not model.walk_on()
