"""Our fields in the words of the screens."""

from __future__ import annotations

from app.translations import gettext as _


def field_words(field: str) -> str:
    """“Phone (mobile)” for `phone@mobile`; a field without words of its own is said as it is named."""
    name, _separator, group = field.partition("@")
    words = _words().get(name, name.replace("_", " ").capitalize())
    return f"{words} ({group.replace('_', ' ')})" if group else words


def _words() -> dict[str, str]:
    return {
        "ignore": _("not needed here"),
        "note": _("kept as a note"),
        "external_id": _("Their number"),
        "kind": _("Home or firm"),
        "first_name": _("First name"),
        "middle_name": _("Middle name"),
        "last_name": _("Last name"),
        "name": _("Name"),
        "company_name": _("Firm"),
        "preferred_name": _("Called"),
        "phone": _("Phone"),
        "fax": _("Fax"),
        "email": _("E-mail"),
        "web": _("Website"),
        "street": _("Street"),
        "house_number": _("House number"),
        "street_2": _("Street, second line"),
        "town": _("Town"),
        "region": _("State or region"),
        "postal_code": _("Postal code"),
        "country": _("Country"),
        "full_address": _("Whole address"),
        "access_note": _("Way in"),
        "notes": _("Notes"),
        "private_notes": _("Private notes"),
        "tags": _("Tags"),
        "source": _("How they found us"),
        "referred_by": _("Referred by"),
        "client_since": _("Client since"),
        "last_visit_on": _("Last visit"),
        "may_contact": _("May be contacted"),
        "do_not_contact": _("Not to be contacted"),
        "job_number": _("Job number"),
        "job_date": _("Day"),
        "start_time": _("From"),
        "end_time": _("To"),
        "description": _("What was done"),
        "amount": _("Amount"),
        "paid": _("Paid"),
        "technician": _("Technician"),
        "state": _("State"),
    }
