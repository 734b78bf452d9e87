"""The format of RFC 5545: what other calendars read."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.exchange.out.calendar_file import CalendarEvent, calendar_text

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def event(title: str = "Ana Bell", **fields: object) -> CalendarEvent:
    starts = datetime(2026, 3, 29, 9, tzinfo=BERLIN)
    given = {"uid": "visit-1@everafter.invalid", "sequence": 3, "starts_at": starts, "ends_at": starts.replace(hour=10)}
    return CalendarEvent(title=title, **{**given, **fields})  # type: ignore[arg-type]  # mixed keyword values


def test_times_stand_in_universal_time_on_both_sides_of_the_change() -> None:
    text = calendar_text("Luis", [event()], NOW)
    assert "DTSTART:20260329T070000Z\r\nDTEND:20260329T080000Z\r\n" in text
    winter = datetime(2026, 3, 28, 9, tzinfo=BERLIN)
    assert "DTSTART:20260328T080000Z" in calendar_text("Luis", [event(starts_at=winter)], NOW)
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert "UID:visit-1@everafter.invalid\r\nSEQUENCE:3\r\n" in text


def test_what_was_cancelled_says_so() -> None:
    assert "STATUS:CANCELLED" in calendar_text("Luis", [event(is_cancelled=True)], NOW)
    assert "STATUS:CONFIRMED" in calendar_text("Luis", [event()], NOW)


def test_signs_of_the_format_and_control_letters_do_no_harm() -> None:
    text = calendar_text("Luis", [event("Bell\r\nEND:VCALENDAR", place="1 Mill; Road", words="Two\nlines")], NOW)
    assert text.count("\r\nEND:VCALENDAR\r\n") == 1
    assert "LOCATION:1 Mill\\; Road\r\nDESCRIPTION:Two\\nlines\r\n" in text
