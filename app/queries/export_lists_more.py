"""The other lists that can be taken out: places, wishes, promises, money told, the team, and whom we may write to.

The order of the columns is documented in the README and only grows at its end. Access codes, PINs and what was noted
as private are in none of them.
"""

from __future__ import annotations

from app.queries.export_columns import CellKind, Column, ListDefinition
from app.queries.export_lists import CLIENT, JOB, OF_CLIENT, OF_JOB, optional, person

_NUMBER, _MONEY, _MOMENT = CellKind.NUMBER, CellKind.MONEY, CellKind.MOMENT


def _flag(column: str) -> str:
    return f"CASE WHEN {column} THEN 1 ELSE 0 END"


def _of_site(table: str) -> str:
    return f"LEFT JOIN site ON site.id = {table}.site_id LEFT JOIN client ON client.id = site.client_id"


_PLACES = ListDefinition(
    "places",
    "site",
    CLIENT.format(table="site"),
    "site.archived_at IS NULL AND client.archived_at IS NULL",
    (
        *OF_CLIENT,
        Column("Label", "site.label"),
        Column("Street", "site.street"),
        Column("Street 2", "site.street_2"),
        Column("Town", "site.town"),
        Column("Region", "site.region"),
        Column("Postal code", "site.postal_code"),
        Column("Country", "site.country"),
        Column("Main", _flag("site.is_main"), _NUMBER),
        Column("Bills only", _flag("site.is_billing_only"), _NUMBER),
        Column("How to find it", "site.find_note"),
        Column("Access", "site.access_note"),
        Column("Parking", "site.parking_note"),
        Column("Water", "site.water_note"),
    ),
)

_ROOMS = ListDefinition(
    "rooms",
    "area",
    _of_site("area"),
    "area.archived_at IS NULL AND client.archived_at IS NULL",
    (
        *OF_CLIENT,
        Column("Street", "site.street"),
        Column("Room", "area.name"),
        Column("Kind", "area.kind"),
        Column("Size in hundredths", "area.size_hundredths", _NUMBER),
        Column("Unit", "area.size_unit"),
        Column("Fibre", "area.fibre"),
        Column("Construction", "area.construction"),
        Column("Condition", "area.condition"),
    ),
)

_CONTACTS = ListDefinition(
    "contacts",
    "contact_point",
    CLIENT.format(table="contact_point"),
    "contact_point.archived_at IS NULL AND client.archived_at IS NULL",
    (
        *OF_CLIENT,
        Column("Kind", "contact_point.kind"),
        Column("Value", "contact_point.value"),
        Column("International", "contact_point.normal"),
        Column("Label", "contact_point.label"),
        Column("Whose", "contact_point.whose"),
        Column("Note", "contact_point.note"),
        Column("Preferred", _flag("contact_point.is_preferred"), _NUMBER),
    ),
)

_WISHES = ListDefinition(
    "wishes",
    "contact_permission",
    f"{CLIENT.format(table='contact_permission')} {person('contact_permission.decided_by_id')}",
    "client.archived_at IS NULL",
    (
        *OF_CLIENT,
        Column("Channel", "contact_permission.channel"),
        Column("Purpose", "contact_permission.purpose"),
        Column("Allowed", _flag("contact_permission.is_allowed"), _NUMBER),
        Column("Their words", "contact_permission.wording"),
        Column("How we know", "contact_permission.source"),
        Column("Noted by", optional("person.name")),
        Column("Noted", "contact_permission.decided_at", _MOMENT),
    ),
)

_TAGS = ListDefinition(
    "tags",
    "client_tag",
    f"{CLIENT.format(table='client_tag')} LEFT JOIN tag ON tag.id = client_tag.tag_id",
    "client.archived_at IS NULL",
    (*OF_CLIENT, Column("Tag", "tag.name")),
)

_FACTS = ListDefinition(
    "facts",
    "fact",
    f"{CLIENT.format(table='fact')} {person('fact.noted_by_id')}",
    "fact.archived_at IS NULL AND NOT fact.is_private AND client.archived_at IS NULL",
    (
        *OF_CLIENT,
        Column("Kind", "fact.kind"),
        Column("Fact", "fact.headline"),
        Column("More", "fact.detail"),
        Column("May be printed", _flag("fact.may_print"), _NUMBER),
        Column("Noted by", optional("person.name")),
        Column("Noted", "fact.noted_at", _MOMENT),
    ),
)

