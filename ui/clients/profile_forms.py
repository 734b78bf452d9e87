"""The forms about who a client is: how they are called, their household, and how they came and come to us."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.errors import ValidationError
from app.queries import search
from app.queries.client_rows import ClientDetails
from app.rules.birthdays import birthday_of, read_birthday
from app.rules.plain_names import plain_name
from app.services.client_profile import LONGEST_WORD
from app.services.drafts import ClientChanges
from app.translations import current_language
from app.translations import gettext as _
from ui.clients.client_choice import ClientChoice
from ui.clients.new_client_form import sources
from ui.firm_formats import FirmFormats
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm

_NAMES = ("name", "salutation", "first_name", "last_name", "company_name", "preferred_name")
_LONGEST_TAGS = 2_000
_DAYS_OF = {"days": 1.0, "weeks": 7.0, "months": 365.25 / 12, "years": 365.25}


def birthday_words(stored: str) -> str:
    """“12 May 1958”, “12 May”; what cannot be read is shown as it is."""
    birthday = birthday_of(stored)
    if birthday is None:
        return stored
    day = QDate(birthday.year or 2000, birthday.month, birthday.day)
    return QLocale(current_language()).toString(day, "d MMMM yyyy" if birthday.year else "d MMMM")


def source_words(source: str) -> str:
    """Where a client came from, in words; a word that came with an import stays."""
    return dict(sources()).get(source, source) if source else ""


def use_profiles() -> list[tuple[str, str]]:
    """How much the floors are used: as stored, and in words (R2)."""
    return [
        ("", _("As usual")),
        ("light", _("A home, little used")),
        ("normal", _("A home, used as most are")),
        ("heavy", _("A home, much used")),
        ("office", _("An office or a shop")),
        ("food", _("Food or nursing")),
        ("day_care", _("Day care")),
    ]


def factor_words() -> list[tuple[str, str]]:
    """What calls for care in a household: as stored, and in words with their letters."""
    return [
        ("children", _("Chil&dren")),
        ("baby", _("A bab&y")),
        ("pregnancy", _("&Pregnancy")),
        ("elderly", _("Elde&rly people")),
        ("allergy", _("&Allergy")),
        ("asthma", _("Asth&ma")),
        ("pets", _("Pets in the ho&use")),
        ("smokers", _("Smo&kers")),
        ("none", _("Asked: &just grown-ups")),
    ]


def interval_words(days: int) -> str:
    """An agreed interval as it was said: “6 months”, “2 weeks”, “100 days”."""
    amount, unit = split_interval(days)
    words = {"days": _("{count} days"), "weeks": _("{count} weeks"), "months": _("{count} months")}
    return words.get(unit, _("{count} years")).format(count=amount)


def split_interval(days: int) -> tuple[int, str]:
    """A number of days in the largest unit that says it exactly."""
    for unit in ("years", "months", "weeks"):
        amount = round(days / _DAYS_OF[unit])
        if amount and round(amount * _DAYS_OF[unit]) == days:
            return amount, unit
    return days, "days"


class NameForm(InlineForm):
    """How they are called, and their birthday."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._details: ClientDetails | None = None
        self.add_text("name", _("F&ull name, as papers write it"), limit=LONGEST_WORD)
        self._kind_combo = QComboBox()
        for key, words in (("home", _("At home")), ("business", _("A business"))):
            self._kind_combo.addItem(words, key)
        self.add_field("kind", Field(_("&Kind"), self._kind_combo))
        titles = (_("Mrs"), _("Ms"), _("Mr"), _("Mx"), _("Dr"))
        self.add_suggestions("salutation", _("S&alutation"), titles, LONGEST_WORD)
        self.add_text("first_name", _("Fi&rst name"), limit=LONGEST_WORD)
        self.add_text("last_name", _("Famil&y name"), limit=LONGEST_WORD)
        self.add_text("company_name", _("Com&pany"), limit=LONGEST_WORD)
        self.add_text("preferred_name", _("&What we call them"), limit=LONGEST_WORD)
        self.add_text("birthday", _("Birth&day, such as 12 May"), limit=LONGEST_WORD)

    def fill(self, details: ClientDetails) -> None:
        """Show how they are called now."""
        self._details = details
        self._kind_combo.setCurrentIndex(max(0, self._kind_combo.findData(details.kind)))
        for name in _NAMES:
            self.set_text(name, details.name if name == "name" else str(getattr(details.profile, name)))
        self.set_text("birthday", birthday_words(details.profile.birthday))

    def changes(self) -> ClientChanges:
        """What was changed; a name that was not touched follows its parts."""
        details = self._details
        typed = {name: plain_name(self.text(name)) for name in _NAMES}
        was = {name: "" if details is None else str(getattr(details.profile, name)) for name in _NAMES[1:]}
        was["name"] = "" if details is None else details.name
        changed: dict[str, Any] = {name: text for name, text in typed.items() if text != was[name]}
        if "name" in changed and not changed["name"]:
            raise ValidationError(_("A client needs a name; type one and save again."), "name")
        kind = str(self._kind_combo.currentData())
        same_kind = details is not None and kind == details.kind
        return replace(ClientChanges(kind=None if same_kind else kind, birthday=self._birthday()), **changed)

    def _birthday(self) -> str | None:
        text, details = self.text("birthday"), self._details
        if details is not None and text == birthday_words(details.profile.birthday):
            return None
        read = read_birthday(text)
        if read is None:
            raise ValidationError(
                _("“{text}” is no birthday; type it like 12 May or 12 May 1958.").format(text=text[:60]), "birthday"
            )
        return read


