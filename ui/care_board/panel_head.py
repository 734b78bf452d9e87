"""The head of the panel beside the board: who, how late, their words, the job, and the two things to do at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.queries.complaint_rows import ComplaintDetails
from app.rules.person_names import first_name
from app.translations import gettext as _
from app.translations import ngettext
from ui.care_board.board_items import clock_state, clock_text
from ui.care_board.panel_words import why_words
from ui.clients.card_banner import short_number
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant, IconButton
from ui.widgets.chip_row import ChipRow
from ui.widgets.chips import Chip, ClockChip, ClockState, YearsTag
from ui.widgets.labels import TextLabel, TextTone


class PanelHead(QWidget):
    """Filled from `ComplaintDetails`; nothing of ours stands before their words."""

    call_requested = Signal()
    visit_requested = Signal()
    menu_requested = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._details: ComplaintDetails | None = None
        self._name_label = TextLabel("", TextRole.SUBTITLE, wrap=True)
        self.menu_button = IconButton("ellipsis", _("More"))
        self._clock_chip = ClockChip(solid=False)
        self._years_tag = YearsTag()
        self._jobs_chip = Chip()
        self._words_label = TextLabel("", TextRole.BODY, wrap=True)
        self._job_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self._why_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self._late_call_button = Button("", ButtonVariant.DANGER, "phone")
        self._call_button = Button("", ButtonVariant.PLAIN, "phone")
        self._visit_button = Button(_("Book &visit"), icon="calendar-plus")
        self.name_row = QWidget()  # stands above what scrolls: whose complaint it is stays in sight
        self._build()
        for button in (self._late_call_button, self._call_button):
            button.clicked.connect(self.call_requested)
        self._visit_button.clicked.connect(self.visit_requested)
        self.menu_button.clicked.connect(self.menu_requested)

    def _build(self) -> None:
        head = QHBoxLayout(self.name_row)
        head.setContentsMargins(17, Space.L, 17, Space.S)
        head.addWidget(self._name_label, 1)
        head.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        chips = QWidget()
        chip_row = ChipRow(chips)
        for chip in (self._clock_chip, self._years_tag, self._jobs_chip):
            chip_row.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self._late_call_button, 3)
        buttons.addWidget(self._call_button, 3)
        buttons.addWidget(self._visit_button, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(chips)
        column.addWidget(self._words_label)
        column.addWidget(self._job_label)
        column.addWidget(self._why_label)
        column.addSpacing(Space.XS)
        column.addLayout(buttons)
        column.addSpacing(Space.XS)

    def show_complaint(self, details: ComplaintDetails, *, is_open: bool) -> None:
        """Refill for a complaint."""
        self._details = details
        card = details.card
        self._name_label.setText(card.client_name)
        years = ngettext("{count} year", "{count} years", card.client_years).format(count=card.client_years)
        self._years_tag.setText(years)
        self._years_tag.setVisible(card.client_years > 0)
        self._jobs_chip.setText(
            ngettext("{count} job", "{count} jobs", card.visit_count).format(count=card.visit_count)
        )
        self._words_label.setText(f"“{card.words}”")
        self._why_label.setText(why_words(details))
        self._why_label.setVisible(is_open)
        job = self._job_words(details)
        self._job_label.setText(job)
        self._job_label.setVisible(bool(job))
        self._visit_button.setVisible(card.state in ("call_back", "put_right"))
        self.refresh_clock()

    def refresh_clock(self) -> None:
        """Say the minutes anew; only a late answer has the red button."""
        if self._details is None:
            return
        card = self._details.card
        state = clock_state(card, self._formats.now())
        self._clock_chip.set_clock(clock_text(card, self._formats), state)
        words = _("Call {number}").format(number=short_number(card.client_phone))
        is_late = state is ClockState.LATE
        for button, is_shown in ((self._late_call_button, is_late), (self._call_button, not is_late)):
            button.setText(words)
            button.setVisible(is_shown and bool(card.client_phone))

    def _job_words(self, details: ComplaintDetails) -> str:
        if details.job_number is None:
            return ""
        facts = [
            _("Job {number}").format(number=details.job_number),
            self._formats.day(details.job_on) if details.job_on is not None else "",
            first_name(details.technician_name),
            self._formats.money(details.price_minor),
        ]
        return " · ".join(fact for fact in facts if fact)
