"""The people of the sample firm as they are drawn, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.services.drafts import AreaDraft, ContactDraft, FactDraft, SiteDraft


@dataclass(frozen=True, slots=True)
class SampleArea:
    """A room or piece with its price for one cleaning and, if it has a mark, what became of it."""

    draft: AreaDraft
    price_minor: int
    outcome: str = ""


@dataclass(slots=True)
class SampleVisit:
    """One visit that took place; `lines` are positions in the client's areas, each with its price."""

    starts_at: datetime
    minutes: int
    technician: int
    lines: tuple[tuple[int, int], ...]
    is_chargeable: bool = True
    reclean_of: SampleVisit | None = None
    is_complained_of: bool = False
    description: str = ""
    id: int = 0

    @property
    def ends_at(self) -> datetime:
        """When it was over."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def amount_minor(self) -> int:
        """What it cost the client."""
        return sum(price for _area, price in self.lines) if self.is_chargeable else 0


@dataclass(slots=True)
class SampleClient:
    """A client as drawn: who, where, what to remember, and by which rhythm they have us in."""

    first_name: str = ""
    last_name: str = ""
    company_name: str = ""
    whole_name: str = ""
    kind: str = "home"
    profile: str = ""
    source: str = ""
    why_us: str = ""
    factors: tuple[str, ...] = ()
    phones: tuple[ContactDraft, ...] = ()
    email: str = ""
    site: SiteDraft = field(default_factory=SiteDraft)
    areas: tuple[SampleArea, ...] = ()
    facts: tuple[FactDraft, ...] = ()
    permissions: tuple[tuple[str, bool, str], ...] = ()
    technician: int = 0
    usual_lines: tuple[int, ...] = ()
    gap_days: int = 365
    agreed_days: int | None = None
    planned_days: list[date] = field(default_factory=list)
    next_due_on: date | None = None
    is_leaving: bool = False
    key: str = ""
    referred_by: SampleClient | None = None
    visits: list[SampleVisit] = field(default_factory=list)
    amounts: tuple[int, ...] = ()
    minutes: int = 0
    earliest_hour: int = 0
    id: int = 0
    site_id: int = 0
    area_ids: tuple[int, ...] = ()

    @property
    def first_contact_on(self) -> date:
        """The day of the first visit that was planned, or of the one that is to come."""
        days = [*self.planned_days[:1], *([self.next_due_on] if self.next_due_on else [])]
        return min(days) - timedelta(days=9)
