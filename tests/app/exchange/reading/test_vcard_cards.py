from __future__ import annotations

import pytest

from app.exchange.reading.vcard_cards import ADDRESSES, HEADERS, PHONES, card_cells, group_members, is_group
from app.exchange.reading.vcard_lines import Card, ValueDecoder, read_cards


def card_of(body: str) -> Card:
    text = f"BEGIN:VCARD\n{body}\nEND:VCARD".encode().decode("latin-1")
    (card,) = read_cards(text.split("\n"), ValueDecoder("utf-8", is_wide=False))
    return card


def said(body: str) -> dict[str, str]:
    """The cells that are filled, by their headings."""
    return {
        header: cell
        for header, cell in zip(HEADERS, card_cells(card_of(body), {}), strict=True)
        if cell and cell != "?"
    }


def test_names_come_in_their_parts() -> None:
    body = "N:Marsh;Ida;Q.,R.;Dr.;Jr.\nFN:Dr. Ida Marsh\nNICKNAME:Idi,Mrs. M\nORG:Marsh\\, Sons;Rugs;Wool"
    assert said(body) == {
        "Last name": "Marsh", "First name": "Ida", "Middle name": "Q. R.", "Prefix": "Dr.", "Suffix": "Jr.",
        "Full name": "Dr. Ida Marsh", "Nickname": "Idi", "Organization": "Marsh, Sons", "Department": "Rugs, Wool",
        "Notes": "Nickname: Mrs. M",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("BDAY:1990-04-12", "1990-04-12"),
        ("BDAY:19900412", "1990-04-12"),
        ("BDAY:--0412", "--04-12"),
        ("BDAY:--04-12", "--04-12"),
        ("BDAY:1990-04-12T00:00:00Z", "1990-04-12"),
        ("BDAY;VALUE=date:0000-04-12", "--04-12"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12", "--04-12"),
    ],
)
def test_a_birthday_is_read_with_and_without_a_year(line: str, text: str) -> None:
    assert said(line) == {"Birthday": text}


def test_a_birthday_in_words_is_a_note() -> None:
    assert said("BDAY;VALUE=text:circa 1950") == {"Notes": "Birthday: circa 1950"}


def test_phones_keep_their_labels_and_the_preferred_comes_first() -> None:
    body = (
        "TEL;HOME;FAX;PREF:1\nitem2.TEL:2\nitem2.X-ABLabel:Beach house\nTEL;TYPE=cell,pref:3\n"
        'TEL;VALUE=uri;TYPE="voice,work":tel:+1-4;ext=12\nTEL;X-Mobile:3'
    )
    found = said(body)
    assert [(found.get(f"Phone {number} label", ""), found[f"Phone {number}"]) for number in range(1, 5)] == [
        ("mobile", "3"),
        ("fax", "1"),
        ("Beach house", "2"),
        ("work", "+1-4 x12"),
    ]


def test_what_is_too_much_for_the_columns_is_a_note() -> None:
    found = said("\n".join(f"TEL;CELL:555 010{number}" for number in range(PHONES + 2)))
    assert found["Notes"] == "mobile: 555 0105\nmobile: 555 0106"
    streets = "\n".join(f"ADR;HOME:;;{number} Way;Waco;;;" for number in range(ADDRESSES + 1))
    assert said(streets)["Notes"] == "Address home:, 3 Way, Waco"


def test_addresses_come_in_parts_or_whole() -> None:
    found = said("ADR;WORK:Box 7;Apt 2;1 Mill Lane\\, rear;Waco;TX;76701;USA\nLABEL;HOME:2 Way\\nSalem\\, OR 97301")
    assert [found[f"Address 1 {part}"] for part in ("PO box", "extended", "street", "city", "region")] == [
        "Box 7", "Apt 2", "1 Mill Lane, rear", "Waco", "TX",
    ]  # fmt: skip
    assert (found["Address 2 label"], found["Address 2 formatted"]) == ("home", "2 Way\nSalem, OR 97301")
    assert said("ADR:;;1 Mill Lane\\nWaco\\, TX 76701;;;;")["Address 1 formatted"] == "1 Mill Lane\nWaco, TX 76701"


def test_unknown_properties_are_kept_as_notes_and_bookkeeping_is_not() -> None:
    body = (
        "NOTE:Two dogs\nX-SPOUSE-NAME:Bob\nitem1.X-ABDATE:2010-05-01\nitem1.X-ABLabel:_$!<Anniversary>!$_\n"
        "REV:2024\nX-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Ann;14;;;\nIMPP:xmpp:ida@example.com"
    )
    assert said(body)["Notes"].split("\n") == [
        "Two dogs", "Spouse name: Bob", "Anniversary: 2010-05-01", "Relation: Ann", "Chat: xmpp:ida@example.com",
    ]  # fmt: skip


def test_private_words_stay_private() -> None:
    assert said("CLASS:PRIVATE\nNOTE:Never pays") == {"Private notes": "Never pays"}


def test_a_list_of_people_gives_its_name_to_those_in_it() -> None:
    card = card_of("X-ADDRESSBOOKSERVER-KIND:group\nFN:VIP\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1234")
    assert (is_group(card), group_members(card)) == (True, ("VIP", ["1234"]))
    cells = card_cells(card_of("UID:urn:uuid:1234\nFN:Ida\nCATEGORIES:Rugs,Wool"), {"1234": ["VIP"]})
    assert cells[HEADERS.index("Categories")] == "Rugs ::: Wool ::: VIP"


def test_a_card_of_a_firm_says_so() -> None:
    assert said("KIND:org\nFN:Brightwater")["Kind"] == said("X-ABShowAs:COMPANY\nFN:x")["Kind"] == "business"


def test_what_outlook_evolution_and_others_add_is_read() -> None:
    body = (
        "X-MS-TEL;VOICE;COMPANY:555 0100\nEMAIL;TYPE=school:ida@example.edu\nORG:Marsh & Co\nORG:Wool;Rugs\n"
        "IMPP;X-SERVICE-TYPE=Skype:skype:ida\nX-EVOLUTION-SPOUSE:Bob\nNOTE;ENCODING=BASE64:S8O2bG4=\n"
        "X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:\n AAAA\n\nX-MS-ANNIVERSARY:20100501\nX-ABUID:1\\:ABPerson"
    )
    found = said(body)
    assert (found["Phone 1"], found["Phone 1 label"], found["E-mail 1 label"]) == ("555 0100", "work", "school")
    assert found["Notes"].split("\n") == [
        "Köln", "Organization: Wool, Rugs", "Skype: skype:ida", "Spouse: Bob", "Anniversary: 20100501",
    ]  # fmt: skip
    assert (found["UID"], found["Organization"]) == ("1", "Marsh & Co")
