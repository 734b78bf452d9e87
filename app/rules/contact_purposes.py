"""What a contact is for, as the timeline counts it (S1.3): six words, of which one asks for business."""

from __future__ import annotations

from app.translations import gettext as _


def contact_purposes() -> tuple[tuple[str, str], ...]:
    """Each purpose with its word, in the order in which they are chosen by 1 to 6."""
    return (
        ("service", _("Visit")),
        ("care", _("Kindness")),
        ("inform", _("News")),
        ("educate", _("Tip")),
        ("chat", _("Chat")),
        ("sales", _("Offer")),
    )


def purpose_words(purpose: str) -> str:
    """One of them beside an entry; empty where nobody said."""
    return dict(contact_purposes()).get(purpose, "")
