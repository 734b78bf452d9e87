"""Kindnesses: logged, planned, moved, done, removed; twelve months ahead of a client (R8, S4.11)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.aftercare import LoveTouch
from app.models.clients import Client
from app.queries.love_touches import get_kindness, get_touch, list_given, list_planned
from app.rules.love_touches import TouchKind
from app.services.love_touches import TouchDraft, planned_words
from tests.builders import Firm

TODAY = date(2026, 3, 2)


def draft(kind: str = "care", what: str = "Carried the trash out", **fields: Any) -> TouchDraft:
    return TouchDraft(kind=kind, what=what, **fields)


def _planned(client_id: int) -> list[tuple[str, date]]:
    rows = LoveTouch.select().where((LoveTouch.client == client_id) & LoveTouch.is_planned)
    return sorted((row.kind, row.given_on) for row in rows.where(LoveTouch.archived_at.is_null()))


def test_a_kindness_is_logged_with_cost_and_reaction_changed_removed_and_undone(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    service = firm.everafter.love_touches
    touch_id = service.log(client_id, draft("remarkable", cost_minor=1_200, reaction="told_others"))
    (row,) = list_given(TODAY, TODAY)
    assert (row.kind, row.cost_minor, row.reaction, row.person_name) == (
        "remarkable",
        1_200,
        "told_others",
        "Dana Kowalski",
    )
    service.change(touch_id, row.version, draft("care", "Called", on=TODAY - timedelta(days=1)))
    with pytest.raises(ConflictError):
        service.change(touch_id, row.version, draft())
    changed = get_touch(touch_id)
    assert changed is not None
    assert (changed.kind, changed.what, changed.on) == ("care", "Called", date(2026, 3, 1))
    service.remove(touch_id)
    assert get_touch(touch_id) is None
    with pytest.raises(ValidationError, match="was removed"):
        service.remove(touch_id)
    firm.everafter.history.undo()
    assert get_touch(touch_id) is not None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (draft("discount"), "kind"),
        (draft(what=" "), "what"),
        (draft(what="x" * 501), "what"),
        (draft(cost_minor=-1), "cost"),
        (draft(reaction="cried"), "reaction"),
        (draft(person_id=999), "person"),
        (draft(on=TODAY + timedelta(days=1)), "on"),
    ],
)
def test_what_is_no_kindness_is_refused_in_a_sentence(firm: Firm, wrong: TouchDraft, field: str) -> None:
    client_id = firm.client("Ana Ruiz")
    with pytest.raises(ValidationError) as caught:
        firm.everafter.love_touches.log(client_id, wrong)
    assert caught.value.field == field
    assert LoveTouch.select().count() == 0


def test_a_planned_one_counts_when_it_is_done(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    service = firm.everafter.love_touches
    touch_id = service.plan(client_id, draft("safe", on=TODAY + timedelta(days=3)))
    now, zone = firm.clock.now(), firm.zone
    assert get_kindness(client_id, now, zone).shown == frozenset()
    assert [row.id for row in list_planned(TODAY + timedelta(days=3))] == [touch_id]
    assert list_planned(TODAY) == []
    service.move(touch_id, TODAY)
    service.do(touch_id)
    assert get_kindness(client_id, now, zone).shown == {TouchKind.SAFE}
    assert list_planned(TODAY + timedelta(days=30)) == []
    for again in (lambda: service.do(touch_id), lambda: service.move(touch_id, TODAY)):
        with pytest.raises(ValidationError, match="done already"):
            again()
    firm.everafter.history.undo()
    service.do(touch_id, draft("safe", "Showed the card", reaction="smiled"))
    done = get_touch(touch_id)
    assert done is not None
    assert (done.what, done.reaction, done.is_planned) == ("Showed the card", "smiled", False)


def test_a_reaction_is_noted_when_it_comes(firm: Firm) -> None:
    client_id, service = firm.client("Ana Ruiz"), firm.everafter.love_touches
    done, planned = service.log(client_id, draft()), service.plan(client_id, draft())
    service.note_reaction(done, "told_others")
    row = get_touch(done)
    assert row is not None
    assert row.reaction == "told_others"
    for wrong in (lambda: service.note_reaction(planned, "smiled"), lambda: service.note_reaction(done, "cried")):
        with pytest.raises(ValidationError):
            wrong()


def test_planning_knows_neither_yesterday_nor_the_far_future(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1_100)):
        with pytest.raises(ValidationError):
            firm.everafter.love_touches.plan(client_id, draft(on=day))
    with pytest.raises(NotFoundError):
        firm.everafter.love_touches.plan(999, draft())


def test_twelve_months_are_planned_once_and_stay_as_edited(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    Client.update(birthday="--05-12").where(Client.id == client_id).execute()
    visit = firm.clock.now() + timedelta(days=20)
    firm.booked_job(client_id, visit)
    service = firm.everafter.love_touches
    assert service.plan_twelve_months(client_id) == 4
    day = visit.date()
    assert _planned(client_id) == [
        ("care", day + timedelta(days=1)),
        ("care", date(2026, 5, 12)),
        ("remarkable", day),
        ("safe", day),
    ]
    assert service.plan_twelve_months(client_id) == 0
    first, second = list_planned(day)
    service.move(first.id, day + timedelta(days=30))
    service.remove(second.id)
    assert service.plan_twelve_months(client_id) == 0, "what a person moved or removed is not made again"
    for _step in range(3):
        firm.everafter.history.undo()
    assert _planned(client_id) == [], "the whole plan is one act"


def test_a_plan_keeps_to_what_the_client_wants(firm: Firm) -> None:
    silent, hurt, gone = firm.client("Ana Ruiz"), firm.client("Ben Ode"), firm.client("Cleo Marsh")
    for client_id in (silent, hurt, gone):
        firm.finished_job(client_id)
    for channel in ("phone", "text", "email", "letter"):
        firm.everafter.permissions.write(silent, channel, {"service": False}, "on the phone")
    firm.complaint(hurt)
    Client.update(ended_reason="no_contact").where(Client.id == gone).execute()
    firm.clock.move_on(days=40)
    firm.everafter.love_touches.plan_around()
    for client_id in (silent, hurt, gone):
        firm.everafter.love_touches.plan_twelve_months(client_id)
    due = date(2027, 3, 2)
    assert {day - due for _kind, day in _planned(silent)} <= {timedelta(0), timedelta(days=1)}, "only at a visit"
    assert {kind for kind, _day in _planned(hurt)} == {"care"}
    assert _planned(gone) == []


def test_everybody_around_is_planned_in_one_act(firm: Firm) -> None:
    for name in ("Ana Ruiz", "Ben Ode"):
        firm.finished_job(firm.client(name))
    firm.client("A Stranger")
    count = firm.everafter.love_touches.plan_around()
    assert count == 8, "safe, care, remarkable and the anniversary for each of the two"
    assert firm.everafter.love_touches.plan_around() == 0
    assert planned_words(count) == "8 kindnesses planned"
    assert "already" in planned_words(0)
    firm.everafter.history.undo()
    assert LoveTouch.select().where(LoveTouch.archived_at.is_null()).count() == 0
