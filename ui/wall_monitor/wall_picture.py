"""Everything the wall monitor says at one moment, as words: this is painted and read aloud, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.clock import Clock
from app.queries.wall_rows import WallPromise, WallRow, WallWin
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.widgets.chips import ClockState
from ui.wording import due_words, long_day_words

STALE_AFTER = timedelta(minutes=2)
_MINUTES_COUNTED = 100
_FRESH_FOR = timedelta(minutes=1)
_STATES = {"late": ClockState.LATE, "due": ClockState.DUE}


@dataclass(frozen=True, slots=True)
class WallLine:
    """One row: who, since when, what next, who is on it, and the clock."""

    name: str
    tenure: str
    step: str
    owner: str
    initials: str
    clock: str
    state: ClockState


@dataclass(frozen=True, slots=True)
class WallPicture:
    """The words on the wall, from top to foot; `quiet_number` stands alone in the middle while nobody waits."""

    title: str
    subtitle: str
    time: str
    day: str
    lines: tuple[WallLine, ...]
    more: str
    quiet_number: str
    quiet_words: str
    thanks: str
    visits: str
    win: str
    firm: str
    updated: str
    warning: str

    @property
    def texts(self) -> tuple[str, ...]:
        """Every string that is painted, in the order of reading."""
        rows = [
            text
            for line in self.lines
            for text in (line.name, line.tenure, line.step, line.initials, line.owner, line.clock)
        ]
        head = (self.title, self.subtitle, self.time, self.day)
        middle = (self.quiet_number, self.quiet_words, self.thanks, self.more)
        foot = (self.warning, self.visits, self.win, self.firm, self.updated)
        return tuple(text for text in (*head, *rows, *middle, *foot) if text)

    @property
    def sentence(self) -> str:
        """What a screen reader says: the head, then each row as a sentence."""
        rows = [
            ", ".join(part for part in (line.name, line.clock, line.step, line.owner, line.tenure) if part)
            for line in self.lines
        ]
        quiet = " ".join(part for part in (self.quiet_number, self.quiet_words) if part)
        parts = (self.title, self.warning, self.subtitle, *rows, self.more, quiet, self.thanks, self.visits, self.win)
        return ". ".join(part.rstrip(".") for part in parts if part)


def wall_picture(row: WallRow, clock: Clock) -> WallPicture:
    """The words for what was read last, with the clocks as they stand now."""
    formats = FirmFormats(clock.in_zone(row.zone), row.currency, row.locale)
    now = clock.now()
    is_quiet = not row.waiting_count
    return WallPicture(
        title=_title(row),
        subtitle="" if is_quiet else _subtitle(row, formats),
        time=formats.clock_time(now),
        day=long_day_words(formats.day_of(now)),
        lines=tuple(_line(each, formats, now, is_first=place == 0) for place, each in enumerate(row.promises)),
        more=_("+{count} more").format(count=row.more_count) if row.more_count else "",
        quiet_number=str(row.quiet_days) if row.quiet_days else "",
        quiet_words=_quiet_words(row) if is_quiet else "",
        thanks=_("Thank you, all of you.") if is_quiet else "",
        visits=_visits(row, formats),
        win=_win_words(row.win, formats) if row.win is not None else "",
        firm=row.firm_name,
        updated=_updated(row, now),
        warning=_warning(row, formats, now),
    )


def _title(row: WallRow) -> str:
    if not row.waiting_count:
        return _("Nobody is waiting on us")
    words = ngettext("{count} person is counting on us", "{count} people are counting on us", row.people_count)
    return words.format(count=row.people_count)


def _subtitle(row: WallRow, formats: FirmFormats) -> str:
    """The next promise that can still be kept; with none left, how many are late."""
    following = row.next_promise
    if following is None or following.due_at is None or following.due_at < formats.now():
        words = ngettext("{count} promise is late", "{count} promises are late", row.late_count)
        return words.format(count=row.late_count) if row.late_count else ""
    words = {
        "answer": _("Next promise: call {name} by {time}"),
        "site": _("Next promise: see {name} by {time}"),
        "check_back": _("Next promise: ask {name} by {time}"),
    }.get(following.next_clock, _("Next promise: {name} by {time}"))
    return words.format(name=following.called, time=formats.short_moment(following.due_at))


def _line(promise: WallPromise, formats: FirmFormats, now: datetime, *, is_first: bool) -> WallLine:
    state = _STATES.get(promise.chip, ClockState.ON_TRACK)
    # A promise can become late between two readings.
    if promise.due_at is not None and promise.due_at < now:
        state = ClockState.LATE
    owner = promise.owner_name
    return WallLine(
        name=promise.name,
        tenure=_tenure(promise, is_long=is_first),
        step=promise.step,
        owner=_("{name} is on it").format(name=owner) if owner and is_first else owner,
        initials=promise.owner_initials,
        clock=_clock_words(promise, formats, now),
        state=state,
    )


def _tenure(promise: WallPromise, *, is_long: bool) -> str:
    if promise.is_new:
        return _("new client")
    if promise.years < 1:
        return _("in the first year")
    if is_long:
        words = ngettext("{count} year with us", "{count} years with us", promise.years)
    else:
        words = ngettext("{count} year", "{count} years", promise.years)
    return words.format(count=promise.years)


def _clock_words(promise: WallPromise, formats: FirmFormats, now: datetime) -> str:
    if promise.chip == "paused":
        return _("paused")
    if promise.due_at is None:
        return ""
    seconds = (promise.due_at - now).total_seconds()
    if seconds < 0:
        return due_words(promise.due_at, now, formats.zone)
    if seconds <= _MINUTES_COUNTED * 60:
        return _("{count} min").format(count=max(1, round(seconds / 60)))
    return formats.short_moment(promise.due_at)


def _quiet_words(row: WallRow) -> str:
    if row.quiet_days is None:
        return _("Every promise is kept.")
    if row.quiet_days == 0:
        return _("Everyone has been answered and asked again today.")
    return ngettext("day on which nobody had to wait", "days on which nobody had to wait", row.quiet_days)


def _visits(row: WallRow, formats: FirmFormats) -> str:
    each = [f"{formats.short_moment(visit.starts_at)} {visit.name}" for visit in row.visits if visit.name]
    return _("Next visits: {visits}").format(visits="  ·  ".join(each)) if each else ""


def _win_words(win: WallWin, formats: FirmFormats) -> str:
    name = win.name
    if win.years:
        years = ngettext("{count} year", "{count} years", win.years).format(count=win.years)
        name = _("{name}, {years}").format(name=name, years=years)
    away = (formats.today() - win.won_on).days
    words = _("Won back this week: {name}.") if away < 7 else _("Won back: {name}.")
    quote = f" \u201c{win.words}\u201d" if win.words else ""
    return words.format(name=name).replace("..", ".") + quote


def _updated(row: WallRow, now: datetime) -> str:
    age = now - row.read_at
    if age < _FRESH_FOR:
        return _("Updated just now")
    return _("Updated {count} min ago").format(count=int(age / _FRESH_FOR)) if age < STALE_AFTER else ""


def _warning(row: WallRow, formats: FirmFormats, now: datetime) -> str:
    if now - row.read_at < STALE_AFTER:
        return ""
    return _("Not updating since {time}").format(time=_since(row.read_at, formats))


def _since(moment: datetime, formats: FirmFormats) -> str:
    is_today = formats.day_of(moment) == formats.today()
    return formats.clock_time(moment) if is_today else formats.moment(moment)
