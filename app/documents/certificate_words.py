"""What a certificate says: chosen from the firm's wording by the reason, plain where something is unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.letterhead import PaperFormats
from app.documents.plain_text import one_line
from app.documents.wording import Wording, number_in_words
from app.queries.paper_rows import CertificateReasonRow, CertificateRow, CertificateRule, FirmLetterhead
from app.translations import gettext as _
from app.translations import ngettext

_FEWEST_PERSONAL_SENTENCES = 2
_MOST_ROOMS = 5


@dataclass(frozen=True, slots=True)
class CertificateWords:
    """Every text of one certificate, ready to be set."""

    firm: str
    title: str
    name: str
    lead: str
    headline: str
    sentences: tuple[str, ...]
    seal_number: str
    seal_unit: str
    seal_above: str
    seal_below: str
    owner: str
    owner_part: str
    technician: str
    technician_part: str
    gift_title: str
    gift: str
    gift_until: str
    day: str
    contact: str
    number: str


def certificate_words(
    row: CertificateRow, letterhead: FirmLetterhead, formats: PaperFormats, wording: Wording
) -> CertificateWords:
    """The texts for a row."""
    fields = _fields(row, letterhead, formats)
    fields["care_line"] = one_line(row.care_line) or wording.first("care", "rooms", {"rooms": _rooms(row, formats)})
    reasons = row.reasons or (CertificateReasonRow(CertificateRule.TENURE, row.years),)
    filled = [(reason.rule, _for_reason(reason, fields, formats)) for reason in reasons]
    headlines = [_headline(rule, known, wording) for rule, known in filled]
    seal_number, seal_unit = _seal(row, reasons)
    contact = (one_line(letterhead.phone), one_line(letterhead.website) or one_line(letterhead.email))
    return CertificateWords(
        firm=fields["firm"] or _("Our firm"),
        title=wording.first("", "title", fields) or _("Certificate of loyalty"),
        name=fields["name"] or _("Our client"),
        lead=wording.first("merged" if len(reasons) > 1 else reasons[0].rule.value, "lead", fields),
        headline=_(" & ").join(headline for headline in headlines if headline) or _("Thank you"),
        sentences=tuple(_sentences(filled, wording)),
        seal_number=seal_number,
        seal_unit=seal_unit,
        seal_above=wording.first("seal", "since" if fields["since"] else "thanks", fields),
        seal_below=fields["since"],
        owner=fields["owner"],
        owner_part=wording.first("signature", "owner", fields),
        technician=fields["technician"],
        technician_part=wording.first("signature", "technician", fields),
        gift_title=wording.first("gift", "title", fields),
        gift=fields["gift"],
        gift_until=wording.first("gift", "until", fields),
        day=formats.long_day(row.issued_on),
        contact=" · ".join(part for part in contact if part),
        number=wording.first("foot", "number", fields),
    )


def _fields(row: CertificateRow, letterhead: FirmLetterhead, formats: PaperFormats) -> dict[str, str]:
    """The values that templates may name; what is not known is empty."""
    firm = one_line(letterhead.name)
    return {
        "name": one_line(row.client_name),
        "firm": firm,
        "firm_short": one_line(letterhead.short_name) or firm,
        "owner": one_line(row.owner_name) or one_line(letterhead.owner_name),
        "technician": one_line(row.technician_name),
        "years": str(row.years) if row.years > 0 else "",
        "years_in_words": _years(row.years),
        "times_in_words": _times(row.visit_count),
        "visits_in_words": _visits(row.visit_count),
        "visit_ordinal": formats.ordinal(row.visit_count) if row.visit_count > 0 else "",
        "homes_in_words": "",
        "since": formats.month(row.since_on) if row.since_on else "",
        "since_day": formats.long_day(row.since_on) if row.since_on else "",
        "gift": one_line(row.gift),
        "gift_until": formats.long_day(row.gift_until_on) if row.gift_until_on else "",
        "number": one_line(row.number),
    }


def _rooms(row: CertificateRow, formats: PaperFormats) -> str:
    """A few of their rooms as a list in words."""
    rooms = [one_line(room) for room in row.rooms]
    if len(rooms) > _MOST_ROOMS:
        rooms = [*rooms[: _MOST_ROOMS - 1], _("more")]
    return formats.listed([room for room in rooms if room])


def _for_reason(reason: CertificateReasonRow, fields: dict[str, str], formats: PaperFormats) -> dict[str, str]:
    """The fields with the level of this reason, which is what the certificate is for."""
    level = reason.level
    if level <= 0:
        return fields
    match reason.rule:
        case CertificateRule.TENURE:
            return {**fields, "years": str(level), "years_in_words": _years(level)}
        case CertificateRule.VISITS:
            return {**fields, "visits_in_words": _visits(level), "visit_ordinal": formats.ordinal(level)}
        case CertificateRule.AMBASSADOR:
            return {**fields, "homes_in_words": _homes(level)}


def _headline(rule: CertificateRule, fields: dict[str, str], wording: Wording) -> str:
    """The large words of a reason, each beginning with a capital."""
    words = wording.first(rule.value, "headline", fields)
    return re.sub(r"(^|[ -])(\w)", lambda found: found[1] + found[2].upper(), words)


def _sentences(filled: Sequence[tuple[CertificateRule, dict[str, str]]], wording: Wording) -> list[str]:
    """The prose: what only fits this person, or the plain words; a merged certificate names both reasons."""
    plain = [wording.first(rule.value, "plain", fields) for rule, fields in filled]
    plain = [sentence for sentence in plain if sentence] or [_("Thank you for trusting us with your home.")]
    rule, fields = filled[0]
    if len(filled) > 1:
        return [*plain, fields["care_line"]] if fields["care_line"] else plain
    personal = wording.complete(rule.value, "personal", fields)
    needed = min(_FEWEST_PERSONAL_SENTENCES, len(wording.choices(rule.value, "personal")))
    return personal if personal and len(personal) >= needed else plain


def _seal(row: CertificateRow, reasons: Sequence[CertificateReasonRow]) -> tuple[str, str]:
    """The number on the seal and what it counts: years if there is one, else visits or homes."""
    by_rule = {reason.rule: reason.level for reason in reasons}
    years = by_rule.get(CertificateRule.TENURE, row.years)
    if years > 0:
        return str(years), ngettext("year", "years", years)
    visits = by_rule.get(CertificateRule.VISITS, row.visit_count)
    if visits > 0:
        return str(visits), ngettext("visit", "visits", visits)
    homes = by_rule.get(CertificateRule.AMBASSADOR, 0)
    return (str(homes), ngettext("home", "homes", homes)) if homes > 0 else ("", "")


def _years(count: int) -> str:
    if count <= 0:
        return ""
    return ngettext("{count} year", "{count} years", count).format(count=number_in_words(count))


def _times(count: int) -> str:
    if count <= 0:
        return ""
    if count == 1:
        return _("once")
    return ngettext("{count} time", "{count} times", count).format(count=number_in_words(count))


def _visits(count: int) -> str:
    if count <= 0:
        return ""
    return ngettext("{count} visit", "{count} visits", count).format(count=number_in_words(count))


def _homes(count: int) -> str:
    return ngettext("{count} home", "{count} homes", count).format(count=number_in_words(count))
