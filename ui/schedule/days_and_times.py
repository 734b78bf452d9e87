"""Between the fields of a form and moments on the firm's wall clock."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QDateEdit, QTimeEdit


def to_qdate(day: date) -> QDate:
    """A day for a date field."""
    return QDate(day.year, day.month, day.day)


def to_qtime(moment: datetime) -> QTime:
    """The wall time of a moment that is already in the firm's zone."""
    return QTime(moment.hour, moment.minute)


def day_in(edit: QDateEdit) -> date:
    """The day a field shows."""
    day = edit.date()
    return date(day.year(), day.month(), day.day())


def time_in(edit: QTimeEdit) -> time:
    """The time a field shows."""
    at = edit.time()
    return time(at.hour(), at.minute())


def moment_in(day_edit: QDateEdit, time_edit: QTimeEdit, zone: ZoneInfo) -> datetime:
    """The moment that a date and a time field show together, on the firm's wall."""
    return datetime.combine(day_in(day_edit), time_in(time_edit), zone)


def moment_at_time(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment at which the firm's wall shows this day and time."""
    return datetime.combine(day, at, zone)
