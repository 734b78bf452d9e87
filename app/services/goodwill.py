"""Goodwill (S3.3): help that anybody may give up to their own amount without asking; above it an owner says yes."""

from __future__ import annotations

from app.clock import Clock
from app.errors import NotFoundError, ValidationError
from app.models.goodwill import Goodwill
from app.models.team import Person
from app.queries.firm import get_firm
from app.rules.goodwill import needs_approval
from app.rules.money import format_money
from app.services.client_lookup import stored_client
from app.services.client_summary import refresh_clients
from app.services.drafts import GoodwillDraft
from app.services.field_checks import check_length, check_words
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork

LONGEST_WHAT = 500


class GoodwillService:
    """Gives goodwill and takes it back; every method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def give(self, client_id: int, draft: GoodwillDraft) -> int:
        """Something given to make it right or to be kind; it is no discount and stands in no bill.

        Raises ValidationError above the giver's own amount unless an owner who approved it is named.
        """
        client = stored_client(client_id)
        check_words(draft.what, _("Write down what you gave; nothing was saved."), "what")
        check_length(draft.what, LONGEST_WHAT, "what")
        if draft.cost_minor < 0:
            raise ValidationError(_("What it cost cannot be below zero; nothing was saved."), "cost")
        giver = self._person(self._units.person_id)
        self._check_allowance(giver, draft)
        with self._units(_("Goodwill for {name}").format(name=client.name)) as work:
            given = Goodwill(
                client_id=client_id,
                job_id=draft.job_id,
                complaint_id=draft.complaint_id,
                what=draft.what.strip(),
                cost_minor=draft.cost_minor,
                given_by_id=giver.id,
                approved_by_id=draft.approved_by_id,
                given_at=work.now,
            )
            work.save(given)
            refresh_clients(work, [client_id], self._clock)
            return int(given.id)

    def take_back(self, goodwill_id: int) -> None:
        """It was not given after all; undo brings it back."""
        given = Goodwill.get_or_none((Goodwill.id == goodwill_id) & Goodwill.archived_at.is_null())
        if given is None:
            raise NotFoundError(_("This goodwill is no longer there; nothing was changed."))
        with self._units(_("Take back “{what}”").format(what=given.what[:40])) as work:
            given.archived_at = work.now
            work.save(given)

    def set_limit(self, person_id: int, limit_minor: int) -> None:
        """What somebody may give each time without asking, in minor units; owners need no limit.

        Raises ValidationError below zero, NotFoundError when the person left.
        """
        person = Person.get_or_none((Person.id == person_id) & Person.archived_at.is_null())
        if person is None:
            raise NotFoundError(_("This person is no longer in the team; nothing was changed."))
        if limit_minor < 0:
            raise ValidationError(_("An amount to give cannot be below zero; nothing was saved."), "limit")
        with self._units(_("What {name} may give").format(name=person.name)) as work:
            person.goodwill_limit_minor = limit_minor
            work.save(person)

    def _check_allowance(self, giver: Person, draft: GoodwillDraft) -> None:
        if not needs_approval(draft.cost_minor, giver.goodwill_limit_minor, is_owner=giver.role == "owner"):
            return
        if draft.approved_by_id is None:
            raise ValidationError(
                _(
                    "This is more than the {amount} {name} may give without asking; "
                    "name the owner who said yes, nothing was saved."
                ).format(amount=_money(giver.goodwill_limit_minor), name=giver.name),
                "approved_by",
            )
        if self._person(draft.approved_by_id).role != "owner":
            raise ValidationError(_("Only an owner can say yes to this; nothing was saved."), "approved_by")

    def _person(self, person_id: int | None) -> Person:
        person = Person.get_or_none((Person.id == person_id) & Person.archived_at.is_null())
        if person is None:
            raise ValidationError(_("Say at the top right who you are first; nothing was saved."), "given_by")
        return person


def _money(amount_minor: int) -> str:
    firm = get_firm()
    return format_money(amount_minor, firm.currency, firm.locale) if firm is not None else str(amount_minor)
