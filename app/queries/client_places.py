"""The places of a client: addresses, what lies there, and the masked codes that open them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from app.models.audit import AuditChange, AuditUnit
from app.models.clients import AccessCode, Area, AreaMark, Site
from app.models.team import Person
from app.queries.client_rows import AccessCodeRow, AreaRow, CodeLookRow, MarkRow, SiteRow
from app.queries.hand_over import joined

_LOOKS_READ = 200


def list_sites(client_id: int) -> tuple[SiteRow, ...]:
    """The addresses of a client in their order; whether there is a code, but no code."""
    chosen = Site.select().where((Site.client == client_id) & Site.archived_at.is_null())
    sites = list(chosen.order_by(Site.position, Site.id))
    ids = [site.id for site in sites]
    codes = AccessCode.select(AccessCode.site).where(AccessCode.site.in_(ids) & AccessCode.archived_at.is_null())
    with_code = {row.site_id for row in codes}
    return tuple(
        SiteRow(
            id=site.id,
            label=site.label,
            street=site.street,
            street_2=site.street_2,
            town=site.town,
            region=site.region,
            postal_code=site.postal_code,
            country=site.country,
            find_note=site.find_note,
            access_note=site.access_note,
            parking_note=site.parking_note,
            water_note=site.water_note,
            is_main=bool(site.is_main),
            is_billing_only=bool(site.is_billing_only),
            has_access_code=site.id in with_code,
            version=site.version,
        )
        for site in sites
    )


def list_areas(site_ids: Sequence[int]) -> tuple[AreaRow, ...]:
    """Rooms and pieces at these addresses with their marks, address by address."""
    chosen = Area.select().where(Area.site.in_(list(site_ids)) & Area.archived_at.is_null())
    places = {site_id: place for place, site_id in enumerate(site_ids)}
    areas = sorted(chosen.order_by(Area.position, Area.id), key=lambda area: places[area.site_id])
    marks: defaultdict[int, list[MarkRow]] = defaultdict(list)
    known = AreaMark.area.in_([area.id for area in areas]) & AreaMark.archived_at.is_null()
    for mark in AreaMark.select().where(known).order_by(AreaMark.id) if areas else ():
        marks[mark.area_id].append(
            MarkRow(mark.id, mark.what, mark.stain, mark.outcome, bool(mark.is_known_to_client), mark.version)
        )
    return tuple(
        AreaRow(
            id=area.id,
            site_id=area.site_id,
            name=area.name,
            kind=area.kind,
            size_hundredths=area.size_hundredths,
            size_unit=area.size_unit,
            fibre=area.fibre,
            known_marks=tuple(marks[area.id]),
            construction=area.construction,
            condition=area.condition,
            version=area.version,
        )
        for area in areas
    )


def list_access_codes(site_ids: Sequence[int]) -> tuple[AccessCodeRow, ...]:
    """What opens at these addresses and who looked at the codes, newest first; the codes themselves are not read."""
    columns = (AccessCode.id, AccessCode.site, AccessCode.opens, AccessCode.may_print, AccessCode.version)
    chosen = AccessCode.select(*columns).where(AccessCode.site.in_(list(site_ids)) & AccessCode.archived_at.is_null())
    codes = list(chosen.order_by(AccessCode.site, AccessCode.id))
    looks = _looks([code.id for code in codes]) if codes else {}
    return tuple(
        AccessCodeRow(
            id=code.id,
            site_id=code.site_id,
            opens=code.opens,
            may_print=bool(code.may_print),
            version=code.version,
            looks=tuple(looks.get(code.id, ())),
        )
        for code in codes
    )


def _looks(code_ids: list[int]) -> dict[int, list[CodeLookRow]]:
    chosen = (
        AuditChange.select(AuditChange.record_id, AuditUnit.happened_at, Person.name.alias("person_name"))
        .join(AuditUnit, on=(AuditChange.unit == AuditUnit.id))
        .left_outer_join(Person, on=(AuditUnit.person == Person.id))
        .where(
            (AuditChange.table_name == "access_code")
            & AuditChange.record_id.in_(code_ids)
            & (AuditChange.action == "reveal")
        )
        .order_by(AuditUnit.happened_at.desc(), AuditChange.id.desc())
        .limit(_LOOKS_READ)
    )
    looks: defaultdict[int, list[CodeLookRow]] = defaultdict(list)
    for row in joined(chosen):
        looks[row.record_id].append(CodeLookRow(row.person_name or "", row.happened_at))
    return looks


def list_areas_of_client(client_id: int) -> tuple[AreaRow, ...]:
    """Rooms and pieces at every address of a client that is still in use."""
    chosen = Site.select(Site.id).where((Site.client == client_id) & Site.archived_at.is_null())
    return list_areas([site.id for site in chosen.order_by(Site.position, Site.id)])
