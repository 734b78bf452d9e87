"""Logging a complaint while the client speaks: their words, Ctrl+Enter; all the rest is filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import EverafterError, ValidationError
from app.queries import client_card as card_queries
from app.queries import complaint_intake as intake_queries
from app.queries import firm as firm_queries
from app.queries.complaint_library import find_similar
from app.queries.needs import find_need_by
from app.services.drafts import ComplaintDraft
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.complaints.found_notes import found_notes
from ui.complaints.heard_card import HeardCard
from ui.complaints.intake_reader import IntakeReader, Understood
from ui.complaints.kept_complaint import KeptComplaint, keep_complaint, kept_complaint
from ui.complaints.similar_card import MOST_CASES, SimilarCard
from ui.complaints.what_next_card import WhatNextCard
from ui.firm_formats import formats_of
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.form_page import form_foot, lay_out_form_page
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.tall_scroll import TallScroll
from ui.window_state import preferences
from ui.wording import short_day_words

if TYPE_CHECKING:
    from app.everafter import Everafter

_KEEP_AFTER = 400  # milliseconds; also while the keys go on, so that a crash costs no more than the last word
_LOOK_AFTER = 350  # milliseconds without a key
_FEWEST_LETTERS = 3
_ROOM_FOR_WORDS_TO_SAY = 545


class ComplaintForm(Page):
    """What we hear on the left; on the right what happens now, what we know already, and what helped before."""

    place = "complaint_form"
    tables = frozenset(
        {"complaint", "complaint_event", "client_factor", "job", "person", "firm", "setting", "working_hours"}
    )
    is_of_one_client = True

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._reader = IntakeReader(everafter.clock)
        self._client_id: int | None = None
        self._voice_id: int | None = None
        self._is_saved = False
        self._client_name = ""
        self._title_label = ElidedLabel("", TextRole.TITLE)
        self._say_label = TextLabel(
            _("“Tell me what you see. I am writing it down.”"), TextRole.BODY, TextTone.SECONDARY, italic=True
        )
        self._heard = HeardCard(self._formats)
        self._scroll = TallScroll()
        self._next = WhatNextCard(self._formats)
        self._similar = SimilarCard(self._formats)
        self._message_label = TextLabel("", TextRole.BODY, TextTone.LATE, wrap=True)
        self._message_label.hide()
        self._save_button = Button(_("&Save complaint"), ButtonVariant.PRIMARY, "message-square-warning")
        self._leave_button = Button(_("&Leave"), ButtonVariant.QUIET)
        self._keep_timer = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        self._look_timer = QTimer(self, interval=_LOOK_AFTER, singleShot=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        beside = QWidget()
        beside.setProperty("variant", "page")
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(Space.M)
        right.addWidget(self._next)
        right.addWidget(self._similar, 1)
        cards = QHBoxLayout()
        cards.addWidget(_scrolling(self._scroll, self._heard), 3)
        cards.addWidget(_scrolling(TallScroll(), beside), 2)
        foot = form_foot(self._message_label, self._leave_button, self._save_button)
        lay_out_form_page(self, (self._title_label, self._say_label), cards, foot)

    def _connect(self) -> None:
        self._heard.words_changed.connect(self._follow)
        self._heard.changed.connect(self._follow)
        self._heard.kept_changed.connect(self._keep_soon)
        self._heard.how.unfolded.connect(lambda: QTimer.singleShot(0, self, self._show_unfolded))
        self._heard.how.received_time_edit.editingFinished.connect(self._check_moment)
        self._next.job_changed.connect(self._follow)
        self._next.owner_changed.connect(self._follow)
        self._next.found.complaint_opened.connect(self._open_complaint)
        self._similar.complaint_opened.connect(self._open_complaint)
        self._similar.cases_requested.connect(lambda: self.place_requested.emit("complaint_library"))
        self._similar.told.connect(lambda words: self.message.emit(words, False))
        self._keep_timer.timeout.connect(self._keep)
        self._look_timer.timeout.connect(self._look)
        self._save_button.clicked.connect(self.save)
        self._leave_button.clicked.connect(self._leave)

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Log a complaint")

    def client_in_view(self) -> int | None:
        """Who is speaking."""
        return self._client_id

    def show_client(self, client_id: int) -> None:
        """Begin, or go on with what was kept for this client."""
        self._keep()
        clock = self._everafter.clock
        details = card_queries.get_client(client_id, clock.now(), clock.zone)
        self._client_id = None
        kept = kept_complaint(preferences(), client_id)
        self._voice_id = kept.voice_id
        self._client_name = details.preferred_name or details.name
        self._message_label.hide()
        self._title_label.setText(_("{name} tells us what is not right").format(name=details.name))
        need = find_need_by(client_id, clock.today())
        self._heard.begin(kept, need.need_by_on if need is not None else None)
        self._next.begin(intake_queries.list_jobs_meant(client_id), firm_queries.list_people(), kept)
        self._client_id = client_id
        self._is_saved = self._is_stale = False
        self.reload()
        self._scroll.verticalScrollBar().setValue(0)
        self._look()

    def reload(self) -> None:
        """Read anew what is known of the client; nothing that is being written changes, nor what is saved already."""
        if self._client_id is None or self._is_saved:
            return
        self._reader.know(self._client_id)
        self._show_understood()

    def refresh_clocks(self) -> None:
        """The minutes go on, also while somebody tells a long story."""
        if self._client_id is not None and not self._is_saved:
            self._show_understood()

    def keep_to_client_in_view(self, *, is_kept: bool) -> None:
        """Earlier cases of others carry their names."""
        self._similar.setVisible(not is_kept)

    def default_focus(self) -> QWidget:
        """Their words."""
        return self._heard.words_edit

    def save(self) -> None:
        """Save what was said, and show what to say next."""
        if self._client_id is None or self._is_saved:
            return
        words = self._saved_words(self._show_understood())
        # Before, not after: what is told of the change must not find this very complaint among the earlier ones.
        self._is_saved = True
        try:
            complaint_id = self._everafter.complaints.log(self._draft(self._client_id))
        except EverafterError as error:
            self._is_saved = False
            self._ask_to_mend(error)
            return
        self._keep_timer.stop()
        self._look_timer.stop()
        keep_complaint(preferences(), self._client_id, KeptComplaint())
        self.message.emit(words, True)
        self.complaint_requested.emit(complaint_id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Half-written words outlive a quick Esc."""
        self._look_timer.stop()
        self._keep()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the fields need it more than the words to say."""
        super().resizeEvent(event)
        is_short = event.size().height() < sized(_ROOM_FOR_WORDS_TO_SAY)
        self._say_label.setVisible(not is_short)
        self._next.found.set_compact(is_compact=is_short)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere on the page."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ what the form holds

    def _written(self) -> KeptComplaint:
        """Everything that somebody wrote or decided."""
        heard, how, marks, chosen = self._heard, self._heard.how, self._heard.marks, self._next
        received, needed = how.received_at, how.written_need_by_on
        return KeptComplaint(
            words=heard.words_edit.toPlainText(),
            expected=heard.expected_edit.text(),
            wanted=heard.wanted_edit.text(),
            channel=how.channel,
            received_at=received.isoformat() if received is not None else "",
            need_by_on=needed.isoformat() if needed is not None else "",
            is_self_reported=how.is_self_reported,
            category=heard.category.value if heard.category is not None else "",
            effort=marks.effort,
            is_public=marks.is_public,
            is_vulnerable=marks.is_vulnerable,
            is_repeat=marks.is_repeat,
            job_id=chosen.chosen_job_id,
            is_about_no_job=chosen.is_about_no_job,
            owner_id=chosen.chosen_owner_id,
            voice_id=self._voice_id if heard.words_edit.toPlainText().strip() else None,
        )

    def _draft(self, client_id: int) -> ComplaintDraft:
        """What was written and decided; what nobody decided the service finds as this form did."""
        written = self._written()
        return ComplaintDraft(
            client_id=client_id,
            words=written.words.strip(),
            job_id=written.job_id,
            category=written.category or None,
            effort=written.effort,
            is_public=written.is_public,
            is_vulnerable=written.is_vulnerable,
            is_repeat=written.is_repeat,
            need_by_on=self._heard.how.need_by_on,
            channel=written.channel,
            expected=written.expected,
            wanted=written.wanted,
            owner_id=written.owner_id,
            received_at=self._heard.how.received_at,
            is_self_reported=written.is_self_reported,
            is_about_no_job=written.is_about_no_job,
            voice_id=written.voice_id,
        )

    def understood(self) -> Understood:
        """What saving would make of it now."""
        self._next.show_meant(self._reader.job_meant(self._heard.how.received_at))
        needed = self._heard.how.need_by_on
        heard = replace(self._written(), need_by_on=needed.isoformat() if needed is not None else "")
        return self._reader.understand(heard, self._next.job, self._everafter.units.person_id)

    # ------------------------------------------------------------------ showing what it comes to

    def _follow(self) -> None:
        if self._client_id is None:
            return
        self._keep_soon()
        self._look_timer.start()
        self._heard.how.show_received_error("")
        self._show_understood()

    def _show_understood(self) -> Understood:
        understood = self.understood()
        self._heard.show_reading(understood.reading, understood.urgency.severity)
        self._next.show_urgency(understood.urgency)
        self._next.show_owner(understood.owner_id, understood.owner_reason)
        self._next.found.show_notes(
            found_notes(
                self._client_name,
                self._reader.background,
                understood.reading,
                self._formats,
                is_needed_soon=understood.is_needed_soon,
            )
        )
        return understood

    def _look(self) -> None:
        """Earlier ones like it, once the keys rest; neither the caret nor a field moves."""
        self._look_timer.stop()
        words = self._heard.words
        if self._client_id is None or len(words) < _FEWEST_LETTERS:
            self._similar.show_rows((), _("While they speak, earlier ones like it show here."))
            return
        clock = self._everafter.clock
        job = self._next.job
        category = str(self._heard.category_combo.currentData())
        rows = find_similar(words, category, job.id if job is not None else None, clock.now(), clock.zone, MOST_CASES)
        self._similar.show_rows(rows)

    def _saved_words(self, understood: Understood) -> str:
        words = _("Saved. We answer by {when}.").format(when=self._next.answer_by)
        earlier = understood.reading.goes_on_from
        if earlier is not None:
            day = short_day_words(self._formats.day_of(earlier.received_at), self._formats.today())
            words += " " + _("It is linked to the one of {day}.").format(day=day)
        return words

    def _check_moment(self) -> None:
        """A moment that cannot be is said when the field is left."""
        received_at = self._heard.how.received_at
        if received_at is not None and received_at > self._formats.now():
            self._heard.how.show_received_error(_("That moment is still to come."))

    def _show_unfolded(self) -> None:
        # Only when the layout has taken the fields in is there something to scroll to.
        self._scroll.ensureWidgetVisible(self._heard.how)

    def _ask_to_mend(self, error: EverafterError) -> None:
        field = error.field if isinstance(error, ValidationError) else ""
        if field == "words":
            self._heard.ask_for_words(str(error))
        elif field == "received_at":
            self._heard.how.ask_for_moment(str(error))
        else:
            self._tell(str(error))

    # ------------------------------------------------------------------ keeping and leaving

    def _keep_soon(self) -> None:
        # Never started anew while it runs: who types without a pause is kept, too.
        if not self._keep_timer.isActive():
            self._keep_timer.start()

    def _keep(self) -> None:
        self._keep_timer.stop()
        if self._client_id is not None and not self._is_saved:
            keep_complaint(preferences(), self._client_id, self._written())

    def _open_complaint(self, complaint_id: int) -> None:
        self._keep()
        self.complaint_requested.emit(complaint_id)

    def _leave(self) -> None:
        self._keep()
        if self._client_id is not None:
            self.client_requested.emit(self._client_id)

    def _tell(self, words: str) -> None:
        self._message_label.setText(words)
        self._message_label.show()


def _scrolling(scroll: TallScroll, inside: QWidget) -> TallScroll:
    """One of the two columns; they share the page by their needs."""
    scroll.setWidget(inside)
    return scroll
