"""Step 2: which column of the file is which of our fields, how it is read, and its first rows as they will be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.import_wizard.mapping_choices import MappingChoices
from ui.import_wizard.mapping_model import MappingModel, MapRow, MapView, title_words
from ui.import_wizard.mapping_table import MappingTable
from ui.import_wizard.reading_panel import ReadingPanel
from ui.import_wizard.sample_cards import SampleCards
from ui.import_wizard.step_line import keep_reading_order
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant, LinkButton
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone

_SIDE = 316


class MapStep(QWidget):
    """Shows one file at a time; `changed` asks for another look at it."""

    changed = Signal()
    back_requested = Signal()
    next_requested = Signal()
    fresh_requested = Signal(bool)  # start fresh, or use the map of last time again
    save_map_requested = Signal(object)  # MappingChoices

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._files: list[MappingChoices] = []
        self._place = 0
        self._view = MapView.HERE
        self._model = MappingModel(self)
        self._table = MappingTable(self._model)
        self._reading = ReadingPanel()
        self._samples = SampleCards()
        self._samples_label = TextLabel(_("The first rows as they will be"), TextRole.BODY_STRONG)
        self._title_label = ElidedLabel("", TextRole.SUBTITLE)
        self._problem_label = TextLabel("", TextRole.BODY, TextTone.SOON, wrap=True)
        self._problem_label.setObjectName("import.problem")
        self._kept_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY)
        self._kept_button = LinkButton("")
        self._kept_button.setObjectName("import.fresh")
        self._file_tabs: FilterTabs | None = None
        self._files_row = QHBoxLayout()
        self._tabs = FilterTabs(
            [FilterTab(view.value, words) for view, words in _views()], _("Which columns"), may_break=True
        )
        self._look_button = Button(_("&Look at the next"), icon="scan-eye")
        self._look_button.setObjectName("import.look")
        self._right_button = Button(_("&Yes, right"), icon="check")
        self._right_button.setObjectName("import.right")
        self._next_button = Button(_("Ne&xt: see what happens"), ButtonVariant.PRIMARY)
        self._next_button.setObjectName("import.next")
        self._side_timer = QTimer(self)
        self._side_timer.setSingleShot(True)
        self._side_timer.setInterval(0)
        self._side_timer.timeout.connect(self._show_side)
        self._build()
        self._connect()

    @property
    def main_button(self) -> QPushButton:
        """What Enter presses when this step comes; a focus proxy would let Tab jump over all before it."""
        return self._next_button

    @property
    def files(self) -> Sequence[MappingChoices]:
        """What is said of each file."""
        return self._files

    @property
    def table(self) -> MappingTable:
        """The map itself."""
        return self._table

    def show_files(self, files: Sequence[MappingChoices]) -> None:
        """Show these files, the first one before."""
        self._files, self._place, self._view = list(files), 0, MapView.HERE
        self._tabs.choose(self._view.value)
        self._show_file_tabs()
        self.refresh()
        self._table.go_to_first()

    def refresh(self) -> None:
        """Show the file in view as it is understood now."""
        choices = self._files[self._place]
        look = choices.look
        row = self._model.row_at(self._table.currentIndex().row())
        self._title_label.setText(title_words(choices))
        words = "\n".join(part for part in (look.problem, *look.remarks) if part)
        self._problem_label.setText(words)
        self._problem_label.setVisible(bool(words))
        self._show_kept()
        self._model.show(choices, self._view)
        self._table.span_headings()
        place = self._model.place_of(row) if row is not None else None
        if place is not None:
            self._table.setCurrentIndex(self._model.index(place, 1))
        self._show_counts()
        # The table first; what stands beside it comes with the next turn, so that no turn is a long one.
        self._side_timer.start()

    def _show_side(self) -> None:
        choices = self._files[self._place]
        self._reading.show_choices(choices, self._formats)
        keep_reading_order(
            self._kept_button, self._file_tabs, self._tabs, self._table, self._look_button, self._right_button,
            self._reading, self._back_button, self._save_map_button, self._next_button,
        )  # fmt: skip
        self._samples.show_rows(choices.look.first_rows, self._formats)
        self._samples_label.setVisible(bool(choices.look.first_rows))

    def look_at_next(self) -> None:
        """Go to the next column that somebody should look at, in this file or in the next."""
        place = self._model.next_unsure(self._table.currentIndex().row())
        if place is None:
            other = next((number for number, each in enumerate(self._files) if each.unsure), None)
            if other is None:
                return
            self._place = other
            if self._view is not MapView.HERE:
                self._view = MapView.HERE
                self._tabs.choose(self._view.value)
            self._show_file_tabs()
            self.refresh()
            place = self._model.next_unsure(-1)
        if place is not None:
            self._table.go_to(place)

    def confirm(self) -> None:
        """The row with the focus is right as it is; go on to the next."""
        row = self._model.row_at(self._table.currentIndex().row())
        if row is not None and row.index is not None:
            self._confirm(row.index)
            self.look_at_next()

    def _confirm(self, index: int) -> None:
        self._files[self._place].confirm(index)
        self.refresh()

    def _exchange(self, target: str, before: int | None, index: int | None) -> None:
        self._files[self._place].exchange(target, before, index)
        self._after_change(MapRow(target=target, index=index))

    def _give(self, index: int, target: str) -> None:
        self._files[self._place].give(index, target)
        self._after_change(MapRow(target=target, index=index))

    def _after_change(self, row: MapRow) -> None:
        self.refresh()
        place = self._model.place_of(row)
        if place is not None:
            self._table.go_to(place)
        self.changed.emit()

    def _choose_setting(self, name: str, value: str) -> None:
        self._files[self._place].choose(name, value)
        self.changed.emit()

    def _answer(self, index: int, about: str, reading: str) -> None:
        self._files[self._place].answer(index, about, reading)
        self.changed.emit()

    def _choose_view(self, key: str) -> None:
        self._view = MapView(key)
        self.refresh()
        if self._model.row_at(self._table.currentIndex().row()) is None:
            self._table.go_to_first()

    def _choose_file(self, key: str) -> None:
        self._place = int(key)
        self.refresh()
        self._table.go_to_first()

    def _show_kept(self) -> None:
        kept = [each.look for each in self._files if each.look.kept_on is not None]
        for widget in (self._kept_label, self._kept_button):
            widget.setVisible(bool(kept))
        if not kept:
            return
        used = [look for look in kept if look.is_kept_used] or kept
        assert used[0].kept_on is not None
        day = self._formats.date(used[0].kept_on)
        if any(look.is_kept_used for look in kept):
            self._kept_label.setText(_("The map of {day} is used.").format(day=day))
            self._kept_button.setText(_("St&art fresh"))
        else:
            self._kept_label.setText(_("Recognized anew."))
            self._kept_button.setText(_("&Use the map of {day}").format(day=day))

    def _show_counts(self) -> None:
        choices = self._files[self._place]
        unsure, left = len(choices.unsure), len(choices.left_over())
        counts = {MapView.UNSURE: unsure, MapView.LEFT: left}
        self._tabs.set_tabs([FilterTab(view.value, words, counts.get(view)) for view, words in _views()])
        whole = sum(len(each.unsure) for each in self._files)
        words = ngettext("&Look at {count} unsure one", "&Look at {count} unsure ones", whole).format(count=whole)
        self._look_button.setText(words)
        for button in (self._look_button, self._right_button):
            button.setVisible(whole > 0)
        self._next_button.setEnabled(not any(each.look.problem for each in self._files))

    def _show_file_tabs(self) -> None:
        if self._file_tabs is not None:
            self._file_tabs.hide()
            self._file_tabs.deleteLater()
            self._file_tabs = None
        if len(self._files) > 1:
            tabs = [FilterTab(str(place), each.look.name) for place, each in enumerate(self._files)]
            self._file_tabs = FilterTabs(tabs, _("Which file"), may_break=True)
            self._file_tabs.choose(str(self._place))
            self._file_tabs.filter_chosen.connect(self._choose_file)
            self._files_row.addWidget(self._file_tabs)

    def _connect(self) -> None:
        self._tabs.filter_chosen.connect(self._choose_view)
        self._table.exchanged.connect(self._exchange)
        self._table.given.connect(self._give)
        self._table.confirmed.connect(self._confirm)
        self._reading.setting_chosen.connect(self._choose_setting)
        self._reading.answered.connect(self._answer)
        self._look_button.clicked.connect(self.look_at_next)
        self._right_button.clicked.connect(self.confirm)
        self._next_button.clicked.connect(self.next_requested)
        self._kept_button.clicked.connect(lambda: self.fresh_requested.emit(self._is_kept_used()))
        jump = QShortcut(QKeySequence(Qt.Key.Key_F6), self)
        jump.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        jump.activated.connect(self.look_at_next)

    def _is_kept_used(self) -> bool:
        return any(each.look.is_kept_used for each in self._files)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(self._title_label, 1)
        head.addWidget(self._kept_label)
        head.addWidget(self._kept_button)
        bar = QHBoxLayout()
        bar.setSpacing(Space.S)
        bar.addWidget(self._look_button)
        bar.addWidget(self._right_button)
        bar.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self._tabs)
        left.addWidget(self._table, 1)
        left.addLayout(bar)
        middle = QHBoxLayout()
        middle.setSpacing(Space.L)
        middle.addLayout(left, 1)
        middle.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addLayout(self._files_row)
        column.addWidget(self._problem_label)
        column.addLayout(middle, 1)
        column.addLayout(self._foot())

    def _side(self) -> QScrollArea:
        card = QFrame()
        card.setProperty("variant", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        inside.setSpacing(Space.M)
        inside.addWidget(self._reading)
        inside.addWidget(self._samples_label)
        inside.addWidget(self._samples)
        outer = QWidget()
        outer.setProperty("variant", "page")
        column = QVBoxLayout(outer)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(sized(_SIDE))
        scroll.setWidget(outer)
        return scroll

    def _foot(self) -> QHBoxLayout:
        back = self._back_button = Button(_("Bac&k"), ButtonVariant.QUIET, "arrow-left")
        back.setObjectName("import.map.back")
        back.clicked.connect(self.back_requested)
        save = self._save_map_button = LinkButton(_("Save as a &map file"))
        save.setObjectName("import.save_map")
        save.clicked.connect(partial(self._emit_save))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(back)
        row.addWidget(save)
        row.addStretch(1)
        row.addWidget(TextLabel(_("Nothing has been changed yet."), TextRole.SECONDARY, TextTone.TERTIARY))
        row.addWidget(self._next_button)
        return row

    def _emit_save(self) -> None:
        self.save_map_requested.emit(self._files[self._place])


def _views() -> list[tuple[MapView, str]]:
    return [
        (MapView.HERE, _("In this file")),
        (MapView.UNSURE, _("Please look")),
        (MapView.ALL, _("All our fields")),
        (MapView.LEFT, _("Left over")),
    ]
