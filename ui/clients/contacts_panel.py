"""What we talk about with a client, counted by what it was for, and how often we helped without a sale (S1.3)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.queries.client_rows import ClientDetails
from app.queries.help_log import ContactKinds, get_contact_kinds
from app.rules.contact_purposes import purpose_words
from app.translations import gettext as _
from app.translations import ngettext
from ui.clients.line_stack import Line, LineStack
from ui.widgets.cards import Card


def contact_lines(kinds: ContactKinds) -> list[Line]:
    """One line of all four kinds, so that nothing but offers is seen at once; one of help."""
    lines = []
    if any(kinds.by_purpose.values()):
        counted = [f"{purpose_words(purpose.value)} {count}" for purpose, count in kinds.by_purpose.items()]
        lines.append(Line("kinds", "message-square-text", " · ".join(counted), may_edit=False))
    if kinds.helped:
        words = ngettext("Helped once without a sale", "Helped {count} times without a sale", kinds.helped)
        fixed = ngettext("{count} of it settled on the phone", "{count} of them settled on the phone", kinds.helped)
        detail = fixed.format(count=kinds.fixed_on_the_phone) if kinds.fixed_on_the_phone else ""
        lines.append(Line("help", "heart-handshake", words.format(count=kinds.helped), detail, may_edit=False))
    return lines


class ContactsPanel(Card):
    """Read with the card, never kept; away while there is nothing to count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What we talk about"), parent=parent)
        self._lines = LineStack("")
        self.body.addWidget(self._lines)

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client, of ours or gone."""
        lines = contact_lines(get_contact_kinds(details.id))
        self._lines.show_lines(lines)
        self.setVisible(bool(lines))
