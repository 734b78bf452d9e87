"""The next certificate of a client: which, when, how far, and its page in the preview."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.client_rows import ClientDetails, LoyaltyRow
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.loyalty.loyalty_words import certificate_words
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardVariant
from ui.widgets.labels import TextLabel, TextTone


class LoyaltyPanel(Card):
    """Gold, because gold means loyalty and nothing else; hidden for people we have not worked for yet."""

    preview_requested = Signal(int)

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("Loyalty"), CardVariant.GOLD, parent=parent)
        self._formats = formats
        self._reward_id: int | None = None
        self._what_label = TextLabel("", TextRole.HEADING, wrap=True)
        self._when_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._bar = Bar(0.0, Tone.GOLD)
        self._preview_button = Button(_("Preview certificate"), icon="eye")
        self._preview_button.clicked.connect(self._preview)
        self.body.addWidget(self._what_label)
        self.body.addWidget(self._when_label)
        self.body.addSpacing(Space.XS)
        self.body.addWidget(self._bar)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, Space.S, 0, 0)
        foot.addWidget(self._preview_button)
        self.body.addWidget(self._foot)

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client."""
        row = details.loyalty
        self.setVisible(row is not None)
        if row is None:
            return
        self._reward_id = row.reward_id
        what, when = certificate_words(row.rule, row.level), self._when_words(row)
        self._what_label.setText(what)
        self._when_label.setText(when)
        self._bar.set_share(row.progress, f"{what}, {when}")
        self._foot.setVisible(row.reward_id is not None)

    def _when_words(self, row: LoyaltyRow) -> str:
        if row.state == "held":
            return _("Waits until the complaint is put right")
        away = (row.due_on - self._formats.today()).days
        day = self._formats.date(row.due_on)
        if away < 0:
            return _("Due since {day}").format(day=day)
        if away == 0:
            return _("Due today")
        if away < 14:
            words = ngettext("{count} day", "{count} days", away).format(count=away)
        elif away < 26 * 7:
            words = ngettext("{count} week", "{count} weeks", away // 7).format(count=away // 7)
        else:
            months = round(away / 30.44)
            words = ngettext("{count} month", "{count} months", months).format(count=months)
        return _("Due {day}, in {span}").format(day=day, span=words)

    def _preview(self) -> None:
        if self._reward_id is not None:
            self.preview_requested.emit(self._reward_id)
