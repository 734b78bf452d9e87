"""Who may give how much (S3.3): everybody up to their own amount, an owner any amount."""

from __future__ import annotations


def needs_approval(cost_minor: int, limit_minor: int, *, is_owner: bool) -> bool:
    """Whether an owner has to say yes; costs are minor units, and exactly one's own amount needs nobody."""
    return not is_owner and cost_minor > limit_minor
