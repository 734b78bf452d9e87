"""What is said of a complaint, the same on every screen and paper: where it stands, how it ended, what happened.

Words that may stand within a sentence begin small; `capitalised` begins a line with them.
"""

from __future__ import annotations

from app.rules.complaint_events import BoardColumn, CauseKind, EventKind, FixOutcome
from app.rules.won_back import Chip
from app.translations import gettext as _


def capitalised(words: str) -> str:
    """The words as they begin a line."""
    return words[:1].upper() + words[1:]


def state_words(state: str) -> str:
    """Where a complaint stands: the names of the board's columns and of the two ends beside it."""
    return {
        BoardColumn.CALL_BACK: _("Call back"),
        BoardColumn.PUT_RIGHT: _("Put right"),
        BoardColumn.CHECK_BACK: _("Check back"),
        BoardColumn.MADE_GOOD: _("Made good"),
        BoardColumn.CLOSED_UNCONFIRMED: _("Closed, unconfirmed"),
        BoardColumn.WITHDRAWN: _("Withdrawn"),
    }[BoardColumn(state)]


def ending_words(chip: str) -> str:
    """What became of it once it is closed; empty while it is open."""
    words: dict[str, str] = {
        Chip.WON_BACK: _("Won back"),
        Chip.AT_PEACE: _("At peace"),
        Chip.LOST: _("Lost"),
        Chip.UNCONFIRMED: _("Unconfirmed"),
        Chip.WITHDRAWN: _("Withdrawn"),
    }
    return words.get(chip, "")


def fix_words(outcome: str) -> str:
    """How it was put right; empty before."""
    words: dict[str, str] = {
        FixOutcome.VISIT: _("we came and did it"),
        FixOutcome.ON_THE_PHONE: _("settled on the telephone"),
        FixOutcome.REFUND: _("gave money back"),
        FixOutcome.APOLOGY_ACCEPTED: _("they accepted our apology"),
        FixOutcome.NOTHING_WANTED: _("they wanted nothing more"),
    }
    return words.get(outcome, "")


def cause_kind_words(kind: str) -> str:
    """Where the cause lay; nobody is named, and nothing is said where it is not known."""
    words: dict[str, str] = {
        CauseKind.PROCESS: _("how we work"),
        CauseKind.PERSON: _("one of us"),
        CauseKind.PRODUCT: _("the product"),
        CauseKind.CLIENT_EXPECTATION: _("what they expected"),
    }
    return words.get(kind, "")


def happening_words(kind: EventKind) -> str:
    """What a line of the list says happened, without its particulars."""
    return {
        EventKind.LOGGED: _("told us"),
        EventKind.CONTACTED: _("spoke with them"),
        EventKind.HEARD: _("listened"),
        EventKind.FELT: _("what it means to them"),
        EventKind.APOLOGISED: _("said sorry"),
        EventKind.ASKED: _("asked what would make it great"),
        EventKind.PROMISED: _("promised"),
        EventKind.PROMISE_BROKEN: _("the promise was broken"),
        EventKind.PAUSED: _("waits until their date"),
        EventKind.RESUMED: _("the wait is over"),
        EventKind.VISITED: _("we were there"),
        EventKind.FIXED: _("put right"),
        EventKind.CHECK_TRIED: _("nobody answered"),
        EventKind.CHECKED_BACK: _("asked again"),
        EventKind.THANKED: _("thanked them"),
        EventKind.DIAGNOSED: _("what we learnt"),
        EventKind.CLOSED: _("closed in their words"),
        EventKind.CLOSED_UNCONFIRMED: _("closed, unconfirmed"),
        EventKind.REOPENED: _("opened again"),
        EventKind.WITHDRAWN: _("withdrawn"),
        EventKind.OWNER_CHANGED: _("somebody else takes care of it"),
        EventKind.RECLASSIFIED: _("corrected"),
        EventKind.NEED_BY_SET: _("needed by a day"),
        EventKind.DRY_CONFIRMED: _("it is dry"),
        EventKind.STEP_SKIPPED: _("left a step out"),
        EventKind.PREVENTED: _("seen to, so that it does not happen again"),
        EventKind.NOTED: _("noted"),
    }[kind]
