"""The owner as papers name them: who signs, and whom a client may call."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.firm import Firm
from app.models.team import Person


@dataclass(frozen=True, slots=True)
class FirmOwner:
    """The firm's owner, with a title and a number of their own if they have them, else with the firm's number."""

    name: str = ""
    title: str = ""
    phone: str = ""


def get_owner() -> FirmOwner:
    """The owner as a person of the team if there is one, else the name that the firm gives."""
    firm = Firm.get_or_none()
    name, number = (firm.owner_name, firm.phone) if firm is not None else ("", "")
    chosen = Person.select().where((Person.role == "owner") & Person.archived_at.is_null())
    people = list(chosen.order_by(Person.position, Person.id))
    person = next((each for each in people if each.name == name), people[0] if people and not name else None)
    if person is None:
        return FirmOwner(name, "", number)
    return FirmOwner(person.name, person.title, person.phone or number)
