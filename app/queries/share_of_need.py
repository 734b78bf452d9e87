"""What a home needs, what part of it is ours, and what of it we have never cleaned (R9, S3.16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from app.errors import NotFoundError
from app.models.clients import Area, Client, Site
from app.models.jobs import Job, JobLine
from app.queries.firm import get_firm, list_price_items
from app.queries.hand_over import rows_of
from app.rules.home_need import USUAL_MONTHS, ListedPrice, price_for, price_of
from app.rules.rounding import round_half_up
from app.rules.search_text import fold
from app.rules.share_of_need import (
    MONTHS_LOOKED_AT,
    NeededItem,
    Share,
    gap_minor,
    lifetime_need_minor,
    need_in_24_months,
    share_of_spend,
)
from app.translations import gettext as _

_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class NeverCleanedRow:
    """A room or piece on file that we never cleaned: its price by the list, how often, and its worth in 24 months.

    Without a fitting price it costs what somebody types, and stands last.
    """

    area_id: int
    name: str
    price_item_id: int | None
    price_minor: int
    recommended_months: int
    value_minor: int


@dataclass(frozen=True, slots=True)
class NeedOfHome:
    """Need, our part and the gap of 24 months, in minor units; `share` is None while nothing is known."""

    share: Share | None
    ours_minor: int
    need_minor: int
    gap_minor: int
    lifetime_minor: int
    never_cleaned: tuple[NeverCleanedRow, ...]
    others_minor: int | None
    cleaner_count: int | None
    our_rank: int | None


@dataclass(frozen=True, slots=True)
class _Cleaned:
    price_minor: int
    recommended_months: int | None


def get_need_of_home(client_id: int, today: date, zone: ZoneInfo) -> NeedOfHome:
    """What this home needs; raises NotFoundError when the client is gone."""
    client = Client.get_or_none(Client.id == client_id)
    if client is None:
        raise NotFoundError(_("This client is no longer there."))
    since = datetime.combine(today - relativedelta(months=MONTHS_LOOKED_AT), time(), tzinfo=zone)
    prices = _listed()
    by_area, beside = _read_cleaned(client_id, since)
    items, never = _of_areas(_read_areas(client_id), by_area, prices)
    items += [_needed(name, each) for name, each in beside.items()]
    ours, need = _read_ours(client_id, since), need_in_24_months(items)
    has_rank = client.our_rank is not None and client.cleaner_count is not None
    return NeedOfHome(
        share=share_of_spend(
            ours,
            others_minor=client.others_minor,
            rank=client.our_rank if has_rank else None,
            cleaners=client.cleaner_count if has_rank else None,
            items=items,
        ),
        ours_minor=ours,
        need_minor=round_half_up(need),
        gap_minor=gap_minor(need, ours),
        lifetime_minor=lifetime_need_minor(round_half_up(need * Fraction(_MONTHS_A_YEAR, MONTHS_LOOKED_AT))),
        never_cleaned=tuple(sorted(never, key=lambda row: (-row.value_minor, row.name))),
        others_minor=client.others_minor,
        cleaner_count=client.cleaner_count,
        our_rank=client.our_rank,
    )


def _listed() -> list[ListedPrice]:
    return [
        ListedPrice(
            id=item.id,
            name=item.name,
            unit=item.unit,
            price_minor=item.price_minor,
            minimum_minor=item.minimum_minor,
            recommended_months=item.recommended_months,
        )
        for item in list_price_items()
        if item.recommended_months is not None
    ]


def _read_areas(client_id: int) -> list[Any]:
    columns = (Area.id, Area.name, Area.kind, Area.size_hundredths, Area.size_unit)
    present = (Site.client == client_id) & Site.archived_at.is_null() & Area.archived_at.is_null()
    chosen = Area.select(*columns).join(Site, on=(Area.site == Site.id)).where(present)
    return list(rows_of(chosen.order_by(Area.position, Area.id)))


def _read_cleaned(client_id: int, since: datetime) -> tuple[dict[int, _Cleaned], dict[str, _Cleaned]]:
    """What we ever cleaned of the rooms on file, and what else within 24 months; the latest price of each."""
    months = {item.id: item.recommended_months for item in list_price_items()}
    done = (
        (Job.client == client_id) & (Job.state == "done") & Job.archived_at.is_null() & Job.reclean_of.is_null()
    )  # fmt: skip
    chosen = (
        JobLine.select(JobLine.area, JobLine.price_item, JobLine.name, JobLine.price_minor, Job.finished_at)
        .join(Job, on=(JobLine.job == Job.id))
        .where(done & JobLine.is_done)
        .order_by(Job.finished_at, JobLine.id)
    )
    by_area: dict[int, _Cleaned] = {}
    beside: dict[str, _Cleaned] = {}
    for line in rows_of(chosen):
        every = months.get(line.price_item_id) if line.price_item_id is not None else None
        if line.area_id is not None:
            by_area[line.area_id] = _Cleaned(line.price_minor, every)
        elif every is not None and line.finished_at is not None and line.finished_at >= since:
            beside[fold(line.name)] = _Cleaned(line.price_minor, every)
    return by_area, beside


def _of_areas(
    areas: Sequence[Any], cleaned: dict[int, _Cleaned], prices: Sequence[ListedPrice]
) -> tuple[list[NeededItem], list[NeverCleanedRow]]:
    firm = get_firm()
    area_unit = firm.area_unit if firm is not None else "sq_ft"
    items: list[NeededItem] = []
    never: list[NeverCleanedRow] = []
    for area in areas:
        listed = price_for(area.kind, area.name, prices)
        by_list = price_of(listed, area.size_hundredths, area.size_unit, area_unit) if listed is not None else 0
        months = listed.recommended_months if listed is not None else USUAL_MONTHS
        known = cleaned.get(area.id)
        if known is not None:
            every = known.recommended_months or months
            items.append(
                NeededItem(
                    name=area.name,
                    price_minor=known.price_minor or by_list,
                    recommended_months=every,
                    is_served=True,
                )
            )
            continue
        item = NeededItem(name=area.name, price_minor=by_list, recommended_months=months)
        items.append(item)
        item_id = listed.id if listed is not None else None
        never.append(
            NeverCleanedRow(area.id, area.name, item_id, by_list, months, round_half_up(item.need_minor))
        )  # fmt: skip
    return items, never


def _needed(name: str, each: _Cleaned) -> NeededItem:
    return NeededItem(
        name=name,
        price_minor=each.price_minor,
        recommended_months=each.recommended_months or USUAL_MONTHS,
        is_served=True,
    )


def _read_ours(client_id: int, since: datetime) -> int:
    """What our finished, chargeable jobs of 24 months brought."""
    return sum(_amounts(client_id, since))


def _amounts(client_id: int, since: datetime) -> Iterator[int]:
    columns = (Job.price_minor, Job.discount_minor, Job.billed_minor)
    done = (Job.client == client_id) & (Job.state == "done") & Job.archived_at.is_null() & Job.is_chargeable
    for job in rows_of(Job.select(*columns).where(done & (Job.finished_at >= since))):
        yield job.price_minor - job.discount_minor if job.billed_minor is None else job.billed_minor
