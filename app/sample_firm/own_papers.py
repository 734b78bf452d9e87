"""What the sample firm has written and given for its papers, so that none of them looks empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.everafter import Everafter
from app.queries.firm import INSURANCE_LINE, list_people
from app.rules.certificate_gifts import CertificateTerms, GiftTerms
from app.sample_firm.portraits import painted_portrait


def set_up_papers(everafter: Everafter, papers: Mapping[str, Any]) -> None:
    """Gifts of each level, the words of the month page, the insurance, and a face for each of us."""
    everafter.certificates.change_terms(CertificateTerms(dict(map(_gift, papers["gifts"]))))
    for place, words in enumerate(papers["month_words"]):
        everafter.firm.write_month_words(place, words)
    everafter.firm.save_setting(INSURANCE_LINE, papers["insurance"])
    looks = {look["name"]: look for look in papers["portraits"]}
    for person in list_people():
        if person.name in looks:
            everafter.photos.set_portrait(person.id, painted_portrait(looks[person.name]))


def _gift(entry: Mapping[str, Any]) -> tuple[tuple[str, int], GiftTerms]:
    return (entry["rule"], entry["level"]), GiftTerms(entry["words"], entry["cost"] * 100, entry["months"])
