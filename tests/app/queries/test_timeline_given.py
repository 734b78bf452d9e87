"""Goodwill and promises each have their row, with who gave or promised it."""

from __future__ import annotations

from datetime import timedelta

from app.queries.client_rows import TimelineFilter
from app.queries.timeline import count_timeline, list_timeline
from app.services.drafts import GoodwillDraft, PromiseDraft
from app.services.love_touches import TouchDraft
from tests.builders import Firm


def test_a_promise_says_who_made_it_and_whether_it_was_kept(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    due_at = firm.clock.now() + timedelta(hours=2)
    promise_id = firm.everafter.promises.make(client_id, PromiseDraft("Call about the rug", due_at))
    (row,) = list_timeline(client_id, TimelineFilter.EVERYTHING, None)
    assert (row.kind, row.headline, row.meta, row.chip) == (
        "promise", "Promised: Call about the rug", "Dana", "open_promise",
    )  # fmt: skip
    assert row.happened_at == firm.clock.now()
    firm.everafter.promises.keep(promise_id)
    assert [each.chip for each in list_timeline(client_id, TimelineFilter.EVERYTHING, None)] == ["kept"]
    firm.everafter.history.undo()
    firm.clock.move_on(hours=3)
    firm.everafter.promises.move(promise_id, firm.clock.now() + timedelta(hours=1), "Later is fine")
    rows = list_timeline(client_id, TimelineFilter.EVERYTHING, None)
    assert [(each.chip, each.words) for each in rows] == [("open_promise", ""), ("released", "Later is fine")]
    firm.everafter.promises.keep(promise_id + 1)
    firm.everafter.history.undo()
    firm.clock.move_on(hours=3)
    firm.everafter.promises.keep(promise_id + 1)
    assert list_timeline(client_id, TimelineFilter.EVERYTHING, None)[0].chip == "kept_late"


def test_goodwill_is_money_too_and_counted_once(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.everafter.goodwill.give(client_id, GoodwillDraft("Hall runner free", 2_000))
    (row,) = list_timeline(client_id, TimelineFilter.MONEY, None)
    assert (row.headline, row.meta) == ("Goodwill: Hall runner free", "$20.00 · given by Dana")
    counts = count_timeline(client_id)
    assert (counts["money"], counts["everything"]) == (1, 1)


def test_a_kindness_that_was_done_stands_on_its_day_and_a_planned_one_does_not(firm: Firm) -> None:
    client_id, touches = firm.client("Ana Ruiz"), firm.everafter.love_touches
    touches.plan(client_id, TouchDraft(kind="brag", what="Before and after", on=firm.clock.today()))
    draft = TouchDraft(kind="care", what="A card for Rex", cost_minor=350, reaction="thanked")
    touch_id = touches.log(client_id, draft)
    older = TouchDraft(kind="safe", what="Told who comes", on=firm.clock.today() - timedelta(days=3))
    touches.log(client_id, older)
    first, second = list_timeline(client_id, TimelineFilter.EVERYTHING, None)
    assert (first.key, first.kind, first.headline) == (f"touch:{touch_id}", "kindness", "Kindness: A card for Rex")
    assert (first.meta, first.is_whole_day) == ("Cared for · Thanked us · $3.50 · Dana", True)
    assert second.headline == "Kindness: Told who comes"
    assert list_timeline(client_id, TimelineFilter.EVERYTHING, first) == [second]
    assert count_timeline(client_id)["everything"] == 2
