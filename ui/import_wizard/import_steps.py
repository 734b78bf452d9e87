"""The steps of an import as widgets: pick, look and decide, done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.translations import gettext as _
from app.translations import ngettext
from ui.import_wizard.field_words import field_words
from ui.import_wizard.import_work import ColumnPreview, ImportOutcome, ImportPreview
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.buttons import Button, ButtonVariant, LinkButton
from ui.widgets.chips import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone

_PICK_HEIGHT = 280


class PickStep(QWidget):
    """A place to drop a file on, and a button."""

    pick_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._error_label = TextLabel("", TextRole.BODY, TextTone.LATE, wrap=True)
        self._error_label.setObjectName("import.error")
        self._error_label.hide()
        empty = EmptyState(
            "upload",
            _("Drop your list here"),
            _(
                "A CSV file from a spreadsheet, Google or Outlook contacts, or another program. "
                "You will see what happens before anything is changed."
            ),
            _("&Pick a file"),
            action_variant=ButtonVariant.PRIMARY,
        )
        empty.action_requested.connect(self.pick_requested)
        empty.setMinimumHeight(sized(_PICK_HEIGHT))
        card = QFrame()
        card.setProperty("variant", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.XL, Space.XXL, Space.XL, Space.XXL)
        inside.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._error_label)
        column.addWidget(card)
        column.addStretch(1)
        button = empty.findChild(Button)
        assert isinstance(button, Button)
        button.setObjectName("import.pick")
        self.setFocusProxy(button)

    def show_error(self, sentence: str) -> None:
        """Say why the last file could not be used; picking another one clears it."""
        self._error_label.setText(sentence)
        self._error_label.show()


class PreviewStep(QWidget):
    """What was recognised, what would happen, and the button that does it."""

    back_requested = Signal()
    import_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title_label = TextLabel("", TextRole.SUBTITLE, wrap=True)
        self._counts = QHBoxLayout()
        self._counts.setSpacing(Space.S)
        self._questions_label = TextLabel("", TextRole.BODY, TextTone.SOON, wrap=True)
        self._reasons_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._columns_widget = QWidget()
        self._columns_widget.setProperty("variant", "page")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._columns_widget)
        self._go_button = Button("", ButtonVariant.PRIMARY, "download")
        self._go_button.setObjectName("import.go")
        self._go_button.clicked.connect(self.import_requested)
        back = Button(_("Pick another file"), ButtonVariant.QUIET)
        back.clicked.connect(self.back_requested)
        foot = QHBoxLayout()
        foot.addWidget(TextLabel(_("Nothing has been changed yet."), TextRole.SECONDARY, TextTone.TERTIARY))
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self._go_button)
        card = QFrame()
        card.setProperty("variant", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        inside.setSpacing(Space.M)
        inside.addWidget(self._title_label)
        inside.addLayout(self._counts)
        inside.addWidget(self._questions_label)
        inside.addWidget(self._reasons_label)
        inside.addWidget(self._scroll, 1)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.setFocusProxy(self._go_button)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show another file."""
        self._title_label.setText(_("Recognised: {title}").format(title=preview.title or _("a list")))
        counts = preview.counts
        _fill_counts(
            self._counts,
            (
                (_("new"), counts.new, Tone.DONE),
                (_("brought up to date"), counts.updated, Tone.OK),
                (_("same person, put together"), counts.merged, Tone.ACCENT),
                (_("already here"), counts.unchanged, Tone.NEUTRAL),
                (_("cannot be read"), counts.rejected, Tone.SOON),
            ),
        )
        self._questions_label.setText("\n".join(preview.questions))
        self._questions_label.setVisible(bool(preview.questions))
        lines = [_("Line {line}").format(line=reason) for reason in preview.reasons]
        self._reasons_label.setText("\n".join(lines))
        self._reasons_label.setVisible(bool(lines))
        self._show_columns(preview.columns)
        good = counts.read - counts.rejected
        words = ngettext("&Bring in {count} line", "&Bring in {count} lines", good).format(count=f"{good:,}")
        self._go_button.setText(words)
        self._go_button.setEnabled(good > 0)

    def _show_columns(self, columns: Sequence[ColumnPreview]) -> None:
        widget = QWidget()
        widget.setProperty("variant", "page")
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, 0, Space.S, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        for place, head in enumerate((_("Our field"), _("Their column"), _("First values"))):
            grid.addWidget(TextLabel(head, TextRole.CAPTION, TextTone.TERTIARY), 0, place)
        for row, column in enumerate(columns, start=1):
            grid.addWidget(TextLabel(field_words(column.field), TextRole.BODY_STRONG), row, 0)
            grid.addWidget(ElidedLabel(column.header, TextRole.BODY), row, 1)
            values = " · ".join(column.samples)
            grid.addWidget(ElidedLabel(values, TextRole.BODY, TextTone.SECONDARY), row, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 2)
        grid.setRowStretch(len(columns) + 1, 1)
        self._scroll.setWidget(widget)


class DoneStep(QWidget):
    """What came in, where the rest is, and the way back."""

    undo_requested = Signal(int)
    more_requested = Signal()
    clients_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._import_id = 0
        self._title_label = TextLabel("", TextRole.SUBTITLE, wrap=True)
        self._rejects_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._counts = QHBoxLayout()
        self._counts.setSpacing(Space.S)
        done = Button(_("&Done, show my clients"), ButtonVariant.PRIMARY, "users")
        done.setObjectName("import.done")
        done.clicked.connect(self.clients_requested)
        undo = Button(_("&Undo this import"), icon="undo-2")
        undo.setObjectName("import.undo")
        undo.clicked.connect(lambda: self.undo_requested.emit(self._import_id))
        more = LinkButton(_("Bring in another list"))
        more.clicked.connect(self.more_requested)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(more)
        foot.addStretch(1)
        foot.addWidget(undo)
        foot.addWidget(done)
        card = QFrame()
        card.setProperty("variant", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        inside.setSpacing(Space.M)
        inside.addWidget(self._title_label)
        inside.addLayout(self._counts)
        inside.addWidget(self._rejects_label)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.setFocusProxy(done)

    def show_outcome(self, outcome: ImportOutcome) -> None:
        """Show what an import did."""
        self._import_id = outcome.import_id
        counts = outcome.counts
        words = ngettext("{count} new client", "{count} new clients", counts.new)
        self._title_label.setText(words.format(count=f"{counts.new:,}"))
        _fill_counts(
            self._counts,
            (
                (_("brought up to date"), counts.updated, Tone.OK),
                (_("put together"), counts.merged, Tone.ACCENT),
                (_("already here"), counts.unchanged, Tone.NEUTRAL),
                (_("to mend"), counts.rejected, Tone.SOON),
            ),
        )
        names = ", ".join(Path(file).name for file in outcome.rejects_files)
        words = _(
            "Lines that could not be read are kept in {names}, each with its reason; mend and bring them in again."
        )
        self._rejects_label.setText(words.format(names=names) if names else "")
        self._rejects_label.setVisible(bool(names))


def _fill_counts(row: QHBoxLayout, counts: Sequence[tuple[str, int, Tone]]) -> None:
    while (item := row.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for words, count, tone in counts:
        if count:
            row.addWidget(Chip(f"{count:,} {words}", tone), 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
