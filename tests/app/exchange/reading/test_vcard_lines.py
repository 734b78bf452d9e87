from __future__ import annotations

from app.exchange.reading.vcard_lines import Card, ContentLine, ValueDecoder, read_cards, split_unescaped, unescaped


def cards_of(text: str, encoding: str = "utf-8") -> list[Card]:
    lines = text.encode(encoding).decode("latin-1").split("\n")
    return list(read_cards(lines, ValueDecoder(encoding, is_wide=False)))


def lines_of(body: str, encoding: str = "utf-8") -> list[ContentLine]:
    (card,) = cards_of(f"BEGIN:VCARD\n{body}\nEND:VCARD", encoding)
    assert not card.fault
    return card.lines


def test_a_line_has_group_name_parameters_and_value() -> None:
    (line,) = lines_of('item1.tel;TYPE=home,Cell;PREF=1;X-NOTE="a:b;c":tel:+1')
    assert line == ContentLine(
        "item1", "TEL", {"TYPE": ("home", "cell"), "PREF": ("1",), "X-NOTE": ("a:b;c",)}, "tel:+1"
    )
    assert line.types == {"home", "cell"}


def test_bare_words_of_version_2_1_are_types_and_encodings() -> None:
    (line,) = lines_of("TEL;WORK;VOICE;QUOTED-PRINTABLE:555=200100")
    assert (line.types, line.value) == ({"work", "voice"}, "555 0100")


def test_folded_lines_are_put_together() -> None:
    assert lines_of("NOTE:one\n  two\n\tthree\nFN:Ida")[0].value == "one twothree"


def test_soft_line_breaks_of_quoted_printable_are_undone_and_the_next_card_is_never_swallowed() -> None:
    body = "NOTE;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:K=\n=F6ln=0D=0A=\nx"
    assert lines_of(body)[0].value == "Köln\r\nx"
    first, second = cards_of("BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:x=\nEND:VCARD\nBEGIN:VCARD\nFN:Jon\nEND:VCARD")
    assert (first.lines[0].value, second.lines[0].value) == ("x", "Jon")


def test_every_value_is_decoded_by_its_own_charset() -> None:
    raw = b"BEGIN:VCARD\nFN;CHARSET=windows-1250:\x8aik\nORG:K\xc3\xb6ln\nTITLE:M\xfcller\n"
    raw += b"ROLE;CHARSET=nonsense:x\nEND:VCARD"
    (card,) = read_cards(raw.decode("latin-1").split("\n"), ValueDecoder("utf-8", is_wide=False))
    assert [line.value for line in card.lines] == ["Šik", "Köln", "Müller", "x"]


def test_an_encoding_that_is_asked_for_comes_before_utf8() -> None:
    raw = "BEGIN:VCARD\nFN:Zoë\nEND:VCARD".encode("mac_roman").decode("latin-1")
    (card,) = read_cards(raw.split("\n"), ValueDecoder("mac_roman", is_wide=False, is_asked=True))
    assert card.lines[0].value == "Zoë"


def test_pictures_are_passed_over_however_they_are_broken() -> None:
    body = "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4\n AAAA\nLOGO;BASE64:AAAA\nBBBB==\n\nNOTE:x"
    lines = lines_of(body)
    assert [(line.name, line.value, line.is_binary) for line in lines] == [
        ("PHOTO", "", True),
        ("LOGO", "", True),
        ("NOTE", "x", False),
    ]


def test_a_card_without_its_end_costs_only_itself() -> None:
    first, second = cards_of("BEGIN:VCARD\nFN:Ida\nBEGIN:VCARD\nFN:Jon\nEND:VCARD")
    assert ("no end" in first.fault, first.line, first.original) == (True, 1, "BEGIN:VCARD\nFN:Ida")
    assert (second.fault, second.line, second.lines[0].value) == ("", 3, "Jon")
    (last,) = cards_of("BEGIN:VCARD\nFN:Ida")
    assert "no end" in last.fault


def test_lines_in_no_card_are_given_back_and_lines_that_are_none_are_kept() -> None:
    first, second = cards_of("hello\nworld\nBEGIN:VCARD\nFN:Ida\njust words\nEND:VCARD\n\n")
    assert (first.original, "belong to no card" in first.fault) == ("hello\nworld", True)
    assert (second.loose, second.fault) == (["just words"], "")


def test_a_card_within_a_card_belongs_to_it() -> None:
    body = "FN:Ida\nAGENT:\nBEGIN:VCARD\nFN:Bob\nEND:VCARD\nTEL:1"
    (card,) = cards_of(f"BEGIN:VCARD\n{body}\nEND:VCARD")
    assert ([line.name for line in card.lines], card.loose) == (["FN", "AGENT", "TEL"], ["FN:Bob"])


def test_escapes_are_undone_and_do_not_part() -> None:
    assert unescaped(r"a\, b\; c\nd\\n") == "a, b; c\nd\\n"
    assert split_unescaped(r"Marsh\; Sons;Rugs\\;x", ";") == ["Marsh; Sons", "Rugs\\", "x"]
