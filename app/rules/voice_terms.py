"""What the seven kinds, the ways they reach us and the states of their loop are called, in the language in use."""

from __future__ import annotations

from app.rules.voice_loop import LoopState, QuoteConsent, VoiceAct, VoiceChannel, VoiceKind
from app.translations import gettext as _


def kind_words(kind: str) -> str:
    """One of the seven."""
    return {
        VoiceKind.NEED: _("Need"),
        VoiceKind.COMPLAINT: _("Complaint"),
        VoiceKind.DISLIKE: _("Dislike"),
        VoiceKind.FONDNESS: _("Fondness"),
        VoiceKind.QUESTION: _("Question"),
        VoiceKind.PRAISE: _("Praise"),
        VoiceKind.PROBLEM: _("Problem"),
    }[VoiceKind(kind)]


def channel_words(channel: str) -> str:
    """How it reached us, or how we reached them; nothing where nobody wrote it down."""
    return {
        VoiceChannel.PHONE: _("by phone"),
        VoiceChannel.TEXT: _("by text message"),
        VoiceChannel.EMAIL: _("by e-mail"),
        VoiceChannel.LETTER: _("by letter"),
        VoiceChannel.IN_PERSON: _("in person"),
        VoiceChannel.ONLINE: _("online"),
        VoiceChannel.ON_THE_JOB: _("on the job"),
        "": "",
    }[channel]


def state_words(state: LoopState) -> str:
    """How far it has come, for a chip."""
    return {
        LoopState.UNANSWERED: _("not answered yet"),
        LoopState.TO_CHANGE: _("to be changed"),
        LoopState.TO_TELL: _("changed, not told"),
        LoopState.CLOSED: _("closed"),
    }[state]


def act_words(act: VoiceAct) -> str:
    """What to do next; nothing where all is done."""
    return {
        VoiceAct.LOG_COMPLAINT: _("Log the complaint"),
        VoiceAct.ANSWER: _("Answer"),
        VoiceAct.CHANGE: _("Make the change"),
        VoiceAct.TELL: _("Tell them what changed"),
        VoiceAct.NONE: "",
    }[act]


def consent_words(consent: QuoteConsent) -> str:
    """Whether their words may be quoted."""
    return {
        QuoteConsent.NOT_ASKED: _("not asked yet"),
        QuoteConsent.YES: _("may be quoted"),
        QuoteConsent.NO: _("does not want it"),
        QuoteConsent.WITHDRAWN: _("taken back"),
    }[consent]
