from __future__ import annotations

from app.exchange.columns.own_maps import read_map
from app.exchange.words.import_fields import Target
from tests.ui.import_wizard.looks import COLUMNS, a_look
from ui.import_wizard.mapping_choices import MappingChoices


def test_columns_with_values_that_nobody_is_sure_of_are_to_be_looked_at() -> None:
    assert MappingChoices.of(a_look()).unsure == {2, 4}


def test_another_column_takes_a_field_and_the_one_before_becomes_a_note() -> None:
    choices = MappingChoices.of(a_look())
    choices.exchange("name", 0, 3)
    assert (choices.targets[0], choices.targets[3]) == ("note", "name")
    choices.give(4, "name")
    assert (choices.targets[3], choices.targets[4]) == ("note", "name")
    assert choices.unsure == {2}


def test_a_field_with_room_for_several_columns_keeps_them_all() -> None:
    choices = MappingChoices.of(a_look())
    choices.give(4, "phone")
    assert choices.columns_of("phone") == [1, 4]


def test_a_field_may_be_left_without_a_column() -> None:
    choices = MappingChoices.of(a_look())
    choices.exchange("phone", 1, None)
    assert choices.columns_of("phone") == []
    assert choices.targets[1] == "note"


def test_the_same_column_again_says_that_it_is_right() -> None:
    choices = MappingChoices.of(a_look())
    choices.exchange("email", 2, 2)
    assert choices.unsure == {4}
    assert not choices.is_touched


def test_what_was_chosen_is_a_map_that_the_command_line_reads() -> None:
    choices = MappingChoices.of(a_look())
    choices.settings["records"] = "clients"
    choices.give(4, "kind")
    choices.answer(3, "dates", "day-first")
    choices.answer(1, "amounts", ",")
    own_map = read_map(choices.content())
    assert own_map.kind == "clients"
    assert own_map.columns[Target("kind")] == ("Foo",)  # type: ignore[arg-type]  # a member is equal to its text
    assert own_map.columns[Target("note")] == ("Pets", "6")  # type: ignore[arg-type]  # the same
    assert own_map.date_orders == {"Pets": "day-first"}
    assert own_map.decimal_marks == {"Tel": ","}


def test_a_heading_that_is_there_twice_is_named_by_its_number() -> None:
    look = a_look()
    twice = tuple(column for column in look.columns if column.index < 2)
    from dataclasses import replace

    twice = (twice[0], replace(twice[1], header="Name"))
    choices = MappingChoices.of(a_look(columns=twice))
    assert choices.content() == {"name": ["1"], "phone": ["2"]}


def test_read_in_another_way_the_columns_are_recognised_anew() -> None:
    choices = MappingChoices.of(a_look())
    choices.give(4, "kind")
    choices.choose("encoding", "mac_roman")
    assert choices.content() == {"encoding": "mac_roman"}
    choices.take_look(a_look())
    assert choices.targets[4] == "note"


def test_a_second_look_keeps_what_was_chosen() -> None:
    choices = MappingChoices.of(a_look())
    choices.give(4, "kind")
    choices.take_look(a_look(rows=5))
    assert choices.targets[4] == "kind"
    assert choices.look.rows == 5
    assert len(choices.targets) == len(COLUMNS)
