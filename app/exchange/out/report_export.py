"""The report on how we put things right as a file for a spreadsheet, one line for each group under each tab."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.exchange.out.export import ExportPurpose, ExportResult, write_list
from app.queries.care_report_rows import CareReport
from app.queries.export_columns import ExportList
from app.rules.care_figures import Dimension, GroupFigures
from app.rules.care_words import dimension_words, group_words
from app.rules.complaint_clocks import ClockKind

_HEADINGS = (
    "From",
    "To",
    "By",
    "Group",
    "Came in",
    "Answered in time",
    "Answers due",
    "Seen on site in time",
    "Visits due",
    "Put right in time",
    "Putting right due",
    "Promises kept",
    "Promises due",
    "Asked again in time",
    "Asking again due",
    "Hours to an answer",
    "Days to peace",
    "Closed",
    "Came back",
    "Told us",
    "At peace so far",
    "Not won back",
    "Unconfirmed",
    "Withdrawn",
    "Ran out",
)


def export_care_report(report: CareReport, target: Path, zone: ZoneInfo) -> ExportResult:
    """Write the report into a file that appears whole or not at all; no cell starts a formula."""
    chosen = ExportList("complaint report", _HEADINGS, (), lambda: _rows(report))
    return write_list(chosen, target, ExportPurpose.SPREADSHEET, zone)


def _rows(report: CareReport) -> Iterator[Sequence[Any]]:
    for dimension in Dimension:
        for group in report.groups(dimension):
            yield (report.first, report.last, dimension_words(dimension), *_values(dimension, group))


def _values(dimension: Dimension, group: GroupFigures) -> Iterator[Any]:
    figures = group.figures
    yield group_words(dimension, group)
    yield figures.received
    for kind in ClockKind:
        yield figures.clocks[kind].in_time
        yield figures.clocks[kind].of
    yield _number(figures.typical_answer, timedelta(hours=1))
    yield _number(figures.typical_peace, timedelta(days=1))
    yield figures.closed
    yield from figures.outcomes.values()
    yield len(figures.breaches)


def _number(span: timedelta | None, unit: timedelta) -> float | None:
    return None if span is None else round(span / unit, 2)
