"""Whether a client may be contacted today, for a purpose by a channel, and if not, why and from when (R1, R10).

An opt-out wins over everything. Where nobody asked yet, we may; of an offer the verdict then says that they were never
asked. Only contact for a sale has clocks of its own: it rests while something is to be put right and for some days
after, comes once in thirty days, and what the program itself proposes (an invitation) waits seven days after any
contact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.rules.closest_at_hand import CONTACT_DAYS, SALES_CONTACT_DAYS
from app.rules.permissions import CHANNELS, may_reach
from app.rules.relationship import EndedReason
from app.translations import gettext as _

QUIET_DAYS = 14
_CHANNEL_ORDER = ("phone", "email", "text", "letter", "in_person")


class Purpose(StrEnum):
    """What a contact is for."""

    SERVICE = "service"
    """Their visits: a day confirmed, how it went, a complaint, a bill."""
    CARE = "care"
    """Kindness without a sale: thanks, a birthday, help, a tip."""
    SALES = "sales"
    """Anything that asks for business: a reminder, an offer, an invitation back."""


class Obstacle(StrEnum):
    """Why a contact is not for today; the first that stands is named."""

    DIED = "died"
    NO_CONTACT = "no_contact"
    REFUSED = "refused"
    MOVED = "moved"
    UNREACHABLE = "unreachable"
    HURT = "hurt"
    QUIET = "quiet"
    RECENT_SALE = "recent_sale"
    RECENT_CONTACT = "recent_contact"


_WARNS_ONLY = frozenset({Obstacle.MOVED, Obstacle.QUIET, Obstacle.RECENT_SALE, Obstacle.RECENT_CONTACT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a client said about one channel (CHANNELS) and purpose (service or sales)."""

    channel: str
    purpose: str
    is_allowed: bool
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """What the rule reads of one client; every day is of the firm's zone.

    `complaint_closed_on` is when the latest complaint was closed. `reachable` holds the channels for which we know a
    number or an address; None while nobody looked.
    """

    ended: EndedReason | None = None
    wishes: tuple[Said, ...] = ()
    has_open_complaint: bool = False
    complaint_closed_on: date | None = None
    last_contact_on: date | None = None
    last_sales_contact_on: date | None = None
    reachable: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactVerdict:
    """Whether today, what stands in the way, and from which day on it is possible if nothing new happens.

    `is_unasked` tells that nobody has asked them about this channel and purpose yet.
    """

    purpose: Purpose
    channel: str
    obstacle: Obstacle | None = None
    possible_on: date | None = None
    is_unasked: bool = False

    @property
    def is_allowed(self) -> bool:
        """Whether the program may offer it today."""
        return self.obstacle is None

    @property
    def is_warning(self) -> bool:
        """Whether a person may still do it, after reading why it is not offered."""
        return self.obstacle in _WARNS_ONLY

    def sentence(self, name: str, day_words: Callable[[date], str] = date.isoformat) -> str:
        """Why not, in one sentence for the office; empty when nothing stands in the way."""
        if self.obstacle is None:
            return ""
        if self.obstacle is Obstacle.REFUSED:
            words = _refusals()[self.purpose is Purpose.SALES][self.channel]
        elif self.obstacle is Obstacle.UNREACHABLE:
            words = _missing()[self.channel]
        else:
            words = _reasons()[self.obstacle]
        return words.format(name=name, day=day_words(self.possible_on) if self.possible_on is not None else "")


def contact_verdict(
    facts: ContactFacts,
    purpose: Purpose | str,
    channel: str,
    today: date,
    *,
    is_invitation: bool = False,
    quiet_days: int = QUIET_DAYS,
) -> ContactVerdict:
    """May this client be contacted; `is_invitation` for what a list of ours proposes unasked (tiers 7 to 10 of R10)."""
    wanted = Purpose(purpose)
    if channel not in CHANNELS:
        raise ValueError(f"no channel: {channel}")
    found: Obstacle | None
    found, possible_on = _lasting(facts, wanted, channel), None
    if found is None and wanted is Purpose.SALES:
        found, possible_on = _passing(facts, today, quiet_days, is_invitation=is_invitation)
    return ContactVerdict(
        purpose=wanted,
        channel=channel,
        obstacle=found,
        possible_on=possible_on,
        is_unasked=may_reach(facts.wishes, channel, _asked_as(wanted)) is None,
    )


