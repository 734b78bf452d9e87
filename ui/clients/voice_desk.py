"""One thing a client said, all that became of it, and what to do next; the same beside the list and on the card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import ConflictError, EverafterError, ValidationError
from app.queries import search as search_queries
from app.queries.client_rows import SearchHit
from app.queries.voices import VoiceRow, get_voice
from app.rules.person_names import first_name
from app.rules.voice_loop import QUOTED_KINDS, QuoteConsent, VoiceAct
from app.rules.voice_terms import channel_words, kind_words
from app.translations import gettext as _
from ui.clients.line_stack import Sign
from ui.clients.voice_forms import PutRightForm, QuoteForm, TellForm, VoiceStep, WordsForm
from ui.clients.voice_steps import VoiceLine, voice_lines
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant, LinkButton
from ui.widgets.chip_row import ChipRow
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter

_STEP_OF = {VoiceAct.ANSWER: VoiceStep.ANSWER, VoiceAct.CHANGE: VoiceStep.CHANGE, VoiceAct.TELL: VoiceStep.TELL}


class VoiceDesk(QWidget):
    """Shows a row and does what is asked about it; whoever holds it reads anew from the change feed."""

    told = Signal(str, bool)  # a toast, and whether it offers Undo
    overtaken = Signal()  # another desk was faster: read anew, the words stay in the form
    client_opened = Signal(int)
    complaint_opened = Signal(int)
    complaint_wanted = Signal(object)  # VoiceRow: log a complaint that begins with these words
    promise_wanted = Signal(int)  # promise this client something beside the answer
    form_opened = Signal(QWidget)
    left = Signal()  # the form is closed: the keys go back to where they were

    def __init__(
        self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None, *, names_client: bool = True
    ) -> None:
        super().__init__(parent)
        self._names_client = names_client
        self._everafter = everafter
        self._formats = formats
        self._row: VoiceRow | None = None
        self._version: int | None = None
        self._form: InlineForm | None = None
        self._step: VoiceStep | None = None
        self._forms: dict[VoiceStep, InlineForm] = {}
        self._name_button = LinkButton("")
        self._facts_label = ElidedLabel("", TextRole.SECONDARY, TextTone.SECONDARY)
        self._words_label = TextLabel("", TextRole.HEADING, wrap=True)
        self._meaning_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._lines = QVBoxLayout()
        self._buttons: dict[str, Button] = {}
        self._form_place = QVBoxLayout()
        self._build()

    @property
    def row(self) -> VoiceRow | None:
        """What is shown."""
        return self._row

    @property
    def open_form(self) -> InlineForm | None:
        """The form that is open, if one is."""
        return self._form

    def show_voice(self, row: VoiceRow | None) -> None:
        """Show another, or the same as it stands now; an open form stays for the same one."""
        is_same = row is not None and self._row is not None and row.id == self._row.id
        self._row = row
        if not is_same:
            self.close_form()
        self.setVisible(row is not None)
        if row is None:
            return
        self._name_button.setText((row.client_name or _("Nobody knows yet who it was")).replace("&", "&&"))
        self._name_button.setEnabled(row.client_id is not None)
        self._name_button.setVisible(self._names_client)
        heard = _("{kind}, {channel}").format(kind=kind_words(row.kind), channel=channel_words(row.channel))
        when = self._formats.day(self._formats.day_of(row.taken_at))
        self._facts_label.setText(" · ".join(part for part in (heard, when, first_name(row.taken_by_name)) if part))
        self._words_label.setText(f"“{row.words}”")
        self._meaning_label.setText(f"→ {row.meaning}" if row.meaning else _("→ And what did they mean by it?"))
        self._show_lines(voice_lines(row, self._formats))
        self._show_buttons(row)

    def focus_next(self) -> None:
        """Put the keys on the first thing that can be done."""
        first = next((button for button in self._buttons.values() if not button.isHidden()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_next(self) -> None:
        """Enter on the list: the form of what is to be done next, or what was written down."""
        row = self._row
        if row is None:
            return
        if row.act is VoiceAct.LOG_COMPLAINT:
            self.complaint_wanted.emit(row)
        else:
            self.begin(_STEP_OF.get(row.act, VoiceStep.PUT_RIGHT))

    def begin(self, step: VoiceStep) -> None:
        """Open the form of a step."""
        row = self._row
        if row is None:
            return
        self.close_form()
        form = self._form_of(step)
        self._fill(step, form, row)
        self._form, self._step, self._version = form, step, row.version
        form.open(_titles()[step], may_remove=step is VoiceStep.PUT_RIGHT)
        self.form_opened.emit(form)

    def close_form(self) -> None:
        """Leave everything as it was."""
        if self._form is not None:
            self._form.hide()
            self._form, self._step = None, None

    def _form_of(self, step: VoiceStep) -> InlineForm:
        if step not in self._forms:
            form = _makers(self._find)[step]()
            form.setObjectName(f"voice.form.{step.value}")
            form.save_requested.connect(self._save)
            form.cancelled.connect(self._leave)
            form.remove_requested.connect(self._remove)
            form.hide()
            self._form_place.addWidget(form)
            self._forms[step] = form
        return self._forms[step]

    def _fill(self, step: VoiceStep, form: InlineForm, row: VoiceRow) -> None:
        if isinstance(form, PutRightForm):
            form.fill(row)
        elif isinstance(form, QuoteForm):
            form.fill(row.consent, may_name=row.may_name)
        elif isinstance(form, WordsForm):
            known = {VoiceStep.DECIDE: row.change_decided, VoiceStep.CHANGE: row.change_decided}
            form.set_text(form.field_name, known.get(step, row.change_made if step is VoiceStep.TELL else ""))

    def _save(self) -> None:
        row, form, step = self._row, self._form, self._step
        if row is None or form is None or step is None:
            return
        if isinstance(form, PutRightForm) and form.who_edit.text().strip() and form.who_edit.chosen_id is None:
            message = _("Choose who it was from the list, or clear the field; nothing was saved.")
            form.show_error(ValidationError(message, "client"))
            return
        try:
            words = self._do(step, form, row)
        except ConflictError as error:
            self._version = None
            form.show_error(error)
            self.overtaken.emit()
            return
        except EverafterError as error:
            form.show_error(error)
            return
        self._leave()
        self.told.emit(words, True)

    def _do(self, step: VoiceStep, form: InlineForm, row: VoiceRow) -> str:
        voices, version = self._everafter.voices, self._version
        written = form.words if isinstance(form, WordsForm) else ""
        if isinstance(form, TellForm):
            voices.tell(row.id, version, form.channel, written)
            return _("They know what changed because of them")
        if isinstance(form, QuoteForm):
            may_quote, may_name = form.yes_box.isChecked(), form.name_box.isChecked()
            self._everafter.quotes.answer("voice", row.id, version, may_quote=may_quote, may_name=may_name)
            return _("These words may be quoted") if may_quote else _("These words are not quoted")
        if isinstance(form, PutRightForm):
            voices.put_right(row.id, version, form.draft())
            return _("Saved")
        acts: dict[VoiceStep, tuple[Callable[[int, int | None, str], None], str]] = {
            VoiceStep.ANSWER: (voices.answer, _("Answered")),
            VoiceStep.DECIDE: (voices.decide, _("Decided; it stays open until they are told")),
            VoiceStep.LEAVE: (voices.leave_as_it_is, _("Nothing is changed; that, too, deserves an answer")),
            VoiceStep.CHANGE: (voices.record_change, _("Changed; now tell them")),
        }
        act, words = acts[step]
        act(row.id, version, written)
        return words

    def _remove(self) -> None:
        if self._row is not None:
            self._act(partial(self._everafter.voices.archive, self._row.id), _("Taken off the list"))

    def _withdraw(self) -> None:
        if self._row is not None:
            take_back = partial(self._everafter.quotes.withdraw, "voice", self._row.id, self._row.version)
            self._act(take_back, _("Not quoted any more"))

    def _act(self, act: Callable[[], None], words: str) -> None:
        try:
            act()
        except EverafterError as error:
            self.told.emit(str(error), False)
            self.overtaken.emit()
            return
        self._leave()
        self.told.emit(words, True)

    def _leave(self) -> None:
        self.close_form()
        self.left.emit()

    def _find(self, typed: str) -> list[SearchHit]:
        return search_queries.find(typed, self._everafter.clock.today(), 8)

    def _show_lines(self, lines: list[VoiceLine]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(Space.S)
            row.addWidget(Sign(line.icon), 0, Qt.AlignmentFlag.AlignTop)
            tone = TextTone.SOON if line.is_open else TextTone.PLAIN
            row.addWidget(TextLabel(line.words, TextRole.BODY, tone, wrap=True), 1)
            self._lines.addWidget(holder)

    def _show_buttons(self, row: VoiceRow) -> None:
        is_changing = bool(row.change_decided) and row.client_told_at is None
        is_praise = row.kind in QUOTED_KINDS and row.client_id is not None
        shown = {
            "complaint": row.act is VoiceAct.LOG_COMPLAINT,
            "answer": row.answered_at is None,
            "decide": row.client_told_at is None and row.change_made_at is None,
            "leave": row.change_made_at is None and row.client_told_at is None and not row.no_change_because,
            "change": is_changing and row.change_made_at is None,
            "tell": is_changing and row.change_made_at is not None,
            "quote": is_praise and row.consent is not QuoteConsent.YES,
            "withdraw": is_praise and row.consent is QuoteConsent.YES,
            "board": row.complaint_id is not None,
            "promise": row.client_id is not None,
            "put_right": True,
        }
        for key, button in self._buttons.items():
            button.setVisible(shown[key])

    def _build(self) -> None:
        self._name_button.setObjectName("voice.client")
        self._name_button.clicked.connect(self._open_client)
        acts = QWidget()
        row = ChipRow(acts, gap=Space.S)
        words: dict[str, tuple[str, Callable[[], None]]] = {
            "complaint": (_("Log it on the boar&d"), lambda: self.complaint_wanted.emit(self._row)),
            "answer": (_("&Answer"), partial(self.begin, VoiceStep.ANSWER)),
            "tell": (_("Tell the&m"), partial(self.begin, VoiceStep.TELL)),
            "change": (_("It is change&d"), partial(self.begin, VoiceStep.CHANGE)),
            "decide": (_("Change so&mething"), partial(self.begin, VoiceStep.DECIDE)),
            "leave": (_("&Keep it as it is"), partial(self.begin, VoiceStep.LEAVE)),
            "quote": (_("May we &quote it?"), partial(self.begin, VoiceStep.QUOTE)),
            "withdraw": (_("&Quote no more"), self._withdraw),
            "board": (_("&Jump to the board"), self._open_complaint),
            "promise": (_("Pr&omise them something"), self._want_promise),
            "put_right": (_("P&ut right"), partial(self.begin, VoiceStep.PUT_RIGHT)),
        }
        for key, (text, act) in words.items():
            button = Button(text, ButtonVariant.QUIET if key == "put_right" else ButtonVariant.PLAIN)
            button.setObjectName(f"voice.{key}")
            button.clicked.connect(act)
            self._buttons[key] = button
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._name_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._facts_label)
        column.addWidget(self._words_label)
        column.addWidget(self._meaning_label)
        self._lines.setSpacing(Space.XS)
        column.addLayout(self._lines)
        column.addSpacing(Space.XS)
        column.addWidget(acts)
        column.addLayout(self._form_place)
        column.addStretch(1)
        self.hide()

    def _open_client(self) -> None:
        if self._row is not None and self._row.client_id is not None:
            self.client_opened.emit(self._row.client_id)

    def _want_promise(self) -> None:
        if self._row is not None and self._row.client_id is not None:
            self.promise_wanted.emit(self._row.client_id)

    def _open_complaint(self) -> None:
        if self._row is not None and self._row.complaint_id is not None:
            self.complaint_opened.emit(self._row.complaint_id)


def read_voice(voice_id: int) -> VoiceRow | None:
    """What stands there now, or nothing when it was taken away."""
    try:
        return get_voice(voice_id)
    except EverafterError:
        return None


def _titles() -> dict[VoiceStep, str]:
    return {
        VoiceStep.ANSWER: _("Our answer"),
        VoiceStep.DECIDE: _("What is going to change because of this?"),
        VoiceStep.LEAVE: _("Nothing is changed"),
        VoiceStep.CHANGE: _("What is changed now?"),
        VoiceStep.TELL: _("Tell them what changed because of them"),
        VoiceStep.PUT_RIGHT: _("Put right what was written down"),
        VoiceStep.QUOTE: _("May we show these words to others?"),
    }


def _makers(find: Callable[[str], list[SearchHit]]) -> dict[VoiceStep, Callable[[], InlineForm]]:
    return {
        VoiceStep.ANSWER: lambda: WordsForm(_("What you answe&red"), "answer"),
        VoiceStep.DECIDE: lambda: WordsForm(_("What is going to be diffe&rent"), "change_decided"),
        VoiceStep.LEAVE: lambda: WordsForm(_("Why nothing is changed"), "no_change_because"),
        VoiceStep.CHANGE: lambda: WordsForm(_("What is diffe&rent now"), "change_made"),
        VoiceStep.TELL: TellForm,
        VoiceStep.PUT_RIGHT: lambda: PutRightForm(find),
        VoiceStep.QUOTE: QuoteForm,
    }
