"""What stands beside the signatures: the next visit agreed, and what it will be about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.queries.sheet_keying import SheetDetails
from app.services.job_drafts import LONGEST_SHEET_LINE
from app.services.promises import LONGEST_PROMISE
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, to_qdate
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.date_edits import DateEdit
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit

_INDENT = 160
_USUAL_GAP = timedelta(days=180)
_USUAL_PROMISE = timedelta(days=7)


class NextVisit(QWidget):
    """A tick, a day and a few words; below the six numbers, as on the paper."""

    changed = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._box = QCheckBox(_("Next visit agreed"))
        self._box.setObjectName("sheet.next_agreed")
        self._day_edit = DateEdit(to_qdate(formats.today() + _USUAL_GAP))
        self._day_edit.setAccessibleName(_("Day of the next visit"))
        self._edit = LimitedLineEdit(LONGEST_SHEET_LINE)
        self._edit.setPlaceholderText(_("Next chapter: one thing to remember"))
        self._edit.setAccessibleName(_("Next chapter"))
        self._promise_edit = LimitedLineEdit(LONGEST_PROMISE)
        self._promise_edit.setObjectName("sheet.promise")
        self._promise_edit.setPlaceholderText(_("What we promised them, if anything"))
        self._promise_edit.setAccessibleName(_("What we promised them"))
        self._by_label = TextLabel(_("by"), TextRole.BODY, TextTone.SECONDARY)
        self._by_edit = DateEdit(to_qdate(formats.today() + _USUAL_PROMISE))
        self._by_edit.setAccessibleName(_("Day by which the promise is kept"))
        self._promise_row = QWidget()
        self._build()
        self._box.toggled.connect(self._day_edit.setEnabled)
        self._box.toggled.connect(self.changed)
        self._day_edit.dateChanged.connect(self.changed)
        self._edit.textChanged.connect(self.changed)
        self._promise_edit.textChanged.connect(self._show_by)
        self._promise_edit.textChanged.connect(self.changed)
        self._by_edit.dateChanged.connect(self.changed)
        self._show_by("")

    def _build(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._box)
        line.addWidget(self._day_edit)
        line.addWidget(self._edit, 1)
        promised = QHBoxLayout(self._promise_row)
        promised.setContentsMargins(0, 0, 0, 0)
        promised.addWidget(self._promise_edit, 1)
        promised.addWidget(self._by_label)
        promised.addWidget(self._by_edit)
        for row in (line, promised):
            row.setSpacing(Space.M)
        column = QVBoxLayout(self)
        column.setContentsMargins(sized(_INDENT), 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(line)
        column.addWidget(self._promise_row)

    def show_sheet(self, sheet: SheetDetails) -> None:
        """What was agreed, or nothing yet."""
        agreed = sheet.details.next_agreed_on
        self._box.setChecked(agreed is not None)
        self._day_edit.setEnabled(agreed is not None)
        self._day_edit.setDate(to_qdate(agreed or self._formats.today() + _USUAL_GAP))
        self._edit.setText(sheet.details.next_chapter)
        # What was promised stands among the promises once the sheet is in, and is mended there.
        self._promise_row.setVisible(sheet.keyed_at is None)
        self._promise_edit.clear()
        self._by_edit.setDate(to_qdate(self._formats.today() + _USUAL_PROMISE))

    def stops(self) -> tuple[QWidget, ...]:
        """Tick, day and words; then the promise and, where there is one, its day."""
        first = (self._box, self._day_edit, self._edit) if self._box.isChecked() else (self._box, self._edit)
        if self._promise_row.isHidden():
            return first
        return (*first, self._promise_edit, self._by_edit) if self.promise else (*first, self._promise_edit)

    @property
    def promise(self) -> str:
        """What was promised at the door."""
        return "" if self._promise_row.isHidden() else self._promise_edit.text().strip()

    @property
    def promise_by_on(self) -> date | None:
        """By which day."""
        return day_in(self._by_edit) if self.promise else None

    @property
    def agreed_on(self) -> date | None:
        """The day, if one was agreed."""
        return day_in(self._day_edit) if self._box.isChecked() else None

    @property
    def chapter(self) -> str:
        """What it will be about."""
        return self._edit.text().strip()

    def values(self) -> dict[str, Any]:
        """What was keyed in, to be kept."""
        day = self.agreed_on
        return {"next_on": day.isoformat() if day is not None else "", "chapter": self._edit.text()} | {
            "promise": self._promise_edit.text(),
            "promise_by": day_in(self._by_edit).isoformat(),
        }

    def set_values(self, values: dict[str, Any]) -> None:
        """Bring back what was kept."""
        kept = str(values.get("next_on", ""))
        self._box.setChecked(bool(kept))
        if kept:
            self._day_edit.setDate(to_qdate(date.fromisoformat(kept)))
        self._edit.setText(str(values.get("chapter", "")))
        self._promise_edit.setText(str(values.get("promise", "")))
        if by := str(values.get("promise_by", "")):
            self._by_edit.setDate(to_qdate(date.fromisoformat(by)))

    def _show_by(self, promise: str) -> None:
        for widget in (self._by_label, self._by_edit):
            widget.setVisible(bool(promise.strip()))
