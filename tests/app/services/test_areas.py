"""Rooms, stairs, rugs and upholstery with their marks: what each is of and what became of it."""

from __future__ import annotations

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.services.drafts import AreaDraft, SiteDraft
from app.services.place_drafts import MarkDraft
from tests.app.services.client_cards import card
from tests.builders import Firm


def test_a_room_is_put_right_with_its_marks_and_taken_off_the_card(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    site_id = card(firm, client_id).sites[0].id
    area_id = firm.everafter.areas.add(site_id, AreaDraft("Lounge", marks=("wine", "wax")))
    firm.everafter.areas.change(area_id, None, AreaDraft("Living room", fibre="wool", marks=("wax", "ink")))
    (area,) = card(firm, client_id).areas
    assert (area.name, area.fibre, area.marks) == ("Living room", "wool", ("wax", "ink"))
    with pytest.raises(ValidationError):
        firm.everafter.areas.change(area_id, None, AreaDraft(" "))
    with pytest.raises(NotFoundError):
        firm.everafter.areas.change(99, None, AreaDraft("Hall"))
    firm.everafter.history.undo()
    assert card(firm, client_id).areas[0].marks == ("wine", "wax")
    firm.everafter.areas.archive(area_id)
    firm.everafter.areas.archive(99)
    assert card(firm, client_id).areas == ()


def test_a_mark_says_of_what_it_is_what_became_of_it_and_whether_they_know(firm: Firm) -> None:
    areas = firm.everafter.areas
    client_id = firm.client()
    area_id = areas.add(card(firm, client_id).sites[0].id, AreaDraft("Lounge"))
    mark_id = areas.add_mark(area_id, MarkDraft("Tea by the window", "Tannin"))
    areas.change_mark(mark_id, None, MarkDraft("Tea by the window", "Tannin", "lighter", is_known_to_client=True))
    (mark,) = card(firm, client_id).areas[0].known_marks
    assert (mark.what, mark.stain, mark.outcome, mark.is_known_to_client) == (
        "Tea by the window", "Tannin", "lighter", True,
    )  # fmt: skip
    with pytest.raises(ConflictError):
        areas.change_mark(mark_id, 1, MarkDraft("Coffee"))
    areas.change(area_id, None, AreaDraft("Living room", marks=("Tea by the window",)))
    assert card(firm, client_id).areas[0].known_marks[0].outcome == "lighter", "a mark still named keeps its story"
    areas.archive_mark(mark_id)
    assert card(firm, client_id).areas[0].known_marks == ()
    assert firm.everafter.history.undo_label() == "Remove mark Tea by the window"
    firm.everafter.history.undo()
    assert card(firm, client_id).areas[0].marks == ("Tea by the window",)


@pytest.mark.parametrize(
    ("draft", "field"),
    [(MarkDraft(" "), "what"), (MarkDraft("x" * 10_000_000), "what"), (MarkDraft("Tea", outcome="gone"), "outcome")],
    ids=["empty", "long", "outcome"],
)
def test_what_is_no_mark_is_one_sentence(firm: Firm, draft: MarkDraft, field: str) -> None:
    area_id = firm.everafter.areas.add(card(firm, firm.client()).sites[0].id, AreaDraft("Lounge"))
    with pytest.raises(ValidationError) as refused:
        firm.everafter.areas.add_mark(area_id, draft)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (AreaDraft("Hall", fibre="x" * 10_000_000), "fibre"),
        (AreaDraft("Hall", kind="pool"), "kind"),
        (AreaDraft("Hall", marks=("x",) * 101), "marks"),
    ],
    ids=["fibre", "kind", "marks"],
)
def test_what_is_no_room_is_one_sentence(firm: Firm, draft: AreaDraft, field: str) -> None:
    site_id = card(firm, firm.client()).sites[0].id
    with pytest.raises(ValidationError) as refused:
        firm.everafter.areas.add(site_id, draft)
    assert refused.value.field == field


def test_a_room_moves_to_another_address_and_rooms_stand_by_their_address(firm: Firm) -> None:
    client_id = firm.client(sites=(SiteDraft(street="7 Elm"), SiteDraft(street="9 Oak")))
    first, second = card(firm, client_id).sites
    hall = firm.everafter.areas.add(first.id, AreaDraft("Hall"))
    firm.everafter.areas.add(first.id, AreaDraft("Stairs", "stairs", construction="Loop", condition="Wear"))
    firm.everafter.areas.change(hall, None, AreaDraft("Hall"), site_id=second.id)
    shown = [(area.name, area.site_id, area.construction, area.condition) for area in card(firm, client_id).areas]
    assert shown == [("Stairs", first.id, "Loop", "Wear"), ("Hall", second.id, "", "")]
