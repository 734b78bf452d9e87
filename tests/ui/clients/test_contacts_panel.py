"""What we talk about, counted on the card for whoever is gone as well (S1.3, S1.8)."""

from __future__ import annotations

from app.queries.help_log import ContactKinds
from app.rules.help_given import ContactPurpose
from ui.clients.contacts_panel import contact_lines


def test_all_four_kinds_stand_side_by_side_and_help_by_itself() -> None:
    counts = dict.fromkeys(ContactPurpose, 0)
    assert contact_lines(ContactKinds(counts, 0, 0)) == []
    counts |= {ContactPurpose.EDUCATE: 2, ContactPurpose.SELL: 1}
    lines = contact_lines(ContactKinds(counts, 2, 1))
    assert [(line.title, line.detail) for line in lines] == [
        ("News 0 · Tip 2 · Chat 0 · Offer 1", ""),
        ("Helped 2 times without a sale", "1 of them settled on the phone"),
    ]
    (only,) = contact_lines(ContactKinds(dict.fromkeys(ContactPurpose, 0), 1, 0))
    assert (only.title, only.detail) == ("Helped once without a sale", "")