_NEEDS = ListDefinition(
    "needs",
    "voice",
    f"{CLIENT.format(table='voice')} {JOB.format(table='voice')} {person('voice.taken_by_id')}",
    "voice.archived_at IS NULL",
    (
        *OF_CLIENT,
        OF_JOB,
        Column("Kind", "voice.kind"),
        Column("Their words", "voice.words"),
        Column("What they meant", "voice.meaning"),
        Column("Needed by", "voice.need_by_on", _NUMBER),
        Column("Heard by", optional("person.name")),
        Column("Heard", "voice.taken_at", _MOMENT),
        Column("Our answer", "voice.answer"),
        Column("Answered", "voice.answered_at", _MOMENT),
    ),
)

_VOICES = ListDefinition(
    "voices",
    "voice",
    f"{CLIENT.format(table='voice')} {JOB.format(table='voice')} {person('voice.taken_by_id')}",
    "voice.archived_at IS NULL",
    (
        *OF_CLIENT,
        OF_JOB,
        Column("Kind", "voice.kind"),
        Column("How", "voice.channel"),
        Column("Their words", "voice.words"),
        Column("What they meant", "voice.meaning"),
        Column("Needed by", "voice.need_by_on", _NUMBER),
        Column("Heard by", optional("person.name")),
        Column("Heard", "voice.taken_at", _MOMENT),
        Column("Our answer", "voice.answer"),
        Column("Answered", "voice.answered_at", _MOMENT),
        Column("To be changed", "voice.change_decided"),
        Column("No change because", "voice.no_change_because"),
        Column("Changed", "voice.change_made"),
        Column("Changed at", "voice.change_made_at", _MOMENT),
        Column("Client told", "voice.client_told_at", _MOMENT),
        Column("Told how", "voice.told_channel"),
        Column("May be quoted", _flag("voice.may_quote"), _NUMBER),
    ),
)

_PROMISES = ListDefinition(
    "promises",
    "promise",
    f"{CLIENT.format(table='promise')} {JOB.format(table='promise')} {person('promise.owner_id')}",
    "promise.archived_at IS NULL",
    (
        *OF_CLIENT,
        OF_JOB,
        Column("Promise", "promise.what"),
        Column("Due", "promise.due_at", _MOMENT),
        Column("Owner", optional("person.name")),
        Column("Made", "promise.made_at", _MOMENT),
        Column("Kept", "promise.kept_at", _MOMENT),
        Column("Broken", "promise.broken_at", _MOMENT),
        Column("Released because", "promise.released_reason"),
    ),
)

_AGREEMENTS = ListDefinition(
    "agreements",
    "agreement",
    f"{CLIENT.format(table='agreement')} LEFT JOIN site ON site.id = agreement.site_id "
    f"{person('agreement.technician_id')}",
    "agreement.archived_at IS NULL",
    (
        *OF_CLIENT,
        Column("Street", optional("site.street")),
        Column("What", "agreement.what"),
        Column("From", "agreement.anchor_on", _NUMBER),
        Column("Every", "agreement.every_count", _NUMBER),
        Column("Unit", "agreement.every_unit"),
        Column("Until", "agreement.ends_on", _NUMBER),
        Column("Paused until", "agreement.paused_until_on", _NUMBER),
        Column("Price", "agreement.price_minor", _MONEY),
        Column("Minutes", "agreement.minutes", _NUMBER),
        Column("Technician", optional("person.name")),
        Column("Note", "agreement.note"),
    ),
)

_WORK = ListDefinition(
    "work",
    "job_line",
    f"LEFT JOIN job ON job.id = job_line.job_id {CLIENT.format(table='job')}",
    "job.archived_at IS NULL",
    (
        *OF_CLIENT,
        OF_JOB,
        Column("Room", "job_line.name"),
        Column("To do", "job_line.to_do"),
        Column("Fibre", "job_line.fibre"),
        Column("Quantity in hundredths", "job_line.quantity_hundredths", _NUMBER),
        Column("Unit", "job_line.unit"),
        Column("Price", "job_line.price_minor", _MONEY),
        Column("Marks found", "job_line.marks_found"),
        Column("Result", "job_line.result"),
        Column("Done", _flag("job_line.is_done"), _NUMBER),
    ),
)

