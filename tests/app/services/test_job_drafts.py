"""A stored line is edited, or done again, with everything that was known of it."""

from __future__ import annotations

from dataclasses import asdict

from app.queries.rows import JobLineRow
from app.services.job_drafts import line_draft

_STAIRS = JobLineRow(
    id=7,
    area_id=3,
    price_item_id=5,
    name="Stairs",
    to_do="Twice",
    fibre="Wool",
    quantity_hundredths=1300,
    unit="each",
    price_minor=3_900,
    marks_found="Ink",
    unit_price_minor=300,
    is_tax_exempt=True,
    guarantee_exclusion="Dye that ran before",
)


def test_a_line_to_edit_keeps_everything_that_may_be_typed() -> None:
    known = asdict(_STAIRS)
    known.pop("marks_found")
    assert asdict(line_draft(_STAIRS)) == known


def test_a_line_done_again_is_a_new_one_and_its_guarantee_begins_anew() -> None:
    again = line_draft(_STAIRS, is_new=True)
    assert (again.id, again.guarantee_exclusion) == (None, "")
    assert (again.name, again.unit_price_minor, again.is_tax_exempt) == ("Stairs", 300, True)
