"""Whether two records are the same person: graded evidence, and the cautions that leave the answer to people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import lru_cache

from app.rules.person_words import (
    address_key,
    company_words,
    first_names,
    generation_of,
    is_office_mailbox,
    last_names,
    name_words,
    plain_words,
    postal_key,
)

SHARED_BY = 3
LIKENESS = 88.0
ADDRESS_LIKENESS = 85.0
_NEAR_PLACE = 70.0
_NEAR_WORD = 80.0
_DATE_LENGTH = 10
_PARTS_ALIKE = 2


class Evidence(IntEnum):
    """How strongly two records look like one person; higher is stronger."""

    NONE = 0
    LIKENESS = 1
    NAME_AND_PLACE = 2
    NAME_AND_ADDRESS = 3
    BIRTHDAY_AND_PLACE = 4
    NAME_AND_BIRTHDAY = 5
    NAME_ADDRESS_BIRTHDAY = 6
    EMAIL = 7
    PHONE = 8
    SAME_SOURCE_ID = 9


class Caution(StrEnum):
    """Why a person must look before two records become one."""

    SHARED_PHONE = "shared_phone"
    DIFFERENT_FIRST_NAMES = "different_first_names"
    DIFFERENT_GENERATION = "different_generation"
    VALUE_ON_MANY_RECORDS = "value_on_many_records"
    OFFICE_MAILBOX = "office_mailbox"
    DIFFERENT_NAMES = "different_names"
    DIFFERENT_BIRTHDAYS = "different_birthdays"
    FIRM_AND_PERSON = "firm_and_person"
    NO_NAME = "no_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What tells people apart: names as typed, phones in E.164 (or digits), e-mails, street and postal code.

    `landlines` are those of the phones that several people of a house may share. `birthday` is ISO text, `--05-14`
    without a year. `source_id` is the number in the system the record came from, empty if unknown; it counts only
    between records of the same `source`.
    """

    number: int
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    phones: frozenset[str] = frozenset()
    landlines: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    street: str = ""
    postal_code: str = ""
    birthday: str = ""
    source: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What speaks for two records being one, how alike their names are (0-100), and what speaks against merging."""

    first: int
    second: int
    evidence: Evidence
    likeness: float
    cautions: frozenset[Caution] = field(default_factory=frozenset)

    @property
    def is_safe(self) -> bool:
        """Whether they may be merged without asking: phone, e-mail, number or all of name, address and birthday agree.

        And nothing speaks against it. A name at an address alone may be father and son.
        """
        return self.evidence >= Evidence.NAME_ADDRESS_BIRTHDAY and not self.cautions


def plain_emails(emails: Iterable[str]) -> frozenset[str]:
    """E-mail addresses as they are compared: without spaces, in lower case; what holds no @ is left out."""
    return frozenset(mail.strip().casefold() for mail in emails if "@" in mail)


def compare(first: Identity, second: Identity, uses: Counter[str] | None = None) -> Match:
    """The evidence that two records are one person, with its cautions; the order of the two makes no difference.

    A shared source number outranks a phone, that an e-mail, that a birthday, that an address, that mere likeness.
    """
    likeness = name_likeness(first, second)
    shared_phones = first.phones & second.phones
    shared_emails = plain_emails(first.emails) & plain_emails(second.emails) if first.emails else frozenset()
    evidence = _evidence(first, second, likeness, is_phone=bool(shared_phones), is_email=bool(shared_emails))
    cautions: frozenset[Caution] = frozenset()
    if evidence not in {Evidence.NONE, Evidence.SAME_SOURCE_ID}:
        cautions = _identity_cautions(first, second, likeness)
        if shared_phones or shared_emails:
            cautions |= _value_cautions(first, second, shared_phones, shared_emails, uses or Counter())
    low, high = sorted((first.number, second.number))
    return Match(first=low, second=high, evidence=evidence, likeness=likeness, cautions=cautions)


def name_likeness(first: Identity, second: Identity) -> float:
    """How alike two names are, 0 to 100, whatever the order of their parts; titles and accents do not count."""
    # rapidfuzz is needed here alone; the program starts without it.
    from rapidfuzz import fuzz  # noqa: PLC0415

    one, other = _full_name(first), _full_name(second)
    if first.company and second.company and not (_person_words(first) and _person_words(second)):
        one, other = (" ".join(company_words(each.company)) for each in (first, second))
    return fuzz.token_sort_ratio(one, other) if one and other else 0.0


def contradictions(first: Identity, second: Identity) -> frozenset[Caution]:
    """What in who they are, whatever they share, says that two records are two people."""
    return _identity_cautions(first, second, name_likeness(first, second))


def record_key(person: Identity) -> tuple[str, str]:
    """Name and address in the form in which they are compared; records that agree in both are one record twice."""
    return " ".join(sorted(_full_name(person).split())), address_key(person.street, person.postal_code)


def _evidence(first: Identity, second: Identity, likeness: float, *, is_phone: bool, is_email: bool) -> Evidence:
    if first.source_id and (first.source, first.source_id) == (second.source, second.source_id):
        return Evidence.SAME_SOURCE_ID
    if is_phone:
        return Evidence.PHONE
    if is_email:
        return Evidence.EMAIL
    birthdays = _birthdays_alike(first.birthday, second.birthday)
    if likeness >= LIKENESS:
        return _of_alike_names(first, second, birthdays)
    if birthdays is _Alike.YES and _is_near_place(first, second):
        # Half a name, a name after a wedding or none at all: the day and the place say enough to ask.
        return Evidence.BIRTHDAY_AND_PLACE
    if birthdays is not _Alike.NO and _is_part_of_name(first, second) and _is_same_address(first, second):
        return Evidence.NAME_AND_ADDRESS
    return Evidence.NONE


def _of_alike_names(first: Identity, second: Identity, birthdays: _Alike) -> Evidence:
    is_address = _is_same_address(first, second)
    if birthdays is _Alike.YES:
        return Evidence.NAME_ADDRESS_BIRTHDAY if is_address else Evidence.NAME_AND_BIRTHDAY
    if is_address:
        return Evidence.NAME_AND_ADDRESS
    if birthdays is _Alike.NEAR and _is_near_place(first, second):
        return Evidence.NAME_AND_BIRTHDAY
    return Evidence.NAME_AND_PLACE if _is_near_street(first, second) else Evidence.LIKENESS


class _Alike(IntEnum):
    NO = 0
    UNKNOWN = 1
    NEAR = 2
    YES = 3


def _birthdays_alike(one: str, other: str) -> _Alike:
    """Whether two birthdays are one; a slip in one part of it, or day and month changed, is near."""
    if not one or not other:
        return _Alike.UNKNOWN
    if len(one) != _DATE_LENGTH or len(other) != _DATE_LENGTH:
        return _Alike.UNKNOWN if one[-5:] == other[-5:] else _Alike.NO
    if one == other:
        return _Alike.YES
    pairs = list(zip(one.split("-"), other.split("-"), strict=False))
    if sum(part == its for part, its in pairs) >= _PARTS_ALIKE or sorted(one.split("-")) == sorted(other.split("-")):
        return _Alike.NEAR
    return _Alike.NO


def _is_same_address(first: Identity, second: Identity) -> bool:
    """Street and number, and the postal code where both have one; a slip in either is forgiven, not in both."""
    one, other = address_key(first.street, ""), address_key(second.street, "")
    if not one or not other or _numbers_of(one) != _numbers_of(other):
        return False
    likeness = _ratio(one, other)
    postal, its = postal_key(first.postal_code), postal_key(second.postal_code)
    if postal and its and postal != its:
        return likeness >= ADDRESS_LIKENESS and _is_one_slip(postal, its)
    return likeness >= ADDRESS_LIKENESS


def _is_near_place(first: Identity, second: Identity) -> bool:
    """The same or nearly the same postal code, or a street that looks alike."""
    postal, its = postal_key(first.postal_code), postal_key(second.postal_code)
    if postal and its and (postal == its or _is_one_slip(postal, its)):
        return True
    one, other = address_key(first.street, ""), address_key(second.street, "")
    return bool(one and other) and _ratio(one, other) >= _NEAR_PLACE


def _is_near_street(first: Identity, second: Identity) -> bool:
    """The same postal code, and streets of which one is missing or that look alike, whatever the number."""
    postal = postal_key(first.postal_code)
    if not postal or postal != postal_key(second.postal_code):
        return False
    one, other = address_key(first.street, ""), address_key(second.street, "")
    return not one or not other or _ratio(one, other) >= _NEAR_PLACE


def _is_part_of_name(first: Identity, second: Identity) -> bool:
    """Whether one name may be the other's half or former one: a word of it is the same, and no first name differs."""
    one, other = set(_full_name(first).split()), set(_full_name(second).split())
    if not one or not other:
        return False
    if Caution.DIFFERENT_FIRST_NAMES in _first_name_cautions(first, second):
        return False
    return any(_is_near_word(word, its) for word in one for its in other)