class HouseholdForm(InlineForm):
    """Who lives there, how much the floors bear, and the firm's own words for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._profile_combo = QComboBox()
        for key, words in use_profiles():
            self._profile_combo.addItem(words, key)
        self.add_field("use_profile", Field(_("Ho&w much the floors are used"), self._profile_combo))
        self._boxes: dict[str, QCheckBox] = {}
        for key, words in factor_words():
            self._boxes[key] = QCheckBox(words)
            self.add_widget(self._boxes[key])
        self.add_text("tags", _("E&xtra words (tags), with commas"), limit=_LONGEST_TAGS)
        self._boxes["none"].toggled.connect(self._on_none)
        for key, box in self._boxes.items():
            if key != "none":
                box.toggled.connect(self._on_factor)

    def fill(self, details: ClientDetails) -> None:
        """Show what is noted now."""
        profile = details.profile
        if self._profile_combo.findData(profile.use_profile) < 0:
            self._profile_combo.addItem(profile.use_profile, profile.use_profile)
        self._profile_combo.setCurrentIndex(self._profile_combo.findData(profile.use_profile))
        for key, box in self._boxes.items():
            box.setChecked(key in profile.factors)
        self.set_text("tags", ", ".join(details.tags))

    def changes(self) -> ClientChanges:
        """What is ticked and typed."""
        return ClientChanges(
            use_profile=str(self._profile_combo.currentData()),
            factors=tuple(key for key, box in self._boxes.items() if box.isChecked()),
            tags=tuple(dict.fromkeys(part.strip() for part in self.text("tags").split(",") if part.strip())),
        )

    def _on_none(self, is_on: bool) -> None:
        for key, box in self._boxes.items():
            if is_on and key != "none":
                box.setChecked(False)

    def _on_factor(self, is_on: bool) -> None:
        if is_on:
            self._boxes["none"].setChecked(False)


class ComingForm(InlineForm):
    """How they found us, and when they want us to come."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._formats = formats
        self.add_text("interval", _("&Agreed to come every"), limit=LONGEST_WORD)
        self._unit_combo = QComboBox()
        for key, words in (
            ("days", _("days")),
            ("weeks", _("weeks")),
            ("months", _("months")),
            ("years", _("years")),
        ):
            self._unit_combo.addItem(words, key)
        self.add_field("unit", Field(_("&Unit"), self._unit_combo))
        self._promised_box = QCheckBox(_("Visit &promised for a day"))
        self._promised_edit = DateEdit(QDate(2000, 1, 1))
        self._promised_field = Field(_("The da&y"), self._promised_edit)
        self._promised_box.toggled.connect(self._promised_field.setVisible)
        self.add_widget(self._promised_box)
        self.add_field("promised_on", self._promised_field)
        self._source_combo = QComboBox()
        for key, words in sources():
            self._source_combo.addItem(words, key)
        self.add_field("source", Field(_("How they foun&d us"), self._source_combo))
        self._referrer_edit = ClientChoice(lambda text: search.find(text, formats.today()))
        self._referrer_field = Field(_("Told by a client we &know"), self._referrer_edit)
        self.add_field("referred_by", self._referrer_field)
        self.add_text("referred_by_note", _("Who else told the&m"), limit=LONGEST_WORD)

    def hide_referrer(self, *, is_hidden: bool) -> None:
        """While they are the only customer, no other client is named; who sent them stays as it is."""
        self._referrer_field.setVisible(not is_hidden)

    def fill(self, details: ClientDetails) -> None:
        """Show what is agreed now."""
        profile = details.profile
        days = profile.agreed_interval_days
        amount, unit = (0, "months") if days is None else split_interval(days)
        self.set_text("interval", str(amount) if days is not None else "")
        self._unit_combo.setCurrentIndex(self._unit_combo.findData(unit))
        promised = profile.promised_on
        day = promised or self._formats.today()
        self._promised_edit.setDate(QDate(day.year, day.month, day.day))
        self._promised_box.setChecked(promised is not None)
        self._promised_field.setVisible(promised is not None)
        if self._source_combo.findData(profile.source) < 0:
            self._source_combo.addItem(profile.source, profile.source)
        self._source_combo.setCurrentIndex(self._source_combo.findData(profile.source))
        self._referrer_edit.choose(profile.referred_by_id, profile.referred_by_name)
        self.set_text("referred_by_note", profile.referred_by_note)

    def changes(self) -> ClientChanges:
        """What was typed; raises ValidationError for an interval that is no number, or a client who is not found."""
        cleared = []
        days = self._days()
        if days is None:
            cleared.append("agreed_interval_days")
        promised_on = self._promised_on()
        if promised_on is None:
            cleared.append("promised_on")
        referrer_id = self._referrer_edit.chosen_id
        if referrer_id is None and self._referrer_edit.text().strip():
            raise ValidationError(
                _("No client was chosen; pick one from the list, or write the name below."), "referred_by"
            )
        if referrer_id is None:
            cleared.append("referred_by_id")
        return ClientChanges(
            agreed_interval_days=days,
            promised_on=promised_on,
            source=str(self._source_combo.currentData()),
            referred_by_id=referrer_id,
            referred_by_note=self.text("referred_by_note"),
            cleared=tuple(cleared),
        )

    def _days(self) -> int | None:
        text = self.text("interval")
        if not text:
            return None
        try:
            amount = float(text.replace(",", "."))
        except ValueError:
            amount = 0.0
        if not 0 < amount < 10_000:
            raise ValidationError(_("Type a number such as 6, or leave it empty."), "interval")
        return max(1, round(amount * _DAYS_OF[str(self._unit_combo.currentData())]))

    def _promised_on(self) -> date | None:
        if not self._promised_box.isChecked():
            return None
        day = self._promised_edit.date()
        return date(day.year(), day.month(), day.day())
