"""What the office calls rewards and how far they have come; papers have their own words."""

from __future__ import annotations

from app.queries.loyalty_rows import LoyaltyFilter, LoyaltyLine, LoyaltyStep
from app.rules.reward_words import ordinal, reward_text
from app.rules.rewards import Milestone, RewardRule
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.theme.tones import Tone
from ui.widgets.chip_delegate import ChipLook


def certificate_words(rule: str, level: int) -> str:
    """What a reward is called in the office."""
    match rule:
        case "tenure":
            return _("{years}-year certificate").format(years=level)
        case "visits":
            return (
                _("Card for visit {count}").format(count=level)
                if level < 5
                else _("Certificate for visit {count}").format(count=level)
            )
        case "referral":
            return (
                _("Certificate for {count} homes").format(count=level) if level >= 3 else _("Thank-you for a referral")
            )
        case "recovery":
            return _("Note for a second chance")
        case _:
            return _("A surprise extra")


def reason_words(rule: str, level: int) -> str:
    """What is thanked for, in the fewest words."""
    match rule:
        case "tenure":
            return ngettext("{count} year together", "{count} years together", level).format(count=level)
        case "visits":
            return _("{ordinal} visit").format(ordinal=ordinal(level))
        case "referral":
            return ngettext("{count} home brought", "{count} homes brought", level).format(count=level)
        case "recovery":
            return _("A second chance")
        case _:
            return _("Came again and again")


def reasons_words(line: LoyaltyLine) -> str:
    """Everything that one paper thanks for."""
    return " & ".join(reason_words(rule, level) for rule, level in ((line.rule, line.level), *line.joined))


def what_words(line: LoyaltyLine) -> str:
    """What is handed over: a certificate, or something else that is given by hand."""
    if line.is_certificate:
        return _("Certificate {number}").format(number=line.number) if line.number else _("Certificate")
    match line.rule:
        case "visits":
            return _("A card, written by hand")
        case "referral":
            return _("Thanks to both")
        case "recovery":
            return _("A private note, and something extra")
        case _:
            return _("A surprise extra")


def step_look(line: LoyaltyLine) -> ChipLook:
    """How far it has come, in a word."""
    return {
        LoyaltyStep.COMING: ChipLook(_("coming"), "calendar-days", Tone.NEUTRAL),
        LoyaltyStep.WAITING: ChipLook(_("waits"), "clock", Tone.NEUTRAL),
        LoyaltyStep.DUE: ChipLook(_("due"), "award", Tone.GOLD),
        LoyaltyStep.HELD: ChipLook(_("held"), "clock", Tone.SOON),
        LoyaltyStep.ISSUED: ChipLook(_("numbered"), "award", Tone.GOLD),
        LoyaltyStep.PRINTED: ChipLook(_("printed"), "printer", Tone.OK),
        LoyaltyStep.HANDED_OVER: ChipLook(_("handed over"), "check", Tone.DONE),
        LoyaltyStep.GIVEN: ChipLook(_("given"), "check", Tone.DONE),
        LoyaltyStep.REDEEMED: ChipLook(_("redeemed"), "gift", Tone.DONE),
        LoyaltyStep.VOID: ChipLook(_("void"), "x", Tone.NEUTRAL),
    }[line.step]


def story_words(line: LoyaltyLine, formats: FirmFormats) -> str:
    """The sentence below the name: where it stands, why it waits, until when it is good."""
    day = formats.date(line.on)
    match line.step:
        case LoyaltyStep.COMING:
            first = _("On {day}, if all goes on as it does.").format(day=day)
        case LoyaltyStep.WAITING:
            first = _("Waits until {day}, thirty days after the last one.").format(day=day)
        case LoyaltyStep.HELD:
            words = _("Held until complaint {number} is put right: “{words}”")
            first = words.format(number=line.complaint_number or "", words=line.complaint_words)
        case LoyaltyStep.DUE | LoyaltyStep.ISSUED:
            first = _("Due since {day}.").format(day=day) if line.on < formats.today() else _("Due today.")
        case LoyaltyStep.PRINTED:
            first = _("Printed on {day}, not handed over yet.").format(day=day)
        case LoyaltyStep.HANDED_OVER | LoyaltyStep.GIVEN:
            first = _("Handed over on {day}.").format(day=day)
        case LoyaltyStep.REDEEMED:
            first = _("Redeemed on {day}.").format(day=day)
            if line.redeemed_job_number is not None:
                first = _("Redeemed on {day}, visit {number}.").format(day=day, number=line.redeemed_job_number)
        case LoyaltyStep.VOID:
            first = _("Void: {reason}").format(reason=line.void_reason)
    return " ".join(part for part in (first, _gift_words(line, formats)) if part)


def _gift_words(line: LoyaltyLine, formats: FirmFormats) -> str:
    if not line.gift:
        return ""
    if line.valid_until_on is None or line.step in {LoyaltyStep.REDEEMED, LoyaltyStep.VOID}:
        return _("Gift: {gift}.").format(gift=line.gift)
    words = _("Gift: {gift}, good until {day}.")
    if line.has_run_out(formats.today()):
        words = _("Gift: {gift}, run out on {day}.")
    return words.format(gift=line.gift, day=formats.date(line.valid_until_on))


def by_hand_words(line: LoyaltyLine, formats: FirmFormats) -> str:
    """What to write by hand where there is no certificate (R11)."""
    milestone = Milestone(rule=RewardRule(line.rule), level=line.level, reached_on=line.on)
    told_us_on = formats.date(line.told_us_on) if line.told_us_on is not None else ""
    if milestone.rule is RewardRule.RECOVERY and not told_us_on:
        return _("This is given by hand, without a certificate.")
    words = reward_text(milestone, name=line.client_name, told_us_on=told_us_on)
    return _("Given by hand, without a certificate. To write on it:\n\n“{words}”").format(words=words)


def filter_words(chosen: LoyaltyFilter) -> str:
    """The word on the tab of a list."""
    match chosen:
        case LoyaltyFilter.NOW:
            return _("Due now")
        case LoyaltyFilter.HELD:
            return _("Held")
        case LoyaltyFilter.COMING:
            return _("Next 60 days")
        case LoyaltyFilter.GIVEN:
            return _("Given")
