"""Writes what stands on a certificate before it is given, and what the firm gives at each level."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from app.clock import Clock
from app.errors import ConflictError, NotAllowedError, NotFoundError, ValidationError
from app.models.rewards import Reward
from app.queries.certificates import CERTIFICATE_TERMS
from app.rules.certificate_gifts import MOST_MONTHS, CertificateTerms
from app.rules.rewards import has_certificate
from app.services.field_checks import check_length
from app.services.firm_settings import find_setting, write_setting
from app.services.history import RecordedChange
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

LONGEST_GIFT = 120
LONGEST_CARE_LINE = 200
_WORDS = frozenset({"gift", "gift_minor", "valid_until_on", "care_line"})


@dataclass(frozen=True, slots=True)
class CertificateDraft:
    """What a person chose for one certificate; no `care_line` at all means the rooms, an empty one none."""

    gift: str = ""
    gift_minor: int = 0
    valid_until_on: date | None = None
    care_line: str | None = None


class CertificateService:
    """Words and gifts; each method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def choose_words(self, reward_id: int, version: int, draft: CertificateDraft) -> None:
        """The gift and the sentence of one certificate until it is issued; ConflictError if another desk was faster."""
        self._check(draft)
        reward = _reward(reward_id)
        if reward.version != version:
            raise ConflictError(_("Somebody else changed this certificate a moment ago; look at it and save again."))
        if reward.state not in ("due", "held"):
            raise NotAllowedError(
                _("Certificate {number} has been issued; what it says stays, nothing was changed.").format(
                    number=reward.number or ""
                )
            )
        with self._units(_("Choose the words of a certificate")) as work:
            reward.gift, reward.gift_minor = draft.gift.strip(), draft.gift_minor if draft.gift.strip() else 0
            reward.valid_until_on = draft.valid_until_on if reward.gift else None
            reward.care_line = None if draft.care_line is None else draft.care_line.strip()
            work.save(reward)

    def give(self, reward_id: int) -> None:
        """A card, an extra or a thank-you without a certificate reached the client."""
        reward = _reward(reward_id)
        if has_certificate(reward.rule, reward.level) or reward.state != "due":
            raise NotAllowedError(_("This is not to be given now; nothing was changed."))
        with self._units(_("Thanks given")) as work:
            reward.state, reward.issued_at = "printed", work.now
            reward.printed_at = reward.handed_over_at = work.now
            reward.person_id = self._units.person_id
            work.save(reward)
            work.changed("client", [reward.client_id])

    def change_terms(self, terms: CertificateTerms) -> None:
        """What the firm gives from now on; certificates that are due already keep theirs."""
        for (rule, level), gift in terms.gifts.items():
            field = f"{rule}.{level}"
            check_length(gift.words, LONGEST_GIFT, field)
            if gift.cost_minor < 0:
                raise ValidationError(_("What it costs cannot be below zero; nothing was saved."), field)
            if not 0 <= gift.months <= MOST_MONTHS:
                raise ValidationError(
                    _("A gift is good for up to {count} months; nothing was saved.").format(count=MOST_MONTHS), field
                )
        with self._units(_("Change what we give with certificates")) as work:
            write_setting(work, find_setting(CERTIFICATE_TERMS), terms.as_setting())

    def _check(self, draft: CertificateDraft) -> None:
        check_length(draft.gift, LONGEST_GIFT, "gift")
        check_length(draft.care_line or "", LONGEST_CARE_LINE, "care_line")
        if draft.gift_minor < 0:
            raise ValidationError(_("What it costs cannot be below zero; nothing was saved."), "gift_minor")
        if draft.gift.strip() and draft.valid_until_on is not None and draft.valid_until_on < self._clock.today():
            raise ValidationError(_("The last day of the gift is over already; nothing was saved."), "valid_until_on")


def keep_issued_words(_work: UnitOfWork, changes: Sequence[RecordedChange]) -> Collection[str] | None:
    """What a certificate with a number says is never put back: it is on paper by now."""
    ids = [each.record_id for each in changes if each.table == "reward" and _WORDS & (each.before.keys() | each.after)]
    for row in Reward.select().where(Reward.id.in_(ids) & Reward.number.is_null(False)):
        raise NotAllowedError(
            _("Certificate {number} has been issued; what it says stays, nothing was changed.").format(
                number=row.number
            )
        )
    return None


def _reward(reward_id: int) -> Reward:
    reward = Reward.get_or_none(Reward.id == reward_id)
    if reward is None:
        raise NotFoundError(_("This certificate is no longer there; nothing was changed."))
    return reward