def _is_near_word(one: str, other: str) -> bool:
    return one == other or (len(one) > 1 < len(other) and _ratio(one, other) >= _NEAR_WORD)


def _is_one_slip(one: str, other: str) -> bool:
    """One sign more, less, another, or two changed places."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - see name_likeness

    return OSA.distance(one, other, score_cutoff=1) <= 1


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - see name_likeness

    return fuzz.token_sort_ratio(one, other)


@lru_cache(maxsize=4096)
def _numbers_of(address: str) -> frozenset[str]:
    return frozenset(word for word in address.split() if any(map(str.isdigit, word)))


def _identity_cautions(first: Identity, second: Identity, likeness: float) -> frozenset[Caution]:
    found = set(_first_name_cautions(first, second))
    one, other = _full_name(first), _full_name(second)
    if not one or not other:
        found.add(Caution.NO_NAME)
    elif likeness < LIKENESS and not _is_same_last_name(first, second):
        found.add(Caution.DIFFERENT_NAMES)
    if generation_of(first.first_name, first.last_name) != generation_of(second.first_name, second.last_name):
        found.add(Caution.DIFFERENT_GENERATION)
    if _birthdays_alike(first.birthday, second.birthday) is _Alike.NO:
        found.add(Caution.DIFFERENT_BIRTHDAYS)
    if (_is_firm(first) and _is_private(second)) or (_is_private(first) and _is_firm(second)):
        found.add(Caution.FIRM_AND_PERSON)
    return frozenset(found)


def _first_name_cautions(first: Identity, second: Identity) -> frozenset[Caution]:
    one, other = _person_words(first), _person_words(second)
    is_swapped = bool(one) and sorted(one) == sorted(other)
    if is_swapped or _may_be_same_first_name(first.first_name, second.first_name):
        return frozenset()
    return frozenset({Caution.DIFFERENT_FIRST_NAMES})


def _value_cautions(
    first: Identity,
    second: Identity,
    shared_phones: frozenset[str],
    shared_emails: frozenset[str],
    uses: Mapping[str, int],
) -> frozenset[Caution]:
    """A value counts against a merge only if nothing better is shared."""
    found = set()
    shared = shared_phones | shared_emails
    if all(uses.get(value, 0) >= SHARED_BY for value in shared):
        found.add(Caution.VALUE_ON_MANY_RECORDS)
    if shared_emails and not shared_phones and all(is_office_mailbox(mail) for mail in shared_emails):
        found.add(Caution.OFFICE_MAILBOX)
    is_landline = bool(shared_phones) and shared_phones <= (first.landlines | second.landlines)
    if is_landline and not shared_emails and first_names(first.first_name) != first_names(second.first_name):
        found.add(Caution.SHARED_PHONE)
    return frozenset(found)


def _may_be_same_first_name(one: str, other: str) -> bool:
    """Equal, a known short form, or an initial of the other; one of two who are named; an empty one fits everything."""
    first, second = first_names(one), first_names(other)
    if not first or not second or first & second:
        return True
    return any((len(name) == 1 or len(its) == 1) and name[0] == its[0] for name in first for its in second)


def _is_same_last_name(first: Identity, second: Identity) -> bool:
    """The same, or one of the two has a second name beside it."""
    one, other = last_names(first.last_name), last_names(second.last_name)
    return bool(one) and bool(other) and (one <= other or other <= one)


def _is_firm(person: Identity) -> bool:
    return bool(person.company) and not _person_words(person)


def _is_private(person: Identity) -> bool:
    """Surely a person; a bare name may be a firm's."""
    return bool(person.first_name) and not person.company


def _person_words(person: Identity) -> tuple[str, ...]:
    return name_words(person.first_name, person.last_name)


def _full_name(person: Identity) -> str:
    words = _person_words(person)
    if words:
        return " ".join(words)
    return " ".join(company_words(person.company) or plain_words(f"{person.first_name} {person.last_name}"))
