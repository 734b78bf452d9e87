"""The words of the report on how we put things right, the same on screen, on paper and in a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from app.rules import complaint_terms
from app.rules.care_figures import Dimension, GroupFigures, Outcome
from app.rules.category_words import category_words
from app.rules.complaint_clocks import CHECK_BACK_AFTER, CLASS_SPANS, ClassSpans, ClockKind
from app.rules.complaints import PriorityClass
from app.rules.staff_figures import Fault
from app.translations import gettext as _

_HOUR = timedelta(hours=1)


def clock_words(kind: ClockKind) -> str:
    """What a clock waits for."""
    return {
        ClockKind.ANSWER: _("Answered"),
        ClockKind.SITE: _("Seen on site"),
        ClockKind.RESOLVED: _("Put right"),
        ClockKind.PROMISE: _("Kept our word"),
        ClockKind.CHECK_BACK: _("Asked again"),
    }[kind]


def missed_words(kind: ClockKind) -> str:
    """What did not happen in time."""
    return {
        ClockKind.ANSWER: _("Answer"),
        ClockKind.SITE: _("Visit on site"),
        ClockKind.RESOLVED: _("Putting right"),
        ClockKind.PROMISE: _("What we promised"),
        ClockKind.CHECK_BACK: _("Asking again"),
    }[kind]


def promise_words(kind: ClockKind, spans: Mapping[PriorityClass, ClassSpans] = CLASS_SPANS) -> str:
    """What we promise for a clock: the more urgent, the nearer to the shorter of its two spans (R6)."""
    hours = sorted(span.answer // _HOUR for span in spans.values())
    site = sorted(span.site_days for span in spans.values() if span.site_days is not None)
    resolved = sorted(span.resolved_days for span in spans.values())
    return {
        ClockKind.ANSWER: _("within {least}–{most} working hours").format(least=hours[0], most=hours[-1]),
        ClockKind.SITE: _("within {least}–{most} days").format(least=site[0], most=site[-1]),
        ClockKind.RESOLVED: _("within {least}–{most} days").format(least=resolved[0], most=resolved[-1]),
        ClockKind.PROMISE: _("at the time we said"),
        ClockKind.CHECK_BACK: _("within {count} hours of the fix").format(count=CHECK_BACK_AFTER // _HOUR),
    }[kind]


def outcome_words(outcome: Outcome) -> str:
    """What became of a complaint, in the words of the board."""
    return {
        Outcome.CAME_BACK: _("Won back: came back"),
        Outcome.TOLD_US: _("Won back: told us so"),
        Outcome.PENDING: _("At peace, may still come back"),
        Outcome.NOT_WON_BACK: _("Not won back"),
        Outcome.UNCONFIRMED: _("Closed, unconfirmed"),
        Outcome.WITHDRAWN: _("Withdrawn, with a reason"),
    }[outcome]


def dimension_words(dimension: Dimension) -> str:
    """By what complaints are put together, as a tab says it."""
    return {
        Dimension.CATEGORY: _("What went wrong"),
        Dimension.CAUSE_KIND: _("Where it lay"),
        Dimension.CAUSE: _("Cause"),
        Dimension.PRODUCT: _("Product"),
        Dimension.FIBRE: _("Fiber"),
    }[dimension]


def cause_kind_words(kind: Fault | None) -> str:
    """Where the cause lay; nobody is named."""
    return complaint_terms.capitalised(complaint_terms.cause_kind_words(kind or "")) or _("Cause not known yet")


def group_words(dimension: Dimension, group: GroupFigures) -> str:
    """The name of a group of complaints."""
    if dimension is Dimension.CATEGORY:
        return category_words(group.key)
    if dimension is Dimension.CAUSE_KIND or (dimension is Dimension.CAUSE and not group.key):
        return cause_kind_words(group.kind)
    if group.key:
        return group.key
    return _("No product written down") if dimension is Dimension.PRODUCT else _("No fiber written down")
