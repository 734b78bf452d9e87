"""The stored form of a telephone number or address: as typed, and as it is found and compared."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from app.models.clients import ContactPoint
from app.rules.phone_numbers import normalise
from app.services.drafts import ContactDraft


def contact_point(client_id: int, draft: ContactDraft, region: str, position: int) -> ContactPoint:
    """The stored form of a number or address: as typed, plus the form in which it is found and compared."""
    normal, digits = "", ""
    value = draft.value.strip()
    if draft.kind == "phone":
        normal = normalise(value, region) or ""
        digits = "".join(letter for letter in value if letter.isdigit())[::-1]
    elif draft.kind == "email":
        normal = value.casefold()
    fields: dict[str, Any] = {**asdict(draft), "value": value}
    return ContactPoint(client=client_id, normal=normal, digits_reversed=digits, position=position, **fields)
