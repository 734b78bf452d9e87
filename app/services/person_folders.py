"""Keeps in the audit that everything about a person was taken out, and which codes were in it."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.clients import AccessCode, Client
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork


def note_export(units: UnitsOfWork, client_id: int, code_ids: Sequence[int]) -> None:
    """Sign who took everything about this client out; each code in it counts as looked at."""
    client = Client.get_by_id(client_id)
    with units(_("Everything about {name} into a folder").format(name=client.name), is_undoable=False) as work:
        work.reveal(client)
        for code in AccessCode.select().where(AccessCode.id.in_(list(code_ids))):
            work.reveal(code)
