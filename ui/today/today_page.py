"""Today: promises first, then the vans, the sheets, the calls, loyalty and those who drift away."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.papers.paper_request import PaperRequest
from app.queries import firm as firm_queries
from app.queries import today as today_queries
from app.queries.client_list_rows import ClientRow
from app.queries.love_touches import TouchRow
from app.queries.rows import AftercareRow, ClashRow, JobRow, PromiseRow, RewardRow
from app.queries.today import PROMISES_READ
from app.queries.today_rows import TodayRow
from app.rules.rewards import has_certificate
from app.rules.span_words import gap_words
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.today.today_block import MOST_LINES, LineButton, TodayBlock, TodayLine, chip_space
from ui.today.today_papers import TodayPapers
from ui.today.van_lane import VanLane, hours_of
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.labels import TextLabel
from ui.wording import day_words, days_ago_words, due_words, greeting_words, long_day_words, moment_words

if TYPE_CHECKING:
    from app.everafter import Everafter

_CLASHES_SHOWN = 2


class TodayPage(Page):
    """Six blocks of at most five lines; read in one go by `queries.today.get_today`."""

    place = "today"
    tables = frozenset(
        {
            "client",
            "love_touch",
            "aftercare_step",
            "job",
            "complaint",
            "promise",
            "feedback",
            "reward",
            "person",
            "firm",
            "setting",
            "closed_day",
            "voice",
        }
    )

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._row: TodayRow | None = None
        self._shown_on: date | None = None
        self._greeting_label = TextLabel("", TextRole.TITLE)
        self._papers = TodayPapers()
        self._papers.paper_requested.connect(self.paper_requested)
        self._papers.all_requested.connect(partial(self.place_requested.emit, "papers"))
        self._promises = TodayBlock(_("Promises"), _("Nobody is waiting for anything from us."), _("All pro&mises"))
        self._vans = TodayBlock(_("Vans today"), _("No visit today."), _("Open the &plan"))
        self._sheets = TodayBlock(_("Sheets to key in"), _("All sheets are in."), _("&Key in"), "notebook-pen")
        self._aftercare = TodayBlock(_("Aftercare calls"), _("Everybody has been asked."), _("&Start calling"), "phone")
        self._loyalty = TodayBlock(_("Loyalty this week"), _("Nobody to thank this week."), _("Pre&view"), "eye")
        self._drifting = TodayBlock(_("Drifting"), _("Nobody is past their usual time."), _("Sh&ow all"))
        self._closest_button = Button(_("C&losest at hand: whom to turn to next"), ButtonVariant.QUIET, "users")
        self._closest_button.setObjectName("today.closest")
        self._closest_button.clicked.connect(partial(self.place_requested.emit, "closest"))
        self._promises.action_requested.connect(partial(self.place_requested.emit, "promises"))
        self._vans.action_requested.connect(partial(self.place_requested.emit, "schedule"))
        self._sheets.action_requested.connect(partial(self.action_requested.emit, "sheet.key_in"))
        self._aftercare.action_requested.connect(partial(self.action_requested.emit, "aftercare.start"))
        self._loyalty.action_requested.connect(self._preview_loyalty)
        self._drifting.action_requested.connect(partial(self.action_requested.emit, "clients.show.drifting"))
        self._build()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Today")

    def reload(self) -> None:
        """Read the whole first screen."""
        clock = self._everafter.clock
        self._shown_on = clock.today()
        self._row = today_queries.get_today(clock.now(), clock.zone)
        self._show(self._row)

    def refresh_clocks(self) -> None:
        """Time alone makes a promise late or raises it: the promises as they stand now, or all of a new day."""
        clock = self._everafter.clock
        if self._row is None:
            return
        if self._shown_on != clock.today():
            self.reload()
            return
        every = today_queries.list_promises(clock.now(), clock.zone)
        count, late_count = today_queries.count_promises(every, clock.now())
        promises = every[:PROMISES_READ]
        if self._promises.is_in_use:
            places = {_key(promise): place for place, promise in enumerate(self._row.promises)}
            promises.sort(key=lambda promise: places.get(_key(promise), len(places)))
        self._row = replace(self._row, promises=tuple(promises), promise_count=count, late_count=late_count)
        self._show_promises(self._row)
        self._show_greeting()

    def default_focus(self) -> QWidget:
        """The filled button."""
        button = self._papers.print_button
        return button if button.isEnabled() else self

    def paper_in_view(self) -> PaperRequest | None:
        """Tomorrow's sheets."""
        return self._papers.sheets()

    def _show(self, row: TodayRow) -> None:
        self._show_greeting()
        self._papers.show_row(row, self._everafter.clock.today())
        self._show_promises(row)
        self._show_vans(row)
        self._sheets.show_lines([self._sheet_line(job) for job in row.sheets_to_key])
        self._aftercare.show_lines([self._call_line(each) for each in row.aftercare], row.aftercare_count)
        self._show_loyalty(row)
        drifting = [self._drifting_line(each) for each in row.drifting]
        words = ngettext(
            "{count} client past the usual time", "{count} clients past their usual time", row.drifting_count
        )
        self._drifting.show_lines(drifting, row.drifting_count, words.format(count=row.drifting_count))

    def _show_greeting(self) -> None:
        clock = self._everafter.clock
        name = self._first_name()
        self._greeting_label.setText(f"{greeting_words(clock.now(), clock.zone, name)} {long_day_words(clock.today())}")

    def _first_name(self) -> str:
        person_id = self._everafter.units.person_id
        people = firm_queries.list_people()
        return next((person.first_name for person in people if person.id == person_id), "")

    def _show_promises(self, row: TodayRow) -> None:
        words = _("{count} late").format(count=row.late_count) if row.late_count else ""
        self._promises.show_lines([self._promise_line(each) for each in row.promises], row.promise_count, words)

    def _show_loyalty(self, row: TodayRow) -> None:
        """Certificates of the week, then kindnesses that were planned for it; notes that are due as one line."""
        lines = [self._reward_line(each) for each in row.loyalty]
        lines += [self._kindness_line(each) for each in row.kindnesses]
        if row.thanks_count:
            words = ngettext("{count} thank-you note", "{count} thank-you notes", row.thanks_count)
            opens = partial(self.paper_requested.emit, PaperRequest("thank-you-note", is_all_due=True))
            notes = TodayLine(words.format(count=row.thanks_count), _("to print and sign"), opens, icon="file-text")
            lines.insert(min(len(lines), MOST_LINES - 1), notes)
        count = len(row.loyalty) + len(row.kindnesses) + row.thanks_count
        self._loyalty.show_lines(lines, count)

    def _kindness_line(self, touch: TouchRow) -> TodayLine:
        opens = partial(self.client_requested.emit, touch.client_id)
        note = day_words(touch.on, self._everafter.clock.today())
        return TodayLine(touch.client_name, touch.what, opens, note, icon="heart")

    def _show_vans(self, row: TodayRow) -> None:
        zone = self._everafter.clock.zone
        hours = hours_of(row.plan.columns, zone)
        lanes: list[QWidget] = []
        for column in row.plan.columns:
            lane = VanLane(column, zone, hours)
            lane.job_requested.connect(self.job_requested)
            lanes.append(lane)
        clashes = [self._clash_line(clash) for clash in row.clashes[:_CLASHES_SHOWN]]
        lanes[:0] = [LineButton(line, chip_space(line)) for line in clashes]
        count = sum(len(column.jobs) for column in row.plan.columns)
        words = ngettext("{count} visit", "{count} visits", count).format(count=count)
        if row.clashes:
            clash_words = ngettext("{count} clash ahead", "{count} clashes ahead", len(row.clashes))
            words = f"{words} · {clash_words.format(count=len(row.clashes))}"
        self._vans.show_widgets(lanes if count or clashes else (), count or len(clashes), words)

    def _clash_line(self, clash: ClashRow) -> TodayLine:
        """Two visits that want the same person or van in the days to come; opens the second, which gives way."""
        clock, starts_at = self._everafter.clock, clash.second.starts_at
        when = "" if starts_at is None else moment_words(starts_at, clock.now(), clock.zone)
        names = _("{first} and {second}").format(first=clash.first.client_name, second=clash.second.client_name)
        whose = clash.second.van_name if clash.is_van else clash.second.technician_name.split(" ", maxsplit=1)[0]
        chip = _("van clash") if clash.is_van else _("clash")
        opens = partial(self.job_requested.emit, clash.second.id)
        return TodayLine(whose, names, opens, when, chip, Tone.SOON, "triangle-alert")

    def _promise_line(self, promise: PromiseRow) -> TodayLine:
        clock = self._everafter.clock
        now = clock.now()
        is_late = promise.due_at < now
        tone, icon = (Tone.OK, "clock")
        if is_late:
            tone, icon = Tone.LATE, "triangle-alert"
        elif promise.is_due:
            tone, icon = Tone.SOON, "clock-alert"
        chip = due_words(promise.due_at, now, clock.zone)
        opens: Callable[[], None] = partial(self.client_requested.emit, promise.client_id)
        if promise.complaint_id is not None:
            opens = partial(self.complaint_requested.emit, promise.complaint_id)
        elif promise.need_id is not None:
            opens = partial(self.need_requested.emit, promise.client_id, promise.need_id)
        owner = promise.owner_name.split(" ", maxsplit=1)[0]
        return TodayLine(promise.client_name, promise.what, opens, owner, chip, tone, icon, is_solid=is_late)

    def _sheet_line(self, job: JobRow) -> TodayLine:
        today = self._everafter.clock.today()
        day = job.starts_at.astimezone(self._everafter.clock.zone).date() if job.starts_at is not None else today
        name = job.technician_name.split(" ", maxsplit=1)[0]
        note = " · ".join(part for part in (name, days_ago_words(day, today)) if part)
        opens = partial(self.sheet_requested.emit, job.id)
        return TodayLine(f"{job.number}", job.client_name, opens, note, icon="clipboard-list")

    def _call_line(self, row: AftercareRow) -> TodayLine:
        clock = self._everafter.clock
        note = days_ago_words(row.finished_at.astimezone(clock.zone).date(), clock.today())
        what = row.what
        if row.is_probe:
            what = (
                _("said nothing for a week: ask what would have made it great")
                if row.is_silent
                else _("said “good”: ask what would have made it great")
            )
        icon = "message-circle-heart" if row.is_probe else "phone"
        return TodayLine(row.client_name, what, partial(self.client_requested.emit, row.client_id), note, icon=icon)

    def _reward_line(self, reward: RewardRow) -> TodayLine:
        today = self._everafter.clock.today()
        note = day_words(reward.due_on, today) if reward.due_on is not None else ""
        what = reward_words(reward)
        opens = partial(self.client_requested.emit, reward.client_id)
        return TodayLine(reward.client_name, what, opens, note, tone=Tone.GOLD, icon="award")

    def _drifting_line(self, client: ClientRow) -> TodayLine:
        today = self._everafter.clock.today()
        last = days_ago_words(client.last_visit_on, today) if client.last_visit_on is not None else ""
        what = _("usually every {gap}").format(gap=gap_words(client.usual_gap_days)) if client.usual_gap_days else ""
        note = _("last visit {day}").format(day=last) if last else ""
        return TodayLine(client.name, what, partial(self.client_requested.emit, client.id), note, icon="history")

    def _preview_loyalty(self) -> None:
        """All certificates of this week; thanks of another kind are given by hand, and stand on the Loyalty page."""
        week = self._row.loyalty if self._row is not None else ()
        ids = tuple(each.id for each in week if has_certificate(each.rule, each.level))
        if ids:
            self.paper_requested.emit(PaperRequest("certificates", rewards=ids))
        else:
            self.place_requested.emit("loyalty")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._greeting_label, 1)
        head.addWidget(self._papers)
        grid = QGridLayout()
        grid.setSpacing(Space.M)
        blocks = (self._promises, self._vans, self._sheets, self._aftercare, self._loyalty, self._drifting)
        columns = (QVBoxLayout(), QVBoxLayout())
        for number, block in enumerate(blocks):
            columns[number % 2].addWidget(block)
        columns[0].addWidget(self._closest_button, 0, Qt.AlignmentFlag.AlignRight)
        for number, column in enumerate(columns):
            column.setSpacing(Space.M)
            column.addStretch(1)
            grid.addLayout(column, 0, number)
            grid.setColumnStretch(number, 1)
        inner = QWidget()
        inner.setProperty("variant", "page")
        page = QVBoxLayout(inner)
        page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        page.setSpacing(Space.L)
        page.addLayout(head)
        page.addLayout(grid, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        for earlier, later in itertools.pairwise(blocks):
            self.setTabOrder(earlier, later)


def _key(promise: PromiseRow) -> tuple[int | None, int | None, int]:
    return promise.complaint_id, promise.need_id, promise.id


def reward_words(reward: RewardRow) -> str:
    """What a certificate is for, in plain words."""
    words = {
        "tenure": ngettext("{level} year with us", "{level} years with us", reward.level),
        "visits": _("{level} visits"),
        "spend": _("a surprise extra"),
        "referral": _("told a friend about us"),
        "recovery": _("gave us a second chance"),
    }
    return words.get(reward.rule, _("a thank-you")).format(level=reward.level)
