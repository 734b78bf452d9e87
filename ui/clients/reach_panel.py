"""How to reach a client: telephones, e-mails, addresses and how to get in; edited in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from app.queries.client_rows import ClientDetails, ContactPointRow, SiteRow
from app.services.contact_points import LONGEST_NOTE, LONGEST_VALUE
from app.services.drafts import ContactDraft, SiteDraft
from app.services.sites import LONGEST_LINE
from app.services.sites import LONGEST_NOTE as LONGEST_SITE_NOTE
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

_SITE_FIELDS = (
    "label",
    "street",
    "street_2",
    "town",
    "region",
    "postal_code",
    "find_note",
    "parking_note",
    "access_note",
    "water_note",
)


def contact_line(point: ContactPointRow) -> Line:
    """A number or address as the card shows it: whose it is and what to know before using it."""
    icon = {"email": "mail", "web": "monitor", "fax": "printer"}.get(point.kind, "phone")
    if point.kind == "phone" and not point.is_preferred and (point.whose or point.label == "mobile"):
        icon = "smartphone"
    place = {"home": _("Home"), "mobile": _("Mobile"), "work": _("Work")}.get(point.label, point.label)
    about = " · ".join(part for part in (place, point.whose) if part)
    detail = " — ".join(part for part in (about, point.note) if part)
    return Line(f"contact:{point.id}", icon, point.value, detail, is_strong=point.is_preferred)


def _sentence(note: str) -> str:
    """Notes stand one after the other, each ending as it was written or with a full stop."""
    return note if note.rstrip().endswith((".", "!", "?")) else f"{note.rstrip()}."


def site_lines(site: SiteRow) -> list[Line]:
    """An address with how to find it, and, without the code itself, that there is a code."""
    street = " ".join(part for part in (site.street, site.street_2) if part)
    town = " ".join(part for part in (site.town, site.region, site.postal_code) if part)
    use = _("Bills only") if site.is_billing_only else ""
    notes = " ".join(
        _sentence(part) for part in (site.label, use, site.find_note, site.parking_note, site.water_note) if part
    )
    words = ", ".join(part for part in (street, town) if part) or site.label or _("Address")
    lines = [Line(f"site:{site.id}", "map-pin", words, notes)]
    if site.has_access_code:
        detail = site.access_note or _("Masked; whoever looks is noted")
        lines.append(Line(f"code:{site.id}", "key", _("Access code kept safe"), detail, may_edit=False))
    elif site.access_note:
        lines.append(Line(f"access:{site.id}", "key", site.access_note, "", may_edit=False))
    return lines


class ContactForm(InlineForm):
    """One telephone number, e-mail or web address."""

    def __init__(self, move: Callable[[str, int], None], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._move = move
        self.kind = "phone"
        self._key = ""
        self.add_text("value", _("Number or &address"), limit=LONGEST_VALUE)
        self._label_combo = QComboBox()
        for key, words in (("", _("Any time")), ("home", _("Home")), ("mobile", _("Mobile")), ("work", _("Work"))):
            self._label_combo.addItem(words, key)
        self.add_field("label", Field(_("&Kind"), self._label_combo))
        self.add_text("whose", _("&Whose, if not theirs"), limit=LONGEST_NOTE)
        self.add_text("note", _("Goo&d to know"), limit=LONGEST_NOTE)
        self._preferred_box = QCheckBox(_("&Use this one first"))
        self.add_widget(self._preferred_box)
        self._places = QWidget()
        row = QHBoxLayout(self._places)
        row.setContentsMargins(0, 0, 0, 0)
        for words, step, key in ((_("Move up"), -1, _("Ctrl+Up")), (_("Move down"), 1, _("Ctrl+Down"))):
            button = LinkButton(words)
            button.setToolTip(_("{key} on the pencil does the same").format(key=key))
            button.clicked.connect(lambda _checked=False, by=step: self._move(self._key, by))
            row.addWidget(button)
        row.addStretch(1)
        self.add_widget(self._places)

    def fill(self, point: ContactPointRow | None, kind: str) -> None:
        """Show a stored number, or start a new one of a kind."""
        self.kind = kind if point is None else point.kind
        self._key = "" if point is None else f"contact:{point.id}"
        self.set_text("value", "" if point is None else point.value)
        label = "" if point is None else point.label
        if self._label_combo.findData(label) < 0:
            self._label_combo.addItem(label, label)  # a word that came with an import stays
        self._label_combo.setCurrentIndex(self._label_combo.findData(label))
        self.set_text("whose", "" if point is None else point.whose)
        self.set_text("note", "" if point is None else point.note)
        self._preferred_box.setChecked(point is not None and point.is_preferred)
        self._places.setVisible(point is not None)

    def draft(self) -> ContactDraft:
        """What was typed."""
        return ContactDraft(
            value=self.text("value"),
            kind=self.kind,
            label=str(self._label_combo.currentData()),
            whose=self.text("whose"),
            note=self.text("note"),
            is_preferred=self._preferred_box.isChecked(),
        )


class SiteForm(InlineForm):
    """One address with the notes a technician needs at the door."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._site: SiteRow | None = None
        self.add_text("street", _("St&reet"), limit=LONGEST_LINE)
        self.add_text("street_2", _("Flat, floor, b&uilding"), limit=LONGEST_LINE)
        self.add_text("town", _("Town or cit&y"), limit=LONGEST_LINE)
        self.add_text("region", _("St&ate or region"), limit=LONGEST_LINE)
        self.add_text("postal_code", _("&Postal code"), limit=LONGEST_LINE)
        self.add_text("label", _("&What we call it"), limit=LONGEST_LINE)
        self._use_combo = QComboBox()
        for key, words in (
            ("main", _("We usually work here")),
            ("also", _("We work here, too")),
            ("bills", _("Only bills go here")),
        ):
            self._use_combo.addItem(words, key)
        self.add_field("use", Field(_("&Jobs or bills"), self._use_combo))
        self.add_text("find_note", _("How to fin&d it, landmarks"), limit=LONGEST_SITE_NOTE)
        self.add_text("parking_note", _("Par&king"), limit=LONGEST_SITE_NOTE)
        self.add_text("access_note", _("Way in, e&xcept codes"), limit=LONGEST_SITE_NOTE)
        self.add_text("water_note", _("Water &mains and drain"), limit=LONGEST_SITE_NOTE)

    def fill(self, site: SiteRow | None, *, is_first: bool = False) -> None:
        """Show a stored address, or an empty form; the first address is where we usually work."""
        self._site = site
        for name in _SITE_FIELDS:
            self.set_text(name, "" if site is None else str(getattr(site, name)))
        use = "main" if is_first else "also"
        if site is not None:
            use = "bills" if site.is_billing_only else "main" if site.is_main else "also"
        self._use_combo.setCurrentIndex(self._use_combo.findData(use))

    def draft(self) -> SiteDraft:
        """What was typed; what this form does not show stays as it was."""
        use = self._use_combo.currentData()
        return SiteDraft(
            **{name: self.text(name) for name in _SITE_FIELDS},
            country="" if self._site is None else self._site.country,
            is_main=use == "main",
            is_billing_only=use == "bills",
        )


