"""One address card → the cells of a row under fixed headings; what has no column of its own becomes lines of notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from app.exchange.reading.cell_values import clean_cell
from app.exchange.reading.vcard_lines import OPTED_OUT, Card, ContentLine, split_unescaped, unescaped

PHONES, EMAILS, ADDRESSES, WEBS = 5, 4, 3, 2
_ADDRESS_PARTS = ("label", "PO box", "extended", "street", "city", "region", "postal code", "country", "formatted")
HEADERS = (
    "vCard", "UID", "Kind", "Full name", "Prefix", "First name", "Middle name", "Last name", "Suffix", "Nickname",
    "Organization", "Department", "Job title",
    *(f"Phone {number}{part}" for number in range(1, PHONES + 1) for part in (" label", "")),
    *(f"E-mail {number}{part}" for number in range(1, EMAILS + 1) for part in (" label", "")),
    *(f"Address {number} {part}" for number in range(1, ADDRESSES + 1) for part in _ADDRESS_PARTS),
    *(f"Web page {number}" for number in range(1, WEBS + 1)),
    "Birthday", "Categories", "Language", "Notes", "Private notes", "Opted out",
)  # fmt: skip
_PLACE = {header: place for place, header in enumerate(HEADERS)}
_BOOKKEEPING = frozenset({
    "VERSION", "PRODID", "REV", "CLASS", "MAILER", "SORT-STRING", "TZ", "GEO", "KEY", "CALURI", "CALADRURI",
    "FBURL", "SOURCE", "NAME", "PROFILE", "CLIENTPIDMAP", "XML", "X-ABUID", "X-ABSHOWAS", "X-ABADR",
    "X-ABORDER", "MEMBER", "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER", "X-PHONETIC-FIRST-NAME",
    "X-PHONETIC-LAST-NAME", "X-PHONETIC-MIDDLE-NAME", "X-PHONETIC-ORG", "X-MS-OL-DESIGN",
    "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-ACTIVITY-ALIAS", "X-IMAGETYPE", "X-IMAGEHASH",
    "X-SHARED-PHOTO-DISPLAY-PREF", "X-ABLABEL", "GENDER", "X-GENDER", "X-COUCHDB-APPLICATION-ANNOTATIONS",
    "X-ID", "X-ETAG", "X-EVOLUTION-FILE-AS", "X-FILE-AS", "X-MOZILLA-HTML", "X-CLASS", "END", "BEGIN", "AGENT",
})  # fmt: skip
_TAKEN = frozenset({
    OPTED_OUT, "X-MS-TEL", "UID", "KIND", "FN", "N", "NICKNAME", "ORG", "TITLE", "TEL", "EMAIL", "ADR", "LABEL", "URL",
    "BDAY", "CATEGORIES", "LANG", "NOTE",
})  # fmt: skip
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_KNOWN_TYPES = (
    ("fax", "fax"), ("cell", "mobile"), ("mobile", "mobile"), ("iphone", "mobile"), ("work", "work"), ("home", "home"),
    ("company", "work"), ("assistant", "assistant"), ("main", ""), ("pager", "other"), ("car", "other"),
    ("other", "other"),
)  # fmt: skip
_NO_LABELS = frozenset({
    "internet", "voice", "pref", "x400", "msg", "text", "textphone", "video", "dom", "intl", "postal", "parcel",
    "bbs", "modem", "isdn", "pcs", "uri", "cell", "home", "work", "default", "callback", "ttytdd",
})  # fmt: skip
_DATE = re.compile(r"(\d{4}|--)-?(\d{2})-?(\d{2})(?:[T ].*)?")
_NO_YEAR = frozenset({"--", "0000", "0001", "1604"})
_MAKERS = re.compile(r"^X-(?:EVOLUTION-|KADDRESSBOOK-X-|KADDRESSBOOK-|MOZILLA-|MS-OL-|MS-|AB(?=[A-Z]{4}))?")
_SHOWN_NAMES = {
    "X-ANNIVERSARY": "Anniversary",
    "IMPP": "Chat",
    "X-JABBER": "Chat",
    "ROLE": "Role",
    "RELATED": "Related",
}


def is_group(card: Card) -> bool:
    """Whether a card stands for a list of people and not for one."""
    return any(
        line.name in {"KIND", "X-ADDRESSBOOKSERVER-KIND"} and line.value.strip().lower() == "group"
        for line in card.lines
    )


def group_members(card: Card) -> tuple[str, list[str]]:
    """The name of a list of people and the UIDs of those in it."""
    name = next((unescaped(line.value).strip() for line in card.lines if line.name == "FN"), "")
    members = [_bare_uid(line.value) for line in card.lines if line.name.endswith("MEMBER")]
    return name, members


def card_cells(card: Card, groups: Mapping[str, Sequence[str]]) -> list[str]:
    """The cells of a card under `HEADERS`; `groups` are the lists that a UID is in."""
    return _CardCells(card, groups).cells


class _CardCells:
    """Fills the cells of one card."""

    def __init__(self, card: Card, groups: Mapping[str, Sequence[str]]) -> None:
        self.cells = [""] * len(HEADERS)
        self._notes: list[str] = []
        self._lines = [line for line in card.lines if line.value and not line.value.isspace()]
        self._named: dict[str, list[ContentLine]] = {}
        for line in self._lines:
            self._named.setdefault(line.name, []).append(line)
        self._labels = {
            line.group: _plain_label(unescaped(line.value))
            for line in self._lines
            if line.group and line.name == "X-ABLABEL"
        }
        self._names()
        uid = self._first("UID") or self._first("X-ABUID").removesuffix(":ABPerson")
        self._put("UID", _bare_uid(uid))
        self._phones()
        self._emails()
        self._addresses()
        self._spread("Web page", [("", self._text(line)) for line in self._all("URL")], WEBS)
        self._birthday()
        tags = [part for line in self._all("CATEGORIES") for part in split_unescaped(line.value, ",")]
        self._put("Categories", " ::: ".join(filter(None, [*tags, *groups.get(_bare_uid(uid), ())])))
        self._put("Language", self._first("LANG"))
        self._put("Opted out", self._first(OPTED_OUT))
        for line in self._lines:
            self._keep(line)
        self._all_notes(card)

    def _all(self, name: str) -> list[ContentLine]:
        """The properties of this name, the preferred first."""
        found = self._named.get(name, [])
        return sorted(found, key=_preference) if len(found) > 1 else found

    def _first(self, name: str) -> str:
        return next((self._text(line) for line in self._all(name)), "")

    @staticmethod
    def _text(line: ContentLine) -> str:
        return unescaped(line.value).strip()

    def _put(self, header: str, text: str) -> None:
        if text:
            self.cells[_PLACE[header]] = clean_cell(text)

    def _names(self) -> None:
        self._put("vCard", self._first("VERSION") or "?")
        names = self._all("N")
        if names:
            parts = [" ".join(split_unescaped(part, ",")) for part in _raw_parts(names[0].value)]
            for header, part in zip(
                ("Last name", "First name", "Middle name", "Prefix", "Suffix"), parts, strict=False
            ):
                self._put(header, part)
        self._put("Full name", self._first("FN"))
        nicknames = [part for line in self._all("NICKNAME") for part in split_unescaped(line.value, ",") if part]
        self._put("Nickname", nicknames[0] if nicknames else "")
        self._notes += [f"Nickname: {name}" for name in nicknames[1:]]
        organization, *departments = split_unescaped(self._first_raw("ORG"), ";")
        self._put("Organization", organization)
        self._put("Department", ", ".join(filter(None, departments)))
        self._put("Job title", self._first("TITLE"))
        for name, label in (("TITLE", "Job title"), ("ORG", "Organization"), ("FN", "Also")):
            others = [", ".join(filter(None, split_unescaped(line.value, ";"))) for line in self._all(name)[1:]]
            self._notes += [f"{label}: {other}" for other in others if other]
        shows_company = self._first("X-ABSHOWAS").upper() == "COMPANY"
        is_firm = self._first("KIND").lower() == "org" or shows_company
        self._put("Kind", "business" if is_firm else "")

    def _first_raw(self, name: str) -> str:
        return next((line.value for line in self._all(name)), "")

    def _phones(self) -> None:
        found = [
            (self._label(line), _phone_text(self._text(line))) for line in [*self._all("TEL"), *self._all("X-MS-TEL")]
        ]
        self._spread("Phone", found, PHONES)

    def _emails(self) -> None:
        found = [(self._label(line), self._text(line).removeprefix("mailto:")) for line in self._all("EMAIL")]
        self._spread("E-mail", found, EMAILS)

    def _spread(self, header: str, found: Iterable[tuple[str, str]], most: int) -> None:
        """Values into their numbered columns, each once; those beyond the last one are notes."""
        unique: dict[str, str] = {}
        for label, text in found:
            if text:
                unique.setdefault(text, label)
        for number, (text, label) in enumerate(unique.items(), 1):
            if number > most:
                self._notes.append(f"{label or header}: {text}")
                continue
            self._put(f"{header} {number}", text)
            if f"{header} {number} label" in _PLACE:
                self._put(f"{header} {number} label", label)

    def _label(self, line: ContentLine) -> str:
        """The label that somebody wrote, or what the types say in our words."""
        own = self._labels.get(line.group, "") if line.group else ""
        if own:
            return own
        types = line.types
        for word, label in _KNOWN_TYPES:
            if word in types or f"x-{word}" in types:
                return label
        return " ".join(sorted(types - _NO_LABELS)).removeprefix("x-")

    def _addresses(self) -> None:
        rows = [(line, _address_parts(line)) for line in self._all("ADR")]
        taken = [(self._label(line), parts) for line, parts in rows if any(parts)]
        labels = {label for label, _parts in taken}
        for line in self._all("LABEL"):
            if self._label(line) not in labels or not taken:
                taken.append((self._label(line), ["", "", "", "", "", "", "", self._text(line)]))
        for number, (label, parts) in enumerate(taken, 1):
            if number > ADDRESSES:
                self._notes.append(", ".join(filter(None, [f"Address {label}".strip() + ":", *parts])))
                continue
            for part, text in zip(_ADDRESS_PARTS, [label, *parts], strict=True):
                self._put(f"Address {number} {part}", text)

    def _birthday(self) -> None:
        for line in self._all("BDAY")[:1]:
            text = self._text(line)
            found = _DATE.fullmatch(text)
            if found is None:
                self._notes.append(f"Birthday: {text}")
                continue
            omitted = line.parameters.get("X-APPLE-OMIT-YEAR", ())
            has_year = found[1] not in _NO_YEAR and found[1] not in omitted
            self._put("Birthday", f"{found[1]}-{found[2]}-{found[3]}" if has_year else f"--{found[2]}-{found[3]}")

    def _keep(self, line: ContentLine) -> None:
        """A property that has no column of ours, as a line of notes."""
        if line.name in _TAKEN or line.name in _BOOKKEEPING or line.is_binary or line.name.startswith("X-FC"):
            return
        text = ", ".join(filter(None, split_unescaped(line.value, ";")))
        if line.name == "X-ANDROID-CUSTOM":
            kind, *values = split_unescaped(line.value, ";")
            text = ", ".join(value for value in values if value and not value.isdigit())
            if kind.endswith("/nickname") and not self.cells[_PLACE["Nickname"]]:
                self._put("Nickname", text)
                return
            label = kind.rpartition("/")[2].replace("_", " ").capitalize()
        else:
            own = self._labels.get(line.group, "") if line.group else ""
            kinds = [word for word in sorted(line.types) if word not in {"pref", "internet", "home", "work"}]
            service = " ".join(line.parameters.get("X-SERVICE-TYPE", ()))
            label = own or service or ", ".join(kinds) or _SHOWN_NAMES.get(line.name) or _in_words(line.name)
        if text:
            self._notes.append(f"{label[:1].upper()}{label[1:]}: {text}")

    def _all_notes(self, card: Card) -> None:
        notes = [self._text(line) for line in self._all("NOTE")]
        is_private = self._first("CLASS").lower() in {"private", "confidential"}
        self._put("Private notes" if is_private else "Notes", "\n".join(notes))
        more = [*self._notes, *(text for text in card.loose if text)]
        if more:
            before = self.cells[_PLACE["Notes"]]
            self._put("Notes", "\n".join(filter(None, [before, *more])))


def _raw_parts(text: str) -> list[str]:
    """The parts of a structured value between semicolons, with their escapes."""
    return re.split(r"(?<!\\);", text) if "\\" in text else text.split(";")


def _preference(line: ContentLine) -> int:
    """`PREF=1` and `TYPE=pref` come first, but for a fax, which nobody answers; all others keep their order."""
    if "fax" in line.types:
        return 101
    wish = next(iter(line.parameters.get("PREF", ())), "")
    if wish.isdecimal() and len(wish) < 4:
        return int(wish)
    return 0 if "pref" in line.types else 101


def _address_parts(line: ContentLine) -> list[str]:
    """Box, extended, street, city, region, code, country, and all of it where only the street is filled."""
    parts = [", ".join(filter(None, split_unescaped(part, ","))) for part in _raw_parts(line.value)]
    parts = (parts + [""] * 7)[:7]
    whole = ""
    if parts[2] and not any(parts[3:]) and re.search(r"[,\n]", parts[2]):
        whole, parts[2] = parts[2], ""
    return [*parts, whole]


def _phone_text(text: str) -> str:
    """`tel:+1-555-555-0100;ext=12` as it is written by people."""
    number, _semicolon, more = text.partition(";") if text.lower().startswith("tel:") else (text, "", "")
    number = re.sub(r"^tel:", "", number, flags=re.IGNORECASE).strip()
    extension = re.search(r"ext=(\d+)", more)
    return f"{number} x{extension[1]}" if extension else number


def _bare_uid(text: str) -> str:
    return re.sub(r"^urn:uuid:", "", text.strip(), flags=re.IGNORECASE)


def _plain_label(text: str) -> str:
    """`_$!<HomePage>!$_` is HomePage."""
    found = _APPLE_LABEL.fullmatch(text.strip())
    return (found[1] if found else text).strip()


def _in_words(name: str) -> str:
    """`X-SPOUSE-NAME` is “Spouse name”."""
    return _MAKERS.sub("", name).replace("-", " ").capitalize()
