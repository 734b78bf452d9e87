"""Our fields in the words of the screens, and the groups in which the map of columns shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.translations import gettext as _

NOTE, LEFT_OUT = "note", "ignore"


def field_words(field: str) -> str:
    """“Phone (mobile)” for `phone@mobile`; a field without words of its own is said as it is named."""
    name, _separator, group = field.partition("@")
    words = _words().get(name, name.replace("_", " ").capitalize())
    return f"{words} ({_group_words(group)})" if group else words


def field_groups(fields: Iterable[str], used: Iterable[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Headings with our fields in reading order: those a file of this kind can fill, and whatever is in use.

    `fields` are plain field names, `used` are targets such as `phone@mobile`; notes and what is left out stand apart.
    """
    known, in_use = set(fields), [each for each in used if each not in {NOTE, LEFT_OUT}]
    groups: list[tuple[str, list[str]]] = []
    taken: set[str] = set()
    for heading, listed in _catalogue():
        bases = {each.partition("@")[0] for each in listed}
        chosen = [each for each in listed if each.partition("@")[0] in known or each in in_use]
        chosen += [each for each in dict.fromkeys(in_use) if each.partition("@")[0] in bases and each not in chosen]
        taken |= bases | set(chosen)
        if chosen:
            groups.append((heading, chosen))
    rest = [each for each in dict.fromkeys(in_use) if each not in taken and each.partition("@")[0] not in taken]
    rest += sorted(known - taken - {NOTE, LEFT_OUT} - {each.partition("@")[0] for each in rest} - _BY_THEMSELVES)
    if rest:
        groups.append((_("Other"), rest))
    return [(heading, tuple(listed)) for heading, listed in groups]


def kind_words(kind: str) -> str:
    """What the rows of a file are about."""
    return {
        "clients": _("Clients"),
        "jobs": _("Jobs"),
        "complaints": _("Complaints"),
        "feedback": _("What clients said"),
        "notes": _("Notes"),
        "payments": _("Payments"),
    }.get(kind, kind.capitalize())


# Columns that say what stands in the column beside them; nobody maps them by hand.
_BY_THEMSELVES = frozenset({"note_label", "phone_label", "email_label", "site_external_id"})
# Without these a list of people says little, so they are shown even where the file has no column for them.
EXPECTED = ("name", "first_name", "last_name", "phone", "email", "street", "town", "postal_code")
EXPECTED_OF_WORK = ("job_date", "description", "amount")


def _catalogue() -> Sequence[tuple[str, tuple[str, ...]]]:
    return (
        (
            _("Who"),
            (
                "name", "first_name", "middle_name", "last_name", "suffix", "salutation", "preferred_name",
                "company_name", "contact_person", "parent_name", "external_id", "client_external_id", "kind",
                "is_company", "birthday", "language",
            ),
        ),
        (
            _("How to reach them"),
            (
                "phone", "phone@mobile", "phone@home", "phone@work", "fax", "email", "email@work", "web",
            ),
        ),
        (
            _("Where"),
            (
                "street", "house_number", "street_2", "street_3", "town", "region", "postal_code", "country",
                "full_address", "po_box", "site_label", "access_note", "parking_note", "water_note",
            ),
        ),
        (
            _("What they wish"),
            (
                "may_contact@email", "may_contact@text", "may_contact@phone", "may_contact@letter",
                "do_not_contact@email", "do_not_contact@text", "do_not_contact@phone", "do_not_contact@letter",
                "contact_status@email", "opted_out", "opted_out_at@email",
            ),
        ),
        (
            _("To remember"),
            (
                "notes", "private_notes", "tags", "source", "referred_by", "client_since", "last_visit_on",
                "is_active", "is_archived", "status",
            ),
        ),
        (
            _("The work"),
            (
                "job_number", "job_date", "start_time", "end_date", "end_time", "arrival_window", "duration", "title",
                "description", "rooms", "technician", "state", "created_on", "amount", "amount_due",
                "quoted_amount", "discount", "tax", "tip", "invoice_number", "paid", "paid_on", "payment_method",
                "line_name", "line_quantity", "line_amount", "reclean_of", "recurrence", "end_reason",
            ),
        ),
        (
            _("What happened"),
            (
                "complaint_number", "received_on", "feedback_number", "asked_on", "note_number", "noted_on",
                "payment_number", "words", "wanted", "meaning", "category", "priority", "answer", "score",
                "note_kind", "headline", "author", "is_private", "channel", "owner", "answered_on", "action",
                "fix_outcome", "fixed_on", "closed_on", "closing_words", "cause", "lesson", "cost", "payment_kind",
                "reference",
            ),
        ),
    )  # fmt: skip


