"""The words of the trade that are offered while one types; anything else may be typed as well."""

from __future__ import annotations

from app.translations import gettext as _


def methods() -> tuple[str, ...]:
    """The five methods of S100, and two more."""
    return (
        _("hot-water extraction"),
        _("encapsulation (low moisture)"),
        _("rotary shampoo"),
        _("dry foam"),
        _("absorbent compound"),
        _("absorbent pad"),
        _("spots only"),
    )
