"""Need, share and what was never cleaned, through the real database (R9)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import NotFoundError, ValidationError
from app.models.clients import Area, Client, Site
from app.models.jobs import PriceItem
from app.queries.share_of_need import NeedOfHome, get_need_of_home
from app.services.drafts import ClientChanges, FinishDraft, JobLineDraft
from tests.builders import Firm


def need(firm: Firm, client_id: int) -> NeedOfHome:
    return get_need_of_home(client_id, firm.clock.today(), firm.zone)


def room(client_id: int, name: str, kind: str = "room") -> int:
    site = Site.get(Site.client == client_id)
    return int(Area.create(site=site.id, name=name, kind=kind).id)


def prices() -> None:
    PriceItem.delete().execute()
    for position, (name, unit, price, months) in enumerate(
        (
            ("Room", "room", 45_000, 12),
            ("Rug", "each", 6_000, 12),
            ("Sofa", "each", 12_000, 24),
            ("Spot", "each", 900, None),
        )
    ):
        PriceItem.create(name=name, unit=unit, price_minor=price, recommended_months=months, position=position)


def cleaned(firm: Firm, client_id: int, area_id: int, price_minor: int) -> None:
    lines = (JobLineDraft("Living room", price_minor=price_minor, area_id=area_id),)
    firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now()), lines=lines)


def change(client_id: int, firm: Firm, **fields: object) -> None:
    version = Client.get_by_id(client_id).version
    firm.everafter.clients.change(client_id, version, ClientChanges(**fields))  # type: ignore[arg-type]


def test_what_was_never_cleaned_comes_by_value_and_the_share_by_need(firm: Firm) -> None:
    """SW3 and SW4: 450 a year is needed, ours of 24 months are 420."""
    prices()
    client_id = firm.client("Ana")
    area_id = room(client_id, "Living room")
    lines = (JobLineDraft("Living room", price_minor=42_000, area_id=area_id),)
    firm.finished_job(client_id, lines=lines)
    row = need(firm, client_id)
    assert row.never_cleaned == ()
    PriceItem.update(price_minor=45_000).where(PriceItem.name == "Room").execute()
    sofa, rug = room(client_id, "Sofa", "upholstery"), room(client_id, "Persian", "rug")
    mattress = room(client_id, "Mattress", "upholstery")
    row = need(firm, client_id)
    found = [(each.area_id, each.price_minor, each.recommended_months, each.value_minor) for each in row.never_cleaned]
    assert found == [(rug, 6_000, 12, 12_000), (sofa, 12_000, 24, 12_000), (mattress, 0, 12, 0)]
    assert row.ours_minor == 42_000
    assert row.need_minor == 84_000 + 24_000
    assert row.share is not None
    assert (row.share.method.value, row.share.percent) == ("B", 38.9)
    assert row.gap_minor == 66_000
    assert row.lifetime_minor == 540_000


def test_visits_of_more_than_two_years_ago_are_not_ours_any_more_but_were_cleaned(firm: Firm) -> None:
    prices()
    client_id = firm.client("Ana")
    cleaned(firm, client_id, room(client_id, "Living room"), 42_000)
    firm.clock.move_on(days=740)
    row = need(firm, client_id)
    assert (row.ours_minor, row.never_cleaned, row.need_minor) == (0, (), 84_000)


def test_what_they_told_us_goes_before_their_place_for_us_before_the_need(firm: Firm) -> None:
    prices()
    client_id = firm.client("Ana")
    cleaned(firm, client_id, room(client_id, "Living room"), 42_000)
    change(client_id, firm, cleaner_count=2, our_rank=2)
    assert need(firm, client_id).share is not None
    assert [(each.method.value, each.percent) for each in (need(firm, client_id).share,) if each] == [("C", 33.3)]
    change(client_id, firm, others_minor=18_000)
    assert [(each.method.value, each.percent) for each in (need(firm, client_id).share,) if each] == [("A", 70.0)]
    change(client_id, firm, cleared=("others_minor", "cleaner_count", "our_rank"))
    assert [(each.method.value, each.percent) for each in (need(firm, client_id).share,) if each] == [("B", 50.0)]


def test_nothing_on_file_is_no_share(firm: Firm) -> None:
    row = need(firm, firm.client("Ana"))
    assert (row.share, row.need_minor, row.never_cleaned) == (None, 0, ())
    with pytest.raises(NotFoundError):
        need(firm, 999)


@pytest.mark.parametrize(
    "fields",
    [{"others_minor": -1}, {"cleaner_count": 0}, {"cleaner_count": 2, "our_rank": 3}, {"our_rank": 0}, {"our_rank": 2}],
)
def test_what_cannot_be_is_refused(firm: Firm, fields: dict[str, int]) -> None:
    client_id = firm.client("Ana")
    with pytest.raises(ValidationError):
        change(client_id, firm, **fields)


def test_a_job_of_two_years_and_a_day_ago_does_not_count(firm: Firm) -> None:
    prices()
    client_id = firm.client("Ana")
    cleaned(firm, client_id, room(client_id, "Living room"), 42_000)
    start = firm.clock.now()
    firm.clock.move_to(start + timedelta(days=730))
    assert need(firm, client_id).ours_minor == 42_000
    firm.clock.move_to(start + timedelta(days=732))
    assert need(firm, client_id).ours_minor == 0
