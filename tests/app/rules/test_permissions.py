"""An opt-out wins, whoever wrote it down."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.rules.permissions import may_reach


@dataclass(frozen=True)
class Said:
    channel: str
    purpose: str
    is_allowed: bool


YES_SALES, NO_SALES = Said("email", "sales", True), Said("email", "sales", False)
YES_SERVICE, NO_SERVICE = Said("email", "service", True), Said("email", "service", False)


@pytest.mark.parametrize(
    ("wishes", "service", "sales"),
    [
        ((), None, None),
        ((YES_SALES,), True, True),
        ((NO_SALES,), None, False),
        ((YES_SERVICE,), True, None),
        ((NO_SERVICE,), False, False),
        ((NO_SERVICE, YES_SALES), False, False),
        ((YES_SERVICE, NO_SALES), True, False),
        ((Said("phone", "service", False),), None, None),
    ],
)
def test_a_no_to_news_of_their_visits_is_a_no_to_offers(
    wishes: tuple[Said, ...], service: bool | None, sales: bool | None
) -> None:
    assert may_reach(wishes, "email", "service") is service
    assert may_reach(wishes, "email", "sales") is sales


def test_whoever_asked_for_no_contact_gets_none() -> None:
    assert may_reach((YES_SALES, YES_SERVICE), "email", "sales", "no_contact") is False
    assert may_reach((YES_SALES,), "email", "sales", "moved") is True
