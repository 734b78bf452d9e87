"""The panel beside the board: one person, their words, what to say now, and the gate a card has to pass."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.queries.complaint_rows import ComplaintDetails
from app.rules.person_names import first_name
from app.translations import gettext as _
from ui.care_board.panel_facts import PanelFacts
from ui.care_board.panel_head import PanelHead
from ui.care_board.panel_menu import OPEN_STATES, menu_entries
from ui.care_board.panel_words import notice_words, probe_due_words, probe_question
from ui.care_board.recovery_script import defensive_spans, recovery_script, steps_behind
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.avatars import Avatar
from ui.widgets.buttons import Button, ButtonVariant, LinkButton
from ui.widgets.careful_edit import CarefulEdit
from ui.widgets.empty_state import EmptyState
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.script_steps import ScriptSteps

_OWNER_AVATAR = 28
_EMPTY_WIDTH = 240
_SHORT_NAME = 16  # letters that still fit into a field's one line


class RecoveryPanel(QFrame):
    """Filled from `ComplaintDetails`; a form takes the place of the script while a gate is open."""

    call_requested = Signal()
    visit_requested = Signal()
    step_requested = Signal()
    print_requested = Signal(str)  # recovery-letter or complaint-page
    client_requested = Signal()
    cases_requested = Signal()  # what helped before with complaints of this kind
    complaint_requested = Signal(int)  # show an earlier or a later one
    choice_requested = Signal(str)  # an entry of the menu, see panel_menu
    said_changed = Signal()
    log_requested = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card")
        self._formats = formats
        self._details: ComplaintDetails | None = None
        self._nobody: EmptyState | None = None
        self._form: InlineForm | None = None
        self._last_form: InlineForm | None = None
        self._head = PanelHead(formats)
        self._steps = ScriptSteps()
        self._say_label = TextLabel(_("What to say"), TextRole.CAPTION, TextTone.TERTIARY)
        self._print_button = LinkButton(_("&Print"))
        self._said = CarefulEdit(defensive_spans)
        self._avatar = Avatar("", _OWNER_AVATAR)
        self._owner_label = TextLabel("", TextRole.BODY_MEDIUM, wrap=True)
        self._step_button = Button(_("&Step done"), ButtonVariant.PRIMARY, keep_caret=True)
        self._meaning = CarefulEdit(lambda _text: ())
        self._notice_label = TextLabel("", TextRole.SECONDARY, TextTone.SOON, wrap=True)
        self._probe_label = TextLabel("", TextRole.BODY, TextTone.PLAIN, wrap=True, italic=True)
        self._facts = PanelFacts(formats)
        self._only_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self._script = QWidget()
        self._foot = QWidget()
        self._forms = QVBoxLayout()
        self._build()
        self._connect()
        self._scroll.hide()
        self._foot.hide()
        self._head.name_row.hide()

    def _build(self) -> None:
        self._content = QWidget()
        self._content.setProperty("variant", "page")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(18, 0, 18, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self._head)
        column.addWidget(self._notice_label)
        column.addWidget(self._probe_label)
        self._build_script()
        self._build_foot()
        column.addWidget(self._script)
        column.addLayout(self._forms)
        column.addWidget(self._facts)
        column.addStretch(1)
        column.addWidget(self._only_label)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._content)
        self._scroll = scroll
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(1, 1, 1, 1)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._head.name_row)
        self._whole.addWidget(scroll, 1)
        self._whole.addWidget(self._foot)

    def _build_script(self) -> None:
        column = QVBoxLayout(self._script)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        head = QHBoxLayout()
        head.addWidget(self._say_label)
        head.addStretch(1)
        head.addWidget(self._print_button)
        column.addLayout(head)
        column.addWidget(self._steps)

    def _build_foot(self) -> None:
        """Their words and the step stay in sight, however long the list above them is."""
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(17, Space.S, 17, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(self._said)
        column.addWidget(self._meaning)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self._avatar)
        row.addWidget(self._owner_label, 1)
        row.addWidget(self._step_button)
        column.addLayout(row)

    def _connect(self) -> None:
        self._head.call_requested.connect(self.call_requested)
        self._head.visit_requested.connect(self.visit_requested)
        self._head.menu_requested.connect(self._show_menu)
        self._step_button.clicked.connect(self.step_requested)
        self._print_button.clicked.connect(self._show_print_menu)
        self._facts.complaint_requested.connect(self.complaint_requested)
        self._facts.prevention_requested.connect(lambda: self.choice_requested.emit("prevented"))
        for edit in (self._said, self._meaning):
            edit.editor.textChanged.connect(self.said_changed)

    def show_complaint(self, details: ComplaintDetails | None, called: str = "") -> None:
        """Refill; a form that is open for the same complaint stays, with what was typed."""
        is_same = details is not None and self._details is not None and details.card.id == self._details.card.id
        self._details = details
        self._show_nobody(is_shown=details is None)
        self._scroll.setVisible(details is not None)
        self._foot.setVisible(details is not None)
        self._head.name_row.setVisible(details is not None)
        if details is None:
            self.close_form()
            return
        if not is_same:
            self.close_form()
            self.clear_said()
            self._scroll.verticalScrollBar().setValue(0)
        self._head.show_complaint(details, is_open=self._is_open)
        self._facts.show_complaint(details)
        self._show_script(details, called)
        if self._form is None:
            QTimer.singleShot(0, self, self._show_present_step)

    def _show_nobody(self, *, is_shown: bool) -> None:
        if is_shown and self._nobody is None:
            self._nobody = EmptyState(
                "heart-handshake",
                _("Nobody is waiting on us"),
                _("Whoever we let down stands here until they say it is put right. Their words come first."),
                _("Log a complaint"),
                text_width=_EMPTY_WIDTH,
            )
            self._nobody.action_requested.connect(self.log_requested)
            self._whole.insertWidget(0, self._nobody, 1)
        if self._nobody is not None:
            self._nobody.setVisible(is_shown)

    def _show_present_step(self) -> None:
        """In a low window the words to say come into view; with room enough nothing moves."""
        step = self._steps.present_step()
        if self._form is None and self._is_open and not step.isEmpty():
            place = self._steps.mapTo(self._content, step.bottomLeft())
            self._scroll.ensureVisible(place.x(), place.y(), 0, Space.S)

    def _show_script(self, details: ComplaintDetails, called: str) -> None:
        card = details.card
        behind = steps_behind(card.steps_done)
        self._steps.set_steps(recovery_script(), behind)
        for widget in (self._say_label, self._steps):
            widget.setVisible(self._is_open)
        is_short = len(called) <= _SHORT_NAME
        self._said.editor.setPlaceholderText(
            _("{name}’s words...").format(name=called) if is_short else _("Their words...")
        )
        self._said.set_name(_("{name}’s words").format(name=called))
        owner = first_name(card.owner_name)
        self._avatar.set_name(card.owner_name)
        self._owner_label.setText(_("{name} owns this").format(name=owner) if owner else _("Nobody owns this yet"))
        self._script.setVisible(self._form is None)
        self._foot.setVisible(self._form is None)
        self._facts.setVisible(self._form is None)
        asks_meaning = self._is_open and behind == 0 and "felt" in details.work.steps_open
        self._said.setVisible(self._is_open and not (asks_meaning and self._has_heard))
        self._meaning.editor.setPlaceholderText(
            _("What it means to {name}...").format(name=called) if is_short else _("What it means to them...")
        )
        self._meaning.set_name(_("What it means to {name}").format(name=called))
        self._meaning.setVisible(asks_meaning)
        self._step_button.setVisible(self._is_open)
        self._only_label.setText(self._closing_words(details, called))
        notices = [*notice_words(details, called, self._formats), probe_due_words(details, self._formats)]
        self._notice_label.setText("\n".join(words for words in notices if words))
        self._notice_label.setVisible(bool(self._notice_label.text()))
        self._probe_label.setText(probe_question(details))
        self._probe_label.setVisible(bool(self._probe_label.text()))

    @property
    def _is_open(self) -> bool:
        return self._details is not None and self._details.card.state in OPEN_STATES

    def refresh_clock(self) -> None:
        """Say the minutes anew."""
        self._head.refresh_clock()
        self._facts.refresh_clocks()

    def said(self) -> str:
        """What the client said to the step at hand."""
        return self._said.text()

    def meaning(self) -> str:
        """What it means to the client; asked while listening."""
        return self._meaning.text()

    def set_said(self, said: str, meaning: str) -> None:
        """Bring half-written words back."""
        self._said.set_text(said)
        self._meaning.set_text(meaning)

    def clear_said(self) -> None:
        """The words are in the list now."""
        self.set_said("", "")

    @property
    def is_written_in(self) -> bool:
        """Whether the caret is in one of the fields for words."""
        return self._said.editor.hasFocus() or self._meaning.editor.hasFocus()

    @property
    def _has_heard(self) -> bool:
        return self._details is not None and "heard" not in self._details.work.steps_open

    def focus_words(self) -> None:
        """Put the caret where their words go."""
        if self._form is None and self._is_open:
            edit = self._meaning if self._said.isHidden() else self._said
            edit.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def open_form(self) -> InlineForm | None:
        """The gate that is open."""
        return self._form

    @property
    def last_form(self) -> InlineForm | None:
        """The gate that is open, or was until now."""
        return self._form or self._last_form

    @contextmanager
    def focus_kept(self) -> Iterator[None]:
        """Whatever is opened inside does not take the focus: nobody asked for it."""
        focus = QApplication.focusWidget()
        yield
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def adopt_form(self, form: InlineForm) -> None:
        """A form this panel may show."""
        form.hide()
        self._forms.addWidget(form)

    def show_form(self, form: InlineForm, title: str) -> None:
        """Open a gate in the place of the script."""
        self.close_form()
        self._form = form
        self._script.hide()
        self._foot.hide()
        self._facts.hide()
        form.open(title)
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.ensureWidgetVisible(form)

    def close_form(self) -> None:
        """Close the gate; the card stays where it is."""
        if self._form is not None:
            form, self._form = self._form, None
            self._last_form = form
            focus = QApplication.focusWidget()
            had_focus = focus is not None and form.isAncestorOf(focus)
            form.hide()
            self._script.show()
            self._foot.setVisible(self._details is not None)
            self._facts.show()
            if had_focus:
                self.focus_words()

    def _closing_words(self, details: ComplaintDetails, called: str) -> str:
        card = details.card
        if self._is_open:
            return _("Only {name} can close this.").format(name=called)
        return (
            _("Closed {when}").format(when=self._formats.moment(card.closed_at)) if card.closed_at is not None else ""
        )

    def _show_menu(self) -> None:
        menu = self.menu()
        button = self._head.menu_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _show_print_menu(self) -> None:
        button = self._print_button
        self.print_menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def print_menu(self) -> QMenu:
        """What there is on paper about this complaint: the letter to the client, and our own page."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        papers = [("recovery-letter", _("Recovery &letter")), ("complaint-page", _("Complaint &page, for us"))]
        if self._details is not None and self._details.card.state == "withdrawn":
            papers = papers[1:]
        for kind, words in papers:
            menu.addAction(words, partial(self.print_requested.emit, kind))
        return menu

    def menu(self) -> QMenu:
        """What else can be done with this complaint; only what its column allows."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("&Open their card"), self.client_requested.emit)
        menu.addAction(_("What helped &before"), self.cases_requested.emit)
        details = self._details
        if details is None:
            return menu
        for group in menu_entries(details):
            menu.addSeparator()
            for key, words in group:
                menu.addAction(words, partial(self.choice_requested.emit, key))
        return menu
