"""Between the stored setting of the working hours and the versions that the rules read.

The setting holds `{"versions": [...]}` in the order of time, each with `since` (left out for the first), `zone`,
`hours` (weekday, Monday 0, to opening and closing time) and `spans` (class to hours to answer, days to the visit or
null, days to the fix). A setting that holds nothing but hours is one version that was always in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.models.fields import moment_from, moment_text
from app.rules.complaint_clocks import CLASS_SPANS, ClassSpans
from app.rules.complaints import PriorityClass
from app.rules.promised_times import PromisedTimes, TimesInForce
from app.rules.working_time import DEFAULT_HOURS, OpeningHours, WorkingTime

_VERSIONS = "versions"
_HOUR = timedelta(hours=1)


def times_of(
    stored: Mapping[str, Any], zone: ZoneInfo, closed_days: frozenset[date], settled: Mapping[date, bool]
) -> TimesInForce:
    """Every version of a stored setting; the newest runs in the zone of the firm as it is now."""
    lines = stored.get(_VERSIONS, [{"hours": stored}])
    last = len(lines) - 1
    return TimesInForce(
        tuple(
            PromisedTimes(
                WorkingTime(
                    zone if place == last or "zone" not in line else ZoneInfo(line["zone"]),
                    _hours_of(line.get("hours") or {}),
                    closed_days,
                    settled,
                ),
                _spans_of(line.get("spans") or {}),
                moment_from(line["since"]) if "since" in line else None,
            )
            for place, line in enumerate(lines)
        )
    )


def stored_times(versions: Iterable[PromisedTimes]) -> dict[str, Any]:
    """The versions as the setting keeps them."""
    return {_VERSIONS: [_line_of(version) for version in versions]}


def stored_zone(stored: Mapping[str, Any]) -> str:
    """The zone with which the newest version was written; empty where none was noted."""
    lines = stored.get(_VERSIONS) or [{}]
    return str(lines[-1].get("zone", ""))


def _line_of(version: PromisedTimes) -> dict[str, Any]:
    line: dict[str, Any] = {} if version.since is None else {"since": moment_text(version.since)}
    line["zone"] = version.working_time.zone.key
    line["hours"] = {
        str(weekday): [hours.opens.isoformat("minutes"), hours.closes.isoformat("minutes")]
        for weekday, hours in sorted(version.working_time.hours.items())
    }
    line["spans"] = {
        priority.value: [span.answer / _HOUR, span.site_days, span.resolved_days]
        for priority, span in sorted(version.spans.items())
    }
    return line


def _hours_of(stored: Mapping[str, list[str]]) -> Mapping[int, OpeningHours]:
    found = {
        int(weekday): OpeningHours(time.fromisoformat(opens), time.fromisoformat(closes))
        for weekday, (opens, closes) in stored.items()
    }
    return found or DEFAULT_HOURS


def _spans_of(stored: Mapping[str, list[Any]]) -> Mapping[PriorityClass, ClassSpans]:
    found = {
        PriorityClass(name): ClassSpans(timedelta(hours=answer), site_days, resolved_days)
        for name, (answer, site_days, resolved_days) in stored.items()
    }
    return {**CLASS_SPANS, **found}
