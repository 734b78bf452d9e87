"""A new client while the telephone rings: a name is enough, and nothing typed here is ever lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import ValidationError
from app.services.contact_points import LONGEST_VALUE
from app.services.drafts import ClientDraft, ContactDraft, SiteDraft
from app.services.sites import LONGEST_LINE
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit
from ui.window_state import preferences

if TYPE_CHECKING:
    from app.everafter import Everafter

_DRAFT = "draft.client"
_FORM_WIDTH = 640
_LONGEST_NAME = 200
_SAVE_DRAFT_AFTER = 400  # milliseconds without a key
_FEWEST_PHONE_DIGITS = 3


def sources() -> list[tuple[str, str]]:
    """Where clients come from: what is stored, and the words for it."""
    return [
        ("", _("Not asked yet")),
        ("referral", _("Someone told them about us")),
        ("search", _("Found us on the internet")),
        ("van", _("Saw the van")),
        ("flyer", _("Flyer or newspaper")),
        ("return", _("Came back after years")),
        ("other", _("Something else")),
    ]


def looks_like_phone(text: str) -> bool:
    """Whether typed text is a number rather than a name."""
    digits = sum(letter.isdigit() for letter in text)
    return digits >= _FEWEST_PHONE_DIGITS and not any(letter.isalpha() for letter in text)


class NewClientForm(Page):
    """Name, telephone, e-mail, address and source on one page; Ctrl+Enter saves and opens the card."""

    place = "new_client"

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._then = ""
        self._save_button = Button(_("Save and open the &card"), ButtonVariant.PRIMARY, "user-plus")
        self._explanation_label = TextLabel(self._explanation(), TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._name_edit = LimitedLineEdit(_LONGEST_NAME)
        self._phone_edit = LimitedLineEdit(LONGEST_VALUE)
        self._email_edit = LimitedLineEdit(LONGEST_VALUE)
        self._street_edit = LimitedLineEdit(LONGEST_LINE)
        self._town_edit = LimitedLineEdit(LONGEST_LINE)
        self._region_edit = LimitedLineEdit(LONGEST_LINE)
        self._postal_code_edit = LimitedLineEdit(LONGEST_LINE)
        self._source_combo = QComboBox()
        for code, words in sources():
            self._source_combo.addItem(words, code)
        self._edits = {
            "name": self._name_edit,
            "phone": self._phone_edit,
            "email": self._email_edit,
            "street": self._street_edit,
            "town": self._town_edit,
            "region": self._region_edit,
            "postal_code": self._postal_code_edit,
        }
        self._fields = {
            "name": Field(_("N&ame"), self._name_edit, _("A person or a firm, as they say it.")),
            "phone": Field(_("&Phone"), self._phone_edit),
            "email": Field(_("E-&mail"), self._email_edit),
            "street": Field(_("&Street and number"), self._street_edit),
            "town": Field(_("To&wn"), self._town_edit),
            "region": Field(_("State or regi&on"), self._region_edit),
            "postal_code": Field(_("Postal co&de"), self._postal_code_edit),
            "source": Field(_("How did they find &us?"), self._source_combo),
        }
        self._build()
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(_SAVE_DRAFT_AFTER)
        self._draft_timer.timeout.connect(self.keep_draft)
        for name, edit in self._edits.items():
            edit.setObjectName(f"new_client.{name}")
            edit.textEdited.connect(self._on_edited)
            edit.refused.connect(self._fields[name].set_error)
        self._source_combo.activated.connect(self._on_edited)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self.save)
        self._restore_draft()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("New client")

    def reload(self) -> None:
        """Nothing here is read from the database."""

    def default_focus(self) -> QWidget:
        """The name, or the first field that is still empty after it."""
        return self._name_edit if not self._name_edit.text() else self._phone_edit

    def start_with(self, typed: str, then: str = "") -> None:
        """Begin with what was typed in the find box; digits go into the telephone field.

        `then` is the command that waits for the client: it follows when they are saved, in place of their card.
        """
        self._then = then
        self._save_button.setText(_("Save and &go on") if then else _("Save and open the &card"))
        self._explanation_label.setText(self._explanation())
        if not typed:
            return
        self._clear()
        target = self._phone_edit if looks_like_phone(typed) else self._name_edit
        target.setText(typed)
        (self._name_edit if target is self._phone_edit else self._phone_edit).setFocus()
        self.keep_draft()

    def draft(self) -> ClientDraft:
        """What is typed, as the service takes it."""
        words = {name: edit.text().strip() for name, edit in self._edits.items()}
        site = SiteDraft(
            street=words["street"], town=words["town"], region=words["region"], postal_code=words["postal_code"]
        )
        has_site = any((site.street, site.town, site.region, site.postal_code))
        return ClientDraft(
            name=words["name"],
            phones=(ContactDraft(words["phone"]),) if words["phone"] else (),
            emails=(ContactDraft(words["email"], kind="email"),) if words["email"] else (),
            sites=(site,) if has_site else (),
            source=str(self._source_combo.currentData() or ""),
        )

    def save(self) -> None:
        """Save and open the card; what does not fit is said under its field, which gets the caret."""
        for field in self._fields.values():
            field.clear_error()
        draft = self.draft()
        try:
            client_id = self._everafter.clients.create(draft)
        except ValidationError as error:
            self._show_error(error)
            return
        self._clear()
        self._draft_timer.stop()
        preferences().keep_layout(_DRAFT, "")
        self.message.emit(_("{name} is saved.").format(name=draft.name), True)
        follows = {
            "complaint.log": self.complaint_log_requested,
            "job.book": self.booking_requested,
            "call.log": self.call_log_requested,
        }
        then, self._then = self._then, ""
        follows.get(then, self.client_requested).emit(client_id)

    def keep_draft(self) -> None:
        """Keep what is typed for the next start."""
        typed = {name: edit.text() for name, edit in self._edits.items() if edit.text()}
        if typed and self._source_combo.currentData():
            typed["source"] = str(self._source_combo.currentData())
        preferences().keep_layout(_DRAFT, json.dumps(typed) if typed else "")

    def _restore_draft(self) -> None:
        try:
            typed = json.loads(preferences().layout(_DRAFT) or "{}")
        except ValueError:
            return
        for name, edit in self._edits.items():
            edit.setText(str(typed.get(name, "")))
        self._source_combo.setCurrentIndex(max(0, self._source_combo.findData(typed.get("source", ""))))

    def _clear(self) -> None:
        for edit in self._edits.values():
            edit.clear()
        self._source_combo.setCurrentIndex(0)
        for field in self._fields.values():
            field.clear_error()

    def _on_edited(self) -> None:
        self._draft_timer.start()

    def _show_error(self, error: ValidationError) -> None:
        known = {"phones": "phone", "emails": "email", "sites": "street", "value": "phone"}
        name = known.get(error.field, error.field)
        field = self._fields.get(name, self._fields["name"])
        field.set_error(str(error))
        field.editor.setFocus()

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("variant", "page")
        page = QHBoxLayout(inner)
        page.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column = QVBoxLayout()
        column.setSpacing(Space.L)
        column.addWidget(TextLabel(_("New client"), TextRole.TITLE))
        column.addWidget(self._explanation_label)
        column.addWidget(self._card())
        column.addStretch(1)
        frame = QWidget()
        frame.setLayout(column)
        frame.setMaximumWidth(_FORM_WIDTH)
        column.setContentsMargins(0, 0, 0, 0)
        page.addWidget(frame, 1)
        page.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("variant", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        places = {
            "name": (0, 0, 1, 6),
            "phone": (1, 0, 1, 3),
            "email": (1, 3, 1, 3),
            "street": (2, 0, 1, 6),
            "town": (3, 0, 1, 3),
            "region": (3, 3, 1, 1),
            "postal_code": (3, 4, 1, 2),
            "source": (4, 0, 1, 3),
        }
        for name, (row, column, rows, columns) in places.items():
            grid.addWidget(self._fields[name], row, column, rows, columns)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        grid.addLayout(self._buttons(), 5, 0, 1, 6)
        return card

    def _explanation(self) -> str:
        if self._then == "complaint.log":
            return _("A name is enough. Then we write down what is not right.")
        return _("A name is enough. Everything else can wait until the talk is over.")

    def _buttons(self) -> QHBoxLayout:
        save = self._save_button
        save.setObjectName("new_client.save")
        save.clicked.connect(self.save)
        leave = Button(_("&Back"), ButtonVariant.QUIET)
        leave.clicked.connect(lambda: self.action_requested.emit("place.back"))
        row = QHBoxLayout()
        row.addWidget(TextLabel(_("Ctrl+Enter saves"), TextRole.SECONDARY, TextTone.TERTIARY))
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(save)
        return row
