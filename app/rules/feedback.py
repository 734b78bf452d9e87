"""What an answer means: "good" is dangerous, silence counts as good, and both become a probe call (R5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from app.errors import NotAllowedError, ValidationError
from app.rules.working_time import WorkingTime
from app.translations import gettext as _

if TYPE_CHECKING:
    from app.rules.feeling_words import WordLists

TRIES_UNTIL_QUIET = 2
DAYS_UNTIL_QUIET = 7
PROBE_TRIES = 3


class Feeling(StrEnum):
    """How a client feels after a job: what an answer comes to in the end."""

    LOVE = "love"
    GOOD = "good"
    HURT = "hurt"
    SILENT = "silent"


class Answer(StrEnum):
    """The three answers on the sheet and on the telephone."""

    GREAT = "great"
    GOOD = "good"
    NOT_HAPPY = "not_happy"


class Voice(StrEnum):
    """How a client's voice stands, as the attention score (R4) and the probe list see it."""

    LOVE = "love"
    HURT = "hurt"
    GOOD_UNPROBED = "good_unprobed"
    GOOD_PROBED = "good_probed"
    NEVER = "never"


class StaffRole(StrEnum):
    """What a person does in the firm."""

    OWNER = "owner"
    OFFICE = "office"
    TECHNICIAN = "technician"


