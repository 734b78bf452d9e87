"""The lists that can be taken out about clients and their visits; the other half stands in `export_lists_more`.

The order of the columns is documented in the README and only grows at its end. No list holds access codes or PINs, and
none holds what was noted as private.
"""

from __future__ import annotations

from app.queries.export_columns import CellKind, Column, ListDefinition, many, ordinal

CLIENT = "LEFT JOIN client ON client.id = {table}.client_id"
JOB = "LEFT JOIN job ON job.id = {table}.job_id"
OF_CLIENT = (Column("Client number", "client.number", CellKind.NUMBER), Column("Client", "client.name"))
WHOSE = (
    Column("client_external_id", "client.number", CellKind.NUMBER),
    Column("name", "client.name"),
    Column("phone", "client.main_phone"),
)
OF_JOB = Column("Job", "job.number", CellKind.NUMBER)

_MAIN_SITE = (
    "LEFT JOIN site ON site.id = (SELECT s.id FROM site s WHERE s.client_id = client.id AND s.archived_at IS NULL "
    "ORDER BY s.is_main DESC, s.position, s.id LIMIT 1)"
)


def person(column: str, alias: str = "person") -> str:
    """The join of somebody who works here."""
    return f"LEFT JOIN person {alias} ON {alias}.id = {column}"


def optional(column: str) -> str:
    """The text of a joined row that may not be there."""
    return f"coalesce({column}, '')"


def _contacts(kind: str) -> str:
    source = f"contact_point p WHERE p.client_id = client.id AND p.kind = '{kind}' AND p.archived_at IS NULL"
    return many("p.value", source, "p.position, p.id")


_CLIENTS = ListDefinition(
    "clients",
    "client",
    _MAIN_SITE,
    "client.archived_at IS NULL",
    (
        Column("Number", "client.number", CellKind.NUMBER, "everafter_client"),
        Column("Name", "client.name", field="name"),
        Column("Kind", "client.kind", field="kind"),
        Column("Salutation", "client.salutation", field="salutation"),
        Column("First name", "client.first_name", field="first_name"),
        Column("Last name", "client.last_name", field="last_name"),
        Column("Company", "client.company_name", field="company_name"),
        Column("Called", "client.preferred_name", field="preferred_name"),
        Column("Phones", _contacts("phone"), CellKind.MANY, "phone"),
        Column("E-mails", _contacts("email"), CellKind.MANY, "email"),
        Column("Street", optional("site.street"), field="street"),
        Column("Street 2", optional("site.street_2"), field="street_2"),
        Column("Town", optional("site.town"), field="town"),
        Column("Region", optional("site.region"), field="region"),
        Column("Postal code", optional("site.postal_code"), field="postal_code"),
        Column("Country", optional("site.country"), field="country"),
        Column("Access", optional("site.access_note"), field="access_note"),
        Column("Parking", optional("site.parking_note"), field="parking_note"),
        Column("Water", optional("site.water_note"), field="water_note"),
        Column("Source", "client.source", field="source"),
        Column(
            "Tags",
            many(
                "t.name",
                "client_tag c JOIN tag t ON t.id = c.tag_id WHERE c.client_id = client.id",
                "t.name <plain>",
            ),
            CellKind.MANY,
            "tags",
        ),
        Column("Birthday", "client.birthday", field="birthday"),
        Column("Language", "client.language", field="language"),
        Column("Client since", "client.first_contact_on", CellKind.NUMBER, "client_since"),
        Column(
            "Opted out",
            many(
                "w.channel <plain>",
                "contact_permission w WHERE w.client_id = client.id AND NOT w.is_allowed",
                "1",
                is_once=True,
            ),
            CellKind.MANY,
            "opted_out",
        ),
        Column("Visits", "client.visit_count", CellKind.NUMBER),
        Column("First visit", "client.first_visit_on", CellKind.NUMBER),
        Column("Last visit", "client.last_visit_on", CellKind.NUMBER),
        Column("Next visit", "client.next_visit_at", CellKind.MOMENT),
        Column("Paid us in all", "client.lifetime_minor", CellKind.MONEY),
        Column("Owes us", "client.owed_minor", CellKind.MONEY),
    ),
)

