"""How the clients list writes a client: its columns, the words of a line and the sentence for screen readers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import IntEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from app.queries.client_list_paper_rows import ClientListColumn
from app.queries.client_list_rows import ClientRow, ClientSort
from app.rules.span_words import gap_words
from app.translations import gettext as _
from app.translations import ngettext
from ui.clients.client_state import state_of
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.list_columns import ListColumn
from ui.wording import moment_words, short_day_words


class ClientColumn(IntEnum):
    """The columns from left to right."""

    NAME = 0
    STREET = 1
    LAST_VISIT = 2
    NEXT_VISIT = 3
    USUAL_GAP = 4
    YEARS = 5
    AT_RISK = 6
    STATE = 7


CLIENT_COLUMNS = (
    ListColumn(ClientSort.NAME, 104, share=0.42),
    ListColumn(ClientSort.STREET, 120, share=0.58),
    ListColumn(ClientSort.LAST_VISIT, 104, begins_high=True),
    ListColumn(ClientSort.NEXT_VISIT, 132),
    ListColumn(ClientSort.USUAL_GAP, 98),
    ListColumn(ClientSort.YEARS, 74, begins_high=True),
    ListColumn(ClientSort.AT_RISK, 68, begins_high=True),
    ListColumn("", 138),
)
# The same columns on paper, where nobody reads what could be lost.
PAPER_COLUMNS = tuple(column for column in ClientListColumn if column is not ClientListColumn.PHONE)


class ClientWords:
    """The words of a client's line; the last column is painted as a chip by its delegate."""

    right_columns: frozenset[int] = frozenset({ClientColumn.AT_RISK.value})

    def __init__(self, now: Callable[[], datetime], zone: ZoneInfo, money: Callable[[int], str]) -> None:
        self._now = now
        self._money = lru_cache(maxsize=2_000)(money)
        self._zone = zone
        self.heads = (
            _("Client"),
            _("Street"),
            _("Last visit"),
            _("Next visit"),
            _("Usual gap"),
            _("With us"),
            _("At risk"),
            _("Now"),
        )

    def cells(self, row: ClientRow) -> tuple[str, ...]:
        """The texts from left to right."""
        ensure_fonts_for(row.name, row.street, row.town)
        now = self._now()
        today = now.astimezone(self._zone).date()
        return (
            row.name,
            ", ".join(part for part in (row.street, row.town) if part),
            _short_day(row.last_visit_on, today) if row.last_visit_on else "",
            moment_words(row.next_visit_at, now, self._zone) if row.next_visit_at else "",
            gap_words(row.usual_gap_days) if row.usual_gap_days else "",
            _years(row),
            self._money(row.at_risk_minor) if row.at_risk_minor else "",
            "",
        )

    def sentence(self, row: ClientRow) -> str:
        """What a screen reader says of a line."""
        cells = self.cells(row)
        last, upcoming = cells[ClientColumn.LAST_VISIT], cells[ClientColumn.NEXT_VISIT]
        state = state_of(row, self._now().astimezone(self._zone).date())
        parts = [
            row.name,
            row.street,
            _("last visit {day}").format(day=last) if last else _("no visit yet"),
            _("next visit {moment}").format(moment=upcoming) if upcoming else "",
            _("{amount} at risk").format(amount=cells[ClientColumn.AT_RISK]) if cells[ClientColumn.AT_RISK] else "",
            state.text if state is not None else "",
        ]
        return ", ".join(part for part in parts if part)


@lru_cache(maxsize=2_000)
def _short_day(day: date, today: date) -> str:
    return short_day_words(day, today)


def _years(row: ClientRow) -> str:
    if not row.visit_count:
        return ""
    return ngettext("{count} year", "{count} years", row.years).format(count=row.years) if row.years else _("new")
