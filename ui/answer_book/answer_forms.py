"""The two forms of the answer book: our own words for a page, and the help that was given with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from app.errors import ValidationError
from app.queries.client_rows import SearchHit
from app.rules.answer_book import Advice, Answer, advice_of
from app.services.answer_book import LONGEST_ADVICE, LONGEST_NAME
from app.services.help_log import HelpDraft
from app.translations import gettext as _
from ui.clients.client_choice import ClientChoice
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm

_LONGEST_ASKED = 2_000


class PageForm(InlineForm):
    """A line for each step; what it is about is asked for a new page only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("Sa&ve the page"), parent=parent)
        self._stain, self._fibre = "", ""
        self.add_text("stain", _("What was s&pilled"), limit=LONGEST_NAME)
        self.add_text("fibre", _("On what; empty for anything"), limit=LONGEST_NAME)
        self.add_text("steps", _("What to sa&y, a line for each step"), is_long=True, limit=LONGEST_ADVICE)
        self.add_text("never", _("What never to do, a line each"), is_long=True, limit=LONGEST_ADVICE)
        self.add_text("call_us", _("When we come, a line each"), is_long=True, limit=LONGEST_ADVICE)

    def fill(self, found: Answer | None) -> None:
        """The words of a page, or an empty form for a new one."""
        self._stain, self._fibre = ("", "") if found is None else (found.stain, found.fibre)
        advice = Advice() if found is None else found.advice
        for name, lines in (("steps", advice.steps), ("never", advice.never), ("call_us", advice.call_us)):
            self.set_text(name, "\n".join(lines))
        for name in ("stain", "fibre"):
            self.set_text(name, "")
            self.field(name).setVisible(found is None)
        self.has_begun()

    def about(self) -> tuple[str, str]:
        """The stain and the fiber of the page, as keys or as typed."""
        return (self._stain or self.text("stain"), self._fibre or self.text("fibre"))

    def advice(self) -> Advice:
        """What was typed."""
        return advice_of(self.text("steps"), self.text("never"), self.text("call_us"))


class HelpForm(InlineForm):
    """Who asked (unless a card is open), what, and whether that was all it took; what we said is the page."""

    def __init__(self, find: Callable[[str], list[SearchHit]], parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("Sa&ve the help"), parent=parent)
        self._client_id: int | None = None
        self._advised = ""
        self._who_edit = ClientChoice(find)
        self.add_field("client", Field(_("Who as&ked"), self._who_edit))
        self.add_text("asked", _("What the&y asked"), limit=_LONGEST_ASKED)
        self.fixed_box = QCheckBox(_("That was all it took: fi&xed on the phone"))
        self.add_widget(self.fixed_box)

    def fill(self, client_id: int | None, asked: str, advised: str) -> None:
        """Help with a page, for the client of the card, or for somebody to choose."""
        self._client_id, self._advised = client_id, advised
        self._who_edit.choose(None, "")
        self.field("client").setVisible(client_id is None)
        self.set_text("asked", asked)
        self.fixed_box.setChecked(False)
        self.has_begun()

    def draft(self) -> HelpDraft:
        """What is written down; ValidationError where nobody was chosen."""
        client_id = self._client_id if self._client_id is not None else self._who_edit.chosen_id
        if client_id is None:
            raise ValidationError(_("Choose who asked; nothing was saved."), "client")
        return HelpDraft(client_id, self.text("asked"), self._advised, "phone", is_fixed=self.fixed_box.isChecked())
