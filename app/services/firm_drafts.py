"""What people fill in about the firm and its team before it is saved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Someone of the team."""

    name: str
    role: str = "office"
    initials: str = ""
    title: str = ""
    phone: str = ""
    is_in_field: bool = False
    van_name: str = ""
    goodwill_limit_minor: int = 0


@dataclass(frozen=True, slots=True)
class FirmDraft:
    """A new firm: name, who opens it, and the country that sets formats, paper and units."""

    name: str
    owner_name: str
    country: str = "US"
    trade_line: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    street: str = ""
    town: str = ""
    region: str = ""
    postal_code: str = ""
    time_zone: str = ""
    is_sample: bool = False