class ReachPanel(EditablePanel):
    """Telephones first, the preferred one strong; then e-mails, web addresses and places."""

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__("reach", _("Reach"), _("No telephone number yet."), parent=parent)
        self._everafter = everafter
        self._details: ClientDetails | None = None
        self.add_verb(_("Add phone"), lambda: self._start_contact(None, "phone"))
        self.add_verb(_("e-mail"), lambda: self._start_contact(None, "email"))
        self.add_verb(_("web"), lambda: self._start_contact(None, "web"))
        self.add_verb(_("address"), lambda: self._start_site(None))
        self.lines.move_requested.connect(self._move)

    def show_client(self, details: ClientDetails, first_name: str) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._details is None or self._details.id != details.id)
        self._details = details
        self.set_title(_("Reach {name}").format(name=first_name))
        order = {"phone": 0, "email": 1}
        points = sorted(details.contact_points, key=lambda point: (order.get(point.kind, 2), not point.is_preferred))
        lines = [contact_line(point) for point in points]
        for site in sorted(details.sites, key=lambda each: (each.is_billing_only, not each.is_main)):
            lines += site_lines(site)
        self.lines.show_lines(lines)

    def _open(self, key: str) -> None:
        kind, _colon, rest = key.partition(":")
        if self._details is None:
            return
        if kind == "contact":
            points = [point for point in self._details.contact_points if str(point.id) == rest]
            self._start_contact(points[0] if points else None, "phone")
        elif kind == "new":
            start_new = self._start_site if rest == "site" else lambda _none: self._start_contact(None, rest)
            start_new(None)
        else:
            sites = [site for site in self._details.sites if str(site.id) == rest]
            self._start_site(sites[0] if sites else None)

    def _move(self, key: str, step: int) -> None:
        kind, _colon, number = key.partition(":")
        if kind == "contact" and self._everafter.contact_points.move(int(number), step):
            self.lines.focus_line(key)
            self.saved.emit(_("Moved"))

    def _start_contact(self, point: ContactPointRow | None, kind: str) -> None:
        details, points = self._details, self._everafter.contact_points
        if details is None:
            return
        form = self.form_of(ContactForm, lambda: ContactForm(self._move))
        form.fill(point, kind)
        if point is None:
            titles = {"email": _("New e-mail address"), "web": _("New web address")}

            def add(_version: int | None) -> str:
                points.add(details.id, form.draft())
                return _("{value} is on the card").format(value=form.text("value"))

            self.start_form(form, titles.get(kind, _("New number")), add, what=f"new:{kind}")
            return

        def change(version: int | None) -> str:
            points.change(point.id, version, form.draft())
            return _("{value} saved").format(value=form.text("value"))

        def remove() -> str:
            points.archive(point.id)
            return _("{value} is off the card").format(value=point.value)

        title = _("Change {value}").format(value=point.value)
        key = f"contact:{point.id}"
        self.start_form(form, title, change, what=key, version=point.version, remove=remove)

    def _start_site(self, site: SiteRow | None) -> None:
        details, sites = self._details, self._everafter.sites
        if details is None:
            return
        form = self.form_of(SiteForm, SiteForm)
        form.fill(site, is_first=not any(not each.is_billing_only for each in details.sites))
        if site is None:

            def add(_version: int | None) -> str:
                sites.add(details.id, form.draft())
                return _("Address saved")

            self.start_form(form, _("New address"), add, what="new:site")
            return

        def change(version: int | None) -> str:
            sites.change(site.id, version, form.draft())
            return _("Address saved")

        def remove() -> str:
            sites.archive(site.id)
            return _("{value} is off the card").format(value=site.street or site.label or _("Address"))

        title = _("Change the address")
        self.start_form(form, title, change, what=f"site:{site.id}", version=site.version, remove=remove)
