"""The lists that can be taken out as CSV, read in pages by key so that a million rows need no memory.

The order of the columns is documented in the README and only grows at its end. No list holds access codes or PINs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from app.models.aftercare import Feedback
from app.models.base import BaseModel
from app.models.clients import Client, ClientTag, ContactPermission, ContactPoint, Site, Tag, TimelineEntry
from app.models.complaints import Complaint
from app.models.jobs import Job, Payment, PriceItem
from app.models.rewards import Reward
from app.models.tables import MODELS
from app.models.team import Person
from app.queries.hand_over import joined

_PAGE = 1_000
# Secrets, traces of changes, and what follows from other tables.
_LEFT_OUT = frozenset({"access_code", "audit_unit", "audit_change", "import_row", "import_change", "import_mapping"})
_SECRET_COLUMNS = frozenset({"pin_hash", "search_text"})


@dataclass(frozen=True, slots=True)
class ExportList:
    """One list: its columns as a spreadsheet shows them, as an import reads them, and its rows.

    Money is given in minor units, and `money_columns` says which; a cell of several values is a tuple.
    """

    name: str
    headings: tuple[str, ...]
    fields: tuple[str, ...]
    rows: Callable[[], Iterator[Sequence[Any]]]
    money_columns: frozenset[int] = frozenset()


def pages(model: type[BaseModel], condition: Any = None) -> Iterator[list[Any]]:
    """The rows of a table in pages by id."""
    last = 0
    while True:
        chosen = model.select().where(model.id > last)
        if condition is not None:
            chosen = chosen.where(condition)
        page = list(chosen.order_by(model.id).limit(_PAGE))
        if not page:
            return
        yield page
        last = int(page[-1].id)


def chosen_rows(model: type[BaseModel], ids: Sequence[int], condition: Any) -> Iterator[list[Any]]:
    """These rows of a table in their own order, in pages; one that does not meet the condition any more is left out."""
    for start in range(0, len(ids), _PAGE):
        some = list(ids[start : start + _PAGE])
        found = {row.id: row for row in model.select().where(model.id.in_(some) & condition)}
        yield [found[each] for each in some if each in found]


def _clients(ids: Sequence[int] | None = None) -> Iterator[Sequence[Any]]:
    present = Client.archived_at.is_null()
    for page in pages(Client, present) if ids is None else chosen_rows(Client, ids, present):
        here = [client.id for client in page]
        phones, emails = _contacts(here)
        sites = _main_sites(here)
        tags, opted_out = _tags(here), _opted_out(here)
        for client in page:
            site = sites.get(client.id)
            yield (
                client.number,
                client.name,
                client.kind,
                client.salutation,
                client.first_name,
                client.last_name,
                client.company_name,
                client.preferred_name,
                tuple(phones[client.id]),
                tuple(emails[client.id]),
                *(
                    (site.street, site.street_2, site.town, site.region, site.postal_code, site.country)
                    if site
                    else [""] * 6
                ),
                *((site.access_note, site.parking_note, site.water_note) if site else [""] * 3),
                client.source,
                tuple(tags[client.id]),
                client.birthday,
                client.language,
                client.first_contact_on,
                tuple(opted_out[client.id]),
                client.visit_count,
                client.first_visit_on,
                client.last_visit_on,
                client.next_visit_at,
                client.lifetime_minor,
                client.owed_minor,
            )


def _contacts(ids: list[int]) -> tuple[defaultdict[int, list[str]], defaultdict[int, list[str]]]:
    phones: defaultdict[int, list[str]] = defaultdict(list)
    emails: defaultdict[int, list[str]] = defaultdict(list)
    chosen = ContactPoint.select().where(ContactPoint.client.in_(ids) & ContactPoint.archived_at.is_null())
    for point in chosen.order_by(ContactPoint.position, ContactPoint.id):
        if point.kind in ("phone", "email"):
            (emails if point.kind == "email" else phones)[point.client_id].append(point.value)
    return phones, emails


def _main_sites(ids: list[int]) -> dict[int, Site]:
    chosen = Site.select().where(Site.client.in_(ids) & Site.archived_at.is_null())
    sites: dict[int, Site] = {}
    for site in chosen.order_by(Site.is_main.desc(), Site.position, Site.id):
        sites.setdefault(site.client_id, site)
    return sites


def _tags(ids: list[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    chosen = ClientTag.select(ClientTag.client, Tag.name).join(Tag, on=(ClientTag.tag == Tag.id))
    for row in joined(chosen.where(ClientTag.client.in_(ids)).order_by(Tag.name)):
        found[row.client_id].append(row.name)
    return found


def _opted_out(ids: list[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    refused = ContactPermission.client.in_(ids) & (ContactPermission.is_allowed == False)  # noqa: E712 - SQL
    for wish in ContactPermission.select().where(refused).order_by(ContactPermission.channel):
        if wish.channel not in found[wish.client_id]:
            found[wish.client_id].append(wish.channel)
    return found


def _names(model: type[BaseModel], ids: set[int | None]) -> dict[int | None, Any]:
    """The rows of a table by id, for the names beside another table's rows."""
    wanted = [each for each in ids if each is not None]
    return {row.id: row for row in model.select().where(model.id.in_(wanted))}


