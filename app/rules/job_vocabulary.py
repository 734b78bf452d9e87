"""The words of the trade for what lies on a floor and what happened to it (rules.md, "Job record vocabulary").

Fibres, constructions, conditions and stains are suggestions: any other word may be typed. The kinds of areas and the
outcomes of marks are fixed, because other rules and papers count on them. Lists are in the order in which they are met.
"""

from __future__ import annotations

from app.translations import gettext as _

AREA_KINDS = ("room", "stairs", "rug", "upholstery", "other")
MARK_OUTCOMES = ("out", "lighter", "permanent", "may_return")


def fibres() -> tuple[str, ...]:
    """What a carpet is made of."""
    return (
        _("Nylon"), _("Solution-dyed nylon"), _("Stain-resist nylon"), _("Polyester (PET)"), _("Triexta (PTT)"),
        _("Polypropylene (olefin)"), _("Acrylic"), _("Wool"), _("Wool blend"), _("Cotton"), _("Viscose (rayon)"),
        _("Silk"), _("Sisal"), _("Jute"), _("Seagrass"), _("Unknown"),
    )  # fmt: skip


def constructions() -> tuple[str, ...]:
    """How a carpet is made."""
    return (
        _("Cut pile"), _("Loop (Berber)"), _("Cut and loop"), _("Frieze"), _("Woven"), _("Tile"),
    )  # fmt: skip


def conditions() -> tuple[str, ...]:
    """What is found on a floor before work."""
    return (
        _("Wear"), _("Traffic lanes"), _("Pile reversal"), _("Fading"), _("Browning"), _("Ripples"), _("Seams"),
        _("Delamination"), _("Moth"), _("Burns"), _("Furniture marks"), _("Water damage"), _("Odor"),
        _("Residue of an earlier cleaner"), _("Loose edge, trip hazard"),
    )  # fmt: skip


def stains() -> tuple[str, ...]:
    """What a mark is of."""
    return (
        _("Protein"), _("Tannin"), _("Dye or food color"), _("Grease or oil"), _("Rust or metal"), _("Ink"),
        _("Wax or gum"), _("Urine"), _("Vomit"), _("Blood"), _("Bleach loss"), _("Filtration lines"), _("Unknown"),
    )  # fmt: skip


def outcome_words(outcome: str) -> str:
    """What became of a mark, in a word; nothing while nobody tried."""
    return {
        "out": _("out"),
        "lighter": _("lighter"),
        "permanent": _("permanent"),
        "may_return": _("may return"),
    }.get(outcome, "")
