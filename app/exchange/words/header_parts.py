"""A heading read part by part: whose, which one and what (`Straße geschäftlich 2`, `Billing City`, `Addr. 1 Zip`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from app.exchange.words.header_words import plain_header, wordings
from app.exchange.words.import_fields import (
    ADDRESS_FIELDS,
    DATE_FIELDS,
    JOB_ONLY_FIELDS,
    ImportField,
    RecordKind,
    Target,
)

BY_PARTS, BY_SHORT_PARTS = 0.9, 0.82

# Group → the words that put a number or an address into it, in four languages.
_GROUPS = {
    "home": (
        "home|house|residence|residential|private|personal|privat|private|wohnung|domicile|personnel|personnelle|perso|"
        "particular|casa|residencia|domicilio|personal|partic"
    ),
    "work": (
        "work|business|office|company|geschaftlich|geschaft|geschafts|dienstlich|dienst|beruflich|arbeit|buro|firmen|"
        "bureau|professionnel|professionnelle|pro|travail|trabajo|oficina|profesional|laboral|wk|bus"
    ),
    "other": (
        "other|alternate|alternative|alt|secondary|second|weitere|weiterer|weiteres|weiteres r|weiteres e|andere|"
        "anderes|zusatzliche|autre|autres|otro|otra|otros|secundario|segundo|zweite|zweites|deuxieme"
    ),
    "billing": (
        "billing|bill|bill to|invoice|invoicing|rechnungs|rechnung|facturation|facturacion|factura|fiscal|facture"
    ),
    "mailing": "mailing|mail to|postal address|post address|correspondence",
    "service": (
        "service|services|shipping|ship|ship to|delivery|property|site|job|job site|jobsite|location|installation|"
        "liefer|lieferung|objekt|einsatz|leistungs|livraison|chantier|intervention|envio|entrega|obra|servicio|"
        "visit|visita|visite|besuch|appointment|cita|termin|rdv|cleaning|reinigung|nettoyage|limpieza"
    ),
}
# Words that say nothing: whose (of a list of clients), which of one, and the small words between.
_NOTHING = (
    "customer|customers|client|clients|contact|contacts|primary|main|account|kunden|kunde|kd|owner|homeowner|your|"
    "person|cliente|clientes|contacto|principal|principale|haupt|standard|default|current|"
    "of|the|for|and|or|de|del|la|el|los|las|du|des|le|les|l|d|der|die|das|und|von|vom|oder|zu|et|ou|y|o|e|u|au|"
    "tenant|resident|actual|utc|gmt|full|complete|if any|optional|required|s|lead|user|member|subscriber|billed|cust|"
    "clt|eur|usd|gbp|cad|aud|chf|euro|euros|ttc|brutto|gross|incl tax|inc tax|incl vat|inc vat|inkl mwst|iva incluido|"
    "realise|realisee|realises|effectue|effectuee|effectues|effectuees|realizado|realizados|asignado|asignada|assigne|"
    "ausgefuhrte"
)
# Headings that hold one number or address beside others, where only the value matters.
_VALUE = "value|wert|valeur|valor"
_LABEL = "label|type|typ|etiquette|etiqueta|tipo|bezeichnung|libelle"
_DATE = "date|datum|fecha|dt|day|tag|dia|jour"
_WHOLE_ADDRESS = "address|addresses|addr|adresse|anschrift|direccion|adress|domicilio"
_NUMBER_WORDS = "id|no|nr|number|num|numero|code|codigo|ref|reference|key|n|no number|nummer|kennung|identifier"
_SHORT = {
    "hrs": "hours", "hr": "hours", "mins": "min",
    "post": "postal", "postleitz": "postleitzahl", "sq": "square",
    "ansprechp": "ansprechpartner", "gesch": "geschaftlich", "geschaftl": "geschaftlich", "priv": "privat",
    "arr": "arrival", "pd": "paid", "pmt": "payment", "pymt": "payment", "interv": "intervention",
    "inter": "intervention", "serv": "servicio", "beschr": "beschreibung", "rg": "rechnung", "bemerkg": "bemerkung",
    "sched": "scheduled", "compl": "completed", "fact": "facture", "fra": "factura", "trab": "trabajo",
    "dom": "domicile", "bur": "bureau", "prof": "professionnel",
    "ph": "phone", "phn": "phone", "fon": "phone", "tlf": "telefono", "tfno": "telefono", "tele": "phone",
    "telf": "telefono", "tlfno": "telefono", "fone": "phone", "mob": "mobile", "mobilnr": "mobilnummer",
    "cel": "celular", "cll": "cell", "addr": "address", "adr": "address", "add": "address", "ad": "address",
    "adrs": "address", "dir": "direccion", "nm": "name", "nme": "name", "nam": "name", "fst": "first", "frst": "first",
    "f": "first", "lst": "last", "l": "last", "sur": "last", "sname": "last name", "surn": "surname",
    "cmpny": "company",
    "comp": "company", "co": "company", "org": "organization", "bldg": "building", "cty": "city", "stt": "state",
    "prov": "province", "zp": "zip", "zipcd": "zip", "pcode": "postcode", "pc": "postcode", "pst": "postal",
    "cd": "code", "ctry": "country", "cntry": "country", "eml": "email", "em": "email", "mailadr": "email",
    "bday": "birthday", "bdate": "birthday", "birth": "birthday", "geb": "geburtsdatum", "gebdat": "geburtsdatum",
    "geburtstd": "geburtsdatum", "nac": "nacimiento", "naiss": "naissance", "dt": "date", "desc": "description",
    "descr": "description", "amt": "amount", "tot": "total", "inv": "invoice", "svc": "service", "srv": "service",
    "appt": "appointment", "bem": "bemerkung", "bemerk": "bemerkung", "anm": "anmerkung", "obs": "observaciones",
    "observ": "observaciones", "rem": "remarks", "cmt": "comment", "comm": "comment", "nts": "notes", "nte": "note",
    "src": "source", "refd": "referred", "str": "street", "strt": "street", "st": "street", "ln": "line",
    "apto": "apartamento", "tech": "technician", "acct": "account", "cst": "customer", "cus": "customer",
    "cntct": "contact", "ctc": "contact", "cont": "contact", "ansch": "anschrift", "bez": "bezahlt", "vorn": "vorname",
    "nachn": "nachname", "pren": "prenom", "tit": "title", "sal": "salutation", "lang": "language", "wm": "work mobile",
    "hm": "home", "bill": "billing", "ship": "shipping", "loc": "city", "nr": "number", "nbr": "number",
    "dept": "department", "tf": "telefono", "tel": "phone", "mov": "movil", "ape": "apellidos", "apell": "apellidos",
    "nom": "nom", "cli": "client", "prest": "prestation", "mt": "montant", "mnt": "montant", "imp": "importe",
}  # fmt: skip
_COMPOUNDS = ("privat", "firmen", "geschafts", "dienst", "rechnungs", "liefer", "kunden", "objekt", "einsatz", "haupt")
_SMALL = frozenset(
    [
        "of",
        "the",
        "de",
        "del",
        "la",
        "el",
        "los",
        "las",
        "du",
        "des",
        "le",
        "les",
        "l",
        "d",
        "der",
        "die",
        "das",
        "und",
        "von",
        "vom",
        "et",
        "y",
        "and",
    ]
)
_LONGEST = 5
_LONGEST_HEADING = 80
_PLACES = frozenset({ImportField.TOWN, ImportField.POSTAL_CODE, ImportField.REGION, ImportField.COUNTRY})
# What one column means whose heading names several fields: the first that holds them all.
_TOGETHER = (
    (
        ImportField.NAME,
        {ImportField.FIRST_NAME, ImportField.LAST_NAME, ImportField.NAME, ImportField.COMPANY_NAME},
    ),
    (ImportField.STREET, {ImportField.STREET, ImportField.HOUSE_NUMBER}),
    (ImportField.COUNTRY, {ImportField.COUNTRY, ImportField.REGION}),
    (ImportField.TOWN, _PLACES),
    (
        ImportField.FULL_ADDRESS,
        _PLACES | {ImportField.STREET, ImportField.HOUSE_NUMBER, ImportField.FULL_ADDRESS},
    ),
)
_GROUPED = ADDRESS_FIELDS | {ImportField.PHONE, ImportField.FAX, ImportField.EMAIL, ImportField.WEB}
_LABELS_OF = {
    ImportField.PHONE: ImportField.PHONE_LABEL,
    ImportField.EMAIL: ImportField.EMAIL_LABEL,
    ImportField.STREET: ImportField.SITE_LABEL,
}
_NUMBERED = frozenset({
    ImportField.PHONE, ImportField.FAX, ImportField.EXTERNAL_ID, ImportField.CLIENT_EXTERNAL_ID, ImportField.STREET,
    ImportField.JOB_NUMBER, ImportField.INVOICE_NUMBER, ImportField.POSTAL_CODE, ImportField.HOUSE_NUMBER,
    ImportField.REGION, ImportField.COUNTRY,
})  # fmt: skip
_MAY_SAY_WHOSE = (JOB_ONLY_FIELDS - {ImportField.STATE}) | {ImportField.NOTES, ImportField.TAGS}
_OF_A_JOB = {"service", "billing"}


@dataclass(slots=True)
class _Parts:
    """What the words of a heading are, each in its place."""

    bases: list[Target] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    owners: int = 0
    addresses: int = 0
    number_words: int = 0
    labels: int = 0
    dates: int = 0
    values: int = 0
    number_after_address: int = 0


@lru_cache(maxsize=4096)
def read_parts(header: str, kind: RecordKind) -> tuple[Target, float] | None:
    """What a heading means by its parts, and how sure that is; None if one of its words is unknown."""
    if len(header) > _LONGEST_HEADING:
        return None
    words = without_small_words(fold_umlauts(plain_header(header)).split(" "))
    found = _whole_wording(words, kind) or _meaning_of(words, kind)
    if found is not None:
        return found, BY_PARTS
    longer = " ".join(_SHORT.get(word, word) for word in words).split(" ")
    found = _whole_wording(longer, kind) or _meaning_of(longer, kind) if longer != words else None
    return (found, BY_SHORT_PARTS) if found is not None else None


def is_known_word(header: str) -> bool:
    """Whether a heading is one that we know for any kind of file."""
    plain = plain_header(header[:80])
    if any(plain in wordings(kind) for kind in RecordKind):
        return True
    return any(read_parts(header, kind) is not None for kind in RecordKind)


def fold_umlauts(plain: str) -> str:
    """`strasse` and `geschaeftlich` as `geschaftlich`: umlauts written as two letters lose the second."""
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def without_small_words(words: Sequence[str]) -> list[str]:
    """`date of service` as `date service`; all of them if there are no others."""
    return [word for word in words if word not in _SMALL] or list(words)


@lru_cache(maxsize=8)
def folded_wordings(kind: RecordKind) -> dict[str, Target]:
    """The known wordings, comparable however their umlauts are written and without their small words."""
    found: dict[str, Target] = {}
    for words, meaning in wordings(kind).items():
        found.setdefault(fold_umlauts(words), meaning)
    for words, meaning in wordings(kind).items():
        found.setdefault(" ".join(without_small_words(fold_umlauts(words).split(" "))), meaning)
    return found


@lru_cache(maxsize=1)
def _modifiers() -> dict[str, tuple[str, str]]:
    """Every word that is no field by itself: what sort it is, and its group."""
    found: dict[str, tuple[str, str]] = {}
    for word in _NOTHING.split("|"):
        found[word] = ("owner", "")
    for group, words in _GROUPS.items():
        found |= dict.fromkeys(words.split("|"), ("group", group))
    for sort, words in (
        ("label", _LABEL),
        ("value", _VALUE),
        ("address", _WHOLE_ADDRESS),
        ("date", _DATE),
    ):
        found |= dict.fromkeys(words.split("|"), (sort, ""))
    return {fold_umlauts(word): what for word, what in found.items()}


def _whole_wording(words: Sequence[str], kind: RecordKind) -> Target | None:
    return folded_wordings(kind).get(" ".join(words))


def _meaning_of(words: Sequence[str], kind: RecordKind) -> Target | None:
    parts = _taken_apart(list(words), kind)
    if parts is None:
        return None
    base = _base_of(parts, kind)
    return None if base is None else _in_its_group(base, parts)


def _taken_apart(words: list[str], kind: RecordKind) -> _Parts | None:
    """The words sorted, longest wordings first; None if one of them is unknown."""
    known, modifiers, parts = folded_wordings(kind), _modifiers(), _Parts()
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            text = " ".join(words[place : place + length])
            if _sort(text, length, known, modifiers, parts):
                place += length
                break
        else:
            if not _split_compound(words, place, known):
                return None
    if "domicilio" in words and parts.bases and not parts.groups:
        parts.groups.append("home")
    return parts


def _sort(
    text: str, length: int, known: dict[str, Target], modifiers: dict[str, tuple[str, str]], parts: _Parts
) -> bool:
    """Put one wording or word where it belongs; False if it is unknown."""
    if text.isdigit() and len(text) < 3:
        parts.numbers.append(int(text))
        if parts.addresses and not parts.bases:
            parts.number_after_address = int(text)
        return True
    if text in modifiers:
        sort, group = modifiers[text]
        parts.owners += sort == "owner"
        parts.addresses += sort == "address"
        parts.labels += sort == "label"
        parts.dates += sort == "date"
        parts.values += sort == "value"
        if group:
            parts.groups.append(group)
        return True
    if text in known and known[text].field is not ImportField.IGNORE and not _is_of_parts(text, length, modifiers):
        # `home phone 2` and the like are groups by themselves; a lone number word waits for its owner.
        if length == 1 and text in _NUMBER_WORDS.split("|"):
            parts.number_words += 1
        else:
            parts.bases.append(known[text])
        return True
    if length == 1 and text in _NUMBER_WORDS.split("|"):
        parts.number_words += 1
        return True
    return False


def _is_of_parts(text: str, length: int, modifiers: dict[str, tuple[str, str]]) -> bool:
    """Whether a wording such as `home address` or `phone 2` is better read word by word."""
    return length > 1 and (text[-1].isdigit() or all(word in modifiers for word in text.split(" ")))


def _split_compound(words: list[str], place: int, known: dict[str, Target]) -> bool:
    """`privatadresse` into its two words, as German writes them."""
    word = words[place]
    for start in _COMPOUNDS:
        rest = word.removeprefix(start)
        if rest != word and (rest in known or rest in _modifiers()):
            words[place : place + 1] = [start, rest]
            return True
    return False


def _base_of(parts: _Parts, kind: RecordKind) -> Target | None:
    """The one field that all wordings of a heading mean together."""
    fields = {base.field for base in parts.bases}
    if parts.dates and not fields <= DATE_FIELDS:
        return None
    if parts.dates and not fields:
        is_of_job = kind is RecordKind.JOBS and set(parts.groups) == {"service"}
        return Target(ImportField.JOB_DATE) if is_of_job else None
    if len(fields) == 1:
        return max(parts.bases, key=lambda base: len(base.group))
    if fields:
        together = next((meaning for meaning, inside in _TOGETHER if fields <= inside), None)
        return None if together is None else Target(together)
    if parts.addresses:
        return Target(ImportField.STREET)
    if parts.number_words and parts.owners and not parts.groups:
        return Target(ImportField.EXTERNAL_ID if kind is RecordKind.CLIENTS else ImportField.CLIENT_EXTERNAL_ID)
    return None


def _in_its_group(base: Target, parts: _Parts) -> Target | None:
    """The field with the group and the number that stand beside it."""
    kind_of_value = base.field
    groups = dict.fromkeys(parts.groups)
    if parts.number_words and kind_of_value not in _NUMBERED:
        return None
    if groups and kind_of_value in _MAY_SAY_WHOSE and not groups.keys() - _OF_A_JOB:
        groups.clear()
    if len(groups) > 1 or (groups and kind_of_value not in _GROUPED):
        return None
    if groups.keys() & {"service", "mailing"} and kind_of_value not in ADDRESS_FIELDS:
        groups.clear()
    group = base.group or next(iter(groups), "")
    number = parts.numbers[-1] if parts.numbers else 0
    if parts.labels:
        label = _LABELS_OF.get(kind_of_value)
        return Target(label, f"#{number or 1}") if label is not None and not groups else None
    if parts.values:
        return Target(kind_of_value, f"#{number}" if number else group)
    if kind_of_value in ADDRESS_FIELDS:
        return _address_part(kind_of_value, group, parts)
    if number and kind_of_value not in {ImportField.PHONE, ImportField.EMAIL, ImportField.FAX, ImportField.WEB}:
        return base if number == 1 else None
    if number > 1 and not group and kind_of_value in {ImportField.PHONE, ImportField.EMAIL}:
        group = "other"
    return Target(kind_of_value, group)


def _address_part(part: ImportField, group: str, parts: _Parts) -> Target | None:
    """`Address 2` is the second line of one address, `Address 2 City` the town of another."""
    numbers = parts.numbers
    if parts.number_after_address and parts.bases:
        group = group or f"#{parts.number_after_address}"
        numbers = numbers[1:]
    number = numbers[-1] if numbers else 1
    if part is ImportField.STREET and number in {2, 3}:
        return Target(ImportField.STREET_2 if number == 2 else ImportField.STREET_3, group)
    if part is ImportField.STREET_2 and number == 3:
        return Target(ImportField.STREET_3, group)
    if number > 2 and part in {ImportField.STREET, ImportField.STREET_2}:
        return None
    if number > 1 and part not in {ImportField.STREET_2, ImportField.STREET_3}:
        group = group or f"#{number}"
    return Target(part, group)
