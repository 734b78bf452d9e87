"""Logging a complaint while the client speaks: their words, Ctrl+Enter; all the rest is filled in."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.errors import EverafterError, ValidationError
from app.queries import client_card as card_queries
from app.queries import firm as firm_queries
from app.queries import jobs as job_queries
from app.queries.rows import JobRow
from app.rules.complaint_words import suggest_complaint
from app.rules.complaints import Category, ComplaintFacts, PriorityClass
from app.services.drafts import ComplaintDraft
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.complaints.category_words import categories_by_severity, category_words, severity_words
from ui.complaints.marks_row import MarksRow
from ui.complaints.urgency import Heard, Urgency, class_words, urgency_of
from ui.firm_formats import formats_of
from ui.schedule.days_and_times import day_in, to_qdate
from ui.shell.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field
from ui.widgets.key_hint import KeyHint
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.window_state import preferences

if TYPE_CHECKING:
    from app.everafter import Everafter

_WIDEST = 1080
_KEEP_AFTER = 400  # milliseconds without a key
_RECENT_JOBS = 12
_LEAST_WORDS_HEIGHT = 72


class ComplaintForm(Page):
    """Their words first and large; what they suggest stands below and can be corrected."""

    place = "complaint_form"

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._client_id: int | None = None
        self._jobs: dict[int, JobRow] = {}
        self._is_category_decided = False
        self._title_label = ElidedLabel("", TextRole.TITLE)
        self._words_edit = QPlainTextEdit()
        self._words_edit.setTabChangesFocus(True)
        self._words_edit.setPlaceholderText(_("In their own words"))
        self._words_field = Field(_("&What they say"), self._words_edit)
        self._category_combo = QComboBox()
        for category in categories_by_severity():
            self._category_combo.addItem(category_words(category), category.value)
        self._severity_chip = Chip()
        self._marks = MarksRow()
        self._need_by_box = QCheckBox(_("Nee&ded by"))
        self._need_by_edit = DateEdit(to_qdate(self._formats.today()))
        self._need_by_edit.setAccessibleName(_("The day by which they need it"))
        self._need_by_edit.setEnabled(False)
        self._wanted_edit = QLineEdit()
        self._job_combo = QComboBox()
        self._owner_combo = QComboBox()
        for combo in (self._category_combo, self._job_combo, self._owner_combo):
            # Long descriptions must not make the window wider than the screen.
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(10)
        self._class_chip = Chip()
        self._deadline_labels = [TextLabel("", TextRole.BODY_MEDIUM, tabular=True) for _place in range(3)]
        self._message_label = TextLabel("", TextRole.BODY, TextTone.LATE, wrap=True)
        self._message_label.hide()
        self._save_button = Button(_("&Save complaint"), ButtonVariant.PRIMARY, "message-square-warning")
        self._leave_button = Button(_("&Leave"), ButtonVariant.QUIET)
        self._keep_timer = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        self._connect()
        self._build()

    def _connect(self) -> None:
        self._words_edit.textChanged.connect(self._on_words)
        self._category_combo.activated.connect(self._decide_category)
        self._marks.changed.connect(self._show_urgency)
        self._need_by_box.toggled.connect(self._need_by_edit.setEnabled)
        self._need_by_box.toggled.connect(self._show_urgency)
        self._need_by_edit.dateChanged.connect(self._show_urgency)
        self._job_combo.activated.connect(self._on_words)
        self._keep_timer.timeout.connect(self._keep_draft)
        self._save_button.clicked.connect(self.save)
        self._leave_button.clicked.connect(self._leave)

    def _build(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        say = TextLabel(
            _("“Tell me what you see. I am writing it down.”"), TextRole.BODY, TextTone.SECONDARY, italic=True
        )
        cards = QHBoxLayout()
        cards.setSpacing(Space.L)
        cards.addWidget(self._heard_card(), 3)
        cards.addWidget(self._next_card(), 2)
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(self._message_label, 1)
        foot.addStretch(1)
        foot.addWidget(self._leave_button)
        foot.addWidget(KeyHint("Ctrl+Enter"))
        foot.addWidget(self._save_button)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._title_label)
        column.addWidget(say)
        column.addSpacing(Space.M)
        column.addLayout(cards, 1)
        column.addSpacing(Space.S)
        column.addLayout(foot)
        page = QHBoxLayout(self)
        page.setContentsMargins(Space.XL, 20, Space.XL, 20)
        page.addWidget(middle)

    def _heard_card(self) -> Card:
        card = Card(_("What we hear"))
        card.body.setSpacing(Space.M)
        self._words_edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._words_edit.setMinimumHeight(_LEAST_WORDS_HEIGHT)
        column = self._words_field.layout()
        if isinstance(column, QVBoxLayout):
            column.setStretch(1, 1)
        card.body.addWidget(self._words_field, 1)
        kind = QHBoxLayout()
        kind.setSpacing(Space.M)
        kind.addWidget(Field(_("What went w&rong"), self._category_combo), 1)
        beside = QVBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self._severity_chip)
        beside.addSpacing(Space.S)
        kind.addLayout(beside)
        card.body.addLayout(kind)
        card.body.addWidget(self._marks)
        wishes = QHBoxLayout()
        wishes.setSpacing(Space.M)
        wishes.addWidget(Field(_("What would p&ut it right, in their words"), self._wanted_edit), 1)
        need_by = QVBoxLayout()
        need_by.setSpacing(0)
        need_by.addWidget(self._need_by_box)
        need_by.addWidget(self._need_by_edit)
        wishes.addLayout(need_by)
        card.body.addLayout(wishes)
        return card

    def _next_card(self) -> Card:
        card = Card(_("What happens now"))
        card.body.setSpacing(Space.M)
        card.body.addWidget(self._class_chip)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, words in enumerate((_("We answer by"), _("We are there by"), _("Put right by"))):
            grid.addWidget(TextLabel(words, TextRole.BODY, TextTone.SECONDARY), line, 0)
            grid.addWidget(self._deadline_labels[line], line, 1)
        card.body.addLayout(grid)
        card.body.addWidget(Field(_("A&bout the job"), self._job_combo))
        card.body.addWidget(Field(_("Who ta&kes care of it"), self._owner_combo))
        card.body.addStretch(1)
        return card

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Log a complaint")

    def client_in_view(self) -> int | None:
        """Who is speaking."""
        return self._client_id

    def show_client(self, client_id: int) -> None:
        """Begin, or go on with the words that were kept for this client."""
        self._keep_draft()
        clock = self._everafter.clock
        details = card_queries.get_client(client_id, clock.now(), clock.zone)
        self._client_id = client_id
        self._is_stale = False
        self._is_category_decided = False
        self._message_label.hide()
        self._words_field.clear_error()
        self._title_label.setText(_("{name} tells us what is not right").format(name=details.name))
        self._marks.begin()
        self._need_by_box.setChecked(False)
        self._need_by_edit.setMinimumDate(to_qdate(self._formats.today()))
        self._wanted_edit.clear()
        self._fill_jobs(client_id, details.last_visit)
        self._fill_owners()
        with QSignalBlocker(self._words_edit):
            self._words_edit.setPlainText(preferences().layout(self._draft_name()))
        self._on_words()
        self._keep_timer.stop()

    def reload(self) -> None:
        """Nothing that is being written may change under the caret."""

    def default_focus(self) -> QWidget:
        """Their words."""
        return self._words_edit

    def save(self) -> None:
        """Save what was said, and show what to say next."""
        if self._client_id is None:
            return
        answer_by = self._deadline_labels[0].text()
        try:
            complaint_id = self._everafter.complaints.log(self._draft())
        except ValidationError as error:
            if error.field == "words":
                self._words_field.set_error(str(error))
                self._words_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._tell(str(error))
            return
        except EverafterError as error:
            self._tell(str(error))
            return
        self._words_edit.clear()
        self._keep_draft()
        self.message.emit(_("Saved. We answer by {when}.").format(when=answer_by), True)
        self.complaint_requested.emit(complaint_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere on the page."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.save()
        else:
            super().keyPressEvent(event)

    def _draft(self) -> ComplaintDraft:
        marks = self._marks
        return ComplaintDraft(
            client_id=self._client_id or 0,
            words=self._words_edit.toPlainText().strip(),
            job_id=self._job_combo.currentData(),
            category=str(self._category_combo.currentData()),
            effort=marks.effort,
            is_public=marks.is_public,
            is_vulnerable=True if marks.is_vulnerable else (False if marks.was_decided("vulnerable") else None),
            is_repeat=True if marks.is_repeat else (False if marks.was_decided("repeat") else None),
            need_by_on=self._need_by_on(),
            wanted=self._wanted_edit.text().strip(),
            owner_id=self._owner_combo.currentData(),
        )

    def _fill_jobs(self, client_id: int, last: JobRow | None) -> None:
        rows = [job for job in job_queries.list_jobs_of_client(client_id, _RECENT_JOBS) if job.starts_at is not None]
        self._jobs = {job.id: job for job in rows}
        self._job_combo.clear()
        self._job_combo.addItem(_("No job in particular"), None)
        for job in rows:
            day = self._formats.day(self._formats.day_of(job.starts_at)) if job.starts_at is not None else ""
            who = job.technician_name.split(" ")[0]
            self._job_combo.addItem(
                " · ".join(part for part in (str(job.number), day, who, job.description) if part), job.id
            )
        self._job_combo.setCurrentIndex(max(0, self._job_combo.findData(last.id if last is not None else None)))

    def _fill_owners(self) -> None:
        self._owner_combo.clear()
        for person in firm_queries.list_people():
            self._owner_combo.addItem(person.name, person.id)
        self._owner_combo.setCurrentIndex(max(0, self._owner_combo.findData(self._everafter.units.person_id)))

    def _on_words(self) -> None:
        """Suggest what went wrong and the marks while they speak."""
        words = self._words_edit.toPlainText()
        ended_at = self._cleaning_ended_at()
        hours = None if ended_at is None else (self._formats.now() - ended_at).total_seconds() / 3600
        suggestion = suggest_complaint(words, hours)
        if not self._is_category_decided:
            category = suggestion.category or Category.NIGGLE
            self._category_combo.setCurrentIndex(self._category_combo.findData(category.value))
        self._marks.suggest(suggestion.facts or ComplaintFacts(severity=1))
        if words.strip():
            self._words_field.clear_error()
        self._keep_timer.start()
        self._show_urgency()

    def _decide_category(self) -> None:
        self._is_category_decided = True
        self._show_urgency()

    def _urgency(self) -> Urgency:
        marks = self._marks
        heard = Heard(
            words=self._words_edit.toPlainText(),
            category=Category(self._category_combo.currentData()),
            effort=marks.effort,
            is_public=marks.is_public,
            is_vulnerable=marks.is_vulnerable,
            is_repeat=marks.is_repeat,
            need_by_on=self._need_by_on(),
            cleaning_ended_at=self._cleaning_ended_at(),
        )
        return urgency_of(heard, self._formats.now(), firm_queries.get_working_time())

    def _show_urgency(self) -> None:
        urgency = self._urgency()
        self._severity_chip.setText(severity_words(urgency.severity))
        is_urgent = urgency.priority in (PriorityClass.P1, PriorityClass.P2)
        tone = Tone.SOON if is_urgent else Tone.OK
        self._class_chip.set_look(tone, "clock-alert" if is_urgent else "clock")
        self._class_chip.setText(f"{urgency.priority.value.upper()} · {class_words(urgency.priority)}")
        moments = (urgency.answer_by, urgency.site_by, urgency.resolved_by)
        for label, moment in zip(self._deadline_labels, moments, strict=True):
            label.setText(self._formats.moment(moment) if moment is not None else _("not needed"))

    def _cleaning_ended_at(self) -> datetime | None:
        job = self._jobs.get(self._job_combo.currentData() or 0)
        return job.ends_at if job is not None and job.state == "done" else None

    def _need_by_on(self) -> date | None:
        if not self._need_by_box.isChecked():
            return None
        return day_in(self._need_by_edit)

    def _draft_name(self) -> str:
        return f"draft.complaint.{self._client_id}"

    def _keep_draft(self) -> None:
        self._keep_timer.stop()
        if self._client_id is not None:
            preferences().keep_layout(self._draft_name(), self._words_edit.toPlainText())

    def _leave(self) -> None:
        self._keep_draft()
        if self._client_id is not None:
            self.client_requested.emit(self._client_id)

    def _tell(self, words: str) -> None:
        self._message_label.setText(words)
        self._message_label.show()
