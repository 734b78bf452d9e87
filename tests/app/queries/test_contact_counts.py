from __future__ import annotations

from datetime import timedelta

from app.queries.contact_counts import get_contact_counts
from app.services.drafts import NoteDraft
from tests.builders import Firm


def test_kind_words_and_offers_of_a_year_are_counted_and_notes_are_neither(firm: Firm) -> None:
    ana, write = firm.client(), firm.everafter.clients.write_note
    for kind, purpose in (
        ("call", "care"), ("text", "inform"), ("email", "educate"), ("in_person", "chat"), ("help", ""),
        ("letter", "sales"), ("call", "service"), ("call", ""), ("note", "sales"), ("note", "care"),
    ):  # fmt: skip
        write(ana, NoteDraft("words", kind=kind, purpose=purpose))
    earlier = firm.clock.now() - timedelta(days=366)
    write(ana, NoteDraft("words", kind="call", purpose="sales", happened_at=earlier))
    counts = get_contact_counts(ana, firm.clock.now())
    assert (counts.care, counts.sales, counts.by_purpose["service"]) == (5, 1, 1)
    nobody = get_contact_counts(firm.client(), firm.clock.now())
    assert (nobody.care, nobody.sales) == (0, 0)
