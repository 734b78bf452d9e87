"""Which letters the plan after a job asks for by now, one for each client."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from app.models.aftercare import AftercareStep
from app.models.clients import Client
from app.queries.hand_over import joined
from app.queries.letter_rows import LetterWish
from app.rules.messages import LETTER_STEPS, kind_of_step, purpose_of


def list_due_letters(today: date, client_id: int | None = None) -> list[LetterWish]:
    """The letters whose day has come, the one that waited longest first: everybody's, or one client's."""
    is_open = AftercareStep.kind.in_(LETTER_STEPS) & (AftercareStep.state == "open") & (AftercareStep.due_on <= today)
    begins_at = datetime.combine(today, time(), tzinfo=UTC)
    # Whose next visit stands in the plan is not asked to book it.
    is_booked = Client.next_visit_at.is_null(False) & (Client.next_visit_at >= begins_at)
    present = Client.archived_at.is_null() & Client.merged_into_id.is_null() & ~is_booked
    chosen = (
        AftercareStep.select(AftercareStep.id, AftercareStep.client, AftercareStep.kind)
        .join(Client, on=(AftercareStep.client == Client.id))
        .where(is_open & present)
    )
    if client_id is not None:
        chosen = chosen.where(AftercareStep.client == client_id)
    found: dict[int, LetterWish] = {}
    # The last letter of a plan stands for those before it, which nobody wrote.
    for row in joined(chosen.order_by(AftercareStep.due_on, AftercareStep.id)):
        about = kind_of_step(row.kind)
        found[row.client_id] = LetterWish(row.client_id, about.value, purpose_of(about).value, step_id=row.id)
    return list(found.values())
