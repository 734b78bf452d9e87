"""The one row of the first screen; see rows.py for its units."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.queries.client_list_rows import ClientRow
from app.queries.complaint_rows import CareStripRow
from app.queries.love_touches import TouchRow
from app.queries.rows import AftercareRow, ClashRow, DayPlan, JobRow, PromiseRow, RewardRow


@dataclass(frozen=True, slots=True)
class TodayRow:
    """The whole of the first screen."""

    promises: tuple[PromiseRow, ...]
    plan: DayPlan
    sheets_to_key: tuple[JobRow, ...]
    aftercare: tuple[AftercareRow, ...]
    aftercare_count: int
    loyalty: tuple[RewardRow, ...]
    drifting: tuple[ClientRow, ...]
    drifting_count: int
    tomorrow_on: date
    tomorrow_sheet_count: int
    promise_count: int = 0
    late_count: int = 0
    kindnesses: tuple[TouchRow, ...] = ()
    clashes: tuple[ClashRow, ...] = ()
    thanks_count: int = 0
    strip: CareStripRow = field(default=CareStripRow(0, 0, (), None))
