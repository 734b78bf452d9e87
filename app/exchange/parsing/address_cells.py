"""The addresses of a row: from columns of parts or from one cell, several in one cell, billing apart from the sites."""

from __future__ import annotations

from collections.abc import Sequence

from app.exchange.parsing.client_columns import AddressColumns
from app.exchange.parsing.parsed_records import ParsedAddress
from app.exchange.parsing.phone_cells import plain_label
from app.exchange.parsing.postal_addresses import split_address, without_repeated_town
from app.rules.country_names import region_of_country
from app.rules.person_words import address_key

_SEVERAL = ":::"
_SECONDARY_LABELS = {"work": "Work", "other": "Other"}


def read_addresses(
    cells: Sequence[str], columns: AddressColumns, known_as: str, *, is_exact: bool = False
) -> list[ParsedAddress]:
    """The addresses in these columns of a cleaned row, none of them empty; ` ::: ` in a cell parts several.

    In our own exact files every part is taken as it stands.
    """
    texts = [cells[place] for place in columns.parts]
    if is_exact:
        street, _number, second, _third, _box, town, region, code, country, label = texts
        found = ParsedAddress(street, second, town, region, code, country, label)
        return [] if found.is_empty else [found]
    if not any(texts[:9]):
        return _whole_addresses(cells, columns, known_as)
    street, _number, _second, _third, box = texts[:5]
    if columns.whole and not street and not box and (wholes := _whole_addresses(cells, columns, known_as)):
        return [_filled(wholes[0], _address(texts, columns.group)), *wholes[1:]]
    if _SEVERAL in "".join(texts):
        split = [[part.strip() for part in text.split(_SEVERAL)] for text in texts]
        count = max(map(len, split))
        rows = [[parts[place] if place < len(parts) else "" for parts in split] for place in range(count)]
        several = [_address(row, columns.group) for row in rows]
        return [address for address in several if not address.is_empty]
    return [_address(texts, columns.group)]


def _filled(whole: ParsedAddress, parts: ParsedAddress) -> ParsedAddress:
    """An address that stands in one cell, with what other columns say of it: those are surer where both speak."""
    second = parts.street_2 if parts.street_2 not in whole.street_2 else ""
    return ParsedAddress(
        whole.street,
        ", ".join(filter(None, (whole.street_2, second))),
        parts.town or whole.town,
        parts.region or whole.region,
        parts.postal_code or whole.postal_code,
        parts.country or whole.country,
        parts.label or whole.label,
    )


def _whole_addresses(cells: Sequence[str], columns: AddressColumns, known_as: str) -> list[ParsedAddress]:
    """The addresses in cells that hold all of one, or its lines cell by cell."""
    lines = [cells[place] for place in columns.whole if cells[place]]
    if not lines:
        return []
    label = _label(cells[columns.parts[-1]], columns.group)
    found = [_of_lines(text, known_as) for text in "\n".join(lines).split(_SEVERAL)]
    return [address._replace(label=label) for address in found if not address.is_empty]


def _of_lines(text: str, known_as: str) -> ParsedAddress:
    """A whole address; one whose first line holds it all goes on with the flat."""
    found = split_address(text, known_as)
    first, _break, rest = text.strip().partition("\n")
    if rest and not found.postal_code and (whole := split_address(first, known_as)).postal_code:
        more = ", ".join(filter(None, (line.strip() for line in rest.split("\n"))))
        return whole._replace(street_2=", ".join(filter(None, (whole.street_2, more))))
    return found


def _address(texts: Sequence[str], group: str) -> ParsedAddress:
    """One address from its parts in the order of `AddressColumns`."""
    street, number, second, third, box, town, region, code, country, label = texts
    if town and not code and town[-1:].isalnum() and any(map(str.isdigit, town)):
        town, region, code, country = _town_alone(town, region, country)
    if not (number or third or box or "\n" in street or "•" in street or "·" in street):
        return ParsedAddress(
            street, second, town, region, code, country, _label(label, group) if label or group else ""
        )
    street = without_repeated_town(street)
    if number and number not in street:
        street = f"{street} {number}".strip() if not street[:1].isdigit() else street
    if box and not street:
        street, box = _po_box(box), ""
    rest = [part for part in (second, third, _po_box(box) if box else "") if part]
    if "\n" in street:
        street, _break, more = street.partition("\n")
        rest = [*[line.strip() for line in more.split("\n") if line.strip()], *rest]
        rest = [line for line in rest if line not in {town, region, code, country}]
    return ParsedAddress(street.strip(), ", ".join(rest), town, region, code, country, _label(label, group))


def _town_alone(text: str, region: str, country: str) -> tuple[str, str, str, str]:
    """The town of a cell that holds the postal code too (`50667 Köln`, `Waco, TX 76701`), and what was beside it."""
    found = split_address(f"-\n{text}")
    if not found.postal_code or found.street != "-":
        return text, region, "", country
    return found.town, region or found.region, found.postal_code, country or found.country


def _po_box(text: str) -> str:
    return text if any(letter.isalpha() for letter in text) else f"PO Box {text}"


def _label(text: str, group: str) -> str:
    """The label in the file, or that of a second address of a known sort."""
    label = plain_label(text)
    if label:
        return label.capitalize() if label in {"home", "work", "other"} else label
    return _SECONDARY_LABELS.get(group, "")


def one_place_each(addresses: Sequence[ParsedAddress]) -> list[ParsedAddress]:
    """Each place once, as it was written first; what the others add is the country and the label."""
    kept: list[ParsedAddress] = []
    for address in addresses:
        for index, other in enumerate(kept):
            if is_same_place(address, other):
                kept[index] = other._replace(
                    country=other.country or address.country, label=other.label or address.label
                )
                break
        else:
            kept.append(address)
    return kept


def is_same_place(one: ParsedAddress, other: ParsedAddress) -> bool:
    """Whether two addresses are one place, however they are spelled and whether or not both name the country."""
    if one.country and other.country and one.country.casefold() != other.country.casefold():
        region = region_of_country(one.country)
        if not region or region != region_of_country(other.country):
            return False
    if [part.casefold() for part in one[:5]] == [part.casefold() for part in other[:5]]:
        return True
    keys = [address_key(f"{each.street} {each.street_2}", each.postal_code or each.town) for each in (one, other)]
    return keys[0] == keys[1] != ""
