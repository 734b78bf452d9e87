"""What befalls clients of the simulated firm on written days: wishes, endings, an agreement, a card that was two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from app.models.aftercare import AftercareStep, Feedback, Promise, Voice
from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.services.agreements import AgreementDraft
from app.services.client_merges import MergeDraft
from app.services.drafts import ClientChanges, ClientDraft, ContactDraft
from app.services.voices import VoiceDraft

if TYPE_CHECKING:
    from tests.journeys.firm_life import FirmLife, Known

CHANNELS = ("phone", "text", "email", "letter")
_SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Fate:
    """How often somebody wants us, whether they ever answer, and what happens to them on which day of the firm."""

    gap_days: int
    is_silent: bool = False
    happenings: tuple[tuple[int, str], ...] = ()


FATES = (
    Fate(
        300,
        False,
        (
            (100, "complains"), (500, "no offers"), (520, "complains before an offer"), (900, "a second card"),
            (1500, "promised"), (2600, "moves"),
        ),
    ),
    Fate(200, True, ((200, "no phone"), (420, "no letter"), (640, "no text"), (860, "no email"), (1700, "dies"))),
    Fate(180, False, ((30, "agrees"), (700, "speaks"), (1200, "complains"), (1900, "no contact"))),
    Fate(500, False, ((1300, "complains"), (1330, "no phone"), (2500, "speaks"), (3000, "nothing at all"))),
)  # fmt: skip
"""Four lives of ten years in which everything happens once; who leaves costs nothing more."""


def happen(life: FirmLife, known: Known, what: str) -> None:
    """One of them, today, as the office writes it down."""
    life.checked[what] += 1
    _happenings()[what](life, known)


def check_that_everything_ends(life: FirmLife) -> None:
    """No question, step, promise, word or complaint of somebody who is ours is left lying, nor put away undone."""
    long_ago, today = life.firm.clock.now() - _SOON, life.today
    ours = Client.select(Client.id).where((Client.ended_reason == "") & ~Client.is_hurt & Client.archived_at.is_null())
    asked = (Feedback.probe_state == "due") & (Feedback.asked_at < long_ago) & Feedback.client.in_(ours)
    assert not Feedback.select().where(asked).exists(), f"a good is asked about for ever, {today}"
    late = (AftercareStep.state == "open") & (AftercareStep.due_on < long_ago.date()) & AftercareStep.client.in_(ours)
    assert not AftercareStep.select().where(late).exists(), f"a step is never done, {today}"
    waiting = Promise.kept_at.is_null() & (Promise.released_reason == "") & (Promise.due_at < long_ago)
    assert not Promise.select().where(waiting).exists(), f"a promise is forgotten, {today}"
    told = Voice.client_told_at.is_null() & (Voice.change_decided != "") & (Voice.taken_at < long_ago)
    assert not Voice.select().where(told & Voice.client.in_(ours)).exists(), f"somebody was never told, {today}"
    is_open = Complaint.state.in_(("call_back", "put_right", "check_back")) & (Complaint.received_at < long_ago)
    assert not Complaint.select().where(is_open).exists(), f"a complaint is open for ever, {today}"
    undone = AftercareStep.select(AftercareStep.job).where(AftercareStep.state == "open")
    away = Job.put_away_at.is_null(False) & Job.id.in_(undone)
    assert not Job.select().where(away).exists(), f"a job is put away with something to do, {today}"
    life.checked["ends"] += 1


def _happenings() -> Mapping[str, Callable[[FirmLife, Known], None]]:
    return {
        **{f"no {channel}": _refuses("service", channel) for channel in CHANNELS},
        "no offers": _refuses("sales", *CHANNELS),
        "nothing at all": _refuses("service", *CHANNELS),
        "moves": _leaves("moved"),
        "dies": _leaves("died"),
        "no contact": _leaves("no_contact"),
        "complains": lambda life, known: life.complain(known),
        "complains before an offer": _complains_before_an_offer,
        "agrees": _agrees,
        "promised": _promised,
        "a second card": _was_two,
        "speaks": _speaks,
    }


def _refuses(purpose: str, *channels: str) -> Callable[[FirmLife, Known], None]:
    def refuse(life: FirmLife, known: Known) -> None:
        for channel in channels:
            life.say(known, channel, purpose, is_allowed=False)

    return refuse


def _leaves(reason: str) -> Callable[[FirmLife, Known], None]:
    def leave(life: FirmLife, known: Known) -> None:
        known.ended = reason
        life.firm.everafter.client_endings.write(known.client_id, reason, None)

    return leave


def _complains_before_an_offer(life: FirmLife, known: Known) -> None:
    """They call just when we were about to ask for business; while nothing of that is near, it waits for its day."""
    near = (AftercareStep.due_on <= life.today + timedelta(days=2)) & (AftercareStep.client == known.client_id)
    if AftercareStep.select().where(near & AftercareStep.is_sales & (AftercareStep.state == "open")).exists():
        life.complain(known)
    else:
        life.checked["complains before an offer"] -= 1
        known.to_come.insert(0, (life.today + timedelta(days=1), "complains before an offer"))


def _agrees(life: FirmLife, known: Known) -> None:
    draft = AgreementDraft(known.client_id, "The whole home", life.today + timedelta(days=20))
    life.firm.everafter.agreements.agree(draft)
    known.is_agreed, known.wants_on = True, None


def _promised(life: FirmLife, known: Known) -> None:
    known.wants_on = life.today + timedelta(days=45)
    version = Client.get_by_id(known.client_id).version
    changes = ClientChanges(promised_on=known.wants_on + timedelta(days=10))
    life.firm.everafter.clients.change(known.client_id, version, changes)


def _was_two(life: FirmLife, known: Known) -> None:
    """The same person stood there twice; what the other card was told holds for the one that stays."""
    other = life.firm.everafter.clients.create(
        ClientDraft(name=f"Client {known.client_id} again", phones=(ContactDraft("(503) 555 9999"),))
    )
    life.firm.everafter.permissions.write(other, "text", {"service": False}, "on the telephone")
    life.firm.everafter.client_merges.merge(MergeDraft(known.client_id, other))
    known.refused.add(("text", "service"))


def _speaks(life: FirmLife, known: Known) -> None:
    """Something they dislike is changed because of them, and they are told by a way that they allow."""
    voices = life.firm.everafter.voices
    said = voices.note(VoiceDraft("The van blocks the drive", "dislike", client_id=known.client_id))
    life.spoke(known)
    channel = next((each for each in CHANNELS if known.may_be(each, "service")), "")
    voices.decide(said, None, "Park on the street")
    voices.record_change(said, None)
    if channel:
        voices.tell(said, None, channel, "We park on the street now")
