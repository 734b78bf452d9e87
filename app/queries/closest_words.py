"""Why somebody stands in the day's list, in one line, and the one thing to do; words for the office alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.queries.closest_facts import Around, KnownClient
from app.rules.closest_at_hand import FIRST_INVITING_TIER, CloseClient, Tier
from app.rules.span_words import gap_words
from app.translations import gettext as _


@dataclass(frozen=True, slots=True)
class ClosestWords:
    """The reason and the action of one line."""

    reason: str
    action: str


def closest_words(line: CloseClient, known: KnownClient, around: Around) -> ClosestWords:
    """The reason names their own rhythm where that is the reason; the action how they may be reached."""
    return ClosestWords(_reason(line, known, around), _action(line, around))


def _reason(line: CloseClient, known: KnownClient, around: Around) -> str:
    if line.tier is Tier.JOB_TODAY and line.number in around.thanks:
        return _("had a visit today")
    words = _reasons()[line.tier]
    if line.tier is Tier.DUE and known.facts.is_date_due:
        words = _("asked for a visit at about this time")
    if line.tier is Tier.DUE and known.facts.is_near_a_job:
        words = _("{reason}, and we are near them this week").format(reason=words)
    if line.tier < FIRST_INVITING_TIER or known.last_visit_on is None or not known.usual_gap_days:
        return words
    gap, away = gap_words(known.usual_gap_days), gap_words((around.today - known.last_visit_on).days)
    return _("{reason}: usually every {gap}, last visit {away} ago").format(reason=words, gap=gap, away=away)


def _action(line: CloseClient, around: Around) -> str:
    if line.tier is Tier.JOB_TODAY and line.number in around.thanks:
        return _("say thank you")
    plain = {
        Tier.WITH_US_NOW: _("give them all your time"),
        Tier.HURT: _("keep the promise"),
        Tier.JOB_TODAY: _("look through the visit"),
        Tier.PROMISE_DUE: _("keep the promise"),
    }
    if line.tier in plain:
        return plain[line.tier]
    return _calls()[line.tier] if line.channel == "phone" else _letters(line)


def _reasons() -> Mapping[Tier, str]:
    return {
        Tier.WITH_US_NOW: _("is with us now"),
        Tier.HURT: _("is waiting for us to put something right"),
        Tier.JOB_TODAY: _("has a visit today"),
        Tier.CHECK_CALL: _("had a visit and has not been asked"),
        Tier.PROBE_DUE: _("said only “good”"),
        Tier.PROMISE_DUE: _("was promised something"),
        Tier.JOB_TOMORROW: _("has a visit tomorrow"),
        Tier.DUE: _("is due by their own rhythm"),
        Tier.DRIFTING: _("is past their usual time"),
        Tier.LOST: _("has not been here for long"),
        Tier.STRANGER: _("asked about us once"),
    }


def _calls() -> Mapping[Tier, str]:
    return {
        Tier.CHECK_CALL: _("call and ask how it was"),
        Tier.PROBE_DUE: _("call and ask what would have made it great"),
        Tier.JOB_TOMORROW: _("call and say when we come"),
        Tier.DUE: _("call and offer a day"),
        Tier.DRIFTING: _("call and listen"),
        Tier.LOST: _("call once, kindly"),
        Tier.STRANGER: _("call and say hello"),
    }


def _letters(line: CloseClient) -> str:
    way = {"email": _("by e-mail"), "text": _("by text message"), "letter": _("by letter")}[line.channel]
    words = {
        Tier.CHECK_CALL: _("ask {way} how it was"),
        Tier.PROBE_DUE: _("ask {way} what would have made it great"),
        Tier.JOB_TOMORROW: _("say {way} when we come"),
        Tier.DUE: _("offer a day {way}"),
        Tier.DRIFTING: _("ask {way} how they are"),
        Tier.LOST: _("write once more, {way}"),
        Tier.STRANGER: _("say hello {way}"),
    }
    return words[line.tier].format(way=way)
