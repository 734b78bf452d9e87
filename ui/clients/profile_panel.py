"""Who a client is beside telephone and address: names, birthday, household, who sent them, the rhythm agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.queries.client_rows import ClientDetails, ProfileRow
from app.services.drafts import ClientChanges
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.clients.profile_forms import (
    ComingForm,
    HouseholdForm,
    NameForm,
    birthday_words,
    factor_words,
    interval_words,
    source_words,
    use_profiles,
)
from ui.firm_formats import FirmFormats

if TYPE_CHECKING:
    from app.everafter import Everafter


def name_line(details: ClientDetails) -> Line | None:
    """How they are called where that differs from the head of the card, with their birthday."""
    profile = details.profile
    called = _("Called {name}").format(name=profile.preferred_name) if profile.preferred_name else ""
    person = " ".join(part for part in (profile.salutation, profile.first_name, profile.last_name) if part)
    company = profile.company_name if profile.company_name != details.name else ""
    shown = [part for part in (person if person != details.name else "", company, called) if part]
    birthday = _("Birthday {day}").format(day=birthday_words(profile.birthday)) if profile.birthday else ""
    if not shown and not birthday:
        return None
    return Line("name:", "user", " · ".join(shown) or birthday, birthday if shown else "")


def household_line(profile: ProfileRow) -> Line | None:
    """Who lives there and how much the floors are used."""
    words = {key: text.replace("&", "") for key, text in factor_words()} | {"none": _("No children, pets or illness")}
    noted = ", ".join(words.get(factor, factor) for factor in profile.factors).lower()
    use = dict(use_profiles()).get(profile.use_profile, profile.use_profile) if profile.use_profile else ""
    if not noted and not use:
        return None
    return Line("household:", "house", noted[:1].upper() + noted[1:] if noted else use, use if noted else "")


def coming_lines(profile: ProfileRow, formats: FirmFormats, *, is_alone: bool = False) -> list[Line]:
    """When they want us to come, and how they came to us; the only customer's card names no other client."""
    lines = []
    agreed = []
    if profile.agreed_interval_days is not None:
        agreed.append(_("Every {span}, as agreed").format(span=interval_words(profile.agreed_interval_days)))
    if profile.promised_on is not None:
        agreed.append(_("Promised for {day}").format(day=formats.day(profile.promised_on)))
    if agreed:
        lines.append(Line("coming:", "repeat", agreed[0], " · ".join(agreed[1:])))
    client = _("another client") if is_alone and profile.referred_by_name else profile.referred_by_name
    told_by = client or profile.referred_by_note
    through = _("Through {name}").format(name=told_by) if told_by else ""
    source = source_words(profile.source)
    if through or source:
        lines.append(Line("coming:found", "users", through or source, source if through else ""))
    return lines


class ProfilePanel(EditablePanel):
    """What is known, a line each; three forms, each of which fits the card."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        empty = _("Household, birthday, who sent them: nothing noted yet.")
        super().__init__("profile", _("Who they are"), empty, parent=parent)
        self._everafter = everafter
        self._formats = formats
        self._details: ClientDetails | None = None
        self._is_alone = False
        self.add_verb(_("Name and birthday"), lambda: self._open("name:"))
        self.add_verb(_("Household and tags"), lambda: self._open("household:"))
        self.add_verb(_("Rhythm and source"), lambda: self._open("coming:"))

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._details is None or self._details.id != details.id)
        self._details = details
        coming = coming_lines(details.profile, self._formats, is_alone=self._is_alone)
        lines = [name_line(details), household_line(details.profile), *coming]
        self.lines.show_lines([line for line in lines if line is not None])

    def keep_to_client_in_view(self, *, is_kept: bool) -> None:
        """Who sent them stays unnamed while they are the only customer, in the lines and in the form."""
        self._is_alone = is_kept
        if isinstance(self.open_form, ComingForm):
            self.open_form.hide_referrer(is_hidden=is_kept)
        if self._details is not None:
            self.show_client(self._details)

    def _open(self, key: str) -> None:
        details = self._details
        if details is None:
            return
        kind = key.partition(":")[0]
        form: NameForm | HouseholdForm | ComingForm
        if kind == "name":
            form, title = self.form_of(NameForm, NameForm), _("Name and birthday")
        elif kind == "household":
            form, title = self.form_of(HouseholdForm, HouseholdForm), _("Household and tags")
        else:
            form, title = self.form_of(ComingForm, lambda: ComingForm(self._formats)), _("Rhythm and source")
            form.hide_referrer(is_hidden=self._is_alone)
        form.fill(details)
        self.start_form(
            form,
            title,
            lambda version: self._change(details.id, version, form.changes()),
            what=f"{kind}:",
            version=details.version,
        )

    def _change(self, client_id: int, version: int | None, changes: ClientChanges) -> str:
        newest = self._details.version if self._details is not None else 0
        self._everafter.clients.change(client_id, newest if version is None else version, changes)
        return _("Saved")
