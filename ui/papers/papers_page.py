"""All papers in one list: what there is to print now, for a day, a van, one client or job; Enter shows it first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from app.papers.paper_request import PaperRequest
from app.queries.client_rows import SearchHit
from app.queries.paper_choice import get_client_number, get_job_number
from app.queries.papers_waiting import get_papers_waiting
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.page import Page
from ui.papers.paper_offers import PaperChoice, PaperOffer, paper_offers
from ui.papers.papers_model import PapersModel
from ui.papers.whom_edit import WhomEdit
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.date_edits import DateEdit
from ui.widgets.elided_combo import ElidedCombo
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tables import TableView

if TYPE_CHECKING:
    from app.everafter import Everafter

_TODAY, _TOMORROW, _ANOTHER = "today", "tomorrow", "another"
_TITLE_WIDTH = 230
_NOW_WIDTH = 330
_VAN_WIDTH = 112
_WHOM_WIDTH = 132


class PapersPage(Page):
    """The list is read anew whenever anything changed that stands on a paper."""

    place = "papers"
    tables = frozenset({"job", "client", "van", "complaint", "reward", "invoice", "payment", "firm", "timeline_entry"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._hit: SearchHit | None = None
        self._fields = QHBoxLayout()
        self._choices_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._days = FilterTabs(
            [FilterTab(_TODAY, _("Today")), FilterTab(_TOMORROW, _("Tomorrow")), FilterTab(_ANOTHER, _("Another day"))],
            _("Papers of which day"),
        )
        self._days.choose(_TOMORROW)
        self._day = DateEdit(_qdate(everafter.clock.today() + timedelta(days=1)))
        self._van = ElidedCombo()
        self._van.addItem(_("All vans"), "")
        self._whom = WhomEdit(everafter.clock.today)
        self._model = PapersModel(self)
        self._table = TableView(_("Papers"))
        self._table.setModel(self._model)
        self._open_button = Button(_("&Preview"), ButtonVariant.PRIMARY, "printer")
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Papers")

    @property
    def choice(self) -> PaperChoice:
        """What the fields above the list ask for."""
        day = _date(self._day.date())
        if self._hit is None:
            return PaperChoice(day, str(self._van.currentData() or ""))
        client = get_client_number(self._hit.client_id)
        job = get_job_number(self._hit.id) if self._hit.kind == "job" else None
        return PaperChoice(day, client=client, job=job, name=self._hit.name)

    def reload(self) -> None:
        """Count anew; the chosen line stays chosen."""
        clock = self._everafter.clock
        chosen = self._chosen()
        waiting = get_papers_waiting(_date(self._day.date()), clock.now(), clock.zone)
        self._fill_vans([van.name for van in waiting.vans if van.name])
        self._model.set_offers(paper_offers(self.choice, waiting, clock.today()))
        kind = chosen.request.kind if chosen is not None else ""
        self._table.setCurrentIndex(self._model.index(self._model.number_of(kind), 0))

    def default_focus(self) -> QWidget:
        """The list."""
        return self._table

    def paper_in_view(self) -> PaperRequest | None:
        """The papers of the chosen line."""
        offer = self._chosen()
        return offer.request if offer is not None and offer.has_papers else None

    def words_without_paper(self) -> str:
        """Nothing of this kind waits."""
        offer = self._chosen()
        if offer is None:
            return _("Choose a paper first.")
        return _("{paper}: {now}; there is nothing to print.").format(paper=offer.title, now=offer.now)

    def show_day(self, day: date) -> None:
        """What there is to print for this day."""
        self._day.setDate(_qdate(day))

    def _chosen(self) -> PaperOffer | None:
        return self._model.offer_at(self._table.currentIndex().row())

    def _open(self, _index: QModelIndex | None = None) -> None:
        request = self.paper_in_view()
        if request is not None:
            self.paper_requested.emit(request)
        else:
            self.message.emit(self.words_without_paper(), False)

    def _choose_day(self, key: str) -> None:
        if key == _ANOTHER:
            self._day.setFocus()
            return
        today = self._everafter.clock.today()
        self._day.setDate(_qdate(today + timedelta(days=key == _TOMORROW)))

    def _take_day(self) -> None:
        today = self._everafter.clock.today()
        keys = {today: _TODAY, today + timedelta(days=1): _TOMORROW}
        self._days.choose(keys.get(_date(self._day.date()), _ANOTHER))
        self.reload()

    def _take_hit(self, hit: object) -> None:
        self._hit = hit if isinstance(hit, SearchHit) else None
        for widget in (self._days, self._day, self._van):
            widget.setEnabled(self._hit is None)
        self.reload()
        if self._hit is not None:
            self._table.setFocus()

    def _fill_vans(self, names: list[str]) -> None:
        if names == [self._van.itemData(place) for place in range(1, self._van.count())]:
            return
        chosen = self._van.currentData()
        self._van.blockSignals(True)
        self._van.clear()
        self._van.addItem(_("All vans"), "")
        for name in names:
            self._van.addItem(name, name)
        self._van.setCurrentIndex(max(0, self._van.findData(chosen)))
        self._van.blockSignals(False)

    def _connect(self) -> None:
        self._days.filter_chosen.connect(self._choose_day)
        self._day.dateChanged.connect(self._take_day)
        self._van.currentIndexChanged.connect(self.reload)
        self._whom.chosen.connect(self._take_hit)
        self._table.row_opened.connect(self._open)
        self._open_button.clicked.connect(self._open)

    def _build(self) -> None:
        for name, widget in (("day", self._day), ("van", self._van), ("whom", self._whom), ("table", self._table)):
            widget.setObjectName(f"papers.{name}")
        self._open_button.setObjectName("papers.open")
        self._day.setAccessibleName(_("Day of the papers"))
        self._van.setAccessibleName(_("Van"))
        self._whom.setAccessibleName(_("Client or job number"))
        self._van.setFixedWidth(sized(_VAN_WIDTH))
        self._whom.setMinimumWidth(sized(_WHOM_WIDTH))
        across = self._table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._table.setColumnWidth(0, sized(_TITLE_WIDTH))
        self._table.setColumnWidth(1, sized(_NOW_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(self._head())
        column.addLayout(self._choices())
        column.addWidget(self._table, 1)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(_("Papers"), TextRole.TITLE))
        note = _("What there is to print now. Nothing is printed before you have seen it.")
        words.addWidget(TextLabel(note, TextRole.BODY, TextTone.SECONDARY))
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self._open_button)
        return row

    def _choices(self) -> QBoxLayout:
        self._fields.setSpacing(Space.S)
        for words, field in ((_("&Day"), self._day), (_("&Van"), self._van), (_("F&or"), self._whom)):
            label = QLabel(words)
            label.setBuddy(field)
            self._fields.addWidget(label)
            self._fields.addWidget(field, int(field is self._whom))
            self._fields.addSpacing(Space.S)
        self._choices_row.setSpacing(Space.S)
        self._choices_row.addWidget(self._days)
        self._choices_row.addLayout(self._fields, 1)
        return self._choices_row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters in a low window the fields stand below the days, so that no word is cut."""
        super().resizeEvent(event)
        needed = self._days.sizeHint().width() + Space.S + self._fields.minimumSize().width()
        is_narrow = self.width() - 2 * Space.XL < needed
        across, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._choices_row.setDirection(below if is_narrow else across)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
