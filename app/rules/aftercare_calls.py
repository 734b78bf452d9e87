"""What a call after a job must bring before it may end: words, an outcome, the questions in their order (R5, S2.17)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.errors import NotAllowedError, ValidationError
from app.rules.feedback import Person, ProbeOutcome, StaffRole, choose_probe_caller, may_probe
from app.translations import gettext as _

LAST_PROBE_STEP = 7
"""The steps of the probe script run from 0, which says that we care, to 7, the only one that asks for a favor."""

COMPLAINT_STEPS = range(2, 7)
"""The answers that say what went wrong: neither what went well nor what they would tell a neighbor."""

_WITHOUT_WORDS = frozenset({ProbeOutcome.TRULY_HAPPY, ProbeOutcome.WOULD_NOT_SAY, ProbeOutcome.NOT_REACHED})


@dataclass(frozen=True, slots=True)
class ProbeAnswer:
    """What a client said to one question of the script, and what that meant (S3.5); asked and not answered is empty."""

    step: int
    said: str = ""
    meant: str = ""


def check_probe_order(answers: Sequence[ProbeAnswer]) -> None:
    """Refuse questions out of their order: care first, the offer to put it right before the favor (S2.17).

    A call may stop after any question; none before the last one that was asked may be left out.
    """
    steps = [answer.step for answer in answers]
    if steps != list(range(len(steps))) or len(steps) > LAST_PROBE_STEP + 1:
        raise ValidationError(
            _("The questions go in their order, care first. Nothing was saved; ask the ones before."), "step"
        )


def check_probe_words(outcome: ProbeOutcome | None, answers: Sequence[ProbeAnswer], words: str = "") -> None:
    """Refuse to end on a bare Good: an outcome that says something needs the client's words (R5)."""
    if outcome is None or outcome in _WITHOUT_WORDS or words.strip() or any(each.said.strip() for each in answers):
        return
    raise ValidationError(
        _("Write down what they said, or choose that they were asked and would not say; nothing was lost."), "said"
    )


def words_of_complaint(answers: Sequence[ProbeAnswer]) -> str:
    """Their words as a complaint begins with them: what went wrong, each answer on a line."""
    wrong = [each.said.strip() for each in answers if each.step in COMPLAINT_STEPS]
    return "\n".join(said for said in wrong if said)


def why_not_ask(person: Person | None, technician: int | None, team: Collection[Person], *, is_probe: bool) -> str:
    """Why this person does not make a call about a job, in words; empty when they may (R5, S2.3).

    A client does not tell the technician of the job what could have been better. In a firm where nobody else could
    ask, whoever is there asks all the same; a Great said to the technician then stays unconfirmed.
    """
    if person is None:
        return ""
    if person.number == technician and any(each.number != technician for each in team):
        return _("You did this job, so somebody else asks: people are polite to the one who came.")
    is_for_office = is_probe and person.role is StaffRole.TECHNICIAN
    if is_for_office and any(may_probe(each, _only(technician)) for each in team):
        return _("Asking again is for the office or the owner.")
    return ""


def answers_for(team: Collection[Person], technician: int | None) -> int | None:
    """Who answers for a "good" (S2.3): who may ask again, else somebody who did not come, else the owner."""
    chosen = choose_probe_caller(team, _only(technician))
    if chosen is None:
        others = [each for each in team if each.number != technician] or list(team)
        chosen = min(others, key=lambda each: (each.role is not StaffRole.OWNER, each.number), default=None)
    return None if chosen is None else chosen.number


def check_may_ask(why_not: str) -> None:
    """Refuse a call to whoever may not make it; the call stays open for the others."""
    if why_not:
        raise NotAllowedError(_("{why} The call stays open for them.").format(why=why_not))


def _only(technician: int | None) -> tuple[int, ...]:
    return () if technician is None else (technician,)
