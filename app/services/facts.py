"""Writes what to remember about a client: people, pets, worries, fondnesses, stories, wishes and habits."""

from __future__ import annotations

from dataclasses import asdict

from app.clock import Clock
from app.errors import ValidationError
from app.models.clients import Fact
from app.services.client_lookup import refuse_older, stored_client, stored_line
from app.services.drafts import FactDraft
from app.services.field_checks import check_length, check_words
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

LONGEST_HEADLINE = 200
LONGEST_DETAIL = 5_000
_KINDS = ("person", "pet", "worry", "fondness", "story", "preference", "habit", "other")


def check_fact(draft: FactDraft) -> None:
    """Refuse a fact of no words, one too long to read, or one both private and fine to print."""
    check_words(draft.headline, _("Write down what to remember first; nothing was changed."), "headline")
    check_length(draft.headline, LONGEST_HEADLINE, "headline")
    check_length(draft.detail, LONGEST_DETAIL, "detail")
    if draft.kind not in _KINDS:
        raise ValidationError(_("Choose what kind of thing it is from the list."), "kind")
    if draft.is_private and draft.may_print:
        raise ValidationError(
            _("A private note never prints; choose one of the two, nothing was changed."), "may_print"
        )


def new_fact(work: UnitOfWork, client_id: int, draft: FactDraft) -> Fact:
    """A fact that is noted now by who sits here; raises as `check_fact`."""
    check_fact(draft)
    return Fact(client=client_id, noted_by=work.person_id, noted_at=work.now, **asdict(draft))


class FactService:
    """Remembers and forgets; every method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def add(self, client_id: int, draft: FactDraft) -> int:
        """Something to remember about this client."""
        client = stored_client(client_id)
        check_fact(draft)
        with self._units(_("Remember about {name}").format(name=client.name)) as work:
            fact = new_fact(work, client_id, draft)
            work.save(fact)
            return int(fact.id)

    def change(self, fact_id: int, version: int | None, draft: FactDraft) -> None:
        """Put a remembered fact right; other words make it the newest, so it is on the next job sheet (S1.2, S2.11).

        Raises ConflictError when another desk was faster.
        """
        fact = stored_line(Fact, fact_id, _("This is no longer remembered; nothing was changed."))
        check_fact(draft)
        refuse_older(fact, version, f"“{fact.headline}”")
        with self._units(_("Change “{headline}”").format(headline=fact.headline)) as work:
            if (draft.headline, draft.detail) != (fact.headline, fact.detail):
                fact.noted_at, fact.noted_by_id = work.now, work.person_id
            for field, value in asdict(draft).items():
                setattr(fact, field, value)
            work.save(fact)

    def archive(self, fact_id: int) -> None:
        """Take a remembered fact off the card; undo brings it back."""
        fact = Fact.get_or_none(Fact.id == fact_id)
        if fact is None:
            return
        with self._units(_("Forget “{headline}”").format(headline=fact.headline)) as work:
            fact.archived_at = work.now
            work.save(fact)