def _jobs(ids: Sequence[int] | None = None) -> Iterator[Sequence[Any]]:
    present = Job.archived_at.is_null()
    for page in pages(Job, present) if ids is None else chosen_rows(Job, ids, present):
        clients = _names(Client, {job.client_id for job in page})
        people = _names(Person, {job.technician_id for job in page})
        for job in page:
            client = clients[job.client_id]
            technician = people.get(job.technician_id)
            yield (
                job.number,
                client.number,
                client.name,
                client.main_phone,
                job.state,
                job.starts_at,
                job.ends_at,
                technician.name if technician is not None else "",
                job.description,
                job.price_minor - job.discount_minor if job.billed_minor is None else job.billed_minor,
                job.paid_minor,
                job.end_reason,
                job.external_number,
            )


def _complaints() -> Iterator[Sequence[Any]]:
    for page in pages(Complaint):
        clients = _names(Client, {complaint.client_id for complaint in page})
        jobs = _names(Job, {complaint.job_id for complaint in page})
        owners = _names(Person, {complaint.owner_id for complaint in page})
        for row in page:
            job, owner = jobs.get(row.job_id), owners.get(row.owner_id)
            yield (
                row.number,
                clients[row.client_id].number,
                clients[row.client_id].name,
                job.number if job is not None else "",
                row.received_at,
                row.words,
                row.category,
                row.severity,
                row.priority,
                row.state,
                owner.name if owner is not None else "",
                row.answer_due_at,
                row.answered_at,
                row.fixed_at,
                row.fix_outcome,
                row.closed_at,
                row.closing_words,
                row.cause,
                row.lesson,
                row.cost_minor,
            )


def _feedback() -> Iterator[Sequence[Any]]:
    for page in pages(Feedback):
        clients = _names(Client, {row.client_id for row in page})
        jobs = _names(Job, {row.job_id for row in page})
        for row in page:
            job = jobs.get(row.job_id)
            yield (
                clients[row.client_id].number,
                clients[row.client_id].name,
                job.number if job is not None else "",
                row.asked_at,
                row.channel,
                row.answer,
                row.score,
                row.words,
                row.meaning,
                row.answer_class,
                row.probe_outcome,
            )


def _notes() -> Iterator[Sequence[Any]]:
    """What was said and written; private words stay in the house."""
    present = TimelineEntry.archived_at.is_null() & (TimelineEntry.is_private == False)  # noqa: E712 - SQL
    for page in pages(TimelineEntry, present):
        clients = _names(Client, {row.client_id for row in page})
        people = _names(Person, {row.person_id for row in page})
        for row in page:
            person = people.get(row.person_id)
            client = clients[row.client_id]
            name = person.name if person is not None else ""
            yield client.number, client.name, row.happened_at, row.kind, name, row.headline, row.words, row.meaning


def _payments() -> Iterator[Sequence[Any]]:
    for page in pages(Payment, Payment.archived_at.is_null()):
        clients = _names(Client, {row.client_id for row in page})
        jobs = _names(Job, {row.job_id for row in page})
        for row in page:
            job = jobs.get(row.job_id)
            number = job.number if job is not None else ""
            client = clients[row.client_id]
            yield client.number, client.name, number, row.paid_on, row.kind, row.method, row.amount_minor, row.note


