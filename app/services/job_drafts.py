"""What people fill in about the price list and about one job beyond its booking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.queries.rows import JobLineRow
from app.services.drafts import JobLineDraft

LONGEST_DESCRIPTION = 400
LONGEST_WISH = 2_000
LONGEST_SHEET_LINE = 2_000


@dataclass(frozen=True, slots=True)
class PriceItemDraft:
    """A line of the price list as typed; months are how soon the same work is advised again."""

    name: str
    unit: str = "room"
    price_minor: int = 0
    minimum_minor: int = 0
    minutes: int = 0
    recommended_months: int | None = None
    is_tax_exempt: bool = False


@dataclass(frozen=True, slots=True)
class ExtraWorkDraft:
    """Work beyond what was agreed: what, at which price, and who agreed to it and how."""

    what: str
    amount_minor: int = 0
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class ReadingDraft:
    """Something measured: one of rules.visit_readings.ReadingKind, in hundredths of its unit."""

    kind: str
    value_hundredths: int
    spot: str = ""
    area_id: int | None = None


@dataclass(frozen=True, slots=True)
class CareDraft:
    """How it was cleaned, with what, and by when it will be dry."""

    method: str = ""
    products: str = ""
    dry_by_at: datetime | None = None


def line_draft(line: JobLineRow, *, is_new: bool = False) -> JobLineDraft:
    """A stored line to be edited, or to be done again on another job."""
    return JobLineDraft(
        name=line.name,
        to_do=line.to_do,
        price_minor=line.price_minor,
        fibre=line.fibre,
        quantity_hundredths=line.quantity_hundredths,
        unit=line.unit,
        area_id=line.area_id,
        price_item_id=line.price_item_id,
        unit_price_minor=line.unit_price_minor,
        is_tax_exempt=line.is_tax_exempt,
        guarantee_exclusion="" if is_new else line.guarantee_exclusion,
        id=None if is_new else line.id,
    )
