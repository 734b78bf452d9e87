"""Invented clients and jobs by the hundred thousand, as spreadsheets; the same seed gives the same bytes."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SEED = 20260302
_FIRST_NAMES = (
    "Margaret", "Tomás", "Ana", "Łukasz", "Jean", "Priya", "Oda", "Greg", "Zoë", "Ben", "Walter", "Ingrid", "Moïra",
    "Søren", "Hannah", "Kofi", "Elif", "Rosalind", "Björn", "Claudia", "Desmond", "Agnès", "Noor", "Patrick",
    "Yuki", "Imani", "Cornelius", "Beatriz", "Ferenc", "Theo", "Marjorie", "Quentin", "Saoirse", "Anders", "Vera",
    "Leopold", "Nadia", "Harriet", "Emre", "Constance", "Dmitri", "Alice", "Rupert", "Chiara", "Wendell", "Ida",
    "Józef", "Philippa", "Omar", "Frances", "Greta",
)  # fmt: skip
_LAST_NAMES = (
    "Alder", "Reyes", "Bell", "Whitlock", "Nair", "Halloran", "Ortiz", "Chan", "Novák", "Müller", "O'Brien",
    "O'Shea", "D'Angelo", "Lindqvist", "Østergaard", "Fairweather", "Kowalczyk", "García", "Núñez", "Pemberton",
    "Achterberg", "Vance", "Holloway", "Tremblay", "Şahin", "Brandt", "Castellano", "Whitaker", "Grünwald",
    "Moreau", "Ashdown", "Bellamy", "Kincaid", "Varga", "Oyelaran", "Thistlewood", "Marchetti", "Blackwood",
    "Drummond", "Ellsworth", "Petrov", "Hargreave", "Szabó", "Winterbourne", "Carmichael", "Delacroix", "Underhill",
    "Ramsbottom", "Fenwick", "Yamada", "Prideaux", "Quillfeather", "Rusk",
)  # fmt: skip
_SYLLABLES = (
    "ba", "bren", "cal", "dor", "el", "fen", "gar", "hol", "in", "jas", "kel", "lor", "mar", "nor", "os", "pel",
    "quin", "ros", "sel", "tor", "ul", "ven", "wes", "yar", "zel",
)  # fmt: skip
_ENDINGS = (
    "son", "well", "ton", "field", "ley", "man", "worth", "er", "by", "ham", "ski", "berg", "court", "mond", "wick",
)  # fmt: skip
_STREETS = (
    "Orchard", "Mill", "Harbor", "Birch", "Station", "Quarry", "Willow", "Chapel", "Foundry", "Meadow", "Larch",
    "Canal", "Juniper", "Bridge",
)  # fmt: skip
_STREET_KINDS = ["Lane", "Road", "Street", "Avenue", "Hill", "Drive", "Court", "Terrace"]
_TOWNS = (
    ("Millbrook", "OR", "972"), ("Stonefield", "OR", "973"), ("Harlow Bay", "WA", "986"), ("Ashcombe", "OR", "970"),
    ("Kettle Falls", "WA", "985"), ("Otterbury", "OR", "974"), ("Pine Hollow", "ID", "837"),
    ("Saint Bréval", "OR", "971"),
)  # fmt: skip
_FIRMS = ["Bakery", "Dental", "Law", "Nursery", "Books", "Yoga", "Insurance", "Café", "Hotel", "Travel"]
_FIRM_ENDINGS = ["LLC", "Inc.", "Ltd", "& Sons"]
_SOURCES = ("Google", "Neighbor", "Flyer", "Our van in the street", "", "")
_TAGS = ("vip", "pets", "landlord", "stairs", "wool")
_NOTES = (
    "Biscuit the spaniel is friendly but sheds; keep the kitchen door shut and mind the bowl by the back door.",
    "Key under the blue pot. Prefers mornings, never on a Thursday; call half an hour ahead and let it ring.",
    "Wool in the hall and on the stairs, nylon upstairs; tea stain by the window came back once in spring.",
    "Allergic to lavender, so plain rinse only; her mother sleeps in the small room until about eleven.",
    "Steep drive, park across the road; hose run sixty feet from the tap beside the garage, water is hard.",
)  # fmt: skip
_WORK = ("Living room", "Stairs", "Landing", "Bedroom", "Hall", "Sofa", "Rug", "Study")
# Area codes of the invented firm's corner of the country.
_AREA_CODES = ("503", "971", "541", "458", "360", "253", "208", "206", "509", "425", "212", "415")

CLIENT_HEADINGS = (
    "Customer ID", "Title", "First Name", "Last Name", "Company", "Mobile Phone", "Home Phone", "Email", "Address",
    "Address 2", "City", "State", "ZIP", "Country", "Lead Source", "Tags", "Birthday", "Customer Since", "Access Notes",
    "Notes",
)  # fmt: skip
JOB_HEADINGS = (
    "Job Number", "Customer ID", "First Name", "Last Name", "Phone", "Address", "City", "Date", "Start Time", "Rooms",
    "Total", "Paid", "Payment Method", "Status", "Notes",
)  # fmt: skip


def clients(count: int, seed: int = SEED) -> Iterator[list[str]]:
    """Rows of clients; one in fifty shares its telephone with the one before, one in a hundred comes twice."""
    chance = random.Random(seed)
    previous: list[str] = []
    for number in range(count):
        row = _client(chance, number)
        luck = chance.random()
        if previous and luck < 0.02:
            row[6] = previous[6]
        elif previous and luck < 0.03:
            row[2:8] = previous[2:8]
        previous = row
        yield row


def _client(chance: random.Random, number: int) -> list[str]:
    first, last = chance.choice(_FIRST_NAMES), _last_name(chance)
    is_firm = chance.random() < 0.08
    town, state, zip_start = chance.choice(_TOWNS)
    address = f"{first}.{last}.{number}@mail{chance.randrange(9)}.example".lower().replace("'", "")
    return [
        f"C{number + 1:07d}",
        chance.choice(("", "", "", "Ms", "Mr", "Dr")),
        first,
        last,
        f"{last} {chance.choice(_FIRMS)} {chance.choice(_FIRM_ENDINGS)}" if is_firm else "",
        _telephone(chance),
        _telephone(chance) if chance.random() < 0.35 else "",
        address.encode("ascii", "ignore").decode() if chance.random() < 0.75 else "",
        f"{chance.randrange(1, 2400)} {chance.choice(_STREETS)} {chance.choice(_STREET_KINDS)}",
        f"Apt {chance.randrange(1, 60)}" if chance.random() < 0.15 else "",
        town,
        state,
        f"{zip_start}{chance.randrange(100):02d}-{chance.randrange(1000, 10_000)}",
        "USA",
        chance.choice(_SOURCES),
        "; ".join(chance.sample(_TAGS, chance.choice((0, 0, 1, 2)))),
        str(date(1940, 1, 1) + timedelta(days=chance.randrange(24_000))) if chance.random() < 0.2 else "",
        str(date(2014, 1, 1) + timedelta(days=chance.randrange(4_400))),
        "Gate code is at the office, second gate on the left" if chance.random() < 0.1 else "",
        chance.choice(_NOTES) + ("\nShe said: “take your time”" if chance.random() < 0.05 else "")
        if chance.random() < 0.6
        else "",
    ]


def _last_name(chance: random.Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(_LAST_NAMES)
    return (chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES) + chance.choice(_ENDINGS)).capitalize()


def _telephone(chance: random.Random) -> str:
    """The many ways in which people write a number; some from abroad, some that are none."""
    area, start, end = chance.choice(_AREA_CODES), chance.randrange(200, 1000), f"{chance.randrange(10_000):04d}"
    shape = chance.random()
    if shape < 0.35:
        return f"({area}) {start}-{end}"
    if shape < 0.55:
        return f"{area}-{start}-{end}"
    if shape < 0.70:
        return f"{area}{start}{end}"
    if shape < 0.80:
        return f"+1 {area} {start} {end}"
    if shape < 0.88:
        return f"{area}.{start}.{end}"
    if shape < 0.91:
        return f"1-{area}-{start}-{end}"
    if shape < 0.94:
        return f"+44 20 7{start} {end}"
    if shape < 0.96:
        return f"+49 30 {start}{end}"
    if shape < 0.98:
        return f"({area}) {start}-{end} ext. {end[:2]}"
    return chance.choice(("call after 6", "n/a", f"{start}-{end}"))


def jobs(count: int, client_count: int, seed: int = SEED) -> Iterator[list[str]]:
    """Rows of past jobs for the clients of `clients` with the same seed; each client comes equally often."""
    chance = random.Random(seed + 1)
    people = list(clients(client_count, seed))
    for number in range(count):
        person = people[number % client_count]
        day = date(2019, 1, 7) + timedelta(days=chance.randrange(2_500))
        price = f"{chance.randrange(8_000, 60_000) / 100:.2f}"
        yield [
            str(10_001 + number), person[0], person[2], person[3], person[5], person[8], person[10], str(day),
            f"{chance.randrange(8, 17):02d}:{chance.choice((0, 30)):02d}", "; ".join(chance.sample(_WORK, 3)), price,
            price, chance.choice(("card", "cash", "check")), "Completed", chance.choice(("", "", *_NOTES[:2])),
        ]  # fmt: skip


def clients_file(count: int, folder: Path) -> Path:
    """The file of so many clients, written once."""
    return _written(folder / f"clients-{count}-{SEED}.csv", CLIENT_HEADINGS, clients(count))


def jobs_file(count: int, client_count: int, folder: Path) -> Path:
    """The file of so many past jobs, written once."""
    return _written(folder / f"jobs-{count}-of-{client_count}-{SEED}.csv", JOB_HEADINGS, jobs(count, client_count))


def _written(file: Path, headings: tuple[str, ...], rows: Iterator[list[str]]) -> Path:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        with part.open("w", newline="", encoding="utf-8") as target:
            writer = csv.writer(target, lineterminator="\n")
            writer.writerow(headings)
            writer.writerows(rows)
        part.replace(file)
    return file