def contact_verdicts(
    facts: ContactFacts,
    purpose: Purpose | str,
    today: date,
    *,
    is_invitation: bool = False,
    quiet_days: int = QUIET_DAYS,
) -> Mapping[str, ContactVerdict]:
    """The verdict on every channel, the one to try first in front."""
    return {
        channel: contact_verdict(
            facts, purpose, channel, today, is_invitation=is_invitation, quiet_days=quiet_days
        )
        for channel in _CHANNEL_ORDER
    }  # fmt: skip


def best_verdict(verdicts: Iterable[ContactVerdict]) -> ContactVerdict:
    """For "may we at all?": the first that is allowed, else the one that is possible soonest, else the first."""
    return min(verdicts, key=lambda each: (not each.is_allowed, not each.is_warning, each.possible_on or date.max))


def _asked_as(purpose: Purpose) -> str:
    """Kindness needs the same yes as news of their visits; only offers need one of their own."""
    return "sales" if purpose is Purpose.SALES else "service"


def _lasting(facts: ContactFacts, purpose: Purpose, channel: str) -> Obstacle | None:
    """What no day changes: only the client does."""
    if facts.ended is EndedReason.DIED:
        return Obstacle.DIED
    if facts.ended is EndedReason.NO_CONTACT:
        return Obstacle.NO_CONTACT
    if may_reach(facts.wishes, channel, _asked_as(purpose)) is False:
        return Obstacle.REFUSED
    if facts.ended is EndedReason.MOVED and purpose is Purpose.SALES:
        return Obstacle.MOVED
    if facts.reachable is not None and channel not in facts.reachable:
        return Obstacle.UNREACHABLE
    return None


def _passing(
    facts: ContactFacts, today: date, quiet_days: int, *, is_invitation: bool
) -> tuple[Obstacle | None, date | None]:
    """What stands in the way of a sale for a time, and the first day on which nothing of it does."""
    waits = [
        (Obstacle.QUIET, _after(facts.complaint_closed_on, quiet_days)),
        (Obstacle.RECENT_SALE, _after(facts.last_sales_contact_on, SALES_CONTACT_DAYS + 1)),
        (Obstacle.RECENT_CONTACT, _after(facts.last_contact_on, CONTACT_DAYS + 1) if is_invitation else None),
    ]
    standing = [(obstacle, until) for obstacle, until in waits if until is not None and until > today]
    if facts.has_open_complaint:
        return Obstacle.HURT, None
    if not standing:
        return None, None
    return standing[0][0], max(until for _obstacle, until in standing)


def _after(day: date | None, days: int) -> date | None:
    return None if day is None else day + timedelta(days=days)


def _reasons() -> Mapping[Obstacle, str]:
    return {
        Obstacle.DIED: _("{name} has died: nothing goes out in their name."),
        Obstacle.NO_CONTACT: _("{name} asked not to be contacted."),
        Obstacle.MOVED: _("{name} has moved away: a kindness is welcome, an offer is not."),
        Obstacle.HURT: _("{name} is waiting for us to put something right: no offers until that is done."),
        Obstacle.QUIET: _("We put something right for {name} a short while ago: no offers before {day}."),
        Obstacle.RECENT_SALE: _("{name} had an offer from us in the last 30 days: the next one from {day} on."),
        Obstacle.RECENT_CONTACT: _("We spoke with {name} in the last 7 days: an invitation can wait until {day}."),
    }  # fmt: skip


def _refusals() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """By channel: a no to hearing from us, and a no to offers."""
    return (
        {
            "phone": _("{name} wants no calls from us."),
            "text": _("{name} wants no text messages from us."),
            "email": _("{name} wants no e-mails from us."),
            "letter": _("{name} wants no letters from us."),
            "in_person": _("{name} wants nobody at the door."),
        },
        {
            "phone": _("{name} wants no offers by telephone."),
            "text": _("{name} wants no offers by text message."),
            "email": _("{name} wants no offers by e-mail."),
            "letter": _("{name} wants no offers by letter."),
            "in_person": _("{name} wants no offers at the door."),
        },
    )


def _missing() -> Mapping[str, str]:
    return {
        "phone": _("No telephone number of {name} is known."),
        "text": _("No telephone number of {name} is known."),
        "email": _("No e-mail address of {name} is known."),
        "letter": _("No postal address of {name} is known."),
        "in_person": _("No address of {name} is known."),
    }
