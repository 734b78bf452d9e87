"""Why two clients may be one person, and what speaks against it, in words."""

from __future__ import annotations

from app.queries.client_pairs import LikelyPairRow
from app.rules.duplicates import Caution, Evidence
from app.translations import gettext as _


def pair_sentence(row: LikelyPairRow) -> str:
    """One line of the list, as it is also read out."""
    words = [f"{row.first_name}  ·  {row.second_name}", evidence_words(row.evidence)]
    words += [caution_words(each) for each in sorted(row.cautions)]
    return " — ".join(words)


def evidence_words(evidence: Evidence) -> str:
    """What the two have in common."""
    return {
        Evidence.SAME_SOURCE_ID: _("the same number in the other program"),
        Evidence.PHONE: _("the same telephone"),
        Evidence.EMAIL: _("the same e-mail"),
        Evidence.NAME_ADDRESS_BIRTHDAY: _("the same name, address and birthday"),
        Evidence.NAME_AND_BIRTHDAY: _("the same name and birthday"),
        Evidence.BIRTHDAY_AND_PLACE: _("the same birthday and place"),
        Evidence.NAME_AND_PLACE: _("the same name and postal code"),
        Evidence.NAME_AND_ADDRESS: _("the same name and address"),
        Evidence.LIKENESS: _("names that are alike"),
    }.get(evidence, "")


def caution_words(caution: Caution) -> str:
    """What to look at before making them one."""
    return {
        Caution.SHARED_PHONE: _("perhaps two people of one house"),
        Caution.DIFFERENT_FIRST_NAMES: _("other first names"),
        Caution.DIFFERENT_GENERATION: _("perhaps parent and child"),
        Caution.VALUE_ON_MANY_RECORDS: _("stands on many cards"),
        Caution.OFFICE_MAILBOX: _("an office mailbox"),
        Caution.DIFFERENT_NAMES: _("other names"),
        Caution.DIFFERENT_BIRTHDAYS: _("other birthdays"),
        Caution.FIRM_AND_PERSON: _("a firm and a person"),
        Caution.NO_NAME: _("one has no name"),
    }[caution]
