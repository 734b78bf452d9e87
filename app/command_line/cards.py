"""`everafter export vcard`: clients as address cards for a telephone."""

from __future__ import annotations

from pathlib import Path

from app.command_line.desk import Desk
from app.exchange.out.vcard_file import export_cards
from app.translations import ngettext

CARDS = "vcard"


def export_address_cards(desk: Desk, target: Path, number: int | None) -> None:
    """Write the card of the client with this number, or of all."""
    with desk.opened() as everafter:
        count = export_cards(target, everafter.clock, number)
    words = ngettext("{count} card is in {place}.", "{count} cards are in {place}.", count)
    desk.answer(words.format(count=count, place=target), {"files": [str(target)], "cards": count})
