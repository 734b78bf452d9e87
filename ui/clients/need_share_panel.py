"""What this home needs, which part of it is ours and how we know, and what of it we have never cleaned (R9, S4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import ValidationError
from app.queries.client_rows import ClientDetails
from app.queries.share_of_need import NeedOfHome, get_need_of_home
from app.rules.share_of_need import ShareMethod
from app.services.drafts import ClientChanges
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.firm_formats import FirmFormats
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

_NAMED = 4
_FIELDS = ("others_minor", "cleaner_count", "our_rank")


def need_lines(row: NeedOfHome, formats: FirmFormats) -> list[Line]:
    """The share with its letter, what is missing from it, and the lifetime; nothing while nothing is known."""
    lines = []
    if row.share is not None:
        share = _("{percent} % is ours ({letter})").format(percent=f"{row.share.percent:g}", letter=row.share.method)
        lines.append(Line("told:", "heart", share, _method_words(row.share.method)))
    if row.gap_minor:
        gap = _("{amount} more in two years").format(amount=formats.whole_money(row.gap_minor))
        of_all = _("of {amount} this home needs").format(amount=formats.whole_money(row.need_minor))
        lines.append(Line("gap", "banknote", gap, of_all, may_edit=False))
    if row.never_cleaned:
        names = [each.name for each in row.never_cleaned[:_NAMED]]
        more = "…" if len(row.never_cleaned) > _NAMED else ""
        lines.append(Line("never", "sofa", _("Never cleaned by us"), ", ".join(names) + more, may_edit=False))
    if row.lifetime_minor:
        life = _("{amount} in ten years").format(amount=formats.whole_money(row.lifetime_minor))
        lines.append(Line("life", "repeat", life, _("if all of it were ours"), may_edit=False))
    return lines


def _method_words(method: ShareMethod) -> str:
    return {
        ShareMethod.TOLD: _("as they told us"),
        ShareMethod.RANK: _("by our place among their cleaners"),
        ShareMethod.NEED: _("of what this home needs in two years"),
    }[method]


class ToldForm(InlineForm):
    """What they told us of others; everything may stay empty."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._formats = formats
        self.add_text("others_minor", _("Paid to o&thers in two years"), limit=20)
        self.add_text("cleaner_count", _("How many &cleaners they use"), limit=4)
        self.add_text("our_rank", _("Our &place among them"), limit=4)

    def fill(self, row: NeedOfHome) -> None:
        """Show what is noted."""
        self.set_text("others_minor", "" if row.others_minor is None else self._formats.typed_money(row.others_minor))
        self.set_text("cleaner_count", "" if row.cleaner_count is None else str(row.cleaner_count))
        self.set_text("our_rank", "" if row.our_rank is None else str(row.our_rank))

    def changes(self) -> ClientChanges:
        """What was typed; raises ValidationError beside the field that is no number."""
        others = self._formats.read_money(self.text("others_minor")) if self.text("others_minor") else None
        count, rank = self._number("cleaner_count"), self._number("our_rank")
        values = dict(zip(_FIELDS, (others, count, rank), strict=True))
        return ClientChanges(
            others_minor=others,
            cleaner_count=count,
            our_rank=rank,
            cleared=tuple(name for name, value in values.items() if value is None),
        )

    def _number(self, name: str) -> int | None:
        text = self.text(name)
        if not text:
            return None
        if not (text.isascii() and text.isdigit()):
            raise ValidationError(_("Type a number such as 2, or leave it empty."), name)
        return int(text)


class NeedSharePanel(EditablePanel):
    """Read with the card; what they told us of others is edited where it stands."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(
            "need_share",
            _("What this home needs"),
            _("Note rooms and pieces under Floors, and their share with us stands here."),
            parent=parent,
        )
        self._everafter = everafter
        self._formats = formats
        self._details: ClientDetails | None = None
        self._row: NeedOfHome | None = None
        self.add_verb(_("What they pay others"), lambda: self._open("told:"))

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._details is None or self._details.id != details.id)
        self._details = details
        self._row = get_need_of_home(details.id, self._formats.today(), self._formats.zone)
        self.lines.show_lines(need_lines(self._row, self._formats))

    def _open(self, _key: str) -> None:
        details, row = self._details, self._row
        if details is None or row is None:
            return
        form = self.form_of(ToldForm, lambda: ToldForm(self._formats))
        form.fill(row)
        self.start_form(
            form,
            _("What they told us of others"),
            lambda version: self._save_told(details.id, version, form.changes()),
            what="told:",
            version=details.version,
        )

    def _save_told(self, client_id: int, version: int | None, changes: ClientChanges) -> str:
        newest = self._details.version if self._details is not None else 0
        self._everafter.clients.change(client_id, newest if version is None else version, changes)
        return _("Saved")