_JOBS = ListDefinition(
    "jobs",
    "job",
    f"{CLIENT.format(table='job')} {person('job.technician_id')}",
    "job.archived_at IS NULL",
    (
        Column("Job", "job.number", CellKind.NUMBER, "everafter_job"),
        Column("Client number", "client.number", CellKind.NUMBER, "client_external_id"),
        Column("Client", "client.name", field="name"),
        Column("Phone", "client.main_phone", field="phone"),
        Column("State", "job.state", field="state"),
        Column("Starts", "job.starts_at", CellKind.MOMENT, "job_date"),
        Column("Ends", "job.ends_at", CellKind.MOMENT, "end_date"),
        Column("Technician", optional("person.name"), field="technician"),
        Column("Work", "job.description", field="description"),
        Column("Amount", "coalesce(job.billed_minor, job.price_minor - job.discount_minor)", CellKind.MONEY, "amount"),
        Column("Paid", "job.paid_minor", CellKind.MONEY, "paid"),
        Column("Reason", "job.end_reason"),
        Column("Former number", "job.external_number"),
    ),
)

_COMPLAINTS = ListDefinition(
    "complaints",
    "complaint",
    f"{CLIENT.format(table='complaint')} {JOB.format(table='complaint')} {person('complaint.owner_id')} "
    f"{person('complaint.logged_by_id', 'logger')} {person('complaint.about_person_id', 'about')} "
    "LEFT JOIN complaint former ON former.id = complaint.follows_id",
    "",
    (
        Column("Complaint", "complaint.number", CellKind.NUMBER),
        *OF_CLIENT,
        OF_JOB,
        Column("Received", "complaint.received_at", CellKind.MOMENT),
        Column("Their words", "complaint.words"),
        Column("What went wrong", "complaint.category"),
        Column("Severity", "complaint.severity", CellKind.NUMBER),
        Column("Class", "complaint.priority"),
        Column("State", "complaint.state"),
        Column("Owner", optional("person.name")),
        Column("Answer due", "complaint.answer_due_at", CellKind.MOMENT),
        Column("Answered", "complaint.answered_at", CellKind.MOMENT),
        Column("Put right", "complaint.fixed_at", CellKind.MOMENT),
        Column("How", "complaint.fix_outcome"),
        Column("Closed", "complaint.closed_at", CellKind.MOMENT),
        Column("Closing words", "complaint.closing_words"),
        Column("Cause", "complaint.cause"),
        Column("What we learnt", "complaint.lesson"),
        Column("Cost", "complaint.cost_minor", CellKind.MONEY),
    ),
    (
        Column("everafter_complaint", "complaint.number", CellKind.NUMBER),
        *WHOSE,
        Column("job_number", "CASE WHEN job.archived_at IS NULL THEN job.number END", CellKind.NUMBER),
        Column("follows", "former.number", CellKind.NUMBER),
        Column("received_on", "complaint.received_at", CellKind.STORED_MOMENT),
        Column("channel", "complaint.channel"),
        Column("words", "complaint.words"),
        Column("expected", "complaint.expected"),
        Column("wanted", "complaint.wanted"),
        Column("meaning", "complaint.meaning"),
        Column("need_by_on", "complaint.need_by_on", CellKind.NUMBER),
        Column("is_self_reported", "CASE WHEN complaint.is_self_reported THEN 1 ELSE 0 END", CellKind.NUMBER),
        Column("logged_by", optional("logger.name")),
        Column("technician", optional("about.name")),
        Column("category", "complaint.category"),
        Column("state", "complaint.state"),
        Column("owner", optional("person.name")),
        Column("answered_on", "complaint.answered_at", CellKind.STORED_MOMENT),
        Column("fixed_on", "complaint.fixed_at", CellKind.STORED_MOMENT),
        Column("fix_outcome", "complaint.fix_outcome"),
        Column("closed_on", "complaint.closed_at", CellKind.STORED_MOMENT),
        Column("closing_words", "complaint.closing_words"),
        Column("cause", "complaint.cause"),
        Column("lesson", "complaint.lesson"),
        Column("cost", "complaint.cost_minor", CellKind.MONEY),
        Column("events", "complaint.id", CellKind.STORY),
    ),
)