_INVOICES = ListDefinition(
    "invoices",
    "invoice",
    f"{CLIENT.format(table='invoice')} {JOB.format(table='invoice')} "
    "LEFT JOIN invoice credited ON credited.id = invoice.credits_id",
    "",
    (
        Column("Number", "invoice.number"),
        *OF_CLIENT,
        OF_JOB,
        Column("Issued", "invoice.issued_on", _NUMBER),
        Column("Due", "invoice.due_on", _NUMBER),
        Column("Net", "invoice.net_minor", _MONEY),
        Column("Tax", "invoice.tax_minor", _MONEY),
        Column("Total", "invoice.total_minor", _MONEY),
        Column("State", "invoice.state"),
        Column("Why void", "invoice.void_reason"),
        Column("Credits", optional("credited.number")),
        Column("Name on it", "invoice.client_name"),
        Column("Address on it", "invoice.client_address"),
        Column("Note", "invoice.note"),
    ),
)

_INVOICE_LINES = ListDefinition(
    "invoice_lines",
    "invoice_line",
    "LEFT JOIN invoice ON invoice.id = invoice_line.invoice_id",
    "",
    (
        Column("Invoice", "invoice.number"),
        Column("What", "invoice_line.name"),
        Column("Quantity in hundredths", "invoice_line.quantity_hundredths", _NUMBER),
        Column("Unit", "invoice_line.unit"),
        Column("Unit price", "invoice_line.unit_price_minor", _MONEY),
        Column("Amount", "invoice_line.amount_minor", _MONEY),
        Column("Tax exempt", _flag("invoice_line.is_tax_exempt"), _NUMBER),
    ),
)

_GOODWILL = ListDefinition(
    "goodwill",
    "goodwill",
    f"{CLIENT.format(table='goodwill')} {JOB.format(table='goodwill')} {person('goodwill.given_by_id')} "
    f"{person('goodwill.approved_by_id', 'approver')}",
    "goodwill.archived_at IS NULL",
    (
        *OF_CLIENT,
        OF_JOB,
        Column("What", "goodwill.what"),
        Column("Cost", "goodwill.cost_minor", _MONEY),
        Column("Given by", optional("person.name")),
        Column("Approved by", optional("approver.name")),
        Column("Given", "goodwill.given_at", _MOMENT),
    ),
)

_HELP = ListDefinition(
    "help",
    "timeline_entry",
    f"{CLIENT.format(table='timeline_entry')} {person('timeline_entry.person_id')}",
    "timeline_entry.kind = 'help' AND timeline_entry.archived_at IS NULL AND NOT timeline_entry.is_private",
    (
        *OF_CLIENT,
        Column("When", "timeline_entry.happened_at", _MOMENT),
        Column("How", "timeline_entry.channel"),
        Column("What they asked", "timeline_entry.words"),
        Column("What we advised", "timeline_entry.advice"),
        Column("Outcome", "timeline_entry.outcome"),
        Column("Who", optional("person.name")),
    ),
)

_KINDNESSES = ListDefinition(
    "kindnesses",
    "love_touch",
    f"{CLIENT.format(table='love_touch')} {JOB.format(table='love_touch')} {person('love_touch.person_id')}",
    "love_touch.archived_at IS NULL",
    (
        *OF_CLIENT,
        OF_JOB,
        Column("Day", "love_touch.given_on", _NUMBER),
        Column("Planned", _flag("love_touch.is_planned"), _NUMBER),
        Column("Kind", "love_touch.kind"),
        Column("What", "love_touch.what"),
        Column("Cost", "love_touch.cost_minor", _MONEY),
        Column("Asked for", _flag("love_touch.is_asked_for"), _NUMBER),
        Column("Reaction", "love_touch.reaction"),
        Column("By", optional("person.name")),
    ),
)

_REFERRALS = ListDefinition(
    "referrals",
    "referral",
    "LEFT JOIN client ON client.id = referral.referrer_id "
    "LEFT JOIN client brought ON brought.id = referral.referred_id",
    "",
    (
        *OF_CLIENT,
        Column("Brought number", "brought.number", _NUMBER),
        Column("Brought", "brought.name"),
        Column("Noted", "referral.noted_at", _MOMENT),
        Column("First visit", "referral.converted_on", _NUMBER),
        Column("Thanked", "referral.thanked_at", _MOMENT),
        Column("Note", "referral.note"),
    ),
)

