"""Reads about the firm: letterhead, team, price list, hours and times it promises, closed days."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from peewee import JOIN, Expression

from app.models.clients import Client
from app.models.firm import ClosedDay, Firm, Setting
from app.models.jobs import Attachment, PriceItem
from app.models.team import Person, Van
from app.queries.firm_rows import FirmDetails, PersonRow, PriceItemRow
from app.queries.hand_over import joined
from app.queries.stored_times import times_of
from app.rules.promised_times import PromisedTimes, TimesInForce
from app.rules.working_time import WorkingTime
from app.translations import gettext as _

WORKING_HOURS = "working_hours"
RECOVERY_SCRIPT = "recovery_script"
MONTH_WORDS = "month_page_words"
SETTLED_CLOSURES = "settled_closures"
VISIT_MINIMUM = "visit_minimum_minor"
PRINTED_CODES = "print_access_codes"
INSURANCE_LINE = "insurance_line"
_FALLBACK_ZONE = "America/Los_Angeles"


def get_firm() -> FirmDetails | None:
    """The firm, or None before the first run has asked for its name."""
    row = Firm.get_or_none()
    if row is None:
        return None
    return FirmDetails(**{name: getattr(row, name) for name in FirmDetails.__dataclass_fields__})


def get_zone() -> ZoneInfo:
    """The firm's time zone."""
    return ZoneInfo(Firm.select(Firm.time_zone).scalar() or _FALLBACK_ZONE)


def get_setting(name: str, default: Any = None) -> Any:
    """One of the firm's settings, as it was saved."""
    row = Setting.get_or_none(Setting.name == name)
    return default if row is None else row.value


def are_codes_printed() -> bool:
    """Whether the firm lets codes onto the job sheet that may be printed themselves; at first it does not."""
    return get_setting(PRINTED_CODES) is True


def get_times_in_force() -> TimesInForce:
    """The hours and times of R6 as they were promised from each moment on; the closed days count for all of them."""
    closed = ClosedDay.select(ClosedDay.closed_on).where(ClosedDay.is_open_after_all == False)  # noqa: E712 - SQL
    settled = get_setting(SETTLED_CLOSURES) or {}
    return times_of(
        get_setting(WORKING_HOURS) or {},
        get_zone(),
        frozenset(row.closed_on for row in closed),
        {date.fromisoformat(day): bool(was_closed) for day, was_closed in settled.items()},
    )


def get_promised_times() -> PromisedTimes:
    """What the firm promises from now on."""
    return get_times_in_force().newest


def get_working_time() -> WorkingTime:
    """The firm's hours and closed days from now on."""
    return get_promised_times().working_time


def list_closed_days(first: date, last: date) -> list[tuple[date, str]]:
    """The closed days from first to last with their names."""
    found = ClosedDay.select().where(ClosedDay.closed_on.between(first, last)).order_by(ClosedDay.closed_on)
    return [(row.closed_on, row.name) for row in found if not row.is_open_after_all]


def list_people(in_field: bool | None = None) -> list[PersonRow]:
    """The team in its own order; only those who drive out, or only those who do not, when asked."""
    wanted = Person.archived_at.is_null()
    if in_field is not None:
        wanted &= Person.is_in_field == in_field
    return list_people_where(wanted)


def list_people_where(wanted: Expression) -> list[PersonRow]:
    """People of our choice in the team's own order, those who left as well."""
    is_portrait = (Person.photo_id == Attachment.id) & Attachment.archived_at.is_null()
    chosen = (
        Person.select(Person, Van.name.alias("van_name"), Attachment.sha256.alias("portrait_sha256"))
        .join(Van, JOIN.LEFT_OUTER, on=(Person.van == Van.id))
        .switch(Person)
        .join(Attachment, JOIN.LEFT_OUTER, on=is_portrait)
        .where(wanted)
    )
    return [
        PersonRow(
            id=row.id,
            name=row.name if row.archived_at is None else _("{name} (left)").format(name=row.name),
            initials=row.initials,
            role=row.role,
            title=row.title,
            is_in_field=bool(row.is_in_field),
            van_name=row.van_name or "",
            goodwill_limit_minor=row.goodwill_limit_minor,
            portrait_sha256=row.portrait_sha256 or "",
        )
        for row in joined(chosen.order_by(Person.position, Person.id))
    ]


def list_price_items() -> list[PriceItemRow]:
    """The price list in its own order."""
    chosen = PriceItem.select().where(PriceItem.archived_at.is_null()).order_by(PriceItem.position, PriceItem.id)
    return [
        PriceItemRow(
            id=row.id,
            name=row.name,
            unit=row.unit,
            price_minor=row.price_minor,
            minimum_minor=row.minimum_minor,
            minutes=row.minutes,
            recommended_months=row.recommended_months,
            is_tax_exempt=bool(row.is_tax_exempt),
            version=row.version,
        )
        for row in chosen
    ]


def get_insurance_line() -> str:
    """What the firm says about its insurance on the visit card; empty where it says nothing."""
    return str(get_setting(INSURANCE_LINE) or "")


def get_visit_minimum() -> int:
    """What a visit costs at least, in minor units; 0 where the firm has no such rule."""
    return int(get_setting(VISIT_MINIMUM) or 0)


def count_clients_ever() -> int:
    """How many clients the database holds, whatever their state."""
    return int(Client.select().count())
