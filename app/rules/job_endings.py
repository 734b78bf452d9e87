"""Why a quote is lost or a visit called off: the usual reasons, so that they can be counted (S4.16)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.translations import gettext as _

_BETWEEN = ": "
_LONGEST_KIND = 60


@dataclass(frozen=True, slots=True)
class EndingCount:
    """A reason and how often it was given."""

    reason: str
    count: int


def lost_reasons() -> tuple[str, ...]:
    """Why quotes usually go elsewhere."""
    return (
        _("Too dear"),
        _("Somebody else was sooner"),
        _("Another cleaner they know"),
        _("They do it themselves"),
        _("Not needed any more"),
        _("Never heard again"),
    )


def cancel_reasons() -> tuple[str, ...]:
    """Why visits are usually called off."""
    return (
        _("They are ill"),
        _("Another day suits better"),
        _("Not needed any more"),
        _("We could not come"),
        _("They moved away"),
    )


def ending_words(kind: str, words: str) -> str:
    """The reason as it is kept: “Too dear: a friend does it for 80”; one of the two is enough."""
    return _BETWEEN.join(part.strip() for part in (kind, words) if part.strip())


def count_endings(reasons: Iterable[str]) -> list[EndingCount]:
    """How often each reason was given, most first; what stands before the colon is the reason."""
    counted: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for reason in reasons:
        kind = reason.split(_BETWEEN, 1)[0].strip()[:_LONGEST_KIND] or _("No reason written down")
        shown.setdefault(kind.casefold(), kind)
        counted[kind.casefold()] += 1
    return [
        EndingCount(shown[key], count) for key, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