def _certificates() -> Iterator[Sequence[Any]]:
    for page in pages(Reward):
        clients = _names(Client, {row.client_id for row in page})
        for row in page:
            client = clients[row.client_id]
            yield client.number, client.name, row.number or "", row.rule, row.level, row.state, row.earned_on, row.gift


def _prices() -> Iterator[Sequence[Any]]:
    for page in pages(PriceItem, PriceItem.archived_at.is_null()):
        for row in page:
            yield row.name, row.unit, row.price_minor, row.minimum_minor, row.minutes


_LISTS = (
    ExportList(
        "clients",
        (
            "Number", "Name", "Kind", "Salutation", "First name", "Last name", "Company", "Called", "Phones", "E-mails",
            "Street", "Street 2", "Town", "Region", "Postal code", "Country", "Access", "Parking", "Water", "Source",
            "Tags", "Birthday", "Language", "Client since", "Opted out", "Visits", "First visit", "Last visit",
            "Next visit", "Paid us in all", "Owes us",
        ),
        (
            "everafter_client", "name", "kind", "salutation", "first_name", "last_name", "company_name",
            "preferred_name", "phone", "email", "street", "street_2", "town", "region", "postal_code",
            "country", "access_note",
            "parking_note", "water_note", "source", "tags", "birthday", "language", "client_since", "opted_out",
        ),
        _clients,
        frozenset({29, 30}),
    ),
    ExportList(
        "jobs",
        (
            "Job", "Client number", "Client", "Phone", "State", "Starts", "Ends", "Technician", "Work", "Amount",
            "Paid", "Reason", "Former number",
        ),
        (
            "everafter_job", "client_external_id", "name", "phone", "state", "job_date", "end_date", "technician",
            "description", "amount", "paid",
        ),
        _jobs,
        frozenset({9, 10}),
    ),
    ExportList(
        "complaints",
        (
            "Complaint", "Client number", "Client", "Job", "Received", "Their words", "What went wrong", "Severity",
            "Class", "State", "Owner", "Answer due", "Answered", "Put right", "How", "Closed", "Closing words", "Cause",
            "What we learnt", "Cost",
        ),
        (),
        _complaints,
        frozenset({19}),
    ),
    ExportList(
        "feedback",
        (
            "Client number", "Client", "Job", "Asked", "How", "Answer", "Score", "Their words", "What they meant",
            "Felt", "Asked again",
        ),
        (),
        _feedback,
    ),
    ExportList("notes", ("Client number", "Client", "When", "Kind", "Who", "What", "Words", "Meant"), (), _notes),
    ExportList(
        "payments",
        ("Client number", "Client", "Job", "Paid on", "Kind", "How", "Amount", "Note"),
        (),
        _payments,
        frozenset({6}),
    ),
    ExportList(
        "certificates",
        ("Client number", "Client", "Number", "For", "Level", "State", "Earned on", "Gift"),
        (),
        _certificates,
    ),
    ExportList(
        "prices", ("Name", "Unit", "Price", "Minimum", "Minutes"), (), _prices, money_columns=frozenset({2, 3})
    ),
)  # fmt: skip


def export_lists() -> Mapping[str, ExportList]:
    """Every list by its name."""
    return {each.name: each for each in _LISTS}


def chosen_list(name: str, ids: Sequence[int]) -> ExportList:
    """The list of clients or of jobs with these rows only, in this order."""
    rows = {"clients": _clients, "jobs": _jobs}[name]
    return replace(export_lists()[name], rows=partial(rows, ids))


def table_lists() -> Iterator[ExportList]:
    """Every table as it is stored, for moving house: without secrets and without the traces of changes."""
    for name, model in MODELS.items():
        if name in _LEFT_OUT:
            continue
        columns = tuple(column for column in model.columns() if column not in _SECRET_COLUMNS)

        def rows(model: type[BaseModel] = model, columns: tuple[str, ...] = columns) -> Iterator[Sequence[Any]]:
            for page in pages(model):
                for row in page:
                    plain = row.plain()
                    yield tuple(plain[column] for column in columns)

        yield ExportList(name, columns, columns, rows)
