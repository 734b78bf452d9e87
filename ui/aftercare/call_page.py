"""One call after the other, each client alone on the screen: how was it, and never a bare Good (R5, S3.1)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import EverafterError, ValidationError
from app.queries import firm as firm_queries
from app.queries.call_memory import get_call_memory
from app.queries.calls_to_make import CallsToMake, list_calls_to_make
from app.queries.rows import AftercareRow
from app.rules.feedback import Answer
from app.services.call_drafts import CallDraft
from app.translations import gettext as _
from app.translations import ngettext
from ui.aftercare.answer_parts import AnswerPart, GoodPart, GreatPart, NotHappyPart, SkipPart
from ui.aftercare.call_head import CallHead
from ui.aftercare.call_memory import CallMemoryCard
from ui.aftercare.kept_call import keep_call, kept_call
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.empty_state import EmptyState
from ui.widgets.form_page import form_foot
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.sounds_like import ANSWERS
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from app.everafter import Everafter

_KEEP_AFTER = 400  # milliseconds
_WIDEST = 1080
_NO_ANSWER, _SKIP = "no_answer", "skip"


class CallPage(Page):
    """Digits answer, Ctrl+Enter saves and brings the next, Esc leaves; what is half written is kept."""

    place = "aftercare_call"
    tables = frozenset({"client", "job", "feedback", "aftercare_step", "person", "complaint", "contact_permission"})
    is_of_one_client = True

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._calls = CallsToMake()
        self._row: AftercareRow | None = None
        self._made: list[tuple[int, int]] = []
        self._is_saving = False
        self._head = CallHead(self._formats)
        self._question_label = TextLabel("", TextRole.SUBTITLE, wrap=True)
        self.choice = ChoiceGroup(_answers(), _("How was it for you?"))
        self.choice.setObjectName("call.answer")
        self._great, self._good, self._hurt, self._skip = GreatPart(), GoodPart(), NotHappyPart(), SkipPart()
        self._no_answer = AnswerPart()
        self._no_answer_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._no_answer.body.addWidget(self._no_answer_label)
        self._parts: dict[str, AnswerPart] = {
            Answer.GREAT.value: self._great,
            Answer.GOOD.value: self._good,
            Answer.NOT_HAPPY.value: self._hurt,
            _NO_ANSWER: self._no_answer,
            _SKIP: self._skip,
        }
        self._memory = CallMemoryCard(self._formats)
        self._scroll = TallScroll()
        self._message_label = TextLabel("", TextRole.BODY, TextTone.LATE, wrap=True)
        self._message_label.setObjectName("call.message")
        self._save_button = Button(_("&Save and next"), ButtonVariant.PRIMARY, "check")
        self._save_button.setObjectName("call.save")
        self._leave_button = Button(_("&Leave"), ButtonVariant.QUIET)
        self._leave_button.setObjectName("call.leave")
        self._stack = QStackedWidget()
        self._empty = self._nobody("")
        self._keep_timer = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("variant", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.M)
        for part in self._parts.values():
            column.addWidget(part)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        call = QWidget()
        whole = QVBoxLayout(call)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        for widget in (self._head, self._question_label, self.choice):
            whole.addWidget(widget)
        middle = QHBoxLayout()
        middle.setSpacing(Space.L)
        middle.addWidget(self._scroll, 1)
        middle.addWidget(self._memory, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(middle, 1)
        whole.addWidget(self._good.ending)
        whole.addLayout(form_foot(self._message_label, self._leave_button, self._save_button))
        self._stack.addWidget(call)
        self._stack.addWidget(self._empty)
        self._stack.setMaximumWidth(_WIDEST)
        page = QHBoxLayout(self)
        page.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        page.addWidget(self._stack)

    def _connect(self) -> None:
        self.choice.choice_made.connect(self._on_answer)
        self._great.sounds.confirmed.connect(self._on_heard)
        self._good.stepped.connect(self._scroll.ensureWidgetVisible)
        self._head.noticed.connect(lambda words: self._tell(words, TextTone.SECONDARY))
        for part in self._parts.values():
            part.changed.connect(self._on_written)
        self._keep_timer.timeout.connect(self._keep)
        self._save_button.clicked.connect(self.save)
        self._leave_button.clicked.connect(self._leave)

    @property
    def title(self) -> str:
        """What the window calls this page; of the client only while they have it alone."""
        return _("Aftercare calls")

    def client_in_view(self) -> int | None:
        """Who is on the telephone."""
        return self._row.client_id if self._row is not None else None

    def reload(self) -> None:
        """Read the queue anew; the call in hand stays as long as it is to be made."""
        if self._is_saving:
            return
        clock = self._everafter.clock
        self._calls = list_calls_to_make(self._everafter.units.person_id, clock.now(), clock.zone)
        waiting = {_key(row) for row in self._calls.mine}
        self._made = [key for key in self._made if key not in waiting]
        current = None if self._row is None else _key(self._row)
        row = next((each for each in self._calls.mine if _key(each) == current), None)
        if row is None:
            self._show_next()
        else:
            self._row = row
            self._show_head(row)

    def default_focus(self) -> QWidget:
        """The answer by its digit."""
        if self._row is None:
            return self._empty
        return self.choice

    def words_against_closing(self) -> str:
        """Nothing is lost: what is half written is kept."""
        self._keep()
        return ""

    def save(self) -> None:
        """Save this call and bring the next one; what is missing is said and gets the keyboard."""
        row, answer = self._row, self.choice.chosen
        if row is None:
            return
        if not answer:
            self._tell(_("Choose how it was, 1 to 5; then the call can be saved."))
            self.choice.setFocus()
            return
        self._is_saving = True
        try:
            words = self._carry_out(row, answer)
        except EverafterError as error:
            self._ask_to_mend(error)
            return
        finally:
            self._is_saving = False
        self._keep_timer.stop()
        keep_call(row, {})
        self._made.append(_key(row))
        self._row = None
        self.message.emit(words, True)
        self.reload()
        if self._calls.mine:
            self._tell(_("Saved."), TextTone.DONE)
        self.default_focus().setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Half-written words outlive a quick Esc; who comes back another time begins to count anew."""
        self._keep()
        self._made.clear()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere on the page."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ showing a call

    def _show_next(self) -> None:
        self._keep()
        self._row = next(iter(self._calls.mine), None)
        self._message_label.setText("")
        if self._row is None:
            self._show_nobody()
            return
        self._stack.setCurrentIndex(0)
        for part in self._parts.values():
            part.begin()
        self._show_head(self._row)
        kept = kept_call(self._row)
        self.choice.choose(kept.get("answer", ""))
        for part in self._parts.values():
            part.set_values(kept)
        self._show_part()
        self._keep_timer.stop()
        if self.isVisible():
            self.choice.setFocus()

    def _show_head(self, row: AftercareRow) -> None:
        clock = self._everafter.clock
        self._memory.show_memory(get_call_memory(row.client_id, row.job_id or None, clock.now(), clock.zone))
        self._head.show_call(row, len(self._made) + 1, len(self._made) + len(self._calls.mine))
        self._question_label.setText(
            _("“You said it was good. How is it for you now?”") if row.is_probe and not row.is_silent
            else _("“How was it for you?”")
        )  # fmt: skip

    def _show_nobody(self) -> None:
        others = len(self._calls.not_mine)
        words = ngettext(
            "{count} call is for somebody else: you did the job, or they want no call.",
            "{count} calls are for somebody else: you did the jobs, or they want no call.",
            others,
        ).format(count=others)
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._stack.isAncestorOf(focus)
        self._stack.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = self._nobody(words if others else _("Nobody waits for a call from us today. Thank you."))
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        if had_focus:
            self._empty.setFocus()

    def _nobody(self, words: str) -> EmptyState:
        """The queue is empty: for all, or for whoever sits here."""
        empty = EmptyState("phone-outgoing", _("Everybody has been asked"), words, _("&Back to Aftercare"))
        empty.action_requested.connect(self._leave)
        return empty

    def _show_part(self) -> None:
        for answer, part in self._parts.items():
            part.setVisible(answer == self.choice.chosen)
        self._good.ending.setVisible(self.choice.chosen == Answer.GOOD)
        if self.choice.chosen == _NO_ANSWER and self._row is not None:
            self._no_answer_label.setText(_try_words(self._row))

    def _on_answer(self, answer: str) -> None:
        self._message_label.setText("")
        self._show_part()
        self._on_written()
        if answer in self._parts:
            self._parts[answer].take_focus()

    def _on_heard(self, feeling: str) -> None:
        """Somebody heard less than a Great: their words go along to the part that asks on."""
        answer = ANSWERS.get(feeling, "")
        if answer in ("", Answer.GREAT.value):
            return
        words = self._great.words
        self.choice.choose(answer)
        if answer == Answer.NOT_HAPPY.value and not self._hurt.words:
            self._hurt.set_values({"words.not_happy": words})
        self._on_answer(answer)

    # ------------------------------------------------------------------ saving

    def _carry_out(self, row: AftercareRow, answer: str) -> str:
        calls, job_id = self._everafter.aftercare_calls, row.job_id or None
        if answer == _NO_ANSWER:
            calls.no_answer(row.client_id, job_id, row.feedback_id)
            return _("{name} was not reached").format(name=row.client_name)
        if answer == _SKIP:
            calls.skip(row.client_id, job_id, self._skip.reason, row.feedback_id)
            return _("The call to {name} is left out").format(name=row.client_name)
        made = calls.answer(self._draft(row, answer))
        if made.complaint_id is not None:
            return _("The complaint of {name} is logged").format(name=row.client_name)
        return _("{name} was asked").format(name=row.client_name)

    def _draft(self, row: AftercareRow, answer: str) -> CallDraft:
        channel = row.way.channel if row.way is not None else "phone"
        draft = CallDraft(row.client_id, row.job_id or None, row.feedback_id, answer, channel=channel)
        if answer == Answer.GREAT.value:
            self._great.sounds.read_now()
            return replace(
                draft,
                words=self._great.words,
                feeling=self._great.sounds.heard,
                may_quote=self._great.quote_box.isChecked(),
                wants_card=self._great.card_box.isChecked(),
            )
        if answer == Answer.NOT_HAPPY.value:
            return replace(draft, words=self._hurt.words)
        return replace(draft, words=self._great.words, probe=self._good.draft(self._formats), feeling="good")

    def _ask_to_mend(self, error: EverafterError) -> None:
        self._tell(str(error))
        field = error.field if isinstance(error, ValidationError) else ""
        if field == "feeling":
            self._great.sounds.take_focus()
        elif field == "due_at":
            self._good.show_time_error(str(error))
        elif field in ("words", "reason", "said", "step"):
            self._parts[self.choice.chosen].take_focus()
        elif self.choice.chosen == Answer.GOOD.value:
            self._good.outcome.setFocus()

    def _tell(self, words: str, tone: TextTone = TextTone.LATE) -> None:
        self._message_label.set_tone(tone)
        self._message_label.setText(words)

    # ------------------------------------------------------------------ keeping and leaving

    def _on_written(self) -> None:
        if not self._keep_timer.isActive():
            self._keep_timer.start()

    def _keep(self) -> None:
        self._keep_timer.stop()
        if self._row is None:
            return
        values = {"answer": self.choice.chosen}
        for part in self._parts.values():
            values |= part.values()
        keep_call(self._row, values)

    def _leave(self) -> None:
        self._keep()
        self.action_requested.emit("aftercare.leave")


def _answers() -> tuple[tuple[str, str], ...]:
    return (
        (Answer.GREAT.value, _("Great")),
        (Answer.GOOD.value, _("Good")),
        (Answer.NOT_HAPPY.value, _("Not happy")),
        (_NO_ANSWER, _("No answer")),
        (_SKIP, _("Skip")),
    )


def _try_words(row: AftercareRow) -> str:
    """What a call in vain leads to, before it is saved."""
    if row.is_probe and row.try_count >= 2:
        return _("The third try: saving ends the asking as not reached.")
    if not row.is_probe and row.try_count >= 1:
        return _("The second try: their silence counts as a “good” from now on, and we ask on another day.")
    return _("We try again on the next working day.")


def _key(row: AftercareRow) -> tuple[int, int]:
    return (row.client_id, row.job_id)
