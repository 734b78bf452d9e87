"""The stored client, address or line of a card that an act is about; refused when it is gone or was changed."""

from __future__ import annotations

from typing import TypeVar

from app.errors import ConflictError, NotFoundError
from app.models.base import BaseModel
from app.models.clients import Client, Site
from app.models.firm import Firm
from app.translations import gettext as _

_Row = TypeVar("_Row", bound=BaseModel)


def stored_client(client_id: int, version: int | None = None) -> Client:
    """A client as stored; ConflictError when it is not the version that was seen."""
    client = Client.get_or_none(Client.id == client_id)
    if client is None:
        raise NotFoundError(_("This client is no longer there; nothing was changed."))
    refuse_older(client, version, client.name)
    return client


def stored_site(site_id: int, version: int | None = None) -> Site:
    """An address as stored; ConflictError when it is not the version that was seen."""
    site = stored_line(Site, site_id, _("This address is no longer there; nothing was changed."))
    refuse_older(site, version, site.street or site.label)
    return site


def stored_line(table: type[_Row], row_id: int, gone: str) -> _Row:
    """Any other line of a card; NotFoundError with this sentence when nobody has it any more."""
    row = table.get_or_none(table.id == row_id)
    if row is None:
        raise NotFoundError(gone)
    found: _Row = row
    return found


def refuse_older(row: BaseModel, version: int | None, what: str) -> None:
    """ConflictError when somebody changed the row after it was put into a form; no version asks for no check."""
    if version is not None and row.__data__["version"] != version:
        raise ConflictError(
            _(
                "Somebody else changed {name} a moment ago; your words are still here, look at theirs and save again."
            ).format(name=what)
        )


def firm_region() -> str:
    """The country whose telephone numbers are written without a code."""
    return Firm.select(Firm.country).scalar() or "US"
