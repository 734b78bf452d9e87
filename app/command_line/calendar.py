"""`everafter export calendar`: somebody's week for a telephone or another calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from app.command_line.desk import Desk
from app.exchange.calendar_export import CalendarChoice, export_calendar
from app.queries.calendar import find_person
from app.translations import gettext as _
from app.translations import ngettext

CALENDAR = "calendar"


def calendar_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that only a calendar has."""
    options = (
        click.option("--person", default="", help=_("For a calendar: whose visits.")),
        click.option("--all", "is_everybody", is_flag=True, help=_("For a calendar: everybody's visits.")),
        click.option("--with-phones", is_flag=True, help=_("For a calendar: with telephone numbers.")),
        click.option("--with-notes", is_flag=True, help=_("For a calendar: with how to find the house and to park.")),
    )
    for option in reversed(options):
        command = option(command)
    return command


def export_week(
    desk: Desk,
    target: Path,
    first_on: date | None,
    *,
    person: str,
    is_everybody: bool,
    with_phones: bool,
    with_notes: bool,
) -> None:
    """Write seven days from this one (today if None) of one person or of all."""
    if bool(person) == is_everybody:
        raise click.UsageError(_("A calendar needs --person with a name, or --all"))
    with desk.opened() as everafter:
        person_id, name = find_person(person) if person else (None, "")
        choice = CalendarChoice(
            person_id, name, first_on or everafter.clock.today(), has_phones=with_phones, has_notes=with_notes
        )
        count = export_calendar(choice, target, everafter.clock)
    words = ngettext("{count} visit is in {place}.", "{count} visits are in {place}.", count)
    desk.answer(words.format(count=count, place=target), {"files": [str(target)], "visits": count})
