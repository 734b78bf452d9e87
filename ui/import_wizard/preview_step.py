"""Step 3: what will happen with every row, by outcome; and the button that lets it happen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.exchange.import_choices import PairAnswer, PairKey
from app.exchange.import_outcomes import Outcome
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.import_wizard.import_work import ImportPreview
from ui.import_wizard.pairs_panel import PairsPanel
from ui.import_wizard.preview_model import PreviewModel
from ui.import_wizard.step_line import keep_reading_order
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tables import TableView

PAIRS = "pairs"
_LINE_WIDTH, _FILE_AND_LINE_WIDTH, _NAME_WIDTH = 90, 220, 300


class PreviewStep(QWidget):
    """Chips choose the rows; pairs are decided here, too."""

    back_requested = Signal()
    import_requested = Signal()
    save_rejects_requested = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: ImportPreview | None = None
        self._view = ""
        self._title_label = TextLabel("", TextRole.SUBTITLE, wrap=True)
        self._tabs: FilterTabs | None = None
        self._tabs_row = QHBoxLayout()
        self._model = PreviewModel(formats, self)
        self._table = TableView(_("Rows"), compact=True)
        self._table.setObjectName("import.rows")
        self._table.setModel(self._model)
        self._pairs = PairsPanel()
        self._pairs.decided.connect(self._show_foot)
        nothing = _("Nothing to bring in")
        self._unreadable = EmptyState("info", nothing, _("No row of the file can be read as it is."))
        self._empty = EmptyState("info", nothing, _("There is nothing below the headings."))
        self._note_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._save_button = Button(_("&Save these to mend"), icon="download")
        self._save_button.setObjectName("import.save_rejects")
        self._save_button.clicked.connect(self.save_rejects_requested)
        self._stack = QStackedWidget()
        self._go_button = Button("", ButtonVariant.PRIMARY, "download")
        self._go_button.setObjectName("import.go")
        self._go_button.clicked.connect(self.import_requested)
        self._foot_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY)
        self._build()

    @property
    def main_button(self) -> QPushButton:
        """What Enter presses when this step comes; a focus proxy would let Tab jump over all before it."""
        return self._go_button

    @property
    def answers(self) -> dict[PairKey, PairAnswer]:
        """What was decided about pairs."""
        return self._pairs.decisions.answers

    def show_preview(self, preview: ImportPreview, answers: Mapping[PairKey, PairAnswer]) -> None:
        """Show what would happen, with the answers given before."""
        self._preview = preview
        counts = preview.counts
        words = ngettext("{count} row read", "{count} rows read", counts.read)
        self._title_label.setText(words.format(count=f"{counts.read:,}"))
        self._pairs.show_pairs(preview.pairs, answers)
        self._show_tabs(preview)
        good = counts.read - counts.rejected
        words = ngettext("B&ring in {count} row", "B&ring in {count} rows", good).format(count=f"{good:,}")
        self._go_button.setText(words)
        self._go_button.setEnabled(good > 0)
        self._show_foot()

    def choose(self, key: str) -> None:
        """Show the rows of one outcome, or the pairs."""
        if self._preview is None:
            return
        self._view = key
        if key == PAIRS:
            self._stack.setCurrentWidget(self._pairs)
            self._show_note("")
            return
        outcome = Outcome(key)
        rows = [row for row in self._preview.rows if row.outcome is outcome]
        files = {row.file for row in self._preview.rows}
        self._model.show_rows(rows, outcome, is_of_several=len(files) > 1)
        width = _FILE_AND_LINE_WIDTH if len(files) > 1 else _LINE_WIDTH
        self._table.horizontalHeader().resizeSection(0, sized(width))
        self._table.scrollToTop()
        if rows:
            self._table.setCurrentIndex(self._model.index(0, 0))
        empty = self._unreadable if self._preview.counts.read else self._empty
        self._stack.setCurrentWidget(self._table if rows else empty)
        whole = getattr(self._preview.counts, key)
        first = ngettext("The first of {count} row.", "The first {shown} of {count} rows.", whole)
        self._show_note(first.format(shown=f"{len(rows):,}", count=f"{whole:,}") if whole > len(rows) else "")
        self._save_button.setVisible(outcome is Outcome.REJECTED)

    def _show_note(self, words: str) -> None:
        self._note_label.setText(words)
        self._note_label.setVisible(bool(words))
        self._save_button.hide()

    def _show_tabs(self, preview: ImportPreview) -> None:
        counts = preview.counts
        tabs = [
            FilterTab(Outcome.NEW.value, _("New"), counts.new),
            FilterTab(Outcome.UPDATED.value, _("Brought up to date"), counts.updated),
            FilterTab(Outcome.MERGED.value, _("Merged"), counts.merged),
            FilterTab(PAIRS, _("Same person?"), preview.pair_count or len(preview.pairs)),
            FilterTab(Outcome.UNCHANGED.value, _("Already here"), counts.unchanged),
            FilterTab(Outcome.REJECTED.value, _("Cannot be read"), counts.rejected),
        ]
        shown = [tab for tab in tabs if tab.count] or tabs[:1]
        if self._tabs is not None:
            self._tabs.hide()
            self._tabs.deleteLater()
        self._tabs = FilterTabs(shown, _("Which rows"), may_break=True)
        self._tabs.setObjectName("import.outcomes")
        self._tabs.filter_chosen.connect(self.choose)
        self._tabs_row.addWidget(self._tabs, 1)
        keep_reading_order(
            self._tabs, self._table, *self._pairs.stops, self._save_button, self._back_button, self._go_button
        )
        keys = [tab.key for tab in shown]
        # Questions first: whoever presses Enter at once leaves them to the rules.
        chosen = PAIRS if PAIRS in keys else self._view if self._view in keys else keys[0]
        self._tabs.choose(chosen)
        self.choose(chosen)

    def _show_foot(self) -> None:
        decisions = self._pairs.decisions
        words = _("Nothing has been changed yet.")
        if decisions.pairs:
            words = _("{merge} to merge, {keep} to keep. Nothing has been changed yet.").format(
                merge=f"{decisions.count(PairAnswer.MERGE):,}", keep=f"{decisions.count(PairAnswer.SEPARATE):,}"
            )
        self._foot_label.setText(words)

    def _build(self) -> None:
        header = self._table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, sized(_LINE_WIDTH))
        header.resizeSection(1, sized(_NAME_WIDTH))
        for widget in (self._table, self._pairs, self._unreadable, self._empty):
            self._stack.addWidget(widget)
        below = QHBoxLayout()
        below.addWidget(self._note_label, 1)
        below.addStretch()
        below.addWidget(self._save_button)
        back = self._back_button = Button(_("&Back to the map"), ButtonVariant.QUIET, "arrow-left")
        back.setObjectName("import.preview.back")
        back.clicked.connect(self.back_requested)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self._foot_label)
        foot.addWidget(self._go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._title_label)
        column.addLayout(self._tabs_row)
        column.addWidget(self._stack, 1)
        column.addLayout(below)
        column.addLayout(foot)
