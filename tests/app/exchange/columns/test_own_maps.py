from __future__ import annotations

import json

import pytest

from app.errors import ValidationError
from app.exchange.columns.own_maps import read_map

_WHOLE = {
    "name": "B",
    "phone@mobile": ["C", "D"],
    "notes": "",
    "kind": "jobs",
    "date_order": "day-first",
    "decimal_mark": ",",
    "date_orders": {"Since": "month-first"},
    "decimal_marks": {"Paid": "."},
    "encoding": "mac_roman",
    "delimiter": ";",
    "sheet": "Clients",
}


def test_a_map_is_the_same_after_it_was_kept() -> None:
    kept = read_map(_WHOLE).as_content()
    assert read_map(json.loads(json.dumps(kept))) == read_map(_WHOLE)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"decimal_marks": {"Paid": ";"}}, "“;” is no decimal mark"),
        ({"decimal_marks": {"Paid": []}}, "is no decimal mark"),
        ({"date_orders": {"Since": "sideways"}}, "“sideways” is no order of dates"),
        ({"date_orders": {"Since": {}}}, "is no order of dates"),
        ({"date_order": "dd/mm"}, "“dd/mm” is no order of dates; it is day-first or month-first"),
        ({"date_orders": "day-first"}, "none of our fields"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_in_one_sentence(wrong: object, sentence: str) -> None:
    with pytest.raises(ValidationError, match=rf"{sentence}.*\.$"):
        read_map(wrong)


def test_a_map_fits_a_table_with_all_columns_it_names() -> None:
    own_map = read_map({"phone": ["Tel", "cell phone"]})
    assert own_map.fits(("Name", "TEL", "Cell Phone"))
    assert not own_map.fits(("Name", "Tel"))
