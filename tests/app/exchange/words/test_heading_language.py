"""The language of headings, as a hint where no firm is known yet."""

from __future__ import annotations

import pytest

from app.exchange.words.heading_language import language_of


@pytest.mark.parametrize(
    ("headings", "language"),
    [
        ("Vorname,Nachname,Straße,PLZ,Ort,Telefon", "de"),
        ("Nom,Prénom,Adresse,CP,Ville,Tél. fixe,Portable,Client depuis", "fr"),
        ("Nombre,Apellidos,Dirección,Teléfono,Fecha de alta", "es"),
        ("First Name,Last Name,Address,City,State,Zip", ""),
        ("Name,E-Mail,Telefon,Datum", "de"),
        ("Name,Email,Phone,Handy", ""),
        ("a,b,c", ""),
        ("", ""),
    ],
)
def test_the_language_of_most_headings_is_told(headings: str, language: str) -> None:
    assert language_of(headings.split(",")) == language
