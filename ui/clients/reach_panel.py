"""How to reach a client: telephones, e-mails, addresses and how to get in; edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.queries.client_rows import ClientDetails, ContactPointRow, SiteRow
from app.services.drafts import ContactDraft, SiteDraft
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

_SITE_FIELDS = (
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
    label = _("Bills only") if site.is_billing_only else site.label
    notes = " ".join(_sentence(part) for part in (label, site.find_note, site.parking_note, site.water_note) if part)
    words = ", ".join(part for part in (street, town) if part) or site.label or _("Address")
    lines = [Line(f"site:{site.id}", "map-pin", words, notes)]
    if site.has_access_code:
        detail = site.access_note or _("Shown only on the job sheet")
        lines.append(Line(f"code:{site.id}", "key", _("Access code kept safe"), detail, may_edit=False))
    elif site.access_note:
        lines.append(Line(f"access:{site.id}", "key", site.access_note, "", may_edit=False))
    return lines


class ContactForm(InlineForm):
    """One telephone number or e-mail address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.kind = "phone"
        self.add_text("value", _("Number or &address"))
        self._label_combo = QComboBox()
        for key, words in (("", _("Any time")), ("home", _("Home")), ("mobile", _("Mobile")), ("work", _("Work"))):
            self._label_combo.addItem(words, key)
        self.add_field("label", Field(_("&Kind"), self._label_combo))
        self.add_text("whose", _("&Whose, if not theirs"))
        self.add_text("note", _("Goo&d to know"))
        self._preferred_box = QCheckBox(_("&Use this one first"))
        self.add_widget(self._preferred_box)

    def fill(self, point: ContactPointRow | None, kind: str) -> None:
        """Show a stored number, or start a new one of a kind."""
        self.kind = kind if point is None else point.kind
        self.set_text("value", "" if point is None else point.value)
        self._label_combo.setCurrentIndex(max(0, self._label_combo.findData("" if point is None else point.label)))
        self.set_text("whose", "" if point is None else point.whose)
        self.set_text("note", "" if point is None else point.note)
        self._preferred_box.setChecked(point is not None and point.is_preferred)

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
        self.add_text("street", _("St&reet"))
        self.add_text("street_2", _("Flat, floor, b&uilding"))
        self.add_text("town", _("To&wn"))
        self.add_text("region", _("St&ate or region"))
        self.add_text("postal_code", _("&Postal code"))
        self.add_text("find_note", _("How to find it, land&marks"))
        self.add_text("parking_note", _("Par&king"))
        self.add_text("access_note", _("Wa&y in (no codes here)"))
        self.add_text("water_note", _("Water and &drain"))

    def fill(self, site: SiteRow | None) -> None:
        """Show a stored address, or an empty form."""
        self._site = site
        for name in _SITE_FIELDS:
            self.set_text(name, "" if site is None else str(getattr(site, name)))

    def draft(self) -> SiteDraft:
        """What was typed; what this form does not show stays as it was."""
        site = self._site
        return SiteDraft(
            **{name: self.text(name) for name in _SITE_FIELDS},
            country="" if site is None else site.country,
            label="" if site is None else site.label,
            is_main=site is None or site.is_main,
            is_billing_only=site is not None and site.is_billing_only,
        )


class ReachPanel(EditablePanel):
    """Telephones first, the preferred one strong; then e-mails and addresses."""

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(_("Reach"), _("No telephone number yet."), parent=parent)
        self._everafter = everafter
        self._details: ClientDetails | None = None
        self._contact_form = ContactForm()
        self._site_form = SiteForm()
        self.add_form(self._contact_form)
        self.add_form(self._site_form)
        self.add_verb(_("Add phone"), lambda: self._start_contact(None, "phone"))
        self.add_verb(_("e-mail"), lambda: self._start_contact(None, "email"))
        self.add_verb(_("address"), lambda: self._start_site(None))
        self.lines.edit_requested.connect(self._edit)

    def show_client(self, details: ClientDetails, first_name: str) -> None:
        """Refill for a client; an open form stays as it is."""
        if self._details is None or self._details.id != details.id:
            self.set_editing(is_editing=False)
        self._details = details
        self.set_title(_("Reach {name}").format(name=first_name))
        order = {"phone": 0, "email": 1}
        points = sorted(details.contact_points, key=lambda point: (order.get(point.kind, 2), not point.is_preferred))
        lines = [contact_line(point) for point in points]
        for site in sorted(details.sites, key=lambda each: (each.is_billing_only, not each.is_main)):
            lines += site_lines(site)
        self.lines.show_lines(lines)

    def _edit(self, key: str) -> None:
        kind, _colon, number = key.partition(":")
        if self._details is None:
            return
        if kind == "contact":
            points = [point for point in self._details.contact_points if point.id == int(number)]
            self._start_contact(points[0] if points else None, "phone")
        else:
            sites = [site for site in self._details.sites if site.id == int(number)]
            self._start_site(sites[0] if sites else None)

    def _start_contact(self, point: ContactPointRow | None, kind: str) -> None:
        form, points, details = self._contact_form, self._everafter.contact_points, self._details
        if details is None:
            return
        form.fill(point, kind)
        if point is None:
            title = _("New e-mail address") if kind == "email" else _("New number")

            def add() -> str:
                points.add(details.id, form.draft())
                return _("{value} is on the card").format(value=form.text("value"))

            self.start_form(form, title, add)
            return

        def change() -> str:
            points.change(point.id, point.version, form.draft())
            return _("{value} saved").format(value=form.text("value"))

        def remove() -> str:
            points.archive(point.id)
            return _("{value} is off the card").format(value=point.value)

        self.start_form(form, _("Change {value}").format(value=point.value), change, remove)

    def _start_site(self, site: SiteRow | None) -> None:
        form, sites, details = self._site_form, self._everafter.sites, self._details
        if details is None:
            return
        form.fill(site)

        def save() -> str:
            if site is None:
                sites.add(details.id, form.draft())
            else:
                sites.change(site.id, site.version, form.draft())
            return _("Address saved")

        self.start_form(form, _("New address") if site is None else _("Change the address"), save)
