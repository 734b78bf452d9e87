"""Write: what it is about, by which way, and the words filled in; copied, opened in one's mail program or printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.exchange.mail_drafts import mailto_address, save_unsent_mails
from app.papers.paper_request import PaperRequest
from app.queries.contact_counts import get_contact_counts
from app.rules.contact_rules import Purpose
from app.rules.messages import MessageKind, message_title
from app.services.messages import LONGEST_MESSAGE
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.file_choices import choose_folder
from ui.messages.message_desk import MessageDesk
from ui.messages.write_wish import WriteWish
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.cards import Card
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit, LimitedTextEdit
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from app.everafter import Everafter

_LONGEST_SUBJECT = 200
_SIDE = 264


class WritePage(Page):
    """To one client or many; nothing is sent from here, and what went out is noted once somebody says so."""

    place = "write"
    tables = frozenset({"client", "contact_permission", "contact_point", "site", "job", "complaint", "wording", "firm"})
    is_of_one_client = True

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self.desk = MessageDesk(everafter)
        self._title_label = ElidedLabel("", TextRole.TITLE)
        self._ratio_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._kinds = RowList(_("What it is about"))
        self._whom = RowList(_("To whom"))
        self._whom_card = Card(_("To whom"))
        self._channels = ChoiceGroup(
            (("text", _("Text")), ("email", _("E-mail")), ("letter", _("Letter"))),
            _("By which way"),
            may_be_empty=False,
        )
        self._purposes = ChoiceGroup(
            (
                (Purpose.CARE.value, _("Kindness")),
                (Purpose.SERVICE.value, _("Visit")),
                (Purpose.SALES.value, _("Offer")),
            ),
            _("What it is for"),
            may_be_empty=False,
            first_number=4,
        )
        self._to_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._rule_label = TextLabel("", TextRole.BODY, TextTone.SOON, wrap=True)
        self._subject_edit = LimitedLineEdit(_LONGEST_SUBJECT)
        self._body_edit = LimitedTextEdit(LONGEST_MESSAGE)
        self._below_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._go_button = Button("", ButtonVariant.PRIMARY)
        self._file_button = Button(_("Sa&ve as file…"), icon="download")
        self._sent_button = Button(_("I &sent it"), icon="check")
        self._words_button = Button(_("Ou&r words…"), ButtonVariant.QUIET, "pencil")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._kinds.setObjectName("write.kinds")
        self._whom.setObjectName("write.whom")
        self._subject_edit.setObjectName("write.subject")
        self._body_edit.setObjectName("write.body")
        self._go_button.setObjectName("write.go")
        self._file_button.setObjectName("write.file")
        self._sent_button.setObjectName("write.sent")
        self._subject_edit.setAccessibleName(_("Subject"))
        self._subject_edit.setPlaceholderText(_("Subject"))
        self._body_edit.setAccessibleName(_("Message"))
        self._body_edit.setTabChangesFocus(True)
        self._sent_button.setToolTip(_("Ctrl+Enter; it then stands on the timeline"))
        self._kinds.set_rows([(kind, message_title(kind)) for kind in MessageKind])
        side = QVBoxLayout()
        side.setSpacing(Space.M)
        about = Card(_("What it is about"))
        about.body.addWidget(self._kinds)
        self._whom_card.body.addWidget(self._whom)
        side.addWidget(about, 3)
        side.addWidget(self._whom_card, 2)
        beside = QWidget()
        beside.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        beside.setFixedWidth(sized(_SIDE))
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(beside)
        row.addWidget(self._paper(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, 20, Space.XL, 20)
        column.setSpacing(Space.M)
        column.addWidget(self._title_label)
        column.addWidget(self._ratio_label)
        column.addLayout(row, 1)

    def _paper(self) -> QWidget:
        """The card with the words, and below them what to do with them."""
        card = Card()
        ways = QHBoxLayout()
        ways.setSpacing(Space.L)
        ways.addWidget(self._channels)
        ways.addStretch(1)
        ways.addWidget(self._purposes)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.M)
        buttons.addWidget(self._go_button)
        buttons.addWidget(self._file_button)
        buttons.addWidget(self._sent_button)
        buttons.addStretch(1)
        buttons.addWidget(self._words_button)
        card.body.setSpacing(Space.M)
        card.body.addLayout(ways)
        card.body.addWidget(self._to_label)
        card.body.addWidget(self._rule_label)
        card.body.addWidget(self._subject_edit)
        card.body.addWidget(self._body_edit, 1)
        card.body.addWidget(self._below_label)
        card.body.addLayout(buttons)
        return card

    def _connect(self) -> None:
        self._kinds.currentRowChanged.connect(self._choose_kind)
        self._whom.currentRowChanged.connect(lambda _row: self._show_client())
        self._channels.choice_made.connect(lambda channel: self._choose(channel=channel))
        self._purposes.choice_made.connect(lambda purpose: self._choose(purpose=purpose))
        self._subject_edit.textChanged.connect(self._keep)
        self._body_edit.textChanged.connect(self._keep)
        for edit in (self._subject_edit, self._body_edit):
            edit.refused.connect(lambda words: self.message.emit(words, False))
        self._go_button.clicked.connect(self._go)
        self._file_button.clicked.connect(self._save_files)
        self._sent_button.clicked.connect(self.note_sent)
        self._words_button.clicked.connect(lambda: self.action_requested.emit("words.message"))

    @property
    def title(self) -> str:
        """What the window calls this page."""
        rows = self.desk.rows
        if len(rows) == 1:
            return _("Write to {name}").format(name=rows[0].client_name)
        return ngettext("Write to {count} client", "Write to {count} clients", len(rows)).format(count=len(rows))

    def show_client(self, client_id: int) -> None:
        """Write to this one."""
        self.begin(WriteWish((client_id,)))

    def begin(self, wish: WriteWish) -> None:
        """Write to these."""
        self.desk.begin(wish)
        with QSignalBlocker(self._kinds):
            self._kinds.setCurrentRow(list(MessageKind).index(self.desk.kind))
        if not wish.channel:
            self.desk.choose(channel=self._first_way())
        self._show()

    def reload(self) -> None:
        """Clients, wishes and our words as they are now; what was typed stays."""
        self.desk.read()
        self._show()

    def default_focus(self) -> QWidget:
        """The kinds of message: arrows choose, Tab goes on to the words."""
        return self._kinds

    def client_in_view(self) -> int | None:
        """Whom the Client menu means."""
        return self._chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter notes that it went out."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.note_sent()
            return
        super().keyPressEvent(event)

    def note_sent(self) -> None:
        """It went out: to the one in view, or to everybody whom it could go to."""
        ids = self._going_out()
        if not ids:
            return
        try:
            count = self.desk.note_sent(ids)
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        words = ngettext("{count} message is on the timeline", "{count} messages are on the timelines", count)
        self.message.emit(words.format(count=count) if count else _("That was noted today already."), count > 0)
        self._show()

    def _first_way(self) -> str:
        """Letters to many; to one, the first way that is open to them."""
        rows = self.desk.rows
        if len(rows) != 1:
            return "letter"
        for channel in ("text", "email", "letter"):
            self.desk.choose(channel=channel)
            if self.desk.open_ids() and not self.desk.why_not(rows[0].client_id):
                return channel
        return "text"

    def _choose_kind(self, row: int) -> None:
        if row >= 0:
            self.desk.choose(kind=list(MessageKind)[row])
            self._show()

    def _choose(self, *, channel: str = "", purpose: str = "") -> None:
        self.desk.choose(channel=channel, purpose=Purpose(purpose) if purpose else None)
        self._show()

    def _chosen(self) -> int | None:
        rows = self.desk.rows
        if len(rows) == 1:
            return rows[0].client_id
        chosen = self._whom.chosen()
        return chosen if isinstance(chosen, int) else None

    def _going_out(self) -> list[int]:
        """Whom the buttons mean: a text goes to one at a time, the rest to everybody on the list."""
        chosen = self._chosen()
        if self.desk.channel == "text":
            return [chosen] if chosen is not None and self.desk.may_have(chosen) else []
        return self.desk.open_ids()

    def _show(self) -> None:
        rows = self.desk.rows
        self._title_label.setText(self.title)
        self._whom_card.setVisible(len(rows) > 1)
        with QSignalBlocker(self._whom):
            self._whom.set_rows([(row.client_id, self._whom_words(row.client_id, row.client_name)) for row in rows])
        self._channels.choose(self.desk.channel)
        self._purposes.choose(self.desk.purpose.value)
        self._purposes.setVisible(self.desk.kind is MessageKind.FREE)
        self._show_client()
        self._show_buttons()

    def _whom_words(self, client_id: int, name: str) -> str:
        if self.desk.is_sent(client_id):
            return _("{name}, sent").format(name=name)
        return name if self.desk.may_have(client_id) else _("{name}, left out").format(name=name)

    def _show_client(self) -> None:
        client_id = self._chosen()
        is_open = client_id is not None and self.desk.may_have(client_id)
        self._subject_edit.setVisible(self.desk.channel == "email")
        self._body_edit.setEnabled(is_open)
        self._subject_edit.setEnabled(is_open)
        if client_id is None:
            return
        draft = self.desk.draft(client_id)
        with QSignalBlocker(self._subject_edit), QSignalBlocker(self._body_edit):
            self._subject_edit.setText(draft.subject)
            self._body_edit.setPlainText(draft.body)
        address = self.desk.address(client_id)
        self._to_label.setText(_("To {address}").format(address=address) if address else "")
        self._to_label.setVisible(bool(address))
        self._show_rule(client_id)
        self._show_below(client_id)
        self._show_counts(client_id)
        self._show_buttons()

    def _show_rule(self, client_id: int) -> None:
        """Why not, or what to think of; nothing where nothing stands in the way."""
        words = self.desk.why_not(client_id)
        if words and self.desk.may_have(client_id):
            words = _("{reason} It is for you to decide.").format(reason=words)
        elif not words and self.desk.is_unasked(client_id):
            words = _("Nobody has asked yet whether offers are welcome; ask when you next speak.")
        self._rule_label.setText(words)
        self._rule_label.setVisible(bool(words))

    def _show_below(self, client_id: int) -> None:
        if self.desk.channel == "text":
            count = len(self._body_edit.toPlainText())
            words = ngettext("{count} character", "{count} characters", count).format(count=count)
        else:
            words = self.desk.signature(client_id)
        self._below_label.setText(words)
        self._below_label.setVisible(bool(words))

    def _show_counts(self, client_id: int) -> None:
        """How kind words and offers stand to each other (S1.5)."""
        words = _("Nothing is sent from here; your telephone, mail program or hand does it.")
        if len(self.desk.rows) > 1:
            self._ratio_label.setText(words)
            return
        counts = get_contact_counts(client_id, self._everafter.clock.now())
        kind = ngettext("{count} kind word", "{count} kind words", counts.care).format(count=counts.care)
        offers = ngettext("{count} offer", "{count} offers", counts.sales).format(count=counts.sales)
        so_far = _("In the last twelve months: {kind}, {offers}.").format(kind=kind, offers=offers)
        self._ratio_label.setText(f"{so_far} {words}")

    def _show_buttons(self) -> None:
        ids = self._going_out()
        many = len(self.desk.rows) > 1
        words, icon = {
            "text": (_("Co&py text"), "copy"),
            "email": (_("Save &all as files…") if many else _("Open &mail program"), "mail"),
            "letter": (
                ngettext("&Print {count} letter…", "&Print {count} letters…", len(ids)).format(count=len(ids)),
                "printer",
            ),
        }[self.desk.channel]
        self._go_button.setText(words)
        self._go_button.set_icon(icon)
        self._file_button.setVisible(self.desk.channel == "email" and not many)
        for button in (self._go_button, self._file_button, self._sent_button):
            button.setEnabled(bool(ids))

    def _keep(self) -> None:
        client_id = self._chosen()
        if client_id is not None:
            self.desk.keep(client_id, self._subject_edit.text(), self._body_edit.toPlainText())
            self._show_below(client_id)

    def _go(self) -> None:
        ids = self._going_out()
        if not ids:
            return
        if self.desk.channel == "text":
            QGuiApplication.clipboard().setText(self.desk.draft(ids[0]).body)
            self.message.emit(_("The text is on the clipboard. Once it went out, press I sent it."), False)
        elif self.desk.channel == "letter":
            self.paper_requested.emit(PaperRequest("letter", letters=self.desk.letters()))
        elif len(self.desk.rows) > 1:
            self._save_files()
        else:
            self._open_mail(ids[0])

    def _open_mail(self, client_id: int) -> None:
        try:
            address = mailto_address(self.desk.mail(client_id))
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        # Encoded already: an address that is read as text would have its percent signs encoded once more.
        if not address:
            self.message.emit(_("This is too long to hand over; save it as a file and open that."), False)
        elif QDesktopServices.openUrl(QUrl.fromEncoded(address.encode("ascii"), QUrl.ParsingMode.StrictMode)):
            self.message.emit(_("Your mail program has it. Once it went out, press I sent it."), False)
        else:
            self.message.emit(_("No mail program answered; save it as a file, or copy the text."), False)

    def _save_files(self) -> None:
        choose_folder(self, _("Where shall the e-mails go?"), self.save_into)

    def save_into(self, folder: str) -> None:
        """One file for each e-mail, to be opened and sent with one's mail program."""
        mails = [self.desk.mail(client_id) for client_id in self._going_out()]
        try:
            written = save_unsent_mails(mails, Path(folder), self._everafter.clock.now())
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        words = ngettext("{count} e-mail is saved in {folder}", "{count} e-mails are saved in {folder}", len(written))
        self.message.emit(words.format(count=len(written), folder=folder), False)

    def editor(self) -> QPlainTextEdit:
        """Where the words are."""
        return self._body_edit
