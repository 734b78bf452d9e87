"""Steps: what is next after each job, the late ones first; each with its name, its reason and what to do about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from app.errors import ConflictError, EverafterError
from app.papers.paper_request import PaperRequest
from app.queries import firm as firm_queries
from app.queries.care_plan import MOST_COUNTED, list_due_steps
from app.queries.care_plan_rows import CarePlanRow, CareStepRow, StepKinds
from app.queries.photo_pairs import list_photo_pairs
from app.rules.aftercare_plan import AftercareStep
from app.rules.messages import kind_of_step
from app.translations import gettext as _
from app.translations import ngettext
from ui.aftercare.care_plan_model import CarePlanModel, StepColumn
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.messages.write_wish import WriteWish
from ui.page import Page
from ui.schedule.step_form import DONE, MOVE, SKIP, StepForm
from ui.schedule.step_words import action_icon, is_call, step_title, verb_of
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.aftercare_tabs import AftercareTabs
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tables import TableView

if TYPE_CHECKING:
    from app.everafter import Everafter

_WIDTHS = {StepColumn.DUE: 120, StepColumn.CLIENT: 190, StepColumn.ACTION: 120}
_WIDEST_FORM, _LEAST_TABLE = 860, 110
_PAPERS = {AftercareStep.THANKS: "thank-you-note", AftercareStep.BRAG: "show-card"}


class CarePlanPage(Page):
    """The list, and below it the form for what becomes of the chosen step."""

    place = "care_plan"
    tables = frozenset(
        {"client", "job", "aftercare_step", "complaint", "contact_permission", "timeline_entry", "feedback", "setting"}
    )

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._model = CarePlanModel(everafter.clock.today, self)
        self._row: CareStepRow | None = None
        self._tabs = FilterTabs([FilterTab(key.value, words) for key, words in _filters()], _("Which steps"))
        self._count_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._table = TableView(_("Steps after each job"))
        self._table.setObjectName("care_plan.table")
        self._table.setModel(self._model)
        self._act_button = Button(_("&Call"), ButtonVariant.PRIMARY, "phone")
        self._done_button = Button(_("&Done"), icon="circle-check")
        self._move_button = Button(_("&Another day"), icon="calendar-clock")
        self._skip_button = Button(_("&Leave out"), ButtonVariant.QUIET)
        self._letters_button = Button("", icon="printer")
        self._form = StepForm(self._formats, is_wide=True)
        self._empty = EmptyState(
            "circle-check",
            _("Nothing is due this week"),
            _("Each finished job brings its steps: thanks, a call, a look back, a word when their time comes round."),
        )
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Steps after each job")

    def reload(self) -> None:
        """Read what is due; the chosen step stays chosen, or the one that took its place."""
        clock = self._everafter.clock
        number, chosen = self._table.currentIndex().row(), self._chosen()
        found = list_due_steps(clock.now(), clock.zone, StepKinds(self._tabs.chosen))
        self._model.set_rows(found.steps)
        self._show_counts(found)
        has_rows = bool(found.steps)
        self._stack.setCurrentWidget(self._table if has_rows else self._empty)
        if has_rows:
            again = self._model.number_of(chosen.id if chosen is not None else None)
            self._table.selectRow(again if again is not None else min(max(number, 0), len(found.steps) - 1))
        self._show_acts()

    def client_in_view(self) -> int | None:
        """The client on the chosen line."""
        row = self._chosen()
        return row.client_id if row is not None else None

    def default_focus(self) -> QWidget:
        """The list."""
        return self._table

    def begin(self, act: str) -> None:
        """Ask what becomes of the chosen step, with this act chosen."""
        row = self._chosen()
        if row is None:
            return
        self._row = row
        self._form.fill(row, act)
        self._form.open(_("{name}: {step}").format(name=row.client_name, step=step_title(row)))
        self._form.begin_writing()

    def _chosen(self) -> CareStepRow | None:
        return self._model.row_at(self._table.currentIndex().row())

    def _act(self) -> None:
        """What the chosen step is there for: a call that is written down here, or a paper."""
        row = self._chosen()
        if row is None:
            return
        kind = AftercareStep(row.kind)
        if not row.may_offer:
            is_named = row.client_name in row.against
            words = row.against if is_named else _("{name}: {why}").format(name=row.client_name, why=row.against)
            self.message.emit(words, False)
        elif kind is AftercareStep.QUALITY_CALL:
            self.place_requested.emit("aftercare")
        elif kind is AftercareStep.BRAG and not list_photo_pairs([row.job_id]).get(row.job_id):
            self.message.emit(_("There are no photos of before and after; a certificate or a word will do."), False)
            self.begin(DONE)
        elif kind in _PAPERS:
            self.paper_requested.emit(PaperRequest(_PAPERS[kind], jobs=(row.job_number,)))
        elif is_call(row):
            self._begin_call(row)
        else:
            about, steps = kind_of_step(row.kind).value, {row.client_id: row.id}
            self.write_requested.emit(WriteWish((row.client_id,), about, steps=steps))

    def _begin_call(self, row: CareStepRow) -> None:
        if row.phone:
            QGuiApplication.clipboard().setText(row.phone)
            words = _("{name}, {number}. The number is on the clipboard.")
            self.message.emit(words.format(name=row.client_name, number=row.phone), False)
        self.begin(DONE)

    def _save(self) -> None:
        row = self._row
        if row is None:
            return
        try:
            words = self._form.save(self._everafter, row, row.version)
        except ConflictError as error:
            self._form.show_error(error)
            self.reload()
            return
        except EverafterError as error:
            self._form.show_error(error)
            return
        self._close_form()
        self.message.emit(words, True)

    def _close_form(self) -> None:
        self._form.hide()
        self._row = None
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_acts(self) -> None:
        row = self._chosen()
        for button in (self._act_button, self._done_button, self._move_button, self._skip_button):
            button.setEnabled(row is not None)
        if row is None:
            return
        self._act_button.setText(f"&{verb_of(row)}")
        self._act_button.set_icon(action_icon(row))
        self._done_button.setEnabled(row.may_do and row.kind != AftercareStep.QUALITY_CALL)

    def _show_counts(self, found: CarePlanRow) -> None:
        steps = ngettext("{count} step by the end of the week", "{count} steps by the end of the week", found.count)
        words = [steps.format(count=_counted(found.count))]
        if found.late_count:
            words.append(_("{count} late").format(count=_counted(found.late_count)))
        if found.count > len(found.steps):
            words.append(_("the first {count} are listed").format(count=len(found.steps)))
        self._count_label.setText(" · ".join(words))
        letters = ngettext(
            "Print the le&tter that is due", "Print the {count} le&tters that are due", found.letter_count
        )
        self._letters_button.setText(letters.format(count=_counted(found.letter_count)))
        self._letters_button.setVisible(found.letter_count > 0)

    def _open_row(self, _index: QModelIndex) -> None:
        self._act()

    def _connect(self) -> None:
        for button, name in (
            (self._act_button, "act"),
            (self._done_button, "done"),
            (self._move_button, "move"),
            (self._skip_button, "skip"),
            (self._letters_button, "letters"),
        ):
            button.setObjectName(f"care_plan.{name}")
        self._act_button.clicked.connect(self._act)
        for button, act in ((self._done_button, DONE), (self._move_button, MOVE), (self._skip_button, SKIP)):
            button.clicked.connect(partial(self.begin, act))
        self._letters_button.clicked.connect(lambda: self.paper_requested.emit(PaperRequest("letter", is_all_due=True)))
        self._tabs.filter_chosen.connect(self.reload)
        self._table.row_opened.connect(self._open_row)
        self._table.selectionModel().currentRowChanged.connect(self._show_acts)
        self._form.save_requested.connect(self._save)
        self._form.cancelled.connect(self._close_form)

    def _build(self) -> None:
        header = self._table.horizontalHeader()
        for place, width in _WIDTHS.items():
            header.resizeSection(place, sized(width))
        header.setStretchLastSection(False)
        header.setSectionResizeMode(StepColumn.WHY, QHeaderView.ResizeMode.Stretch)
        self._table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        self._form.setObjectName("care_plan.form")
        self._form.setMaximumWidth(sized(_WIDEST_FORM))
        self._table.setMinimumHeight(sized(_LEAST_TABLE))
        self._form.hide()
        tabs = AftercareTabs(self.place)
        tabs.place_chosen.connect(self.place_requested)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(_("Steps after each job"), TextRole.TITLE))
        words.addWidget(self._count_label)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addLayout(words, 1)
        head.addWidget(self._letters_button)
        acts = QHBoxLayout()
        acts.setSpacing(Space.S)
        acts.addWidget(self._tabs)
        acts.addStretch(1)
        for button in (self._skip_button, self._move_button, self._done_button, self._act_button):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(tabs)
        column.addLayout(acts)
        column.addWidget(self._stack, 1)
        column.addWidget(self._form)


def _counted(count: int) -> str:
    """A number, or that it is more than anybody reads."""
    return str(count) if count <= MOST_COUNTED else _("more than {count}").format(count=MOST_COUNTED)


def _filters() -> list[tuple[StepKinds, str]]:
    return [
        (StepKinds.ALL, _("All")),
        (StepKinds.CALLS, _("Calls to make")),
        (StepKinds.LETTERS, _("Letters")),
        (StepKinds.CARDS, _("Notes and cards")),
    ]
