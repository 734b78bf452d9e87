"""Draws the clients that nobody has heard of: names, streets, rooms, pets and what to remember about them."""

from __future__ import annotations

from random import Random
from typing import Any

from app.rules.search_text import fold
from app.sample_firm.ingredients import Ingredients, dice
from app.sample_firm.people import SampleArea, SampleClient
from app.services.drafts import AreaDraft, ContactDraft, FactDraft, SiteDraft

_BUSINESS_SHARE = 0.08
_PHONE_LINES = 9_700
_FIRST_LINE = 200
_AREA_CODES = ("503", "971", "541", "458")
_MAIL_PLACES = ("example.com", "example.net", "example.org")
_EMPTY_HOME = ("none",)


class Drawer:
    """Draws one client after the other; nobody gets a name or a number that somebody else has."""

    def __init__(self, ingredients: Ingredients, seed: int) -> None:
        self._from = ingredients
        self._dice = dice(seed, "people")
        self._names: set[str] = set()
        self._own_script = list(ingredients.names["own_script_names"])
        self._lines_given = 0
        self._places = [
            f"{place} {trade['name']}|{trade['profile']}"
            for trade in ingredients.names["business_trades"]
            for place in ingredients.names["business_places"]
        ]
        self._dice.shuffle(self._places)

    def draw(self) -> SampleClient:
        """One more client, home or business."""
        if self._dice.random() < _BUSINESS_SHARE and self._places:
            return self._business()
        return self._home()

    def _business(self) -> SampleClient:
        chance, homes = self._dice, self._from.homes
        name, profile = self._places.pop().split("|")
        areas = self._areas(chance, homes["business_rooms"], chance.randint(1, 3))
        first, last = self._person_names()
        return SampleClient(
            first_name=first,
            last_name=last,
            company_name=name,
            kind="business",
            profile=profile,
            source=chance.choice(self._from.words["sources"]),
            phones=(self._phone("Office"), self._phone("Cell", f"{first} {last}")),
            email=f"office@{_ascii(name)}.example",
            site=self._site(chance, is_business=True),
            areas=areas,
            facts=self._facts(chance, (), 0.35),
            technician=chance.randrange(3),
            usual_lines=tuple(range(len(areas))),
        )

    def _home(self) -> SampleClient:
        chance, words = self._dice, self._from.words
        first, last = self._person_names()
        whole = self._own_script.pop() if self._own_script and chance.random() < 0.06 else ""
        factors = self._factors(chance)
        areas = self._areas(chance, self._from.homes["rooms"], chance.randint(1, 4))
        areas += self._pieces(chance)
        return SampleClient(
            first_name="" if whole else first,
            last_name="" if whole else last,
            whole_name=whole,
            source=chance.choice(words["sources"]),
            why_us=chance.choice(words["why_us"]) if chance.random() < 0.1 else "",
            factors=factors,
            phones=self._phones(chance, last),
            email=self._email(chance, first, last) if chance.random() < 0.7 else "",
            site=self._site(chance, is_business=False),
            areas=areas,
            facts=self._facts(chance, factors, 0.55),
            permissions=_permissions(chance),
            technician=chance.randrange(3),
            usual_lines=tuple(sorted(chance.sample(range(len(areas)), chance.randint(1, min(4, len(areas)))))),
        )

    def _person_names(self) -> tuple[str, str]:
        names = self._from.names
        while True:
            first, last = self._dice.choice(names["first_names"]), self._dice.choice(names["last_names"])
            if f"{first} {last}" not in self._names:
                self._names.add(f"{first} {last}")
                return first, last

    def _phones(self, chance: Random, last_name: str) -> tuple[ContactDraft, ...]:
        phones = [self._phone("Home" if chance.random() < 0.4 else "Cell")]
        if chance.random() < 0.4:
            partner = chance.choice(self._from.names["first_names"])
            phones.append(self._phone("Cell", partner if chance.random() < 0.5 else f"{partner} {last_name}"))
        if chance.random() < 0.08:
            phones.append(self._phone("Work"))
        return tuple(phones)

    def _phone(self, label: str, whose: str = "") -> ContactDraft:
        """A number of a range kept for stories; 7919 has no factor with 9700, so each line comes once."""
        code, line = divmod(self._lines_given, _PHONE_LINES)
        number = _FIRST_LINE + line * 7919 % _PHONE_LINES
        self._lines_given += 1
        value = f"({_AREA_CODES[code % len(_AREA_CODES)]}) 555 {number:04}"
        return ContactDraft(value, label=label, whose=whose, is_preferred=not whose)

    def _email(self, chance: Random, first: str, last: str) -> str:
        return f"{_ascii(first)}.{_ascii(last)}@{chance.choice(_MAIL_PLACES)}"

    def _site(self, chance: Random, *, is_business: bool) -> SiteDraft:
        places = self._from.places
        town = chance.choices(places["towns"], weights=[each["weight"] for each in places["towns"]])[0]

        def sometimes(name: str, share: float) -> str:
            return str(chance.choice(places[name])) if chance.random() < share else ""

        return SiteDraft(
            street=f"{chance.randint(1, 240)} {chance.choice(places['streets'])}",
            street_2="Suite " + str(chance.randint(2, 9)) if is_business and chance.random() < 0.3 else "",
            town=town["name"],
            region=places["region"],
            postal_code=chance.choice(town["postal_codes"]),
            country="US",
            find_note=sometimes("find_notes", 0.3),
            access_note="Reception signs us in." if is_business else sometimes("access_notes", 0.5),
            parking_note=sometimes("parking_notes", 0.4),
            water_note=sometimes("water_notes", 0.25),
        )

    def _areas(self, chance: Random, kinds: list[dict[str, Any]], count: int) -> tuple[SampleArea, ...]:
        return tuple(self._area(chance, kind) for kind in chance.sample(kinds, min(count, len(kinds))))

    def _pieces(self, chance: Random) -> tuple[SampleArea, ...]:
        if chance.random() < 0.45:
            return ()
        return self._areas(chance, self._from.homes["pieces"], chance.randint(1, 2))

    def _area(self, chance: Random, kind: dict[str, Any]) -> SampleArea:
        homes = self._from.homes
        what = kind.get("kind", "room")
        low, high = kind.get("square_feet") or kind["count"]
        is_marked = chance.random() < 0.22
        draft = AreaDraft(
            name=kind["name"],
            kind=what,
            size_hundredths=chance.randint(low, high) * 100,
            size_unit=kind.get("unit", "sq_ft"),
            fibre=chance.choice(homes["fibres"][what]),
            condition=chance.choice(homes["conditions"]),
            marks=(chance.choice(homes["marks"]),) if is_marked else (),
        )
        price = round(kind["price"] * chance.uniform(0.92, 1.15))
        return SampleArea(draft, price * 100, chance.choice(homes["mark_outcomes"]) if is_marked else "")

    def _factors(self, chance: Random) -> tuple[str, ...]:
        drawn = chance.random()
        if drawn < 0.35:
            return ()
        if drawn < 0.5:
            return _EMPTY_HOME
        kinds = ("children", "pets", "elderly", "allergy", "asthma", "baby", "smokers")
        return tuple(sorted(set(chance.choices(kinds, weights=(5, 6, 3, 2, 1, 1, 1), k=chance.randint(1, 2)))))

    def _facts(self, chance: Random, factors: tuple[str, ...], share: float) -> tuple[FactDraft, ...]:
        words, pets = self._from.words, self._from.pets
        facts: list[FactDraft] = []
        if chance.random() < share:
            chosen = chance.sample(words["facts"], chance.randint(1, 2))
            facts += [
                FactDraft(each["headline"], each["detail"], each["kind"], False, each["may_print"]) for each in chosen
            ]
        if chance.random() < 0.12:
            private = chance.choice(words["private_facts"])
            facts.append(FactDraft(private["headline"], private["detail"], "other", is_private=True))
        if "pets" in factors:
            kind = chance.choice(pets["kinds"])
            headline = f"{chance.choice(pets['names'])}, the {chance.choice(kind['breeds'])}"
            facts.append(FactDraft(headline, chance.choice(kind["details"]), "pet", may_print=True))
        return tuple(facts)


def _permissions(chance: Random) -> tuple[tuple[str, bool, str], ...]:
    drawn = chance.random()
    if drawn < 0.12:
        return (("email", False, "asked for no e-mail"), ("phone", True, "on the first call"))
    if drawn < 0.3:
        return (("email", True, "ticked on the sheet"), ("text", True, "ticked on the sheet"))
    if drawn < 0.34:
        return (("phone", False, "works nights, please write"), ("letter", True, "asked for letters"))
    return ()


def _ascii(name: str) -> str:
    return "".join(letter for letter in fold(name) if letter.isascii() and letter.isalnum()) or "mail"
