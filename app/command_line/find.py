"""`everafter find`: what the find box would show."""

from __future__ import annotations

import click

from app.command_line.desk import Desk, say, with_desk
from app.queries.client_rows import SearchHit
from app.queries.search import find as find_hits
from app.translations import gettext as _


@click.command()
@click.argument("text")
@with_desk
def find(desk: Desk, text: str) -> None:
    """Find a client by name, phone, street or job number."""
    with desk.opened() as everafter:
        hits = find_hits(text, everafter.clock.today())
    desk.answer(
        "" if hits else _("Nobody and nothing is found for “{text}”.").format(text=text.strip()),
        {"hits": [{"kind": hit.kind, "id": hit.id, "name": hit.name, "line": hit.line} for hit in hits]},
    )
    if not desk.is_json:
        for hit in hits:
            say(_line(hit))


def _line(hit: SearchHit) -> str:
    mark = _("open complaint") if hit.has_open_complaint else ""
    years = _("{years} years").format(years=hit.years) if hit.years > 1 else ""
    return "  ".join(part for part in (hit.name, hit.line, years, mark) if part)
