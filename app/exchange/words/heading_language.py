"""The language in which the headings of a list are written, as far as they tell; a hint where nothing else is known."""

from __future__ import annotations

from collections.abc import Sequence

from app.exchange.words.header_words import plain_header

# Words that stand in headings of one of the four languages only.
_WORDS = {
    "en": (
        "first last street address city state zip phone cell company customer date birthday amount paid country number "
        "since title business balance notes created updated"
    ),
    "de": (
        "vorname nachname strasse plz ort telefon handy mobiltelefon geburtstag geburtsdatum kunde kunden kundennummer "
        "bemerkung bemerkungen notiz notizen anrede firma datum betrag rechnung umsatz wohnort land kategorien auftrag "
        "termin seit letzter letzte privat geschaftlich hausnummer anschrift adresse bezahlt rechnungsdatum summe"
    ),
    "fr": (
        "nom prenom rue ville telephone portable courriel naissance remarques civilite societe montant facture "
        "anniversaire depuis pays messagerie adresse cp domicile bureau tel client categories paye prestation creation"
    ),
    "es": (
        "nombre apellido apellidos calle direccion ciudad telefono movil correo fecha importe empresa poblacion "
        "provincia codigo pais nacimiento cumpleanos observaciones localidad domicilio factura pagado alta servicio"
    ),
}
_LANGUAGES_OF: dict[str, set[str]] = {}
for _language, _words in _WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, set()).add(_language)
_FEWEST = 2


def language_of(headings: Sequence[str]) -> str:
    """The code of German, French or Spanish if more headings are of that language than of any other, else ""."""
    counts = dict.fromkeys(_WORDS, 0)
    for heading in headings:
        spoken: set[str] = set()
        for word in plain_header(heading[:80]).split():
            spoken |= _LANGUAGES_OF.get(word, set())
        for language in spoken:
            counts[language] += 1
    best = max(counts, key=lambda language: counts[language])
    others = max(count for language, count in counts.items() if language != best)
    return best if best != "en" and counts[best] >= _FEWEST and counts[best] > others else ""
