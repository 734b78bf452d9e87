"""The keys by which records are brought together before they are compared."""

from __future__ import annotations

from app.rules.person_blocks import KEYS_OF_NAMES, block_keys, first_initial


def test_each_key_joins_two_things() -> None:
    name, at_number, place, birthday = block_keys("Alder", "", "12 Oak St", "97201", "1980-05-14")
    assert (place, birthday) == ("97201#12", "1980-05-14")
    assert name.endswith(" 97201")
    assert at_number.endswith("#12")


def test_what_is_missing_makes_no_key() -> None:
    assert block_keys("", "", "", "", "--05-14") == ("", "", "", "")
    assert block_keys("Alder", "", "", "", "") == ("", "", "", "")
    assert block_keys("", "", "Mill Lane", "97201", "") == ("", "", "", "")


def test_the_key_of_a_name_forgives_how_it_is_written() -> None:
    keys = {
        block_keys(name, "", "", "97201", "")[0]
        for name in ("Müller", "Mueller", "muller Jr.", "Muller-Zander", "MULLER")
    }
    assert len(keys) == 1


def test_a_firm_goes_by_its_first_word() -> None:
    assert block_keys("", "The Alder Ltd", "", "97201", "") == block_keys("", "Alder GmbH", "", "97201", "")
    assert block_keys("", "LLC", "", "97201", "")[0]


def test_the_keys_of_names_come_first_and_first_names_go_by_their_full_form() -> None:
    keys = block_keys("Alder", "", "12 Oak St", "97201", "1980-05-14")
    assert [key.startswith("a") for key in keys] == [True] * KEYS_OF_NAMES + [False] * (len(keys) - KEYS_OF_NAMES)
    assert [first_initial(name) for name in ("Bob", "robert", "Tom & Ana", "")] == ["r", "r", "", ""]
