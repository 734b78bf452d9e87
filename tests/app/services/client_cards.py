"""The card of a client as it is stored now: what the tests of its services look at."""

from __future__ import annotations

from app.queries.client_card import get_client
from app.queries.client_rows import ClientDetails
from tests.builders import Firm


def card(firm: Firm, client_id: int) -> ClientDetails:
    """Everything the card of a client shows."""
    return get_client(client_id, firm.clock.now(), firm.zone)
