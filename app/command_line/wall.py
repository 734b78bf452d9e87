"""`everafter wall`: the wall monitor without the window."""

from __future__ import annotations

import click

from app.command_line.desk import Desk, data_option
from app.errors import ValidationError
from app.everafter import open_read_only
from app.settings import load_settings
from app.translations import gettext as _


@click.command()
@click.option(
    "--screen", type=click.IntRange(1), metavar="N", help=_("On which screen: 1, 2 …; else the one of the settings.")
)
@data_option()
@click.pass_obj
def wall(desk: Desk, screen: int | None, data: str) -> None:
    """Show who is counting on us, for everybody in the room; Esc closes it."""
    address = data or desk.data or load_settings().last_database or desk.address
    # Said here in one sentence, before there is a window that could only say that it is not updating.
    open_read_only(address, clock=desk.clock()).close()
    try:
        desk.exit_code = desk.open_wall(address, screen)
    except ValidationError as error:
        if error.field == "screen":
            raise click.BadParameter(str(error), param_hint="--screen") from error
        raise
