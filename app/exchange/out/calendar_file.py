"""Visits as a calendar file of RFC 5545: times in UTC, words escaped, lines folded at 75 octets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from app.exchange.out.content_lines import content_lines, escaped

_PRODUCT = "-//Everafter//Plan//EN"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One visit; `uid` stays the same for ever and `sequence` grows with every change, so that a new file moves it."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str = ""
    words: str = ""
    is_cancelled: bool = False


def calendar_text(name: str, events: Iterable[CalendarEvent], written_at: datetime) -> str:
    """The whole file; lines end with CR LF as the format asks. All moments must be aware."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{escaped(name)}")
    for event in events:
        lines += _event_lines(event, written_at)
    lines.append("END:VCALENDAR")
    return content_lines(lines)


def _event_lines(event: CalendarEvent, written_at: datetime) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escaped(event.uid)}",
        f"SEQUENCE:{event.sequence}",
        f"DTSTAMP:{_utc(written_at)}",
        f"DTSTART:{_utc(event.starts_at)}",
        f"DTEND:{_utc(event.ends_at)}",
        f"SUMMARY:{escaped(event.title)}",
    ]
    if event.place:
        lines.append(f"LOCATION:{escaped(event.place)}")
    if event.words:
        lines.append(f"DESCRIPTION:{escaped(event.words)}")
    return [*lines, f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}", "END:VEVENT"]


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
