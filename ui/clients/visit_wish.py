"""The wish for a visit on the card: asked before it, and afterwards whether it came true (S3.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import ConflictError, EverafterError
from app.queries.visit_wishes import WishRow
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter

LONGEST_WISH = 5_000


class VisitWishForm(InlineForm):
    """Their words before a visit, and after it whether the day was so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._met = ChoiceGroup((("yes", _("Yes, it was")), ("no", _("No, not quite"))), _("Was it so?"))
        self.add_text("expectation", _("What would make it perfect?"), is_long=True, limit=LONGEST_WISH)
        self.add_field("met", Field(_("Was it so?"), self._met))

    def fill(self, wish: WishRow, *, is_over: bool) -> None:
        """Show a wish as it stands; the answer is asked once the visit is over."""
        self.set_text("expectation", wish.words)
        self._met.choose({True: "yes", False: "no", None: ""}[wish.is_met])
        self.field("met").setVisible(is_over)

    @property
    def is_met(self) -> bool | None:
        """What was chosen, None while nothing is."""
        return {"yes": True, "no": False}.get(self._met.chosen)


class VisitWish(QWidget):
    """One line, the verb that asks, and the form it opens."""

    told = Signal(str, bool)  # a toast, and whether it offers Undo
    overtaken = Signal()  # another desk was faster: the card is to be read anew, the words stay in the form
    form_opened = Signal(object)  # InlineForm

    def __init__(self, everafter: Everafter, *, is_over: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._is_over = is_over
        self._wish: WishRow | None = None
        self._version = 0
        self._form: VisitWishForm | None = None
        self._words_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._verb = LinkButton("")
        self._verb.clicked.connect(self.ask)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(self._words_label)
        self._column.addWidget(self._verb, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def open_form(self) -> VisitWishForm | None:
        """The form, while it is open."""
        return self._form if self._form is not None and not self._form.isHidden() else None

    def show_wish(self, wish: WishRow | None) -> None:
        """Refill; an open form about the same visit stays as it is."""
        is_same = self._wish is not None and wish is not None and self._wish.job_id == wish.job_id
        self._wish = wish
        if self._form is not None and not is_same:
            self._form.hide()
        # After a visit, only a wish that was made can have come true.
        self.setVisible(wish is not None and bool(wish.words or not self._is_over))
        if wish is None:
            return
        self._words_label.setText(self._words_of(wish))
        verb = self._verb_of(wish)
        self._verb.setText(verb)
        self._verb.setAccessibleName(f"{verb}, {_('job {number}').format(number=wish.number)}")

    def ask(self) -> None:
        """Open the form."""
        if self._wish is None:
            return
        if self._form is None:
            self._form = VisitWishForm()
            self._form.save_requested.connect(self._save)
            self._form.cancelled.connect(self._leave)
            self._column.addWidget(self._form)
        self._version = self._wish.version
        self._form.fill(self._wish, is_over=self._is_over)
        self._form.open(_("Their wish for job {number}").format(number=self._wish.number))
        self.form_opened.emit(self._form)

    def _words_of(self, wish: WishRow) -> str:
        if not wish.words:
            return _("Nobody asked yet what would make it perfect.")
        if not self._is_over:
            return _("What would make it perfect: “{wish}”").format(wish=wish.words)
        met = {
            True: _("Last time they wished “{wish}”, and so it was."),
            False: _("Last time they wished “{wish}”, and it was not so."),
            None: _("Last time they wished “{wish}”. Nobody asked yet whether it was so."),
        }
        return met[wish.is_met].format(wish=wish.words)

    def _verb_of(self, wish: WishRow) -> str:
        if self._is_over:
            return _("Was it so?") if wish.is_met is None else _("Change the answer")
        return _("Change their wish") if wish.words else _("Ask them")

    def _leave(self) -> None:
        if self._form is not None:
            self._form.hide()
        self._verb.setFocus()

    def _save(self) -> None:
        form, wish = self._form, self._wish
        if form is None or wish is None:
            return
        is_met = form.is_met if self._is_over else wish.is_met
        try:
            self._everafter.visit_notes.note_expectation(wish.job_id, self._version, form.text("expectation"), is_met)
        except ConflictError as error:
            form.show_error(error)
            self.overtaken.emit()
            # What the other desk changed is shown now; saving again is then meant.
            self._version = self._wish.version if self._wish is not None else self._version
            return
        except EverafterError as error:
            form.show_error(error)
            return
        self._leave()
        self.told.emit(_("Their wish is written down"), True)
