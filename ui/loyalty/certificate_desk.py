"""The right side of the Loyalty page: one thank-you, its real page, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.jobs import JobProgress
from app.papers.paper_request import PaperRequest
from app.queries.certificates import get_care_choices
from app.queries.loyalty_rows import LoyaltyLine, LoyaltyStep
from app.queries.paper_recipients import PaperRecipient
from app.translations import gettext as _
from ui.file_choices import choose_new_file
from ui.firm_formats import FirmFormats
from ui.jobs import JobRunner
from ui.loyalty.certificate_forms import RedeemForm, VoidForm, WordsForm
from ui.loyalty.certificate_picture import CertificatePicture
from ui.loyalty.loyalty_words import by_hand_words, reasons_words, story_words, what_words
from ui.print_preview.paper_making import MadePapers, PaperOrder, in_thread, make_papers, mark_papers
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.chip_row import ChipRow
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter

_OUT = {LoyaltyStep.PRINTED, LoyaltyStep.HANDED_OVER, LoyaltyStep.REDEEMED}
_PRINTABLE = {LoyaltyStep.DUE, LoyaltyStep.WAITING, LoyaltyStep.ISSUED, *_OUT}
_STILL_OURS = {LoyaltyStep.DUE, LoyaltyStep.WAITING, LoyaltyStep.HELD, LoyaltyStep.ISSUED, LoyaltyStep.PRINTED}


class CertificateDesk(QWidget):
    """Shows a line; each button does one thing to it, and is there only while that can be done."""

    paper_requested = Signal(object)  # PaperRequest
    client_requested = Signal(int)
    message = Signal(str, bool)

    def __init__(
        self, everafter: Everafter, formats: FirmFormats, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._everafter, self._formats, self._runner = everafter, formats, runner
        self._line: LoyaltyLine | None = None
        self._act: Callable[[], str] | None = None
        self._is_page_old = False
        self._name_label = TextLabel("", TextRole.HEADING, wrap=True)
        self._reason_label = TextLabel("", TextRole.BODY, wrap=True)
        self._story_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self.picture = CertificatePicture(everafter, runner)
        self._buttons = {
            "print": Button(_("&Print"), ButtonVariant.PRIMARY, "printer"),
            "save": Button(_("Save P&DF"), icon="download"),
            "words": Button(_("&Words and gift"), icon="pencil"),
            "posted": Button(_("Mar&k posted"), icon="check"),
            "give": Button(_("It w&as given"), icon="check"),
            "redeem": Button(_("&Redeem"), icon="gift"),
            "void": Button(_("&Void"), ButtonVariant.QUIET, "x"),
            "client": Button(_("Open c&lient"), ButtonVariant.QUIET, "users"),
        }
        self._forms: dict[str, InlineForm] = {
            "words": WordsForm(formats),
            "redeem": RedeemForm(formats),
            "void": VoidForm(),
        }
        self._build()
        self._connect()

    @property
    def line(self) -> LoyaltyLine | None:
        """What is shown."""
        return self._line

    def show_line(self, line: LoyaltyLine | None) -> None:
        """Show this thank-you; a form that is open for it stays open with its words."""
        is_other = line is None or self._line is None or _who(line) != _who(self._line)
        if is_other:
            self.close_form()
        is_same = line == self._line and self.picture.has_picture and not self._is_page_old
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        self._name_label.setText(line.client_name)
        self._reason_label.setText(f"{reasons_words(line)} · {what_words(line)}")
        self._story_label.setText(story_words(line, self._formats))
        self._show_buttons(line)
        if not is_same:
            self._show_page(line)

    def forget_page(self) -> None:
        """Words, rooms or names on the page changed: it is made anew when the line is shown again."""
        self._is_page_old = True

    def request(self) -> PaperRequest | None:
        """What Ctrl+P prints: the certificate shown, if it may be printed."""
        line = self._line
        if line is None or line.reward_id is None or not line.is_certificate or line.step not in _PRINTABLE:
            return None
        return PaperRequest("certificates", rewards=(line.reward_id,))

    def save_as(self, target: str) -> None:
        """Make the certificate, numbered, and write it into a file; it counts as printed."""
        request, everafter = self.request(), self._everafter
        if request is None:
            return
        order = PaperOrder(request, Path(target), is_final=True)
        job = self._runner.run_in_thread(lambda progress: in_thread(everafter, _make_and_mark, (order,), progress))
        job.succeeded.connect(self._tell_saved)
        job.failed.connect(self._tell_failure)

    def close_form(self) -> None:
        """Leave everything as it was."""
        self._act = None
        for form in self._forms.values():
            form.hide()

    def _show_buttons(self, line: LoyaltyLine) -> None:
        is_real, step = line.reward_id is not None, line.step
        shown = {
            "print": self.request() is not None,
            "save": self.request() is not None,
            "words": line.is_open and line.is_certificate,
            "posted": step is LoyaltyStep.PRINTED,
            "give": is_real and not line.is_certificate and step is LoyaltyStep.DUE,
            "redeem": line.can_be_redeemed(self._formats.today()),
            "void": (is_real and step in _STILL_OURS) or step is LoyaltyStep.HANDED_OVER,
            "client": True,
        }
        for name, is_shown in shown.items():
            self._buttons[name].setVisible(is_shown)

    def _show_page(self, line: LoyaltyLine) -> None:
        self._is_page_old = False
        if line.reward_id is None:
            self.picture.show_words(_("It is made when the day has come."))
        elif not line.is_certificate:
            self.picture.show_words(by_hand_words(line, self._formats))
        else:
            self.picture.show_certificate(line.reward_id)

    def _connect(self) -> None:
        acts = {
            "print": self._print,
            "save": self._ask_file,
            "words": self._open_words,
            "posted": self._mark_posted,
            "give": self._give,
            "redeem": self._open_redeem,
            "void": self._open_void,
            "client": self._open_client,
        }
        for name, act in acts.items():
            self._buttons[name].setObjectName(f"loyalty.{name}")
            self._buttons[name].clicked.connect(act)
        for form in self._forms.values():
            form.hide()
            form.save_requested.connect(self._save_form)
            form.cancelled.connect(self._leave_form)

    def _print(self) -> None:
        request = self.request()
        if request is not None:
            self.paper_requested.emit(request)

    def _ask_file(self) -> None:
        line = self._line
        if line is not None:
            name = f"certificate-{line.number or line.client_number}.pdf"
            choose_new_file(self, _("Save PDF"), name, _("PDF papers (*.pdf)"), self.save_as)

    def _open_words(self) -> None:
        line, form = self._line, self._forms["words"]
        if line is None or line.reward_id is None:
            return
        assert isinstance(form, WordsForm)
        form.begin(line, get_care_choices(line.client_id))
        reward_id, version = line.reward_id, line.version

        def act() -> str:
            self._everafter.certificates.choose_words(reward_id, version, form.draft())
            return _("Saved.")

        self._open(form, _("What this certificate says"), act)

    def _open_redeem(self) -> None:
        line, form = self._line, self._forms["redeem"]
        if line is None or line.reward_id is None:
            return
        assert isinstance(form, RedeemForm)
        form.begin(line.client_id)
        reward_id, number = line.reward_id, line.number

        def act() -> str:
            self._everafter.rewards.redeem(reward_id, form.job_id())
            return _("Certificate {number} is redeemed.").format(number=number)

        self._open(form, _("Redeem certificate {number}").format(number=number), act)

    def _open_void(self) -> None:
        line, form = self._line, self._forms["void"]
        if line is None or line.reward_id is None:
            return
        assert isinstance(form, VoidForm)
        form.begin()
        reward_id = line.reward_id

        def act() -> str:
            self._everafter.rewards.void(reward_id, form.reason())
            return _("It is void, and will not come again.")

        self._open(form, _("Take it back"), act)

    def _mark_posted(self) -> None:
        line = self._line
        if line is not None and line.reward_id is not None:
            recipient = PaperRecipient(line.client_id, reward_id=line.reward_id)
            posted = self._everafter.posted_papers
            self._carry_out(
                lambda: posted.mark_posted("certificates", what_words(line), [recipient]), _("Posted to {name}.")
            )

    def _give(self) -> None:
        line = self._line
        if line is not None and line.reward_id is not None:
            reward_id = line.reward_id
            self._carry_out(lambda: self._everafter.certificates.give(reward_id), _("Given to {name}."))

    def _carry_out(self, act: Callable[[], object], words: str) -> None:
        assert self._line is not None
        words = words.format(name=self._line.client_name)
        try:
            act()
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        self.message.emit(words, True)

    def _open_client(self) -> None:
        if self._line is not None:
            self.client_requested.emit(self._line.client_id)

    def _open(self, form: InlineForm, title: str, act: Callable[[], str]) -> None:
        self.close_form()
        self._act = act
        form.open(title)

    def _save_form(self) -> None:
        form = next((each for each in self._forms.values() if not each.isHidden()), None)
        if self._act is None or form is None:
            return
        try:
            words = self._act()
        except EverafterError as error:
            form.show_error(error)
            return
        self._leave_form()
        self.message.emit(words, True)

    def _leave_form(self) -> None:
        self.close_form()
        first = next((button for button in self._buttons.values() if button.isVisible()), None)
        if first is not None:
            first.setFocus()

    def _tell_saved(self, made: MadePapers) -> None:
        words = _("Saved as {file}").format(file=made.file.name)
        self.message.emit(words if made.result.pages else made.reason, False)

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, EverafterError):
            raise error
        self.message.emit(str(error), False)

    def _build(self) -> None:
        row = QWidget()
        buttons = ChipRow(row, gap=Space.S)
        for name, button in self._buttons.items():
            if name != "client":
                buttons.addWidget(button)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._name_label, 1)
        head.addWidget(self._buttons["client"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self._reason_label)
        column.addWidget(self._story_label)
        column.addWidget(row)
        for form in self._forms.values():
            column.addWidget(form)
        column.addWidget(self.picture, 1)


def _make_and_mark(everafter: Everafter, order: PaperOrder, progress: JobProgress) -> MadePapers:
    """Make the file, and only once it is whole write down that it is out; on the worker thread."""
    made = make_papers(everafter, order, progress)
    if made.sizes:
        mark_papers(everafter, made, progress)
    return made


def _who(line: LoyaltyLine) -> tuple[int, str, int]:
    return (line.client_id, line.rule, line.level)
