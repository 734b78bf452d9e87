"""Clients as a file of address cards: vCard 3.0, which telephones, Outlook and every address book take without loss.

Version 4.0 would say no more of a client, and Outlook and older telephones refuse it. Text is UTF-8, masked and folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from app.clock import Clock
from app.exchange.out.content_lines import content_lines, escaped
from app.exchange.out.whole_file import whole_file
from app.exchange.reading.vcard_lines import OPTED_OUT
from app.jobs import JobProgress
from app.queries.contact_cards import CardContact, ContactCardRow, read_contact_cards
from app.queries.exports import one_picture
from app.translations import gettext as _

_PRODUCT = "-//Everafter//Clients//EN"
_TYPES = {
    "mobile": "CELL", "cell": "CELL", "cellular": "CELL", "home": "HOME", "work": "WORK", "office": "WORK",
    "business": "WORK", "main": "MAIN", "fax": "FAX", "pager": "PAGER", "car": "CAR",
}  # fmt: skip
_NAMES = {"phone": "TEL", "fax": "TEL", "email": "EMAIL", "web": "URL"}


def export_cards(target: Path, clock: Clock, number: int | None = None, progress: JobProgress | None = None) -> int:
    """Write the card of one client, or of all, into a file that appears whole or not at all; returns how many."""
    steps, written_at, done = progress or JobProgress(), clock.now(), 0
    with one_picture(), whole_file(target) as binary:
        for page in read_contact_cards(number):
            for row in page:
                binary.write(card_text(row, written_at).encode("utf-8", "replace"))
            done += len(page)
            steps.step(done, 0, "vcard")
    return done


def card_text(row: ContactCardRow, written_at: datetime) -> str:
    """One card."""
    return content_lines(_lines(row, written_at))


def _lines(row: ContactCardRow, written_at: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"PRODID:{_PRODUCT}")
    # number and birth of a client never change and are no other firm's
    yield f"UID:client-{row.number}-{row.created_at.astimezone(UTC):%Y%m%d%H%M%S}@everafter.invalid"
    yield f"FN:{escaped(row.name)}"
    family = row.last_name if row.last_name or row.first_name or row.company_name else row.name
    yield "N:" + ";".join(map(escaped, (family, row.first_name, "", row.salutation, "")))
    if row.company_name:
        yield f"ORG:{escaped(row.company_name)}"
        if not (row.first_name or row.last_name):
            yield "X-ABShowAs:COMPANY"
    if row.preferred_name:
        yield f"NICKNAME:{escaped(row.preferred_name)}"
    yield from _labelled(_reached(row))
    if row.birthday:
        yield f"BDAY:{row.birthday}"
    if row.tags:
        yield "CATEGORIES:" + ",".join(map(escaped, row.tags))
    note = _note(row)
    if note:
        yield f"NOTE:{escaped(note)}"
    if row.refused:
        yield f"{OPTED_OUT}:{','.join(row.refused)}"
    yield f"REV:{written_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    yield "END:VCARD"


def _labelled(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A label of its own stands in a line beside, under the same mark: so telephones show it."""
    marks = count(1)
    for line, label in lines:
        if not label:
            yield line
            continue
        mark = f"item{next(marks)}"
        yield f"{mark}.{line}"
        yield f"{mark}.X-ABLabel:{escaped(label)}"


def _reached(row: ContactCardRow) -> Iterator[tuple[str, str]]:
    """Numbers and addresses, each with its label where no type says the same."""
    seen: set[str] = set()
    for contact in row.contacts:
        if contact.kind in _NAMES:
            yield _contact(contact, is_first=contact.kind not in seen)
            seen.add(contact.kind)
    for index, place in enumerate(row.places):
        parts = (place.street_2, place.street, place.town, place.region, place.postal_code, place.country)
        if any(parts):
            types = _types(["WORK" if row.kind == "business" else "HOME", *(["PREF"] if index == 0 else [])])
            label = place.label or (_("Billing") if place.is_billing_only else "")
            yield f"ADR{types}:{';'.join(('', *map(escaped, parts)))}", label


def _contact(contact: CardContact, *, is_first: bool) -> tuple[str, str]:
    name = _NAMES[contact.kind]
    known = _TYPES.get(contact.label.casefold(), "")
    label = " ".join(part for part in (contact.whose, "" if known else contact.label) if part)
    if name == "URL":
        return f"URL:{_one_line(contact.value)}", label
    types = {"email": ["INTERNET"], "fax": ["FAX"], "phone": ["VOICE"]}[contact.kind]
    if known and known not in types:
        types.insert(0, known)
    if contact.is_preferred or is_first:
        types.append("PREF")
    value = contact.normal if name == "TEL" and contact.normal else contact.value
    return f"{name}{_types(types)}:{escaped(_one_line(value))}", label


def _types(types: Iterable[str]) -> str:
    return "".join(f";TYPE={each}" for each in types)


def _note(row: ContactCardRow) -> str:
    """What may be known of them; whoever sees the card on a telephone sees whether it may ring."""
    lines = list(row.facts)
    if row.refused:
        lines.insert(0, _("Wants nothing by: {channels}").format(channels=", ".join(row.refused)))
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
