"""`everafter export person`: everything about one person, for whoever asks what is kept of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from app.command_line.desk import Desk
from app.errors import ValidationError
from app.person_folder import write_person_folder
from app.queries.clients import find_client
from app.translations import gettext as _

PERSON = "person"


def person_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that only everything about one person has."""
    options = (
        click.option("--client", "number", type=int, help=_("For a person or a vcard: the number of the client.")),
        click.option("--access-codes", "has_codes", is_flag=True, help=_("For a person: with access codes.")),
        click.option("--private-notes", "has_private", is_flag=True, help=_("For a person: with our private notes.")),
    )
    for option in reversed(options):
        command = option(command)
    return command


def export_person(desk: Desk, folder: Path, *, number: int | None, has_codes: bool, has_private: bool) -> None:
    """Write the folder; ValidationError when nobody said whose."""
    if number is None:
        raise ValidationError(_("Say whose folder it is: --client and their number; nothing was written."), "client")
    with desk.opened() as everafter:
        client_id = int(find_client(number).id)
        made = write_person_folder(everafter, client_id, folder, has_codes=has_codes, has_private=has_private)
    text = _("Everything about client {number} is in {place}: {entries} entries, {photos} photos.")
    desk.answer(
        text.format(number=number, place=made.folder, entries=made.entries, photos=made.photos),
        {"folder": made.folder, "entries": made.entries, "photos": made.photos, "to_review": made.to_review},
    )
    if made.to_review:
        desk.remark(_("Look through look-through-first.csv before you hand it over."))
