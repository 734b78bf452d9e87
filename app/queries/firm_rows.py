"""The frozen rows about the firm itself, which every start reads; see rows.py for their units."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FirmDetails:
    """The firm as letterheads, formats and clocks need it."""

    name: str
    trade_line: str
    owner_name: str
    phone: str
    email: str
    website: str
    street: str
    town: str
    region: str
    postal_code: str
    country: str
    locale: str
    currency: str
    time_zone: str
    paper: str
    area_unit: str
    tax_name: str
    tax_basis_points: int
    is_tax_included: bool
    guarantee_days: int
    is_sample: bool
    version: int
    tax_number: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Someone of the team; a portrait is named by the hash of its file."""

    id: int
    name: str
    initials: str
    role: str
    title: str
    is_in_field: bool
    van_name: str
    goodwill_limit_minor: int = 0
    portrait_sha256: str = ""

    @property
    def first_name(self) -> str:
        """The name people call across the office."""
        return self.name.split(" ", maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class PriceItemRow:
    """One line of the price list."""

    id: int
    name: str
    unit: str
    price_minor: int
    minimum_minor: int
    minutes: int
    recommended_months: int | None
    is_tax_exempt: bool
    version: int
