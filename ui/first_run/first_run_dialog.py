"""The first start: three answers, then bring clients, start empty, or look around the sample firm."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLocale, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.firm import COUNTRIES
from app.translations import gettext as _
from ui.country_names import countries
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_brand_mark
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant, LinkButton
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone

_WIDTH = 560
_MARK = 48


class FirstStep(Enum):
    """What happens after the questions."""

    BRING = "bring"
    EMPTY = "empty"
    SAMPLE = "sample"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """Whose firm it is; `country` is a two-letter code."""

    step: FirstStep
    firm_name: str = ""
    owner_name: str = ""
    country: str = "US"


class _BrandMark(QWidget):
    """The two drops."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(_MARK, _MARK))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark, as in the rail."""
        painter = QPainter(self)
        paint_brand_mark(painter, QRectF(self.rect()), 12)
        painter.end()


class FirstRunDialog(QDialog):
    """Sends `answered` with FirstAnswers; closing it means quitting."""

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_run.dialog")
        self.setWindowTitle(_("Welcome to Everafter"))
        self._firm_edit = QLineEdit()
        self._firm_edit.setObjectName("first_run.firm")
        self._owner_edit = QLineEdit()
        self._owner_edit.setObjectName("first_run.owner")
        self._country_combo = QComboBox()
        self._country_combo.setObjectName("first_run.country")
        for name, code in countries():
            self._country_combo.addItem(name, code)
        self._country_combo.setCurrentIndex(max(0, self._country_combo.findData(home_country())))
        self._firm_field = Field(_("Name of your &firm"), self._firm_edit)
        self._owner_field = Field(_("Your &name"), self._owner_edit)
        self._country_field = Field(
            _("&Country"), self._country_combo, _("Sets money, dates, paper and units; all can be changed later.")
        )
        self._busy_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY)
        self._busy_label.hide()
        self._build()
        self._firm_edit.setFocus()

    def show_error(self, sentence: str) -> None:
        """Say why it did not work; everything typed stays."""
        self._busy_label.hide()
        self._set_enabled(is_enabled=True)
        self._firm_field.set_error(sentence)

    def show_busy(self, words: str) -> None:
        """Say what is being made, and take no further answer until it is."""
        self._busy_label.setText(words)
        self._busy_label.show()
        self._set_enabled(is_enabled=False)

    def _set_enabled(self, *, is_enabled: bool) -> None:
        for button in self.findChildren(Button):
            button.setEnabled(is_enabled)

    def _answer(self, step: FirstStep) -> None:
        if step in {FirstStep.BRING, FirstStep.EMPTY} and not self._is_complete():
            return
        answers = FirstAnswers(
            step,
            self._firm_edit.text().strip(),
            self._owner_edit.text().strip(),
            str(self._country_combo.currentData()),
        )
        self.answered.emit(answers)

    def _is_complete(self) -> bool:
        self._firm_field.clear_error()
        self._owner_field.clear_error()
        if not self._owner_edit.text().strip():
            self._owner_field.set_error(_("Write your name, so that everything you do is signed with it."))
            self._owner_edit.setFocus()
        if not self._firm_edit.text().strip():
            self._firm_field.set_error(_("Write the name of your firm, as it stands on the van."))
            self._firm_edit.setFocus()
        return not (self._firm_field.has_error or self._owner_field.has_error)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(_BrandMark())
        column.addWidget(TextLabel(_("Every job is the beginning."), TextRole.DISPLAY, wrap=True))
        words = _("Everything stays in one file on this computer. Nothing is sent anywhere.")
        column.addWidget(TextLabel(words, TextRole.BODY, TextTone.SECONDARY, wrap=True))
        column.addSpacing(Space.S)
        for field in (self._firm_field, self._owner_field, self._country_field):
            column.addWidget(field)
        column.addSpacing(Space.S)
        column.addLayout(self._start_buttons())
        foot = QHBoxLayout()
        sample = self._button(LinkButton(_("&Look around the sample firm")), FirstStep.SAMPLE)
        opening = self._button(LinkButton(_("&Open a file I have")), FirstStep.OPEN)
        foot.addWidget(sample)
        foot.addStretch(1)
        foot.addWidget(opening)
        column.addLayout(foot)
        column.addWidget(self._busy_label)
        self.setFixedWidth(_WIDTH)

    def _start_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        bring = self._button(Button(_("&Bring my clients (CSV)"), ButtonVariant.PRIMARY, "upload"), FirstStep.BRING)
        empty = self._button(Button(_("&Start empty"), ButtonVariant.PLAIN), FirstStep.EMPTY)
        bring.setDefault(True)
        row.addWidget(bring, 1)
        row.addWidget(empty, 1)
        return row

    def _button(self, button: Button, step: FirstStep) -> Button:
        button.setObjectName(f"first_run.{step.value}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._answer(step))
        return button


def home_country() -> str:
    """The country this computer is set to, or the United States where it says none that we know."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if code in COUNTRIES else "US"
