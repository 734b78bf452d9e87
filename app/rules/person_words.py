"""The words by which people are told apart: names, short names, titles, kinds of firm, streets and mailboxes.

Whatever is written in several ways, such as Bob and Robert, Müller and Mueller or St and Street, is brought to one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from app.rules.search_text import fold


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _pairs(listed: str) -> dict[str, str]:
    found = (pair.partition("=") for pair in listed.split())
    return {short: full for short, _equals, full in found}


GENERATIONS = {"jr": 2, "jnr": 2, "junior": 2, "ii": 2, "sr": 1, "snr": 1, "senior": 1, "iii": 3, "iv": 4}
_OFFICE_MAILBOXES = _words(
    # English, German, French and Spanish
    "info office admin administration sales contact hello hi mail email accounts accounting enquiries enquiry "
    "inquiries inquiry reception frontdesk desk billing invoices payables orders support help team service services "
    "bookings booking manager management customerservice noreply donotreply postmaster webmaster hr marketing "
    "reservations "
    "kontakt buero büro post zentrale empfang verwaltung rechnung rechnungen buchhaltung vertrieb anfrage anfragen "
    "bestellung praxis kanzlei sekretariat hausverwaltung "
    "bonjour accueil bureau secretariat secrétariat compta comptabilite comptabilité facturation commandes commande "
    "direction renseignements ventes gestion syndic "
    "contacto oficina administracion administración ventas facturacion facturación hola recepcion recepción pedidos "
    "soporte atencion atención informacion información gerencia reservas"
)
_LANDLINES = (
    "home",
    "landline",
    "house",
    "privat",
    "festnetz",
    "zuhause",
    "fixe",
    "domicile",
    "maison",
    "fijo",
    "casa",
)
_TITLES = _words(
    "mr mrs ms miss mx dr prof rev sir madam herr frau hr fr familie monsieur madame mademoiselle mme mlle sra srta"
)
_FIRM_WORDS = _words(
    "llc llp lp inc incorporated ltd limited plc co company corp corporation pty gmbh ag kg ohg gbr ug mbh kgaa se "
    "ev sarl sas sasu eurl sa sci snc srl sl slu sau cia the"
)
_AND = re.compile(r"\s*[&+/]\s*|\s+(?:and|und|et|y)\s+", re.IGNORECASE)
_SHORT_STREETS = _pairs(
    "street=st road=rd avenue=ave av=ave lane=ln drive=dr court=ct place=pl square=sq boulevard=blvd terrace=ter "
    "circuit=cct crescent=cres close=cl highway=hwy parkway=pkwy "
    "strasse=str north=n south=s east=e west=w northeast=ne northwest=nw southeast=se southwest=sw "
    "apartment=apt apartament=apt appartement=apt flat=apt unit=apt suite=ste"
)
_SHORT_NAMES = _pairs(
    "bob=robert rob=robert bobby=robert bill=william will=william billy=william liz=elizabeth beth=elizabeth "
    "betty=elizabeth peggy=margaret maggie=margaret meg=margaret jim=james jimmy=james jamie=james mike=michael "
    "mick=michael dick=richard rick=richard rich=richard tom=thomas tommy=thomas dave=david dan=daniel "
    "danny=daniel joe=joseph joey=joseph tony=anthony kate=katherine kathy=katherine katie=katherine "
    "catherine=katherine kathryn=katherine cathy=katherine sue=susan susie=susan steve=stephen steven=stephen "
    "chris=christopher matt=matthew nick=nicholas pat=patricia patty=patricia jen=jennifer jenny=jennifer "
    "sam=samuel ben=benjamin greg=gregory ed=edward ted=edward ned=edward alex=alexander andy=andrew drew=andrew "
    "ron=ronald don=donald ken=kenneth larry=lawrence chuck=charles charlie=charles jack=john johnny=john "
    "harry=henry hank=henry jon=jonathan deb=deborah debbie=deborah barb=barbara cindy=cynthia vicky=victoria "
    "abby=abigail gabe=gabriel jeff=jeffrey geoff=jeffrey geoffrey=jeffrey marc=mark phil=philip phillip=philip "
    "tim=timothy walt=walter fred=frederick "
    "hans=johannes sepp=josef josef=joseph uli=ulrich steffi=stefanie stefan=stephen stephan=stephen pepe=jose "
    "paco=francisco pancho=francisco nacho=ignacio lupe=guadalupe"
)
# Letters of other scripts in the way most passports write them.
_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "i", "є": "ye", "ґ": "g",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
})  # fmt: skip
_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
_NAME_STARTS = _words("mc mac o")
_SHORTEST_MAC = 6
_SHORTEST_UMLAUT = 4  # Joe and Sue are not Jö and Sü
_ALIKE_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("th", "t"), ("sz", "s"), ("c", "k"), ("z", "s"), ("v", "f"), ("q", "k"), ("d", "t"),
    ("b", "p"), ("m", "n"), ("g", "j"),
)  # fmt: skip
_SILENT = re.compile(r"[aeiouyhw]")
_DOUBLE = re.compile(r"(.)\1+")
_LONGEST_SKELETON = 5


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a name as they are compared: no case, no accents, ä as ae as a, Mac as Mc, in our letters."""
    folded = fold(text)
    if not folded.isascii():
        folded = folded.translate(_CYRILLIC)
    words: list[str] = []
    for word in folded.split():
        if words and words[-1] in _NAME_STARTS:
            word = words.pop() + word  # noqa: PLW2901 - Mc Donald is McDonald
        words.append(word)
    return tuple(_one_spelling(word) for word in words)