_FEEDBACK = ListDefinition(
    "feedback",
    "feedback",
    f"{CLIENT.format(table='feedback')} {JOB.format(table='feedback')}",
    "",
    (
        *OF_CLIENT,
        OF_JOB,
        Column("Asked", "feedback.asked_at", CellKind.MOMENT),
        Column("How", "feedback.channel"),
        Column("Answer", "feedback.answer"),
        Column("Score", "feedback.score", CellKind.NUMBER),
        Column("Their words", "feedback.words"),
        Column("What they meant", "feedback.meaning"),
        Column("Felt", "feedback.answer_class"),
        Column("Asked again", "feedback.probe_outcome"),
    ),
    (
        Column("everafter_feedback", ordinal("feedback", "client_id", "answer", "score", "words"), CellKind.NUMBER),
        *WHOSE,
        Column("job_number", "job.number", CellKind.NUMBER),
        Column("asked_on", "feedback.asked_at", CellKind.MOMENT),
        Column("channel", "feedback.channel"),
        Column("answer", "feedback.answer"),
        Column("score", "feedback.score", CellKind.NUMBER),
        Column("words", "feedback.words"),
        Column("meaning", "feedback.meaning"),
    ),
)

_NOTES = ListDefinition(
    "notes",
    "timeline_entry",
    f"{CLIENT.format(table='timeline_entry')} {person('timeline_entry.person_id')}",
    "timeline_entry.archived_at IS NULL AND NOT timeline_entry.is_private",
    (
        *OF_CLIENT,
        Column("When", "timeline_entry.happened_at", CellKind.MOMENT),
        Column("Kind", "timeline_entry.kind"),
        Column("Who", optional("person.name")),
        Column("What", "timeline_entry.headline"),
        Column("Words", "timeline_entry.words"),
        Column("Meant", "timeline_entry.meaning"),
    ),
    (
        Column("everafter_note", ordinal("timeline_entry", "client_id", "kind", "headline", "words"), CellKind.NUMBER),
        *WHOSE,
        Column("noted_on", "timeline_entry.happened_at", CellKind.MOMENT),
        Column("note_kind", "timeline_entry.kind"),
        Column("author", optional("person.name")),
        Column("headline", "timeline_entry.headline"),
        Column("words", "timeline_entry.words"),
        Column("meaning", "timeline_entry.meaning"),
    ),
)

_PAYMENTS = ListDefinition(
    "payments",
    "payment",
    f"{CLIENT.format(table='payment')} {JOB.format(table='payment')}",
    "payment.archived_at IS NULL",
    (
        *OF_CLIENT,
        OF_JOB,
        Column("Paid on", "payment.paid_on", CellKind.NUMBER),
        Column("Kind", "payment.kind"),
        Column("How", "payment.method"),
        Column("Amount", "payment.amount_minor", CellKind.MONEY),
        Column("Note", "payment.note"),
    ),
    (
        Column(
            "everafter_payment",
            ordinal("payment", "client_id", "paid_on", "kind", "method", "amount_minor", "note"),
            CellKind.NUMBER,
        ),
        *WHOSE,
        Column("job_number", "job.number", CellKind.NUMBER),
        Column("paid_on", "payment.paid_on", CellKind.NUMBER),
        Column("payment_kind", "payment.kind"),
        Column("payment_method", "payment.method"),
        Column("amount", "payment.amount_minor", CellKind.MONEY),
        Column("reference", "payment.note"),
    ),
)

_CERTIFICATES = ListDefinition(
    "certificates",
    "reward",
    CLIENT.format(table="reward"),
    "",
    (
        *OF_CLIENT,
        Column("Number", optional("reward.number")),
        Column("For", "reward.rule"),
        Column("Level", "reward.level", CellKind.NUMBER),
        Column("State", "reward.state"),
        Column("Earned on", "reward.earned_on", CellKind.NUMBER),
        Column("Gift", "reward.gift"),
    ),
)

_PRICES = ListDefinition(
    "prices",
    "price_item",
    "",
    "price_item.archived_at IS NULL",
    (
        Column("Name", "price_item.name"),
        Column("Unit", "price_item.unit"),
        Column("Price", "price_item.price_minor", CellKind.MONEY),
        Column("Minimum", "price_item.minimum_minor", CellKind.MONEY),
        Column("Minutes", "price_item.minutes", CellKind.NUMBER),
    ),
)

LISTS = (_CLIENTS, _JOBS, _COMPLAINTS, _FEEDBACK, _NOTES, _PAYMENTS, _CERTIFICATES, _PRICES)
