"""What can go wrong, in words people use, gravest first."""

from __future__ import annotations

from app.rules.complaints import SEVERITY, Category
from app.translations import gettext as _


def category_words(category: str) -> str:
    """The name of a category on screens and papers."""
    words = {
        Category.INJURY: _("Somebody slipped or was hurt"),
        Category.ILLNESS: _("Somebody feels ill"),
        Category.DAMAGE: _("Something is damaged"),
        Category.COLOUR_LOSS: _("Color ran or was lost"),
        Category.SHRINKAGE: _("It shrank"),
        Category.FLOOD: _("Water damage"),
        Category.MISSING_ITEM: _("Something is missing"),
        Category.OVER_WET: _("Still wet"),
        Category.WICKING: _("A stain came back"),
        Category.ODOUR: _("It smells"),
        Category.OVERBILLED: _("Billed more than agreed"),
        Category.NO_SHOW: _("Nobody came"),
        Category.RUDE_OR_UNSAFE: _("Rude or unsafe"),
        Category.RECLEAN_FAILED: _("The second clean failed, too"),
        Category.MISSED_AREA: _("A place was missed"),
        Category.VISIBLE_SPOT: _("A spot is still there"),
        Category.FURNITURE_NOT_BACK: _("Furniture not back in place"),
        Category.LATE: _("We came late"),
        Category.RESIDUE: _("Sticky or stiff"),
        Category.NIGGLE: _("A niggle"),
        Category.PAPERWORK: _("Paperwork"),
        Category.SUGGESTION: _("A suggestion"),
    }
    return words.get(Category(category), category) if category in list(Category) else category


def severity_words(severity: int) -> str:
    """How grave something is, in one word."""
    return {4: _("grave"), 3: _("serious"), 2: _("annoying"), 1: _("small")}[severity]


def categories_by_severity() -> list[Category]:
    """All categories, gravest first."""
    return sorted(SEVERITY, key=lambda category: -SEVERITY[category])
