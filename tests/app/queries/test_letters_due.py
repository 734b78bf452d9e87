from __future__ import annotations

from datetime import date, timedelta

from app.models.aftercare import AftercareStep
from app.queries.letter_rows import LetterWish
from app.queries.letters_due import list_due_letters
from tests.builders import Firm


def step(firm: Firm, client_id: int, kind: str, due_on: date, state: str = "open") -> int:
    job_id = firm.booked_job(client_id, firm.clock.now() - timedelta(days=2))
    common = {"client": client_id, "job": job_id, "is_sales": True}
    return int(AftercareStep.create(kind=kind, due_on=due_on, state=state, **common).id)


def test_a_letter_is_due_from_its_day_on_and_each_client_has_one(firm: Firm) -> None:
    today = date(2026, 3, 2)
    ana, bo, cy = firm.client(), firm.client(), firm.client()
    step(firm, ana, "reminder", date(2026, 3, 3))
    step(firm, bo, "letter", today)
    last = step(firm, bo, "last_letter", today)
    step(firm, cy, "letter", today, "skipped")
    step(firm, cy, "due_call", today)
    assert list_due_letters(today) == [LetterWish(bo, "last_letter", "sales", step_id=last)]
    assert [wish.client_id for wish in list_due_letters(date(2026, 3, 3))] == [bo, ana]
    assert list_due_letters(date(2026, 3, 3), ana)[0].about == "reminder"
    assert list_due_letters(today, ana) == []
