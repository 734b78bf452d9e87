"""The firm itself: its name, the four people, three vans, prices, closed days and training."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from app.everafter import Everafter
from app.models.team import Person
from app.sample_firm.ingredients import Ingredients
from app.sample_firm.row_book import RowBook
from app.services.bulk_writes import insert_rows
from app.services.firm_drafts import FirmDraft, PersonDraft
from app.services.public_holidays import public_holidays
from app.unit_of_work import UnitOfWork

_COUNTRY = "US"
_REGION = "OR"
_TECHNICIANS = (
    PersonDraft("Ben Moreno", role="office", initials="BM", title="Office and van", is_in_field=True, van_name="Van 1"),
    PersonDraft("Luis Santos", role="technician", initials="LS", title="Technician", van_name="Van 2"),
    PersonDraft("Ana Lindgren", role="technician", initials="AL", title="Technician", van_name="Van 3"),
)
_GOODWILL_MINOR = 5_000
_TRAINING = (
    ("Probe call, role play", True),
    ("Hearing a complaint, role play", True),
    ("Arrival and end walk-through", True),
    ("Fiber identification", True),
    ("Pre-inspection", True),
    ("Moisture and pH", True),
    ("Pet urine", False),
    ("Slips and chemical safety", True),
    ("Logging a complaint", True),
)


@dataclass(frozen=True, slots=True)
class Team:
    """Ids of the people and vans; technician 0 drives van 0."""

    owner: int
    technicians: tuple[int, ...]
    vans: tuple[int, ...]

    @property
    def office(self) -> int:
        """Who sits at the desk when the owner does not."""
        return self.technicians[0]

    def caller(self, technician: int) -> int:
        """Who asks how it was: somebody of the office who did not do the job."""
        return self.owner if technician == 0 else self.office


def set_up_firm(everafter: Everafter, ingredients: Ingredients) -> Team:
    """The firm, its people and its price list, each by its service."""
    owner = everafter.firm.set_up(
        FirmDraft(
            name="Brightwater",
            owner_name="Dana Kowalski",
            country=_COUNTRY,
            trade_line="Carpet Care",
            phone="(503) 555 0100",
            email="office@brightwater.example",
            website="brightwater.example",
            street="4 Mill Race Yard",
            town="Millbrook",
            region=_REGION,
            postal_code="97222",
            is_sample=True,
        )
    )
    everafter.sign_in(owner)
    technicians = tuple(
        everafter.firm.add_person(replace(draft, goodwill_limit_minor=_GOODWILL_MINOR)) for draft in _TECHNICIANS
    )
    everafter.firm.add_price_items(_price(item) for item in ingredients.homes["price_list"])
    vans = tuple(int(Person.get_by_id(person).van_id or 0) for person in technicians)
    return Team(owner, technicians, vans)


def closed_days(first_year: int, last_year: int) -> dict[date, str]:
    """The public holidays where the firm works, with their names."""
    return public_holidays(_COUNTRY, _REGION, range(first_year, last_year + 1))


def write_closed_days(work: UnitOfWork, closed: Mapping[date, str], known: Collection[date]) -> None:
    """The closed days of the years before the firm bought this program."""
    rows = [(day, closed[day]) for day in sorted(closed.keys() - set(known))]
    insert_rows(work, "closed_day", ("closed_on", "name"), rows)


def note_training(book: RowBook, team: Team, today: date) -> None:
    """Who was trained in what; one training has just run out."""
    people = (team.owner, *team.technicians)
    for place, (name, is_required) in enumerate(_TRAINING):
        topic = book.add("training_topic", name=name, is_required=is_required)
        for position, person in enumerate(people):
            days_ago = 45 + 23 * place + 31 * position
            trained_on = today - timedelta(days=min(days_ago, 340) if (place, position) != (5, 2) else 380)
            book.add(
                "training",
                person_id=person,
                topic_id=topic,
                trainer_id=team.owner if person != team.owner else team.office,
                trained_on=trained_on,
                expires_on=trained_on + timedelta(days=365),
            )


def _price(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": item["name"],
        "unit": item["unit"],
        "price_minor": round(item["price"] * 100),
        "minimum_minor": item["minimum"] * 100,
        "minutes": item["minutes"],
        "recommended_months": item.get("recommended_months"),
    }
