"""The forms of a client's floors: a room, stair, rug or piece of upholstery, and a mark on one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from app.errors import ValidationError
from app.queries.client_rows import AreaRow, ClientDetails, MarkRow, SiteRow
from app.rules.job_vocabulary import MARK_OUTCOMES, conditions, constructions, fibres, outcome_words, stains
from app.services.areas import LONGEST_NAME
from app.services.drafts import AreaDraft
from app.services.place_drafts import MarkDraft
from app.translations import gettext as _
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.limited_edits import LimitedLineEdit

_LONGEST_MARKS = 5_000
_LONGEST_SIZE = 20
_USUAL_UNIT = {"stairs": "tread", "upholstery": "seat", "other": "piece"}


def parsed_size(text: str) -> int | None:
    """A typed size in hundredths, or None for an empty field; raises ValidationError for anything but a number."""
    plain = text.strip().replace(",", ".")
    if not plain:
        return None
    try:
        hundredths = round(float(plain) * 100)
    except (ValueError, OverflowError):
        hundredths = -1
    if not 0 <= hundredths <= 10**9:
        raise ValidationError(_("A size is a number such as 260 or 24.5; mend it or leave it empty."), "size")
    return hundredths


def place_words(site: SiteRow) -> str:
    """An address in a few words, for a list to choose from."""
    return site.label or site.street or site.town or _("Address")


def area_kinds() -> list[tuple[str, str]]:
    """What can lie at an address: as stored, and in words."""
    return [
        ("room", _("Room")),
        ("stairs", _("Stairs")),
        ("rug", _("Rug")),
        ("upholstery", _("Upholstery")),
        ("other", _("Other")),
    ]


def _combo(choices: Sequence[tuple[str, str]]) -> QComboBox:
    combo = QComboBox()
    for key, words in choices:
        combo.addItem(words, key)
    return combo


def _choose(combo: QComboBox, key: object) -> None:
    combo.setCurrentIndex(max(0, combo.findData(key)))


class AreaForm(InlineForm):
    """One room, stair, rug or piece of upholstery."""

    def __init__(self, area_unit: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._area_unit = area_unit
        self.add_text("name", _("Room or &piece"), limit=LONGEST_NAME)
        self._kind_combo = _combo(area_kinds())
        self._kind_combo.activated.connect(self._offer_unit)
        self.add_field("kind", Field(_("&Kind"), self._kind_combo))
        self._site_combo = QComboBox()
        self._site_field = Field(_("&Where"), self._site_combo)
        self.add_field("site", self._site_field)
        self.add_suggestions("fibre", _("Fibe&r"), fibres(), LONGEST_NAME)
        self.add_suggestions("construction", _("How it is ma&de"), constructions(), LONGEST_NAME)
        self.add_suggestions("condition", _("Its state tod&ay"), conditions(), LONGEST_NAME)
        self._size_edit = LimitedLineEdit(_LONGEST_SIZE)
        self._unit_combo = _combo(
            (
                ("sq_ft", _("square feet")),
                ("m2", _("square meters")),
                ("metre", _("meters")),
                ("tread", _("treads")),
                ("seat", _("seats")),
                ("piece", _("pieces")),
            )
        )
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        size_field = Field(_("Si&ze"), self._size_edit)
        self._size_edit.refused.connect(size_field.set_error)
        line.addWidget(size_field, 2)
        line.addWidget(Field(_("&Unit"), self._unit_combo), 3)
        self.register_field("size", size_field)
        self.add_widget(row)
        self.add_text("marks", _("Ever&y mark, one in a line"), is_long=True, limit=_LONGEST_MARKS)

    def fill(self, area: AreaRow | None, details: ClientDetails) -> None:
        """Show a stored room, or an empty form for the main address."""
        places = [site for site in details.sites if not site.is_billing_only or (area and area.site_id == site.id)]
        self._site_combo.clear()
        for site in places:
            self._site_combo.addItem(place_words(site), site.id)
        main = details.main_site
        _choose(self._site_combo, area.site_id if area is not None else main.id if main is not None else None)
        self._site_field.setVisible(len(places) > 1)
        self.set_text("name", "" if area is None else area.name)
        kind = "room" if area is None else area.kind
        _choose(self._kind_combo, kind)
        for name in ("fibre", "construction", "condition"):
            self.set_text(name, "" if area is None else str(getattr(area, name)))
        size = area.size_hundredths if area is not None else None
        self._size_edit.setText("" if size is None else f"{size / 100:g}" if size % 100 else str(size // 100))
        _choose(self._unit_combo, area.size_unit if area is not None and area.size_unit else self._usual_unit(kind))
        self.set_text("marks", "" if area is None else "\n".join(area.marks))

    @property
    def site_id(self) -> int | None:
        """The address at which it lies; None while the client has none."""
        chosen = self._site_combo.currentData()
        return None if chosen is None else int(chosen)

    def draft(self) -> AreaDraft:
        """What was typed; raises ValidationError for a size that is no number."""
        size = parsed_size(self._size_edit.text())
        return AreaDraft(
            name=self.text("name"),
            kind=str(self._kind_combo.currentData()),
            size_hundredths=size,
            size_unit=str(self._unit_combo.currentData()) if size is not None else "",
            fibre=self.text("fibre"),
            construction=self.text("construction"),
            condition=self.text("condition"),
            marks=tuple(line.strip() for line in self.text("marks").splitlines() if line.strip()),
        )

    def _offer_unit(self) -> None:
        if not self._size_edit.text():
            _choose(self._unit_combo, self._usual_unit(str(self._kind_combo.currentData())))

    def _usual_unit(self, kind: str) -> str:
        return _USUAL_UNIT.get(kind, self._area_unit)


class MarkForm(InlineForm):
    """One stain or other mark: where, of what, what became of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._area_combo = QComboBox()
        self._area_field = Field(_("&Where"), self._area_combo)
        self.add_text("what", _("The mar&k and its place"), limit=LONGEST_NAME)
        self.add_field("area", self._area_field)
        self.add_suggestions("stain", _("Of wh&at"), stains(), LONGEST_NAME)
        outcomes = [("", _("Nobody tried yet")), *((key, outcome_words(key)) for key in MARK_OUTCOMES)]
        self._outcome_combo = _combo(outcomes)
        self.add_field("outcome", Field(_("&Result"), self._outcome_combo))
        self._known_box = QCheckBox(_("The client was tol&d"))
        self.add_widget(self._known_box)

    def fill(self, mark: MarkRow | None, area: AreaRow | None, details: ClientDetails) -> None:
        """Show a stored mark, or an empty form; a mark stays in its room."""
        self._area_combo.clear()
        for each in details.areas:
            self._area_combo.addItem(each.name, each.id)
        _choose(self._area_combo, None if area is None else area.id)
        self._area_field.setVisible(mark is None)
        self.set_text("what", "" if mark is None else mark.what)
        self.set_text("stain", "" if mark is None else mark.stain)
        _choose(self._outcome_combo, "" if mark is None else mark.outcome)
        self._known_box.setChecked(mark is not None and mark.is_known_to_client)

    @property
    def area_id(self) -> int:
        """The room it is in."""
        return int(self._area_combo.currentData() or 0)

    def draft(self) -> MarkDraft:
        """What was typed."""
        return MarkDraft(
            self.text("what"), self.text("stain"), str(self._outcome_combo.currentData()), self._known_box.isChecked()
        )
