"""What to think of before an offer to a client is written down: a wish of theirs, or that there was one lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.queries import firm as firm_queries
from app.queries.contact_facts import get_verdict
from ui.clients.composer_options import ComposerOptions
from ui.firm_formats import formats_of

if TYPE_CHECKING:
    from app.everafter import Everafter

_CHANNELS = {"call": "phone", "text": "text", "email": "email", "letter": "letter", "in_person": "in_person"}


def offer_hint(everafter: Everafter, client_id: int, name: str, options: ComposerOptions) -> str:
    """A sentence where the contact rule speaks against it; what they asked of us themselves needs none."""
    if options.purpose != "sales" or not options.is_from_us or options.kind not in _CHANNELS:
        return ""
    clock = everafter.clock
    verdict = get_verdict(client_id, "sales", _CHANNELS[options.kind], clock.now(), clock.zone)
    formats = formats_of(clock, firm_queries.get_firm())
    return verdict.sentence(name, formats.date)
