"""Invented people and their mistyped doubles, by a seed: what two lists of one firm look like after ten years."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

HEADINGS = ("First name", "Last name", "Address", "City", "Zip", "Phone", "Email", "Birthday", "Notes")
_FIRST = [
    "Margaret",
    "William",
    "Robert",
    "Elizabeth",
    "Jörg",
    "Ana",
    "Thomas",
    "Katherine",
    "Priya",
    "Luis",
    "Ingrid",
    "Samuel",
    "Deborah",
    "Antonio",
    "Mei",
    "Olga",
    "Erik",
    "Fatima",
    "Peter",
    "Wanda",
]
_LAST = [
    "Alder",
    "Müller",
    "McDonald",
    "Reyes",
    "O'Brien",
    "Okafor",
    "Schmidt",
    "Nair",
    "Ruiz",
    "Bjørk",
    "Kowalski",
    "Harrington",
    "Dubois",
    "Tanaka",
    "Ivanov",
    "Weiß",
    "Hartley",
    "Quist",
    "Santos",
    "Vandermeer",
]
_SHORT = {
    "Margaret": "Peggy", "William": "Bill", "Robert": "Bob", "Elizabeth": "Liz", "Thomas": "Tom", "Katherine": "Kate",
    "Samuel": "Sam", "Deborah": "Debbie", "Antonio": "Antonio", "Jörg": "Joerg",
}  # fmt: skip
_STREETS = ["Oak", "Elm", "Mill", "Orchard", "Station", "Harbor", "Chestnut", "Juniper", "Willow", "Cedar"]
_KINDS = {"Street": "St", "Avenue": "Ave", "Lane": "Ln", "Road": "Rd."}
_Row = list[str]


def rows_of_known_truth(count: int, seed: int) -> list[_Row]:
    """So many people, about half of them a second time and some of them mistyped; relatives who are not the same."""
    chance = random.Random(seed)
    rows: list[_Row] = []
    for number in range(count):
        person = _person(chance, number)
        rows.append([*person, f"rec-{number}-org"])
        shape = chance.random()
        if shape < 0.5:
            rows.append([*_mistyped(person, chance), f"rec-{number}-dup-0"])
        elif shape < 0.75:
            rows.append([*_relative(person, chance), f"rec-{count + number}-org"])
    chance.shuffle(rows)
    return rows


def _person(chance: random.Random, number: int) -> _Row:
    street = f"{chance.randrange(1, 400)} {chance.choice(_STREETS)} {chance.choice(list(_KINDS))}"
    return [
        chance.choice(_FIRST),
        chance.choice(_LAST),
        street,
        "Millbrook",
        f"97{chance.randrange(200, 260)}",
        f"(503) 555 {number:04}" if chance.random() < 0.8 else "",
        f"someone{number}@example.org" if chance.random() < 0.5 else "",
        str(date(1940, 1, 1) + timedelta(days=chance.randrange(22_000))) if chance.random() < 0.4 else "",
    ]


def _mistyped(person: _Row, chance: random.Random) -> _Row:
    """The same person as another list writes them: two or three slips, and something left out."""
    row = person[:]
    slips: list[Callable[[_Row, random.Random], None]] = [
        _short_name, _initial, _swapped, _letter, _letter, _street, _postal_code, _no_phone, _no_mail, _no_birthday,
    ]  # fmt: skip
    for slip in chance.sample(slips, chance.choice((1, 2, 2, 3))):
        slip(row, chance)
    return row


def _relative(person: _Row, chance: random.Random) -> _Row:
    """Somebody of the same house who is somebody else: partner, child, father or son of the same name, a tenant."""
    row = person[:]
    row[6] = ""
    shape = chance.randrange(5)
    if shape < 2:
        row[0] = chance.choice([name for name in _FIRST if name[0] != person[0][0]])
        row[7] = ""
    elif shape == 2:
        row[1], row[7] = f"{person[1]} Jr.", ""
    elif shape == 3:
        row[5], row[7] = "", "2011-03-09" if person[7] else ""
    else:
        row[0], row[1] = chance.choice(_FIRST), chance.choice([name for name in _LAST if name != person[1]])
        row[5] = row[7] = ""
    return row


def _short_name(row: _Row, _chance: random.Random) -> None:
    row[0] = _SHORT.get(row[0], row[0])


def _initial(row: _Row, _chance: random.Random) -> None:
    row[0] = f"{row[0][0]}."


def _swapped(row: _Row, _chance: random.Random) -> None:
    row[0], row[1] = row[1], row[0]


def _letter(row: _Row, chance: random.Random) -> None:
    """One letter of the last name left out, doubled, or changed with the next."""
    name = row[1]
    at = chance.randrange(1, len(name) - 1)
    row[1] = chance.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )


def _street(row: _Row, _chance: random.Random) -> None:
    words = row[2].split()
    row[2] = " ".join((*words[:-1], _KINDS[words[-1]]))


def _postal_code(row: _Row, _chance: random.Random) -> None:
    row[4] = row[4][:3] + row[4][4] + row[4][3]


def _no_phone(row: _Row, _chance: random.Random) -> None:
    row[5] = ""


def _no_mail(row: _Row, _chance: random.Random) -> None:
    row[6] = ""


def _no_birthday(row: _Row, _chance: random.Random) -> None:
    row[7] = ""
