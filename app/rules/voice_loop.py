"""What a client said and what became of it: heard, answered, perhaps changed, and told that it was (S3.13, S3.14).

Something was changed because of a client only when the client knows it: until then the loop is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class VoiceKind(StrEnum):
    """The seven things a client can say; there is no eighth."""

    NEED = "need"
    COMPLAINT = "complaint"
    DISLIKE = "dislike"
    FONDNESS = "fondness"
    QUESTION = "question"
    PRAISE = "praise"
    PROBLEM = "problem"


class VoiceChannel(StrEnum):
    """How it reached us."""

    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"
    ONLINE = "online"
    ON_THE_JOB = "on_the_job"


class LoopState(StrEnum):
    """How far a client's words have come; computed, never chosen."""

    UNANSWERED = "unanswered"
    TO_CHANGE = "to_change"  # we decided to change something and have not yet
    TO_TELL = "to_tell"  # it is changed, and they do not know
    CLOSED = "closed"


class VoiceAct(StrEnum):
    """What is to be done next about it."""

    LOG_COMPLAINT = "log_complaint"
    ANSWER = "answer"
    CHANGE = "change"
    TELL = "tell"
    NONE = ""


@dataclass(frozen=True, slots=True)
class VoiceFacts:
    """What is known of one thing a client said.

    `is_on_board` says that it was logged as a complaint: the Care Board answers it then, by the clock.
    """

    kind: VoiceKind
    is_answered: bool = False
    is_change_decided: bool = False
    is_changed: bool = False
    is_told: bool = False
    is_on_board: bool = False


def is_unanswered(facts: VoiceFacts) -> bool:
    """Whether they have not heard from us since; whoever was told of a change has."""
    return not (facts.is_answered or facts.is_told or facts.is_on_board)


def has_open_change(facts: VoiceFacts) -> bool:
    """Whether something is to be changed because of them and they do not know yet that it was."""
    return facts.is_change_decided and not facts.is_told


def loop_state(facts: VoiceFacts) -> LoopState:
    """Where it stands: an answer alone closes nothing once a change was decided."""
    if has_open_change(facts):
        return LoopState.TO_TELL if facts.is_changed else LoopState.TO_CHANGE
    return LoopState.UNANSWERED if is_unanswered(facts) else LoopState.CLOSED


def next_act(facts: VoiceFacts) -> VoiceAct:
    """What to offer first: what they complain of belongs on the board, and telling is an answer, too."""
    if facts.kind is VoiceKind.COMPLAINT and is_unanswered(facts) and not facts.is_change_decided:
        return VoiceAct.LOG_COMPLAINT
    if has_open_change(facts) and facts.is_changed:
        return VoiceAct.TELL
    if is_unanswered(facts):
        return VoiceAct.ANSWER
    return VoiceAct.CHANGE if has_open_change(facts) else VoiceAct.NONE


class QuoteConsent(StrEnum):
    """Whether their words may stand on a paper for others."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


def quote_consent(*, may_quote: bool, was_asked: bool, was_withdrawn: bool) -> QuoteConsent:
    """A yes that was taken back is a no for good, until somebody asks again and hears yes."""
    if may_quote and not was_withdrawn:
        return QuoteConsent.YES
    if was_withdrawn:
        return QuoteConsent.WITHDRAWN
    return QuoteConsent.NO if was_asked else QuoteConsent.NOT_ASKED


QUOTED_KINDS = frozenset({VoiceKind.PRAISE, VoiceKind.FONDNESS})
"""What is ever asked for: nobody's worry or question is put on a paper."""
