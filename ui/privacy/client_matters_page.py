"""What concerns a client as a whole: why they left, cards merged into theirs, their data in a folder, being erased."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries import client_card as card_queries
from app.queries import firm as firm_queries
from app.queries.client_merges import MergeRow, list_merges
from app.queries.client_rows import ClientDetails
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.file_choices import choose_new_file
from ui.firm_formats import formats_of
from ui.job_panel import JobPanel
from ui.jobs import JobRunner
from ui.page import Page
from ui.privacy.erase_card import EraseCard
from ui.privacy.person_folder_work import write_folder
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.cards import Card
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import FieldMessage
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter

_WIDEST = 820


def ending_choices() -> tuple[tuple[str, str], ...]:
    """Why somebody is no longer visited, in the order of the list."""
    return (
        ("", _("still our client")),
        ("moved", _("moved away")),
        ("died", _("died")),
        ("no_contact", _("asked for no contact")),
    )


class ClientMattersPage(Page):
    """Four cards below each other."""

    place = "client_matters"
    is_of_one_client = True
    tables = frozenset({"client", "client_merge", "complaint", "job"})

    def __init__(
        self, everafter: Everafter, feed: ChangeFeed, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(everafter, feed, parent)
        self._runner = runner
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._client_id: int | None = None
        self._details: ClientDetails | None = None
        self._stored_ending: tuple[int, str, date | None] | None = None
        self._panel = JobPanel(self, lambda words: self.message.emit(words, False))
        self._title_label = ElidedLabel("", TextRole.TITLE)
        self._ending_combo = QComboBox()
        self._ending_combo.setObjectName("ending.reason")
        self._ending_combo.setAccessibleName(_("Why they left"))
        for key, words in ending_choices():
            self._ending_combo.addItem(words, key)
        self._ended_edit = DateEdit(_qt_day(everafter.clock.today()))
        self._ended_edit.setAccessibleName(_("Since"))
        self._ending_message = FieldMessage(self._ended_edit)
        self._ending_button = Button(_("Save &why"), ButtonVariant.PLAIN)
        self._merges = QVBoxLayout()
        self._merges_card = Card(_("Cards merged into this one"))
        self._codes_box = QCheckBox(_("with access codes"))
        self._private_box = QCheckBox(_("with our private notes (the law usually wants them in)"))
        self._folder_button = Button(_("Write a fol&der…"), ButtonVariant.PLAIN, "download")
        self._erase_card = EraseCard(everafter, runner, self._panel)
        self._certificate = TextLabel("", TextRole.BODY, wrap=True)
        self._certificate.setObjectName("erase.certificate")
        self._certificate.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._build()
        self._ending_button.clicked.connect(self.save_ending)
        self._folder_button.clicked.connect(self._ask_folder)
        self._erase_card.erased.connect(self._show_certificate)

    def _build(self) -> None:
        body = QWidget()
        body.setProperty("variant", "page")
        body.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.L)
        column.addWidget(self._certificate)
        for card in (self._ending_card(), self._merges_card, self._folder_card(), self._erase_card):
            column.addWidget(card)
        column.addStretch(1)
        self._merges_card.body.addLayout(self._merges)
        scroll = QScrollArea()
        scroll.setProperty("variant", "bare")
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.XL, 20, Space.XL, 20)
        page.setSpacing(Space.M)
        page.addWidget(self._title_label)
        page.addWidget(scroll, 1)

    def _ending_card(self) -> Card:
        card = Card(_("Why they left"))
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(self._ending_combo)
        line.addWidget(self._ended_edit)
        line.addWidget(self._ending_button)
        line.addStretch(1)
        words = _("Nobody calls them any more. They can still be found, and can still complain.")
        card.body.addWidget(TextLabel(words, TextRole.BODY, TextTone.SECONDARY, wrap=True))
        card.body.addLayout(line)
        card.body.addWidget(self._ending_message)
        return card

    def _folder_card(self) -> Card:
        card = Card(_("Everything we keep about them"))
        words = _("Pages to read, exact data, lists and photos, for whoever asks what we know of them.")
        card.body.addWidget(TextLabel(words, TextRole.BODY, TextTone.SECONDARY, wrap=True))
        line = QHBoxLayout()
        line.addWidget(self._folder_button)
        line.addStretch(1)
        for box in (self._private_box, self._codes_box):
            card.body.addWidget(box)
        card.body.addLayout(line)
        return card

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return self._title_label.text() or _("Leaving, data, erasing")

    def client_in_view(self) -> int | None:
        """Whose matters they are."""
        return self._client_id

    def default_focus(self) -> QWidget:
        """Why they left."""
        return self._ending_combo

    def show_client(self, client_id: int) -> None:
        """Another client."""
        self._client_id = client_id
        self._certificate.setText("")
        self._codes_box.setChecked(False)
        self._private_box.setChecked(False)
        self._stored_ending = None
        self._is_stale = True
        if self.isVisible():
            self.reload_if_stale()

    def reload(self) -> None:
        """Read everything anew."""
        if self._client_id is None:
            return
        clock = self._everafter.clock
        details = card_queries.get_client(self._client_id, clock.now(), clock.zone)
        self._details = details
        self._title_label.setText(details.name)
        self._show_ending(details)
        self._show_merges(list_merges(details.id))
        if not self._certificate.text():
            self._erase_card.show_client(details.id, details.name)
        self._erase_card.setVisible(not self._certificate.text())
        self._certificate.setVisible(bool(self._certificate.text()))

    def _show_ending(self, details: ClientDetails) -> None:
        """What is stored; what is chosen and not saved yet stays when somebody else changes something."""
        stored = (details.id, details.ended_reason, details.ended_on)
        if stored == self._stored_ending:
            return
        self._stored_ending = stored
        self._ending_combo.setCurrentIndex([key for key, _words in ending_choices()].index(details.ended_reason))
        self._ended_edit.setDate(_qt_day(details.ended_on or self._everafter.clock.today()))

    def save_ending(self) -> None:
        """Write down why and since when."""
        if self._details is None:
            return
        reason = str(self._ending_combo.currentData())
        shown = self._ended_edit.date()
        day = date(shown.year(), shown.month(), shown.day())
        try:
            self._everafter.client_endings.write(self._details.id, reason, day, self._details.version)
        except EverafterError as error:
            self._ending_message.set_error(str(error))
            return
        self._ending_message.clear_error()
        self.message.emit(_("Saved"), True)

    def take_apart(self, merge_id: int) -> None:
        """Two cards again; what stays with this one is named."""
        try:
            done = self._everafter.client_merges.take_apart(merge_id)
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        words = _("Two cards again")
        if done.stays:
            words = _("Two cards again; made since and kept here: {what}").format(what=", ".join(done.stays[:5]))
        self.message.emit(words, True)

    def write_folder(self, target: str) -> None:
        """Everything about them, in the worker process, with progress and Cancel."""
        if self._client_id is None or self._panel.is_busy:
            return
        everafter = self._everafter
        job = self._runner.run_in_process(
            write_folder,
            everafter.address,
            everafter.units.person_id,
            self._client_id,
            target,
            self._codes_box.isChecked(),
            self._private_box.isChecked(),
        )
        self._panel.watch(job, _("Writing everything down"), _folder_words)

    def _ask_folder(self) -> None:
        name = self._details.name if self._details is not None else ""
        choose_new_file(self, _("A new folder for everything"), name, "", self.write_folder)

    def _show_merges(self, rows: list[MergeRow]) -> None:
        while (item := self._merges.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row in rows:
            self._merges.addWidget(self._merge_line(row))
        self._merges_card.setVisible(bool(rows))

    def _merge_line(self, row: MergeRow) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        words = _("{name} (client {number}), {day}").format(
            name=row.gone_name, number=row.gone_number, day=self._formats.date(self._formats.day_of(row.merged_at))
        )
        button = Button(_("Take the merge apart"), ButtonVariant.PLAIN)
        button.setAccessibleName(_("Take {name} apart from this card").format(name=row.gone_name))
        button.clicked.connect(partial(self.take_apart, row.id))
        line.addWidget(TextLabel(words, TextRole.BODY, wrap=True), 1)
        line.addWidget(button)
        return holder

    def _show_certificate(self, words: str) -> None:
        self._certificate.setText(words)
        self.message.emit(words.splitlines()[0], False)
        self.reload()
        self._certificate.setFocus()  # what had the keyboard is gone; from here the words can be copied


def _qt_day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _folder_words(answer: object) -> str:
    folder, entries, to_review = answer if isinstance(answer, tuple) else ("", 0, 0)
    words = ngettext("{count} entry is in {folder}", "{count} entries are in {folder}", entries)
    said = words.format(count=entries, folder=folder)
    return _("{said}; read look-through-first.csv first").format(said=said) if to_review else said
