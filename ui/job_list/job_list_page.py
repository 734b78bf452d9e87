"""All jobs, however many: filters, days, technician, sortable columns, many selected at once, Enter opens the job."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.papers.paper_request import PaperRequest
from app.queries import firm as firm_queries
from app.queries.job_list import job_pages, read_jobs
from app.queries.job_list_rows import JobFilter, JobListRow, JobSort, JobsWanted
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.job_list.job_days import JobDays
from ui.job_list.job_list_words import JOB_COLUMNS, JobColumn, JobWords
from ui.page import Page
from ui.schedule.job_words import state_look, state_words
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.chip_delegate import ChipDelegate, ChipLook
from ui.widgets.elided_combo import ElidedCombo
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.list_columns import ListColumns
from ui.widgets.paged_table import PagedTable
from ui.widgets.paged_table_model import PagedTableModel
from ui.window_state import preferences

if TYPE_CHECKING:
    from app.everafter import Everafter

_KEPT_AS = "list.jobs"
_WHO_WIDTH = 200
_EVERYBODY, _NOBODY_YET = -1, 0
_MOST_SHEETS = 500
_MOST_PUT_AWAY = 1_000


class JobListPage(Page):
    """Every job there ever was, in whatever order the question of the moment needs."""

    place = "job_list"
    tables = frozenset({"job", "client", "person", "payment"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._model: PagedTableModel[JobListRow] = PagedTableModel(JobWords(formats), read_jobs, self)
        self._count_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY)
        self._tabs = FilterTabs(
            [FilterTab(key.value, words) for key, words in _filters()], _("Which jobs"), may_break=True
        )
        self._days = JobDays(everafter.clock.today())
        self._who = ElidedCombo()
        self._table = PagedTable(_("All jobs"), self._model)
        self._table.setObjectName("job_list.table")
        self._table.setItemDelegateForColumn(JobColumn.STATE, ChipDelegate(_state_chip, self._table))
        self._columns = ListColumns(self._table, "jobs", JOB_COLUMNS, JobSort.WHEN)
        self._stack = QStackedWidget()
        self._build()
        self._fill_who()
        self._take_up_choices()
        self._connect()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("All jobs")

    @property
    def wanted(self) -> JobsWanted:
        """What the tabs and fields ask for."""
        first, last = self._days.span(self._everafter.clock.today())
        who = int(self._who.currentData())
        return JobsWanted(JobFilter(self._tabs.chosen), first, last, None if who == _EVERYBODY else who)

    def reload(self) -> None:
        """Read the list anew; the selected job stays selected and in view."""
        self._fill_who()
        self._show_list(keeps_place=True)

    def refresh_clocks(self) -> None:
        """The words of the next visits say today and tomorrow."""
        self._model.rewrite()

    def default_focus(self) -> QWidget:
        """The list, or the tabs where nothing is listed."""
        return self._table if self._model.rowCount() else self._tabs

    def client_in_view(self) -> int | None:
        """The client of the job whose line has the focus."""
        row = self._table.chosen_row()
        return row.client_id if row is not None else None

    def selected_job_ids(self) -> list[int]:
        """All selected jobs, from top to bottom."""
        return self._table.chosen_ids()

    def paper_in_view(self) -> PaperRequest | None:
        """The sheets of the selected jobs."""
        ids = self.selected_job_ids() if self._table.chosen_count() <= _MOST_SHEETS else []
        numbers = tuple(row.number for row in read_jobs(ids)) if ids else ()
        return PaperRequest("job-sheets", day=self._everafter.clock.today(), jobs=numbers) if numbers else None

    def words_without_paper(self) -> str:
        """Nothing is selected, or more than a printer should be given."""
        if self._table.chosen_count() > _MOST_SHEETS:
            words = _("More than {count} sheets at once are a day of printing; please select fewer.")
            return words.format(count=_MOST_SHEETS)
        return _("Please select the jobs first; their sheets are printed.")

    def show_filter(self, chosen: JobFilter) -> None:
        """Show the jobs of one filter, on any day and whoever does them."""
        self._tabs.choose(chosen.value)
        self._days.choose_key("")
        self._who.setCurrentIndex(0)
        self._show_anew()

    def _show_anew(self) -> None:
        self._keep_choices()
        self._show_list(keeps_place=False)

    def _show_list(self, *, keeps_place: bool) -> None:
        columns = self._columns
        zone = self._everafter.clock.zone
        pages = job_pages(self.wanted, JobSort(columns.sort), zone, is_descending=columns.is_descending)
        self._table.show_list(pages, keeps_place=keeps_place)
        self._show_count()

    def _show_count(self) -> None:
        count = self._model.rowCount()
        words = ngettext("{count} job", "{count} jobs", count).format(count=f"{count:,}")
        chosen = self._table.chosen_count()
        if chosen > 1:
            words = _("{jobs}, {count} selected").format(jobs=words, count=f"{chosen:,}")
        self._count_label.setText(words)
        if count:
            self._stack.setCurrentWidget(self._table)
        else:
            self._stack.setCurrentWidget(self._empty if self.wanted.is_everything else self._empty_filter)

    def _open_row(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is not None:
            self.job_requested.emit(row.id)

    def _print(self) -> None:
        request = self.paper_in_view()
        if request is not None:
            self.paper_requested.emit(request)
        else:
            self.message.emit(self.words_without_paper(), False)

    def _put_away(self) -> None:
        """The selected jobs go out of the way; the first that still has a step to do says so."""
        ids = self.selected_job_ids()[:_MOST_PUT_AWAY]
        if not ids:
            self.message.emit(_("Please select the jobs first."), False)
            return
        count, left = self._everafter.put_away.put_away_several(ids)
        words = ngettext("{count} job put away.", "{count} jobs put away.", count).format(count=count) if count else ""
        self.message.emit(
            " ".join(part for part in (words, left) if part) or _("They are put away already."), count > 0
        )

    def _export(self) -> None:
        several = self._table.chosen_count() > 1
        ids = self.selected_job_ids() if several else self._model.ids(0, self._model.rowCount())
        self.export_requested.emit("jobs", tuple(ids))

    def _fill_who(self) -> None:
        people = [(person.name, person.id) for person in firm_queries.list_people(in_field=True)]
        entries = [(_("Everybody"), _EVERYBODY), *people, (_("Nobody yet"), _NOBODY_YET)]
        shown = [(self._who.itemText(place), self._who.itemData(place)) for place in range(self._who.count())]
        if entries == shown:
            return
        chosen = self._who.currentData()
        self._who.blockSignals(True)
        self._who.clear()
        for words, person_id in entries:
            self._who.addItem(words, person_id)
        self._who.setCurrentIndex(max(0, self._who.findData(chosen)))
        self._who.blockSignals(False)

    def _keep_choices(self) -> None:
        kept = {"filter": self._tabs.chosen, "days": self._days.key, "who": self._who.currentData()}
        preferences().keep_layout(_KEPT_AS, json.dumps(kept))

    def _take_up_choices(self) -> None:
        kept: Any = None
        with suppress(ValueError):
            kept = json.loads(preferences().layout(_KEPT_AS))
        if not isinstance(kept, dict):
            return
        if kept.get("filter") in set(JobFilter):
            self._tabs.choose(str(kept["filter"]))
        self._days.choose_key(str(kept.get("days", "")))
        self._who.setCurrentIndex(max(0, self._who.findData(kept.get("who"))))

    def _connect(self) -> None:
        self._tabs.filter_chosen.connect(self._show_anew)
        self._days.days_chosen.connect(self._show_anew)
        self._who.currentIndexChanged.connect(self._show_anew)
        self._columns.order_chosen.connect(self._show_anew)
        self._table.row_opened.connect(self._open_row)
        self._table.selectionModel().selectionChanged.connect(self._show_count)

    def _build(self) -> None:
        self._empty = EmptyState(
            "clipboard-list",
            _("Every job will stand here"),
            _("From the first question to the sheet put away. Book the first visit, or bring what you have as CSV."),
            _("Book the first visit"),
            _("Bring my jobs (CSV)"),
        )
        self._empty.action_requested.connect(lambda: self.action_requested.emit("job.book"))
        self._empty.other_requested.connect(lambda: self.action_requested.emit("clients.import"))
        self._empty_filter = EmptyState(
            "search", _("No job is like that"), _("Choose other days, another filter or everybody above.")
        )
        for widget in (self._table, self._empty, self._empty_filter):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(self._head())
        column.addLayout(self._choices())
        column.addWidget(self._stack, 1)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(_("All jobs"), TextRole.TITLE))
        words.addWidget(self._count_label)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addLayout(words)
        row.addStretch(1)
        export_button = Button(_("E&xport"), ButtonVariant.QUIET, "download")
        export_button.setToolTip(_("The selected jobs, or all that are listed, for a spreadsheet"))
        export_button.clicked.connect(self._export)
        print_button = Button(_("&Print sheets"), ButtonVariant.PLAIN, "printer")
        print_button.clicked.connect(self._print)
        away_button = Button(_("Put &away"), ButtonVariant.QUIET, "archive-restore")
        away_button.setToolTip(_("The selected jobs, once nothing is left to do for them"))
        away_button.clicked.connect(self._put_away)
        book_button = Button(_("B&ook job"), ButtonVariant.PRIMARY, "calendar-plus")
        book_button.clicked.connect(lambda: self.action_requested.emit("job.book"))
        for name, button in (
            ("away", away_button),
            ("export", export_button),
            ("print", print_button),
            ("book", book_button),
        ):
            button.setObjectName(f"job_list.{name}")
            row.addWidget(button)
        return row

    def _choices(self) -> QVBoxLayout:
        self._who.setObjectName("job_list.who")
        self._who.setFixedWidth(sized(_WHO_WIDTH))
        self._who.setAccessibleName(_("Who does them"))
        who_label = QLabel(_("&Who"))
        who_label.setBuddy(self._who)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(self._days)
        row.addWidget(who_label)
        row.addWidget(self._who)
        row.addStretch(1)
        both = QVBoxLayout()
        both.setSpacing(Space.S)
        both.addWidget(self._tabs)
        both.addLayout(row)
        return both


def _state_chip(row: JobListRow) -> ChipLook:
    """The state; a visit that puts something right carries a triangle, as on the plan."""
    tone, icon = (Tone.SOON, "triangle-alert") if row.is_put_right else state_look(row.state)
    return ChipLook(state_words(row.state), icon, tone)


def _filters() -> list[tuple[JobFilter, str]]:
    return [
        (JobFilter.ALL, _("All")),
        (JobFilter.ASKED, _("Enquiries and quotes")),
        (JobFilter.BOOKED, _("Booked")),
        (JobFilter.DONE, _("Done")),
        (JobFilter.UNPAID, _("Unpaid")),
        (JobFilter.RECLEANS, _("Re-cleans")),
        (JobFilter.FELL_THROUGH, _("Cancelled or lost")),
        (JobFilter.TO_PUT_AWAY, _("Not put away")),
        (JobFilter.PUT_AWAY, _("Put away")),
    ]
