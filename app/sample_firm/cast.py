"""The people whom the pictures speak of: drawn from resources/sample/cast.toml, not by dice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from app.queries.clients import years_before
from app.rules.working_time import WorkingTime
from app.sample_firm.day_book import last_open_day_to
from app.sample_firm.ingredients import Ingredients
from app.sample_firm.people import SampleArea, SampleClient
from app.services.drafts import AreaDraft, ContactDraft, FactDraft, SiteDraft

_DAYS_OF_GRACE = 40


def draw_cast(ingredients: Ingredients, today: date, working_time: WorkingTime) -> list[SampleClient]:
    """Everyone in the file, with the days of their visits counted from today."""
    return [_person(entry, today, working_time) for entry in ingredients.cast]


def _person(entry: dict[str, Any], today: date, working_time: WorkingTime) -> SampleClient:
    areas = tuple(_area(each) for each in entry["areas"])
    client = SampleClient(
        key=entry["key"],
        first_name=entry.get("first_name", ""),
        last_name=entry.get("last_name", ""),
        company_name=entry.get("company_name", ""),
        kind=entry.get("kind", "home"),
        profile=entry.get("profile", ""),
        source=entry["source"],
        why_us=entry.get("why_us", ""),
        factors=tuple(entry.get("factors", ())),
        phones=tuple(ContactDraft(**phone) for phone in entry["phones"]),
        site=_site(entry),
        areas=areas,
        facts=tuple(FactDraft(**fact) for fact in entry.get("facts", ())),
        permissions=tuple(
            (channel, is_allowed, source) for channel, is_allowed, source in entry.get("permissions", ())
        ),
        technician=entry["technician"],
        usual_lines=tuple(entry.get("visit_rooms", range(len(areas)))),
        gap_days=entry["gap"],
        amounts=tuple(amount * 100 for amount in entry.get("amounts", ())),
        minutes=entry.get("minutes", 0),
        earliest_hour=entry.get("earliest_hour", 0),
    )
    client.planned_days = _days(entry, today, working_time)
    return client


def _site(entry: dict[str, Any]) -> SiteDraft:
    names = ("street", "town", "postal_code", "find_note", "parking_note", "access_note", "water_note")
    return SiteDraft(region="OR", country="US", **{name: entry.get(name, "") for name in names})


def _area(entry: dict[str, Any]) -> SampleArea:
    draft = AreaDraft(
        name=entry["name"],
        kind=entry.get("kind", "room"),
        size_hundredths=entry["size"] * 100,
        size_unit=entry.get("unit", "sq_ft"),
        fibre=entry["fibre"],
        condition="good",
        marks=(entry["mark"],) if "mark" in entry else (),
    )
    return SampleArea(draft, entry["price"] * 100, entry.get("outcome", ""))


def _days(entry: dict[str, Any], today: date, working_time: WorkingTime) -> list[date]:
    """The first day by the years together, the last one by the days since, the others evenly between."""
    count = entry["visits"]
    last = last_open_day_to(today - timedelta(days=entry["last_days"]), working_time)
    if count == 1:
        return [last]
    first = _first_day(entry, today, working_time)
    step = (last - first) / (count - 1)
    between = [working_time.open_day_from(first + step * place) for place in range(1, count - 1)]
    return [first, *between, last]


def _first_day(entry: dict[str, Any], today: date, working_time: WorkingTime) -> date:
    """Some weeks more than the years say; for a milestone the very day on which it was reached this week."""
    milestone = entry.get("milestone")
    if milestone is None:
        return last_open_day_to(years_before(today, entry["years"]) - timedelta(days=_DAYS_OF_GRACE), working_time)
    return last_open_day_to(years_before(today, milestone), working_time)