def _group_words(group: str) -> str:
    return {
        "mobile": _("mobile"),
        "home": _("home"),
        "work": _("work"),
        "billing": _("billing"),
        "email": _("e-mail"),
        "text": _("text message"),
        "phone": _("phone"),
        "letter": _("letter"),
        "service": _("service address"),
    }.get(group, group.replace("_", " "))


def _words() -> dict[str, str]:
    return _words_of_people() | _words_of_work() | _words_of_history()


def _words_of_people() -> dict[str, str]:
    return {
        "ignore": _("Left out"),
        "note": _("Kept as a note"),
        "external_id": _("Their number"),
        "kind": _("Home or firm"),
        "is_company": _("Is a firm"),
        "salutation": _("Salutation"),
        "first_name": _("First name"),
        "middle_name": _("Middle name"),
        "last_name": _("Last name"),
        "suffix": _("Suffix (Jr, Sr)"),
        "name": _("Name"),
        "company_name": _("Firm"),
        "preferred_name": _("Called"),
        "contact_person": _("Person to ask for"),
        "parent_name": _("Belongs to"),
        "birthday": _("Birthday"),
        "language": _("Language"),
        "phone": _("Phone"),
        "fax": _("Fax"),
        "email": _("E-mail"),
        "web": _("Website"),
        "street": _("Street"),
        "house_number": _("House number"),
        "street_2": _("Street, second line"),
        "street_3": _("Street, third line"),
        "po_box": _("PO box"),
        "town": _("Town"),
        "region": _("State or region"),
        "postal_code": _("Postal code"),
        "country": _("Country"),
        "full_address": _("Whole address"),
        "site_label": _("Name of the place"),
        "access_note": _("Way in"),
        "parking_note": _("Parking"),
        "water_note": _("Water"),
        "notes": _("Notes"),
        "private_notes": _("Private notes"),
        "tags": _("Tags"),
        "source": _("How they found us"),
        "referred_by": _("Referred by"),
        "client_since": _("Client since"),
        "last_visit_on": _("Last visit"),
    }


def _words_of_work() -> dict[str, str]:
    return {
        "is_active": _("Is active"),
        "is_archived": _("Is archived"),
        "status": _("Status"),
        "may_contact": _("May be contacted"),
        "do_not_contact": _("Not to be contacted"),
        "contact_status": _("Consent"),
        "opted_out": _("Opted out of"),
        "opted_out_at": _("Opted out on"),
        "client_external_id": _("Client’s number"),
        "job_number": _("Job number"),
        "job_date": _("Day"),
        "start_time": _("From"),
        "end_date": _("Last day"),
        "end_time": _("To"),
        "arrival_window": _("Arrival window"),
        "duration": _("How long"),
        "title": _("Title"),
        "description": _("What was done"),
        "rooms": _("Rooms"),
        "amount": _("Amount"),
        "amount_due": _("Still owed"),
        "paid": _("Paid"),
        "paid_on": _("Paid on"),
        "payment_method": _("Paid by"),
        "invoice_number": _("Invoice number"),
        "technician": _("Technician"),
        "state": _("State"),
        "created_on": _("Written down on"),
    }


def _words_of_history() -> dict[str, str]:
    """Complaints, answers, notes and payments, and what a job may say besides."""
    return {
        "quoted_amount": _("Agreed amount"),
        "discount": _("Discount"),
        "tax": _("Tax"),
        "tip": _("Tip"),
        "line_name": _("Line: what"),
        "line_quantity": _("Line: how many"),
        "line_amount": _("Line: amount"),
        "reclean_of": _("Done again for job"),
        "recurrence": _("Comes again"),
        "end_reason": _("Why it did not happen"),
        "complaint_number": _("Complaint number"),
        "received_on": _("Received on"),
        "feedback_number": _("Number of the answer"),
        "asked_on": _("Asked on"),
        "note_number": _("Number of the note"),
        "noted_on": _("Noted on"),
        "payment_number": _("Payment number"),
        "words": _("Their words, or the note"),
        "wanted": _("What they want"),
        "meaning": _("What they meant"),
        "category": _("What went wrong"),
        "priority": _("Class (P1 to P4)"),
        "answer": _("Great, good or not happy"),
        "score": _("Score or stars"),
        "note_kind": _("Note, call or letter"),
        "headline": _("Headline"),
        "author": _("Written by"),
        "is_private": _("For the house alone"),
        "channel": _("How it came in"),
        "owner": _("Who takes care of it"),
        "answered_on": _("Answered on"),
        "action": _("What was done about it"),
        "fix_outcome": _("How it was put right"),
        "fixed_on": _("Put right on"),
        "closed_on": _("Closed on"),
        "closing_words": _("Their last words"),
        "cause": _("Cause"),
        "lesson": _("What was learnt"),
        "cost": _("What it cost"),
        "payment_kind": _("Payment or refund"),
        "reference": _("Reference"),
    }
