from __future__ import annotations

import pytest

from app.errors import ValidationError
from app.exchange.reading.csv_reading import open_text
from app.exchange.reading.table_opening import open_table

TEXT = "Vorname;Straße;Ort\r\nZoë;Bäckerstraße 5;Köln\r\nJürgen;Ölmühlweg 8;München\r\n"


def cells_of(content: bytes, encoding: str = "") -> list[list[str]]:
    return [row.cells for row in open_table(content, encoding).records()]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_every_usual_encoding_is_recognised_without_being_told(encoding: str) -> None:
    table = open_table(TEXT.encode(encoding))
    assert table.headers == ("Vorname", "Straße", "Ort")
    assert [row.cells for row in table.records()] == [
        ["Zoë", "Bäckerstraße 5", "Köln"],
        ["Jürgen", "Ölmühlweg 8", "München"],
    ]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Имя,Телефон\nИван Петров,555\nМария Сидорова,556\n"),
        ("big5", "姓名,電話\n陳大文,555\n李小明地址在台北市,556\n"),
        ("cp1253", "Όνομα,Τηλέφωνο\nΓιώργος Παπαδόπουλος,555\nΜαρία,556\n"),
    ],
)
def test_an_encoding_of_another_script_can_be_guessed_or_given(encoding: str, text: str) -> None:
    assert cells_of(text.encode(encoding), encoding)[0][0] == text.split("\n")[1].partition(",")[0]
    assert open_text(text.encode(encoding), "clients.csv").encoding.is_sure is False


def test_a_mark_inside_the_header_or_twice_at_the_start_is_dropped() -> None:
    table = open_table("\ufeff\ufeffName,\ufeffPhone\nIda,1\n".encode())
    assert table.headers == ("Name", "Phone")


def test_a_quoted_first_header_behind_a_mark_is_read() -> None:
    assert open_table('\ufeff"First Name","Phone"\n"Ida","1"\n'.encode("utf-8-sig")).headers == ("First Name", "Phone")


def test_a_few_foreign_bytes_in_a_utf8_file_do_not_spoil_the_rest() -> None:
    content = "Name,Town\nZoë,Köln\nAnaïs,Québec\n".encode() + b"J\xfcrgen,M\xfcnchen\n" + "Łucja,Łódź\n".encode()
    assert [cells[0] for cells in cells_of(content)] == ["Zoë", "Anaïs", "Jürgen", "Łucja"]


def test_a_file_cut_in_the_middle_of_a_letter_is_read_to_its_end() -> None:
    content = "Name,Town\nZoë,Köln\nAna,Köl".encode() + "ö".encode()[:1]
    assert cells_of(content)[0] == ["Zoë", "Köln"]
    assert len(cells_of(content)) == 2


@pytest.mark.parametrize("name", ["klingon", "", "base64", "rot13", "idna"])
def test_an_encoding_that_is_none_is_refused_in_one_sentence(name: str) -> None:
    if name:
        with pytest.raises(ValidationError):
            open_table(b"Name\nIda\n", encoding=name)


def test_doubts_about_letters_are_said_once() -> None:
    mixed = "Name,Town\nZoë,Köln\nAnaïs,Québec\n".encode() + b"J\xfcrgen,M\xfcnchen\n"
    assert [remark[:13] for remark in open_table(mixed).remarks] == ["A few letters"]
    assert [cells[0] for cells in cells_of(mixed)] == ["Zoë", "Anaïs", "Jürgen"]
    assert open_table(TEXT.encode("cp1252")).remarks == open_table(TEXT.encode()).remarks == ()
    assert "cp1251" in open_table("Имя,Телефон\nИван Петров,555\nМария Сидорова,556\n".encode("cp1251")).remarks[0]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "Jméno;Město\r\nŠárka Dvořáková;Třebíč\r\n"),
        ("cp1257", "Vārds;Pilsēta\rĢirts Bērziņš;Rīga\r"),
        ("shift_jis", "氏名,電話\n山田太郎,555\n"),
        ("euc_kr", "이름,전화\n홍길동,555\n"),
        ("big5", "姓名,電話\n陳大文,555\n"),
        ("mac_roman", "Nom,Ville\rZoë Çelik,Orléans\r"),
        ("iso8859-15", "Nom;Prix\nZoë;5 €\n"),
        ("utf-32-be", "Name;Ort\nZoë;Köln\n"),
        ("utf-32-le", "Name;Ort\nZoë;Köln\n"),
    ],
)
def test_an_encoding_asked_for_is_taken(encoding: str, text: str) -> None:
    first = text.splitlines()[1].replace(";", ",").split(",")
    assert cells_of(text.encode(encoding), encoding) == [first]


def test_wide_letters_without_a_mark_are_seen_by_their_pattern() -> None:
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        assert cells_of('sep=;\r\nName;Ort\r\nZoë;"Köln;\nNord"\r\n'.encode(encoding)) == [["Zoë", "Köln;\nNord"]]
