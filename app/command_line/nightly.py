"""`everafter nightly`: what a new day brings, for a script that runs before anybody comes in."""

from __future__ import annotations

import click

from app.command_line.desk import Desk, ending_in_order, with_desk
from app.translations import gettext as _


@click.command()
@with_desk
def nightly(desk: Desk) -> None:
    """Work out what the new day changes: dates, silence, rhythm, thanks."""
    with ending_in_order(), desk.opened() as everafter:
        is_new = everafter.nightly.run()
        day = everafter.clock.today()
    sentence = _("Worked out for {day}.") if is_new else _("{day} was worked out before; nothing was to be done.")
    desk.answer(sentence.format(day=day.isoformat()), {"day": day.isoformat(), "done": is_new})
