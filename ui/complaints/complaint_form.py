"""Logging a complaint while the client speaks: their words, Ctrl+Enter; all the rest is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import EverafterError, ValidationError
from app.queries import client_card as card_queries
from app.queries import firm as firm_queries
from app.queries import jobs as job_queries
from app.services.drafts import ComplaintDraft
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.complaints.heard_card import HeardCard
from ui.complaints.urgency import urgency_of
from ui.complaints.what_next_card import WhatNextCard
from ui.firm_formats import formats_of
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.form_page import form_foot, lay_out_form_page
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.window_state import preferences

if TYPE_CHECKING:
    from app.everafter import Everafter

_KEEP_AFTER = 400  # milliseconds without a key
_RECENT_JOBS = 12


class ComplaintForm(Page):
    """What we hear on the left, what happens now on the right."""

    place = "complaint_form"

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._client_id: int | None = None
        self._title_label = ElidedLabel("", TextRole.TITLE)
        self._heard = HeardCard(self._formats.today())
        self._next = WhatNextCard(self._formats)
        self._message_label = TextLabel("", TextRole.BODY, TextTone.LATE, wrap=True)
        self._message_label.hide()
        self._save_button = Button(_("&Save complaint"), ButtonVariant.PRIMARY, "message-square-warning")
        self._leave_button = Button(_("&Leave"), ButtonVariant.QUIET)
        self._keep_timer = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        self._build()
        self._heard.words_changed.connect(self._on_words)
        self._heard.changed.connect(self._show_urgency)
        self._next.job_changed.connect(self._on_words)
        self._keep_timer.timeout.connect(self._keep_draft)
        self._save_button.clicked.connect(self.save)
        self._leave_button.clicked.connect(self._leave)

    def _build(self) -> None:
        say = TextLabel(
            _("“Tell me what you see. I am writing it down.”"), TextRole.BODY, TextTone.SECONDARY, italic=True
        )
        cards = QHBoxLayout()
        cards.addWidget(self._heard, 3)
        cards.addWidget(self._next, 2)
        foot = form_foot(self._message_label, self._leave_button, self._save_button)
        lay_out_form_page(self, (self._title_label, say), cards, foot)

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
        self._message_label.hide()
        self._title_label.setText(_("{name} tells us what is not right").format(name=details.name))
        self._heard.begin(self._formats.today(), preferences().layout(self._draft_name()))
        self._next.begin(
            job_queries.list_jobs_of_client(client_id, _RECENT_JOBS),
            details.last_visit.id if details.last_visit is not None else None,
            firm_queries.list_people(),
            self._everafter.units.person_id,
        )
        self._on_words()
        self._keep_timer.stop()

    def reload(self) -> None:
        """Nothing that is being written may change under the caret."""

    def default_focus(self) -> QWidget:
        """Their words."""
        return self._heard.words_edit

    def save(self) -> None:
        """Save what was said, and show what to say next."""
        if self._client_id is None:
            return
        answer_by = self._next.answer_by
        try:
            complaint_id = self._everafter.complaints.log(self._draft(self._client_id))
        except ValidationError as error:
            if error.field == "words":
                self._heard.ask_for_words(str(error))
            else:
                self._tell(str(error))
            return
        except EverafterError as error:
            self._tell(str(error))
            return
        self._heard.words_edit.clear()
        self._keep_draft()
        self.message.emit(_("Saved. We answer by {when}.").format(when=answer_by), True)
        self.complaint_requested.emit(complaint_id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Half-written words outlive a quick Esc."""
        self._keep_draft()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere on the page."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    def _draft(self, client_id: int) -> ComplaintDraft:
        """What the form holds; marks that nobody decided and the words do not say are left to the client's history."""
        heard, marks = self._heard, self._heard.marks
        return ComplaintDraft(
            client_id=client_id,
            words=heard.words,
            job_id=self._next.job_id,
            category=heard.category.value,
            effort=marks.effort,
            is_public=marks.is_public,
            is_vulnerable=marks.is_vulnerable or (False if marks.was_decided("vulnerable") else None),
            is_repeat=marks.is_repeat or (False if marks.was_decided("repeat") else None),
            need_by_on=heard.need_by_on,
            wanted=heard.wanted,
            owner_id=self._next.owner_id,
        )

    def _on_words(self) -> None:
        """Suggest what went wrong and the marks while they speak."""
        ended_at = self._next.cleaning_ended_at
        hours = None if ended_at is None else (self._formats.now() - ended_at).total_seconds() / 3600
        self._heard.suggest(hours)
        self._keep_timer.start()
        self._show_urgency()

    def _show_urgency(self) -> None:
        heard = self._heard.heard(self._next.cleaning_ended_at)
        urgency = urgency_of(heard, self._formats.now(), firm_queries.get_promised_times())
        self._heard.show_severity(urgency.severity)
        self._next.show_urgency(urgency)

    def _draft_name(self) -> str:
        return f"draft.complaint.{self._client_id}"

    def _keep_draft(self) -> None:
        self._keep_timer.stop()
        if self._client_id is not None:
            preferences().keep_layout(self._draft_name(), self._heard.words_edit.toPlainText())

    def _leave(self) -> None:
        self._keep_draft()
        if self._client_id is not None:
            self.client_requested.emit(self._client_id)

    def _tell(self, words: str) -> None:
        self._message_label.setText(words)
        self._message_label.show()