_PEOPLE = ListDefinition(
    "people",
    "person",
    "LEFT JOIN van ON van.id = person.van_id",
    "person.archived_at IS NULL",
    (
        Column("Name", "person.name"),
        Column("Initials", "person.initials"),
        Column("Role", "person.role"),
        Column("Title", "person.title"),
        Column("Phone", "person.phone"),
        Column("E-mail", "person.email"),
        Column("In the field", _flag("person.is_in_field"), _NUMBER),
        Column("Van", optional("van.name")),
        Column("Own allowance", "person.goodwill_limit_minor", _MONEY),
    ),
)

_TRAININGS = ListDefinition(
    "trainings",
    "training",
    f"{person('training.person_id')} {person('training.trainer_id', 'trainer')} "
    "LEFT JOIN training_topic ON training_topic.id = training.topic_id",
    "training.archived_at IS NULL",
    (
        Column("Name", "person.name"),
        Column("Topic", "training_topic.name"),
        Column("Trained on", "training.trained_on", _NUMBER),
        Column("Valid until", "training.expires_on", _NUMBER),
        Column("Trainer", optional("trainer.name")),
        Column("Note", "training.note"),
    ),
)

_CLOSED_DAYS = ListDefinition(
    "closed_days",
    "closed_day",
    "",
    "",
    (
        Column("Day", "closed_day.closed_on", _NUMBER),
        Column("Name", "closed_day.name"),
        Column("Open after all", _flag("closed_day.is_open_after_all"), _NUMBER),
    ),
)


def _may_write(channel: str) -> str:
    """Whom we may write to this way: nobody who is gone, asked for no contact, or ever said no to this channel."""
    refused = f"w.client_id = client.id AND w.channel = '{channel}' AND NOT w.is_allowed"
    is_here = "client.archived_at IS NULL AND client.merged_into_id IS NULL AND client.ended_reason = ''"
    return f"{is_here} AND NOT EXISTS (SELECT 1 FROM contact_permission w WHERE {refused})"  # noqa: S608 - constants


def _offers(channel: str) -> Column:
    """Whether they said yes to offers; without a word about it that is no."""
    asked = f"w.client_id = client.id AND w.is_allowed AND w.purpose = 'sales' AND w.channel = '{channel}'"
    sql = f"CASE WHEN EXISTS (SELECT 1 FROM contact_permission w WHERE {asked}) THEN 1 ELSE 0 END"  # noqa: S608 - constants
    return Column("Offers wanted", sql, _NUMBER)


_LETTERS = ListDefinition(
    "letters",
    "client",
    "JOIN site ON site.id = (SELECT s.id FROM site s WHERE s.client_id = client.id AND s.archived_at IS NULL "
    "ORDER BY s.is_main DESC, s.position, s.id LIMIT 1)",
    f"{_may_write('letter')} AND (site.street <> '' OR site.town <> '')",
    (
        Column("Client number", "client.number", _NUMBER),
        Column("Salutation", "client.salutation"),
        Column("First name", "client.first_name"),
        Column("Last name", "client.last_name"),
        Column("Company", "client.company_name"),
        Column("Name", "client.name"),
        Column("Street", "site.street"),
        Column("Street 2", "site.street_2"),
        Column("Town", "site.town"),
        Column("Region", "site.region"),
        Column("Postal code", "site.postal_code"),
        Column("Country", "site.country"),
        Column("Language", "client.language"),
        _offers("letter"),
    ),
)

_EMAILS = ListDefinition(
    "emails",
    "contact_point",
    CLIENT.format(table="contact_point"),
    f"contact_point.kind = 'email' AND contact_point.archived_at IS NULL AND {_may_write('email')}",
    (
        Column("E-mail", "contact_point.value"),
        Column("First name", "client.first_name"),
        Column("Last name", "client.last_name"),
        Column("Company", "client.company_name"),
        Column("Name", "client.name"),
        Column("Client number", "client.number", _NUMBER),
        Column("Language", "client.language"),
        _offers("email"),
    ),
)

MORE_LISTS = (
    _PLACES, _ROOMS, _CONTACTS, _WISHES, _TAGS, _FACTS, _NEEDS, _VOICES, _PROMISES, _AGREEMENTS, _WORK, _INVOICES,
    _INVOICE_LINES, _GOODWILL, _KINDNESSES, _HELP, _REFERRALS, _PEOPLE, _TRAININGS, _CLOSED_DAYS, _LETTERS, _EMAILS,
)  # fmt: skip
