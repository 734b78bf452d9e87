"""The form of the answer book: our own words for a page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.rules.answer_book import Advice, Answer, advice_of
from app.services.answer_book import LONGEST_ADVICE, LONGEST_NAME
from app.translations import gettext as _
from ui.widgets.inline_form import InlineForm


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
