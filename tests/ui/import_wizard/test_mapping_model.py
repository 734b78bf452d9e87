from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.import_wizard.looks import a_look
from ui.import_wizard.mapping_choices import MappingChoices
from ui.import_wizard.mapping_model import (
    MapColumn,
    MappingModel,
    MapRow,
    MapView,
    choices_of_columns,
    choices_of_fields,
    title_words,
)


@pytest.fixture
def model(themed: QApplication) -> MappingModel:
    shown = MappingModel()
    shown.show(MappingChoices.of(a_look()), MapView.HERE)
    return shown


def sentences(model: MappingModel) -> list[str]:
    return [
        model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
        if not model.row_at(row).heading  # type: ignore[union-attr]  # a row of the range
    ]


def test_what_the_file_has_stands_with_its_column_and_what_it_should_have_is_missed(model: MappingModel) -> None:
    assert sentences(model) == [
        "Name, Name, Margaret Alder  ·  Tom Reyes",
        "Phone, Tel, (503) 555 0142",
        "E-mail, Mail, margaret@example.com, Please look",
        "Street, none",
        "Town, none",
        "Postal code, none",
        "Kept as a note, Pets, 2 cats",
        "Kept as a note, Foo, x  ·  y, Please look",
        "Kept as a note, Column 6",
    ]


def test_only_what_nobody_is_sure_of_can_be_shown(model: MappingModel) -> None:
    assert model.choices is not None
    model.show(model.choices, MapView.UNSURE)
    assert [each.split(",")[0] for each in sentences(model)] == ["E-mail", "Kept as a note"]


def test_all_our_fields_and_only_what_is_left_over_can_be_shown(model: MappingModel) -> None:
    assert model.choices is not None
    model.show(model.choices, MapView.ALL)
    assert "Birthday, none" in sentences(model)
    model.show(model.choices, MapView.LEFT)
    assert len(sentences(model)) == 3


def test_the_unsure_rows_are_found_one_after_the_other_and_from_the_top_again(model: MappingModel) -> None:
    first = model.next_unsure(-1)
    assert first is not None
    second = model.next_unsure(first)
    assert second is not None
    assert second > first
    assert model.next_unsure(second) == first


def test_one_cell_of_a_row_can_be_changed_and_none_of_a_heading(model: MappingModel) -> None:
    heading, row = model.index(0, 0), model.index(1, MapColumn.COLUMN)
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(row) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(1, MapColumn.FIELD)) & Qt.ItemFlag.ItemIsEditable


def test_a_table_that_says_itself_what_it_is_cannot_be_changed(model: MappingModel) -> None:
    model.show(MappingChoices.of(a_look(is_fixed=True)), MapView.HERE)
    assert {model.row_at(row).editable for row in range(model.rowCount())} == {None}  # type: ignore[union-attr]  # each row is there


def test_a_row_is_found_again_by_field_and_column_or_by_one_of_them(model: MappingModel) -> None:
    place = model.place_of(MapRow(target="phone", index=1))
    assert place is not None
    assert model.place_of(MapRow(target="gone", index=1)) == place
    assert model.place_of(MapRow(target="phone", index=77)) == place
    assert model.place_of(MapRow(target="gone", index=77)) is None


def test_a_field_may_take_any_column_or_none_and_a_column_any_field(model: MappingModel) -> None:
    assert model.choices is not None
    assert choices_of_columns(model.choices)[:2] == [(None, "none"), (0, "Name  (Margaret Alder)")]
    fields = dict(choices_of_fields(model.choices))
    assert list(fields)[:2] == ["note", "ignore"]
    assert fields["phone@mobile"] == "Phone (mobile)"


def test_the_title_says_what_it_is_and_how_much() -> None:
    assert title_words(MappingChoices.of(a_look())) == "customers.csv: clients, about 2,300 rows"
