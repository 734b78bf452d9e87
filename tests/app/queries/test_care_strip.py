"""Who is counting on us, complaints and late promises alike, in the order of R6."""

from __future__ import annotations

from datetime import timedelta

from app.queries.care_strip import get_strip
from app.queries.wall_monitor import get_wall
from app.services.drafts import PromiseDraft
from tests.builders import Firm


def test_a_late_promise_stands_among_the_complaints_after_those_of_the_first_class(firm: Firm) -> None:
    now = firm.clock.now()
    ana, tom = firm.client("Ana Ruiz"), firm.client("Tom Reyes")
    firm.everafter.promises.make(ana, PromiseDraft("Ring about the rug", now + timedelta(hours=1), firm.ben))
    firm.everafter.promises.make(tom, PromiseDraft("Bring the guide", now + timedelta(days=9), firm.ben))
    firm.complaint(firm.client("Ned Bell"), "There is a spot left")
    assert get_strip(now, firm.zone).people_count == 1
    firm.clock.move_on(hours=2)
    firm.complaint(firm.client("Ida Chan"), "You broke the vase")
    strip = get_strip(firm.clock.now(), firm.zone)
    assert [row.client_name for row in strip.first] == ["Ida Chan", "Ana Ruiz", "Ned Bell"]
    assert (strip.waiting_count, strip.late_promise_count, strip.people_count) == (2, 1, 3)


def test_somebody_who_waits_for_a_late_promise_alone_ends_the_quiet_days(firm: Firm) -> None:
    ana = firm.client("Ana Ruiz")
    promise_id = firm.everafter.promises.make(ana, PromiseDraft("Ring", firm.clock.now() + timedelta(hours=1)))
    firm.clock.move_on(hours=2)
    strip = get_strip(firm.clock.now(), firm.zone)
    assert (strip.waiting_count, strip.people_count, strip.quiet_days) == (0, 1, None)
    firm.everafter.promises.keep(promise_id)
    assert get_strip(firm.clock.now(), firm.zone).people_count == 0


def test_the_wall_shows_a_late_promise_with_an_initial_and_three_words_at_most(firm: Firm) -> None:
    ana = firm.client("Ana Ruiz", first_name="Ana", last_name="Ruiz")
    draft = PromiseDraft("Bring the spot guide for wool to Ruiz, 5 Orchard Lane", firm.clock.now() + timedelta(hours=1))
    firm.everafter.promises.make(ana, draft)
    assert get_wall(firm.clock.now(), firm.zone).waiting_count == 0
    firm.clock.move_on(hours=2)
    wall = get_wall(firm.clock.now(), firm.zone)
    (row,) = wall.promises
    assert (row.name, row.chip, row.complaint_id) == ("Ana R.", "late", 0)
    assert row.step == "Promised: bring spot guide"
    assert (wall.waiting_count, wall.late_count, wall.people_count, wall.quiet_days) == (1, 1, 1, None)
