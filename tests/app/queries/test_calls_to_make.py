"""Which calls a person makes: never about their own job, a probe by the office, nobody who allows no way."""

from __future__ import annotations

from app.models.clients import ContactPermission
from app.queries.calls_to_make import CallsToMake, list_calls_to_make
from app.services.drafts import FinishDraft
from tests.builders import Firm


def calls(firm: Firm, person_id: int | None) -> CallsToMake:
    return list_calls_to_make(person_id, firm.clock.now(), firm.zone)


def test_each_person_meets_their_own_queue_and_the_rest_says_why(firm: Firm) -> None:
    ana, zoe, mute = (firm.client(name) for name in ("Ana", "Zoe", "Mute"))
    firm.finished_job(ana)
    firm.finished_job(zoe, FinishDraft(answer="good"), technician_id=firm.ben)
    firm.finished_job(mute)
    for channel in ("phone", "text", "email", "letter"):
        ContactPermission.create(
            client_id=mute, channel=channel, purpose="service", is_allowed=False, decided_at=firm.clock.now()
        )
    firm.clock.move_on(days=1)
    assert [row.client_name for row in calls(firm, firm.dana).mine] == ["Zoe", "Ana"]
    ((refused, why),) = calls(firm, firm.dana).not_mine
    assert (refused.client_name, why) == ("Mute", "Mute allows no way to be asked, or none is known.")
    bens = calls(firm, firm.ben)
    assert [row.client_name for row in bens.mine] == ["Ana"]
    assert "You did this job" in bens.why_not(bens.rows[0])
    assert bens.why_not(bens.mine[0]) == ""
    luis = calls(firm, firm.luis)
    assert luis.mine == ()
    assert [why.split(",")[0] for _row, why in luis.not_mine] == [
        "Asking again is for the office or the owner.", "You did this job", "Mute allows no way to be asked",
    ]  # fmt: skip
    assert [row.client_name for row in calls(firm, None).mine] == ["Zoe", "Ana"]