def _one_spelling(word: str) -> str:
    if word.startswith("mac") and len(word) >= _SHORTEST_MAC:
        word = "mc" + word[3:]
    if "e" in word and len(word) >= _SHORTEST_UMLAUT:
        return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return word


def name_words(first_name: str, last_name: str) -> tuple[str, ...]:
    """The words of a person's name without titles and generations, short names in full."""
    return _names_in(first_name) + _names_in(last_name)


@lru_cache(maxsize=16_384)
def _names_in(text: str) -> tuple[str, ...]:
    kept = [word for word in plain_words(text) if word not in _PLAIN_TITLES and word not in GENERATIONS]
    return tuple([_LONG_NAMES.get(word, word) for word in kept])


def company_words(company: str) -> tuple[str, ...]:
    """The words of a firm's name without its legal form, unless nothing else is left."""
    words = plain_words(company.replace(".", ""))
    return tuple(word for word in words if word not in _FIRM_WORDS) or words


@lru_cache(maxsize=4096)
def first_names(text: str) -> frozenset[str]:
    """The first name of everybody who is named, in full: Bob is Robert, and “Tom & Ana” are two."""
    found = set()
    for part in _AND.split(text):
        words = [word for word in plain_words(part) if word not in _PLAIN_TITLES]
        if words:
            found.add(_LONG_NAMES.get(words[0], words[0]))
    return frozenset(found)


def last_names(text: str) -> frozenset[str]:
    """The parts of a family name, however they are joined, without generations."""
    return frozenset(word for word in plain_words(text) if word not in GENERATIONS)


def generation_of(first_name: str, last_name: str) -> int:
    """1 for the senior, 2 for the junior or II, 3 for III; 0 if nothing is said."""
    words = plain_words(first_name) + plain_words(last_name)
    return next((GENERATIONS[word] for word in words[1:] if word in GENERATIONS), 0)


@lru_cache(maxsize=4096)
def address_key(street: str, postal_code: str) -> str:
    """Street and postal code as they are compared: usual abbreviations, no accents, no punctuation; "" if no street."""
    words = [_short_street(word) for word in plain_words(street)]
    return " ".join((*words, postal_key(postal_code))).strip() if words else ""


def _short_street(word: str) -> str:
    if word.endswith("strasse"):
        return word[:-4]
    return _SHORT_STREETS.get(word, word)


def postal_key(postal_code: str) -> str:
    """A postal code in one word; of an American one the first five digits, which everybody knows."""
    if _ZIP.fullmatch(postal_code):
        return postal_code[:5]
    return "".join(plain_words(postal_code))


def house_number(street: str) -> str:
    """The first word of a street that holds a digit: the number of the house, wherever the country writes it."""
    first = street.partition(" ")[0]
    if first.isdigit():
        return first
    return next((word for word in fold(street).split() if not word.isalpha()), "")


def is_office_mailbox(mail: str) -> bool:
    """Whether an address is read by whoever is in the office: info@, kontakt@, accueil@ or ventas@."""
    local = mail.partition("@")[0].partition("+")[0]
    return re.sub(r"[\d._-]+", "", local.casefold()) in _OFFICE_MAILBOXES


def is_landline(label: str) -> bool:
    """Whether a number with this label may be shared by a whole house."""
    folded = label.casefold()
    return bool(folded) and any(word in folded for word in _LANDLINES)


@lru_cache(maxsize=16_384)
def skeleton(word: str) -> str:
    """A word by its consonants, those alike as one, so that most slips of the pen make no difference."""
    for spelled, sound in _ALIKE_SOUNDS:
        if spelled in word:
            word = word.replace(spelled, sound)
    return _DOUBLE.sub(r"\1", word[:1] + _SILENT.sub("", word[1:]))[:_LONGEST_SKELETON]


_PLAIN_TITLES = frozenset(word for title in _TITLES for word in plain_words(title))
_LONG_NAMES = {_one_spelling(short): _one_spelling(full) for short, full in _SHORT_NAMES.items()}
