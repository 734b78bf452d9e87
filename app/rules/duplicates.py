"""Whether two records are the same person: graded evidence, and the cautions that leave the answer to people."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import lru_cache

SHARED_BY = 3
LIKENESS = 88.0
ADDRESS_LIKENESS = 90.0
_GENERATIONS = {"jr": 2, "junior": 2, "ii": 2, "sr": 1, "senior": 1, "iii": 3, "iv": 4}
_WORD = re.compile(r"[^\W_]+")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _pairs(listed: str) -> dict[str, str]:
    found = (pair.partition("=") for pair in listed.split())
    return {short: full for short, _equals, full in found}


_OFFICE_MAILBOXES = _words(
    "info office admin sales contact hello mail accounts enquiries inquiries reception billing support team noreply "
    "postmaster webmaster kontakt service bookings"
)
_TITLES = _words("mr mrs ms miss mx dr prof rev sir herr frau sra mme")
_SHORT_STREETS = _pairs(
    "street=st road=rd avenue=ave lane=ln drive=dr court=ct place=pl square=sq boulevard=blvd terrace=ter "
    "strasse=str straße=str north=n south=s east=e west=w apartment=apt flat=apt unit=apt suite=ste"
)
_SHORT_NAMES = _pairs(
    "bob=robert rob=robert bobby=robert bill=william will=william billy=william liz=elizabeth beth=elizabeth "
    "betty=elizabeth peggy=margaret maggie=margaret meg=margaret jim=james jimmy=james jamie=james mike=michael "
    "mick=michael dick=richard rick=richard rich=richard tom=thomas tommy=thomas dave=david dan=daniel "
    "danny=daniel joe=joseph joey=joseph tony=anthony kate=katherine kathy=katherine katie=katherine sue=susan "
    "susie=susan steve=stephen steven=stephen chris=christopher matt=matthew nick=nicholas pat=patricia "
    "patty=patricia jen=jennifer jenny=jennifer sam=samuel ben=benjamin greg=gregory ed=edward ted=edward "
    "ned=edward alex=alexander andy=andrew drew=andrew ron=ronald don=donald ken=kenneth larry=lawrence "
    "chuck=charles charlie=charles jack=john johnny=john harry=henry hank=henry"
)


class Evidence(IntEnum):
    """How strongly two records look like one person; higher is stronger."""

    NONE = 0
    LIKENESS = 1
    NAME_AND_ADDRESS = 2
    EMAIL = 3
    PHONE = 4
    SAME_SOURCE_ID = 5


class Caution(StrEnum):
    """Why a person must look before two records become one."""

    SHARED_PHONE = "shared_phone"
    DIFFERENT_FIRST_NAMES = "different_first_names"
    DIFFERENT_GENERATION = "different_generation"
    VALUE_ON_MANY_RECORDS = "value_on_many_records"
    OFFICE_MAILBOX = "office_mailbox"
    DIFFERENT_NAMES = "different_names"
    NO_NAME = "no_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What tells people apart: names as typed, phones in E.164 (or digits), e-mails, street and postal code.

    `landlines` are those of the phones that several people of a house may share. `source_id` is the number in the
    system the record came from, empty if unknown; it counts only between records of the same `source`.
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
        """Whether they may be merged without asking: same phone, e-mail or source number, and no caution."""
        return self.evidence >= Evidence.EMAIL and not self.cautions


def count_uses(people: Iterable[Identity]) -> Counter[str]:
    """On how many records each phone and e-mail stands; a value on three or more tells nobody apart."""
    return Counter(value for person in people for value in (person.phones | plain_emails(person.emails)))


def plain_emails(emails: Iterable[str]) -> frozenset[str]:
    """E-mail addresses as they are compared: without spaces, in lower case; what holds no @ is left out."""
    return frozenset(mail.strip().casefold() for mail in emails if "@" in mail)


def compare(first: Identity, second: Identity, uses: Counter[str] | None = None) -> Match:
    """The evidence that two records are one person, with its cautions; the order of the two makes no difference.

    A shared source number outranks a phone, that an e-mail, that name and address, that mere likeness of the names.
    """
    likeness = name_likeness(first, second)
    shared_phones = first.phones & second.phones
    shared_emails = plain_emails(first.emails) & plain_emails(second.emails)
    evidence = _evidence(first, second, likeness, is_phone=bool(shared_phones), is_email=bool(shared_emails))
    cautions: frozenset[Caution] = frozenset()
    if evidence not in {Evidence.NONE, Evidence.SAME_SOURCE_ID}:
        cautions = _name_cautions(first, second, likeness) | _value_cautions(
            first, second, shared_phones, shared_emails, uses or Counter()
        )
    low, high = sorted((first.number, second.number))
    return Match(first=low, second=high, evidence=evidence, likeness=likeness, cautions=cautions)


def find_matches(newcomer: Identity, known: Iterable[Identity], uses: Counter[str] | None = None) -> tuple[Match, ...]:
    """Everyone among the known who may be the newcomer, the strongest evidence first, then the most alike."""
    found = (compare(newcomer, person, uses) for person in known if person.number != newcomer.number)
    kept = [match for match in found if match.evidence is not Evidence.NONE]
    return tuple(sorted(kept, key=lambda match: (-match.evidence, -match.likeness, match.first, match.second)))


def name_likeness(first: Identity, second: Identity) -> float:
    """How alike two names are, 0 to 100, whatever the order of their parts; titles and accents do not count."""
    # rapidfuzz is needed for this alone; the program starts without it.
    from rapidfuzz import fuzz  # noqa: PLC0415

    one, other = _full_name(first), _full_name(second)
    if not one or not other:
        return 0.0
    return max(fuzz.token_sort_ratio(one, other), fuzz.token_sort_ratio(_long(one), _long(other)))


def address_key(street: str, postal_code: str) -> str:
    """Street and postal code as they are compared: usual abbreviations, no accents, no punctuation; "" if no street."""
    words = [_SHORT_STREETS.get(word, word) for word in _plain_words(street)]
    return " ".join((*words, "".join(_plain_words(postal_code)))).strip() if words else ""


def contradictions(first: Identity, second: Identity) -> frozenset[Caution]:
    """What in who they are, whatever they share, says that two records are two people."""
    return _name_cautions(first, second, name_likeness(first, second))


def record_key(person: Identity) -> tuple[str, str]:
    """Name and address in the form in which they are compared; records that agree in both are one record twice."""
    return " ".join(sorted(_long(_full_name(person)).split())), address_key(person.street, person.postal_code)


def _evidence(first: Identity, second: Identity, likeness: float, *, is_phone: bool, is_email: bool) -> Evidence:
    if first.source_id and (first.source, first.source_id) == (second.source, second.source_id):
        return Evidence.SAME_SOURCE_ID
    if is_phone:
        return Evidence.PHONE
    if is_email:
        return Evidence.EMAIL
    if likeness < LIKENESS:
        return Evidence.NONE
    return Evidence.NAME_AND_ADDRESS if _is_same_address(first, second) else Evidence.LIKENESS


def _is_same_address(first: Identity, second: Identity) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - see name_likeness

    one, other = address_key(first.street, first.postal_code), address_key(second.street, second.postal_code)
    if not one or not other or _numbers_of(one) != _numbers_of(other):
        return False
    return fuzz.token_sort_ratio(one, other) >= ADDRESS_LIKENESS


def _numbers_of(address: str) -> frozenset[str]:
    return frozenset(word for word in address.split() if any(map(str.isdigit, word)))


def _name_cautions(first: Identity, second: Identity, likeness: float) -> frozenset[Caution]:
    found = set()
    one, other = _full_name(first), _full_name(second)
    if not one or not other:
        found.add(Caution.NO_NAME)
    elif likeness < LIKENESS and not _is_same_last_name(first, second):
        found.add(Caution.DIFFERENT_NAMES)
    if _generation(first) != _generation(second):
        found.add(Caution.DIFFERENT_GENERATION)
    if not _may_be_same_first_name(first.first_name, second.first_name):
        found.add(Caution.DIFFERENT_FIRST_NAMES)
    return frozenset(found)


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
    if shared and all(uses.get(value, 0) >= SHARED_BY for value in shared):
        found.add(Caution.VALUE_ON_MANY_RECORDS)
    if shared_emails and not shared_phones and all(_is_office_mailbox(mail) for mail in shared_emails):
        found.add(Caution.OFFICE_MAILBOX)
    is_landline = bool(shared_phones) and shared_phones <= (first.landlines | second.landlines)
    if is_landline and not shared_emails and _first_name(first.first_name) != _first_name(second.first_name):
        found.add(Caution.SHARED_PHONE)
    return frozenset(found)


def _is_office_mailbox(mail: str) -> bool:
    return mail.partition("@")[0] in _OFFICE_MAILBOXES


def _may_be_same_first_name(one: str, other: str) -> bool:
    """Equal, a known short form, or an initial of the other; an empty one fits everything."""
    first, second = _first_name(one), _first_name(other)
    if not first or not second or first == second:
        return True
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]


def _is_same_last_name(first: Identity, second: Identity) -> bool:
    one, other = (
        [word for word in _plain_words(person.last_name) if word not in _GENERATIONS] for person in (first, second)
    )
    return bool(one) and one == other


def _first_name(text: str) -> str:
    words = [word for word in _plain_words(text) if word not in _TITLES]
    return _SHORT_NAMES.get(words[0], words[0]) if words else ""


def _generation(person: Identity) -> int:
    words = _plain_words(f"{person.first_name} {person.last_name}")
    return next((_GENERATIONS[word] for word in words[1:] if word in _GENERATIONS), 0)


def _full_name(person: Identity) -> str:
    words = _plain_words(f"{person.first_name} {person.last_name}")
    kept = [word for word in words if word not in _TITLES and word not in _GENERATIONS]
    return " ".join(kept or _plain_words(person.company))


def _long(name: str) -> str:
    return " ".join(_SHORT_NAMES.get(word, word) for word in name.split())


@lru_cache(maxsize=4096)
def _plain_words(text: str) -> tuple[str, ...]:
    spread = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    return tuple(_WORD.findall("".join(each for each in spread if not unicodedata.combining(each))))
