"""What the list of clients says: who is on it, in which order, and the words of each cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from app.documents.letterhead import PaperFormats
from app.queries.client_list_paper_rows import ClientListColumn, ClientListWish
from app.queries.client_list_rows import ClientFilter, ClientRow, ClientSort
from app.rules.small_cuts import is_flagged
from app.rules.span_words import gap_words
from app.translations import gettext as _
from app.translations import ngettext

_DUE_WITHIN = timedelta(days=30)


def whose_words(wish: ClientListWish, count: int) -> str:
    """Who is on the list: everybody, those of a filter, or those who were chosen."""
    if wish.client_ids is not None:
        return ngettext("{count} chosen client", "{count} chosen clients", count).format(count=f"{count:,}")
    words = {
        ClientFilter.ALL: ngettext("{count} client", "{count} clients", count),
        ClientFilter.RECENT: ngettext("{count} client looked at last", "{count} clients looked at last", count),
        ClientFilter.OPEN_COMPLAINT: ngettext(
            "{count} client with an open complaint", "{count} clients with an open complaint", count
        ),
        ClientFilter.DRIFTING: ngettext(
            "{count} client past the usual time", "{count} clients past their usual time", count
        ),
        ClientFilter.LOST: ngettext(
            "{count} client who was not here for long", "{count} clients who were not here for long", count
        ),
        ClientFilter.DUE: ngettext("{count} client due for a visit", "{count} clients due for a visit", count),
        ClientFilter.ANNIVERSARY: ngettext(
            "{count} client with an anniversary soon", "{count} clients with an anniversary soon", count
        ),
        ClientFilter.SMALL_CUTS: ngettext("{count} client with small cuts", "{count} clients with small cuts", count),
    }[wish.chosen]
    return words.format(count=f"{count:,}")


def order_words(wish: ClientListWish) -> str:
    """By what the list is sorted, and which end comes first."""
    rising, falling = {
        ClientSort.NAME: (_("by name"), _("by name, from the last letter")),
        ClientSort.STREET: (_("by street"), _("by street, from the last letter")),
        ClientSort.LAST_VISIT: (_("by last visit, the longest ago first"), _("by last visit, the latest first")),
        ClientSort.NEXT_VISIT: (_("by next visit, the soonest first"), _("by next visit, the latest first")),
        ClientSort.USUAL_GAP: (_("by usual gap, the shortest first"), _("by usual gap, the longest first")),
        ClientSort.YEARS: (_("by years with us, the newest first"), _("by years with us, the longest first")),
        ClientSort.AT_RISK: (_("by what they are worth to us, the least first"), _("by what they are worth to us")),
    }[wish.sort]
    return falling if wish.is_descending else rising


def heading_words(column: ClientListColumn) -> str:
    """The name of a column, as the list on the screen calls it."""
    return {
        ClientListColumn.NAME: _("Client"),
        ClientListColumn.STREET: _("Street"),
        ClientListColumn.PHONE: _("Phone"),
        ClientListColumn.LAST_VISIT: _("Last visit"),
        ClientListColumn.NEXT_VISIT: _("Next visit"),
        ClientListColumn.USUAL_GAP: _("Usual gap"),
        ClientListColumn.YEARS: _("With us"),
        ClientListColumn.STATE: _("Now"),
    }[column]


def cell_writers(
    formats: PaperFormats, today: date, zone: ZoneInfo
) -> Mapping[ClientListColumn, Callable[[ClientRow], str]]:
    """What writes each cell of a client's line; days are those of the firm's zone."""

    def next_visit(row: ClientRow) -> str:
        return formats.moment(row.next_visit_at.astimezone(zone), today.year) if row.next_visit_at else ""

    return {
        ClientListColumn.NAME: lambda row: row.name.strip() or _("Name not noted"),
        ClientListColumn.STREET: lambda row: ", ".join(part for part in (row.street, row.town) if part),
        ClientListColumn.PHONE: lambda row: row.phone,
        ClientListColumn.LAST_VISIT: lambda row: formats.short_day(row.last_visit_on) if row.last_visit_on else "",
        ClientListColumn.NEXT_VISIT: next_visit,
        ClientListColumn.USUAL_GAP: lambda row: gap_words(row.usual_gap_days) if row.usual_gap_days else "",
        ClientListColumn.YEARS: _years,
        ClientListColumn.STATE: lambda row: _state(row, formats, today),
    }


def letter_of(row: ClientRow) -> str:
    """The letter under which a client stands in a list by name; digits and signs share one."""
    first = str(row.sort_value or row.name).lstrip()[:1]
    return first.upper() if first.isalpha() else "#"


def _years(row: ClientRow) -> str:
    if not row.visit_count:
        return ""
    return ngettext("{count} year", "{count} years", row.years).format(count=row.years) if row.years else _("new")


def _state(row: ClientRow, formats: PaperFormats, today: date) -> str:
    """The one thing to know about a client now, in plain facts."""
    if row.is_hurt:
        return _("open complaint")
    if is_flagged(row.small_cuts):
        return _("{count} small cuts").format(count=row.small_cuts)
    if row.next_visit_at is not None:
        return _("booked")
    if row.due_on is None or row.due_on > today + _DUE_WITHIN:
        return ""
    words = _("due {day}") if row.due_on >= today else _("due since {day}")
    return words.format(day=formats.short_day(row.due_on))
