"""`everafter export calendar`: the visits of some days for a telephone or another calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from app.command_line.desk import Desk
from app.errors import ValidationError
from app.exchange.out.calendar_export import WEEK, CalendarChoice, export_calendar
from app.queries.calendar import find_person, find_van
from app.translations import gettext as _
from app.translations import ngettext

CALENDAR = "calendar"


def calendar_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that only a calendar has."""
    options = (
        click.option("--person", default="", help=_("For a calendar: whose visits.")),
        click.option("--van", default="", help=_("For a calendar: the visits of which van.")),
        click.option("--all", "is_everybody", is_flag=True, help=_("For a calendar: everybody's visits.")),
        click.option("--with-phones", is_flag=True, help=_("For a calendar: with telephone numbers.")),
        click.option("--with-notes", is_flag=True, help=_("For a calendar: with how to find the house and to park.")),
    )
    for option in reversed(options):
        command = option(command)
    return command


def export_days(
    desk: Desk,
    target: Path,
    first_on: date | None,
    last_on: date | None,
    *,
    person: str,
    van: str,
    is_everybody: bool,
    with_phones: bool,
    with_notes: bool,
) -> None:
    """Write the days from one to another, both included (today if None, and a week), of one person, one van or all."""
    if [bool(person), bool(van), is_everybody].count(True) != 1:
        raise click.UsageError(_("A calendar needs --person with a name, --van with its name, or --all"))
    with desk.opened() as everafter:
        first = first_on or everafter.clock.today()
        if last_on is not None and last_on < first:
            raise ValidationError(
                _("The last day is before the first; mend one of the two, nothing was written."), "to"
            )
        person_id, name = find_person(person) if person else (None, "")
        van_id, name = find_van(van) if van else (None, name)
        choice = CalendarChoice(
            person_id,
            name,
            first,
            WEEK if last_on is None else (last_on - first).days + 1,
            van_id,
            has_phones=with_phones,
            has_notes=with_notes,
        )
        count = export_calendar(choice, target, everafter.clock)
    words = ngettext("{count} visit is in {place}.", "{count} visits are in {place}.", count)
    desk.answer(words.format(count=count, place=target), {"files": [str(target)], "visits": count})
