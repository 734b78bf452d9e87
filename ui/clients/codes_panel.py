"""The access codes of a client's addresses: masked, shown on request for twenty seconds, and every look is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.errors import EverafterError, ValidationError
from app.queries.client_rows import AccessCodeRow, ClientDetails
from app.rules.person_names import first_name
from app.services.access_codes import LONGEST_CODE
from app.services.place_drafts import AccessCodeDraft
from app.translations import gettext as _
from ui.clients.area_forms import place_words
from ui.clients.code_row import CodeRow
from ui.clients.editable_panel import EditablePanel
from ui.firm_formats import FirmFormats
from ui.theme.tokens import Space
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter


class CodeForm(InlineForm):
    """One code. What is typed here is never kept as a draft: half a code on the disk is still half a code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.add_text("opens", _("What it o&pens"), limit=LONGEST_CODE)
        self.add_text("code", _("Co&de"), limit=LONGEST_CODE)
        self._site_combo = QComboBox()
        self._site_field = Field(_("&Where"), self._site_combo)
        self.add_field("site", self._site_field)
        self._print_box = QCheckBox(_("P&rint it on the job sheet"))
        self.add_widget(self._print_box)

    def fill(self, row: AccessCodeRow | None, details: ClientDetails) -> None:
        """Show what a code opens, never the code itself; an empty code stays as it is."""
        self._site_combo.clear()
        for site in details.sites:
            if not site.is_billing_only:
                self._site_combo.addItem(place_words(site), site.id)
        main = details.main_site
        self._site_combo.setCurrentIndex(max(0, self._site_combo.findData(main.id if main is not None else None)))
        self._site_field.setVisible(row is None and self._site_combo.count() > 1)
        self.set_text("opens", "" if row is None else row.opens)
        self.set_text("code", "")
        self.field("code").editor.setProperty("placeholderText", "" if row is None else _("stays as it is"))
        self._print_box.setChecked(row is not None and row.may_print)

    @property
    def site_id(self) -> int | None:
        """The address it belongs to; None while the client has none."""
        chosen = self._site_combo.currentData()
        return None if chosen is None else int(chosen)

    def draft(self) -> AccessCodeDraft:
        """What was typed."""
        return AccessCodeDraft(self.text("opens"), self.text("code"), self._print_box.isChecked())


class CodesPanel(EditablePanel):
    """A row of dots for each code."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        empty = _("No codes. Here they are masked, and whoever looks is noted.")
        super().__init__("codes", _("Access codes"), empty, parent=parent)
        self._everafter = everafter
        self._formats = formats
        self._details: ClientDetails | None = None
        self._rows: list[CodeRow] = []
        self._stack = QWidget()
        self._column = QVBoxLayout(self._stack)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self.body.insertWidget(0, self._stack)
        self.add_verb(_("Add a code"), lambda: self._start(None))

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is, another client's codes are masked."""
        is_other = self._details is None or self._details.id != details.id
        if is_other:
            self.hide_codes()
        self.begin_client(details.id, is_other=is_other)
        self._details = details
        codes = details.access_codes
        while len(self._rows) < len(codes):
            made = CodeRow()
            made.edit_requested.connect(lambda code_id: self._open(f"code:{code_id}"))
            made.code_requested.connect(self._reveal)
            self._rows.append(made)
            self._column.addWidget(made)
        for row, code in zip(self._rows, codes, strict=False):
            row.show_row(code, self._about(code, details), self._looks(code), is_editing=self.is_editing)
            row.show()
        for row in self._rows[len(codes) :]:
            row.hide()
        self._stack.setVisible(bool(codes))
        self.lines.show_lines(())
        self.lines.setVisible(not codes)

    def set_editing(self, *, is_editing: bool) -> None:
        """Show or hide pencils and verbs."""
        for row in self._rows:
            row.set_editing(is_editing=is_editing)
        super().set_editing(is_editing=is_editing)

    def hide_codes(self) -> None:
        """Dots for every code, and none on the clipboard."""
        for row in self._rows:
            row.hide_code()
            row.clear_clipboard()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever turns to another window leaves no code on the screen; one that was copied may be pasted there."""
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            for row in self._rows:
                row.hide_code()
        super().changeEvent(event)

    def _about(self, code: AccessCodeRow, details: ClientDetails) -> str:
        places = {site.id: place_words(site) for site in details.sites} if len(details.sites) > 1 else {}
        print_words = _("may be printed") if code.may_print else _("never printed")
        return " · ".join(part for part in (places.get(code.site_id, ""), print_words) if part)

    def _looks(self, code: AccessCodeRow) -> tuple[str, ...]:
        return tuple(
            f"{first_name(look.person_name) or _('Somebody')} · {self._formats.moment(look.looked_at)}"
            for look in code.looks
        )

    def _keeps_drafts(self, _form: InlineForm) -> bool:
        return False

    def _reveal(self, code_id: int, is_for_clipboard: bool) -> None:
        row = next((each for each in self._rows if each.code_id == code_id and not each.isHidden()), None)
        if row is None:
            return
        try:
            code = self._everafter.access_codes.reveal(code_id)
        except EverafterError as error:
            self.noticed.emit(str(error))
            return
        if is_for_clipboard:
            row.copy(code)
            self.noticed.emit(_("The code is on the clipboard for 20 seconds; that you took it is noted"))
        else:
            row.reveal(code)

    def _open(self, key: str) -> None:
        number = key.partition(":")[2]
        codes = () if self._details is None else self._details.access_codes
        self._start(next((code for code in codes if str(code.id) == number), None))

    def _start(self, code: AccessCodeRow | None) -> None:
        details, codes = self._details, self._everafter.access_codes
        if details is None:
            return
        form = self.form_of(CodeForm, CodeForm)
        form.fill(code, details)
        if code is None:

            def add(_version: int | None) -> str:
                if form.site_id is None:
                    raise ValidationError(_("A code opens something at an address; add the address under Reach first."))
                codes.add(form.site_id, form.draft())
                return _("The code for {what} is kept, masked").format(what=form.text("opens"))

            self.start_form(form, _("A new code"), add, what="new:code")
            return

        def change(version: int | None) -> str:
            codes.change(code.id, version, form.draft())
            return _("{what} saved").format(what=form.text("opens"))

        def remove() -> str:
            codes.archive(code.id)
            return _("{what} is off the card").format(what=code.opens)

        title = _("Change {what}").format(what=code.opens)
        self.start_form(form, title, change, what=f"code:{code.id}", version=code.version, remove=remove)