class ProbeOutcome(StrEnum):
    """How a probe call ended; a probe closes with exactly one of them."""

    TRULY_HAPPY = "truly_happy"
    SMALL_MISS = "small_miss"
    COMPLAINT_OPENED = "complaint_opened"
    PRICE_DOUBT = "price_doubt"
    WOULD_NOT_SAY = "would_not_say"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the firm who could make a call."""

    number: int
    role: StaffRole


def score_from_stars(stars: int) -> int:
    """The 0-10 score of 1 to 5 stars: twice as many (R5); ValidationError for other numbers."""
    if not 1 <= stars <= 5:
        raise ValidationError(_("Stars run from 1 to 5. Nothing was saved; please choose again."), "stars")
    return 2 * stars


def score_from_answer(answer: Answer, *, is_confirmed: bool) -> int | None:
    """The score an answer counts as: Great 10 once confirmed (None before), Good 7, Not happy 3 (R5)."""
    if answer is Answer.GREAT:
        return 10 if is_confirmed else None
    return 7 if answer is Answer.GOOD else 3


def feeling_from_score(score: int) -> Feeling:
    """9-10 love, 7-8 good, 0-6 hurt (R5); ValidationError outside 0 to 10."""
    if not 0 <= score <= 10:
        raise ValidationError(_("A score runs from 0 to 10. Nothing was saved; please type it again."), "score")
    if score >= 9:
        return Feeling.LOVE
    return Feeling.GOOD if score >= 7 else Feeling.HURT


def feeling_from_answer(answer: Answer) -> Feeling:
    """Great is love, Good is good, Not happy is hurt."""
    return {Answer.GREAT: Feeling.LOVE, Answer.GOOD: Feeling.GOOD, Answer.NOT_HAPPY: Feeling.HURT}[answer]


def suggest_feeling(words: str, score: int | None = None, lists: WordLists | None = None) -> Feeling:
    """What score and words come to together (R5); a suggestion that a person confirms.

    Any hurt wins. A score of love stays love unless the words are good with a qualifier; a score of good stays good.
    Without a score the words decide: neutral words are good, no words are silent. `lists` is English unless named.
    """
    # ruff: noqa: PLC0415 - who only reads answers, as each list of clients does, needs no lists of words
    from app.rules.feeling_words import ENGLISH
    from app.rules.word_class import WordClass, class_of_words

    spoken = class_of_words(words, lists or ENGLISH)
    scored = None if score is None else feeling_from_score(score)
    if scored is Feeling.HURT or spoken.word_class is WordClass.HURT:
        return Feeling.HURT
    if scored is Feeling.LOVE:
        is_qualified = spoken.word_class is WordClass.GOOD and spoken.has_qualifier
        return Feeling.GOOD if is_qualified else Feeling.LOVE
    if scored is Feeling.GOOD:
        return Feeling.GOOD
    if not words.strip():
        return Feeling.SILENT
    return Feeling.LOVE if spoken.word_class is WordClass.LOVE else Feeling.GOOD


def is_confirmed(feeling: Feeling, *, technician_present: bool, confirmed_by_office: bool = False) -> bool:
    """Whether an answer may be believed: love said beside the technician counts only once the office confirms it."""
    return feeling is not Feeling.LOVE or not technician_present or confirmed_by_office


def is_quiet_good(tries: int, first_asked_at: datetime, now: datetime) -> bool:
    """Whether silence has become a quiet "good": after 2 tries or 7 days (R5)."""
    return tries >= TRIES_UNTIL_QUIET or (now - first_asked_at).days >= DAYS_UNTIL_QUIET


def needs_probe(feeling: Feeling, *, tries: int = 0, first_asked_at: datetime | None = None, now: datetime) -> bool:
    """Whether a probe call must be queued: good at once, silence once it has become a quiet good (R5)."""
    if feeling is Feeling.SILENT:
        return first_asked_at is not None and is_quiet_good(tries, first_asked_at, now)
    return feeling is Feeling.GOOD


def probe_due_at(received_at: datetime, working_time: WorkingTime) -> datetime:
    """Close of the next working day after the day the answer came (R5)."""
    return working_time.close_of_next_open_day(received_at)


def may_probe(person: Person, job_technicians: Collection[int]) -> bool:
    """Owner or office, never someone who did that job (R5)."""
    return person.role is not StaffRole.TECHNICIAN and person.number not in job_technicians


def choose_probe_caller(people: Iterable[Person], job_technicians: Collection[int]) -> Person | None:
    """Who makes the probe call: office before owner, lowest number first; None when nobody may (R5)."""
    allowed = [person for person in people if may_probe(person, job_technicians)]
    return min(allowed, key=lambda person: (person.role is StaffRole.OWNER, person.number), default=None)


def check_probe_close(
    outcome: ProbeOutcome | None, *, score: int | None = None, tries: int = 0, promise: str = ""
) -> None:
    """Refuse to close a probe call without what its outcome needs (R5): NotAllowedError with one sentence.

    Truly happy needs a new score of 9 or 10, a small miss needs what was promised, not reached needs three tries.
    """
    if outcome is None:
        raise NotAllowedError(_("This call stays open until you choose how it ended; nothing was lost."))
    if outcome is ProbeOutcome.TRULY_HAPPY and (score is None or feeling_from_score(score) is not Feeling.LOVE):
        raise NotAllowedError(_("Truly happy means a 9 or a 10; the call stays open, so ask for the number."))
    if outcome is ProbeOutcome.SMALL_MISS and not promise.strip():
        raise NotAllowedError(_("A small miss needs what you promised to fix; the call stays open, so write it down."))
    if outcome is ProbeOutcome.NOT_REACHED and tries < PROBE_TRIES:
        raise NotAllowedError(_("Not reached counts after three tries; the call stays open, so try again tomorrow."))


def voice_after_probe(outcome: ProbeOutcome, score: int | None = None) -> Voice:
    """How the client's voice stands after the probe: any new score under 9 leaves "good, probed" (R5)."""
    if outcome is ProbeOutcome.COMPLAINT_OPENED:
        return Voice.HURT
    is_love = score is not None and feeling_from_score(score) is Feeling.LOVE
    return Voice.LOVE if is_love else Voice.GOOD_PROBED


def heard_score(score: int, feeling: Feeling | None, outcome: ProbeOutcome | None = None) -> int:
    """A score as the voice counts it (R4): after a probe as it left it, else no higher than what was heard beside it.

    A 10 with "the stain is back" is hurt, a 9 with "perfect, except the stairs" good; a 5 to a probe is good, probed.
    """
    if outcome not in (None, ProbeOutcome.COMPLAINT_OPENED) and score < 9:
        return max(score, 7)
    return min(score, {Feeling.HURT: 6, Feeling.GOOD: 8}.get(feeling, 10) if feeling is not None else 10)


def probe_script() -> tuple[str, ...]:
    """The words of a probe call in their fixed order: care first, then the questions (R5)."""
    return (
        _("You matter to us, and “good” is not good enough for me – may I ask three short questions?"),
        _("What went well?"),
        _("What would have made it a 10?"),
        _("Walk me through it: booking, price, arrival, person, work, drying, after – where did it slip?"),
        _("Why does that matter to you? (Ask twice.)"),
        _("How easy did we make it, from 1 to 7?"),
        _("What would put it right? Would you let us?"),
        _("If a neighbor asked about carpet cleaners, what would you say?"),
    )
