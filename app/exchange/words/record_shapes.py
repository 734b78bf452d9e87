"""How a file of each kind is told by its columns, and what it cannot do without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.exchange.words.import_fields import ImportField, RecordKind
from app.translations import gettext as _

_REACHED_BY = frozenset({ImportField.PHONE, ImportField.EMAIL, ImportField.STREET, ImportField.FULL_ADDRESS})


@dataclass(frozen=True, slots=True)
class RecordShape:
    """What tells a kind: words in its headings or in the name of its file, and columns it must have.

    Of each set in `needs` the file must have one column; `sentence` says so when it has not. With `plain_heading` it is
    told by simpler words as well, as long as nothing in the file says how to reach anybody.
    """

    kind: RecordKind
    heading: re.Pattern[str]
    file_name: re.Pattern[str]
    needs: tuple[frozenset[ImportField], ...]
    sentence: Callable[[], str]
    plain_heading: re.Pattern[str] | None = None

    def has_all(self, fields: Iterable[ImportField]) -> bool:
        """Whether a file with these fields can be imported as this kind."""
        present = frozenset(fields)
        return all(present & need for need in self.needs)

    def is_named(self, headings: Sequence[str]) -> bool:
        """Whether a heading says what it is about."""
        return any(map(self.heading.search, headings))

    def is_file(self, name: str) -> bool:
        """Whether the name of a file says so."""
        return bool(self.file_name.search(name.casefold()))

    def is_hinted(self, headings: Sequence[str], fields: frozenset[ImportField]) -> bool:
        """Whether simpler words say so, in a file that is no list of people."""
        if self.plain_heading is None or fields & _REACHED_BY:
            return False
        return any(map(self.plain_heading.fullmatch, headings))


def _words(text: str) -> re.Pattern[str]:
    return re.compile(text)


_NOTES = RecordShape(
    RecordKind.NOTES,
    _words(
        r"\bnote (?:date|text|type|number|id)\b|\bdate of note\b|\bnoted on\b|\bactivity (?:date|type)\b|"
        r"\bnotiz(?:datum|text|art)\b|\bdate de la note\b|\btype de note\b|\bfecha de (?:la )?nota\b|\btipo de nota\b"
    ),
    _words(r"\bnotes?\b|notizen|remarques|\bnotas\b|activit"),
    (frozenset({ImportField.WORDS, ImportField.PRIVATE_NOTES}),),
    lambda: _(
        "“%(name)s” has no column with the words of the notes that we could recognize; nothing was imported; "
        "say which column it is with a map."
    ),
    _words(r"notes?|note text|notiz(?:en)?|remarques?|notas?|comments?|bemerkung(?:en)?"),
)
_COMPLAINTS = RecordShape(
    RecordKind.COMPLAINTS,
    _words(r"complain|reklam|beschwerde|beanstand|reclam|\bplaintes?\b|\bquejas?\b"),
    _words(r"complain|reklam|beschwerde|r[ée]clam|plainte|queja"),
    (frozenset({ImportField.RECEIVED_ON}), frozenset({ImportField.WORDS, ImportField.CATEGORY})),
    lambda: _(
        "“%(name)s” has no columns with the days and the words of the complaints that we could recognize; "
        "nothing was imported; say which columns they are with a map."
    ),
)
_FEEDBACK = RecordShape(
    RecordKind.FEEDBACK,
    _words(
        r"feedback|satisf|zufrieden|\bnps\b|\brating\b|\bstars?\b|\breview|testimonial|bewertung|sterne|ruckmeldung|"
        r"\bavis\b|etoiles|valoracion|estrellas|opinion|resena|\bsurvey\b|how did we do|how was it"
    ),
    _words(r"feedback|survey|reviews?|ratings?|bewertung|rückmeldung|\bavis\b|opinion|valoraci|encuesta|enquête"),
    (
        frozenset({ImportField.ASKED_ON, ImportField.JOB_DATE}),
        frozenset({ImportField.ANSWER, ImportField.SCORE, ImportField.WORDS}),
    ),
    lambda: _(
        "“%(name)s” has no columns with the days and the answers of the clients that we could recognize; "
        "nothing was imported; say which columns they are with a map."
    ),
)
_PAYMENTS = RecordShape(
    RecordKind.PAYMENTS,
    _words(
        r"\bpayment (?:date|id|number|no|amount)\b|\bdate of payment\b|\btransaction\b|"
        r"\bzahlungs(?:datum|nummer|eingang)|"
        r"\bzahlbetrag\b|\bdate d[eu] paiement\b|\bmontant du paiement\b|\bfecha del? pago\b|"
        r"\bnumero de (?:pago|recibo)\b|"
        r"\breceipt (?:number|no)\b"
    ),
    _words(r"payments?|transactions?|receipts|zahlung|paiement|règlement|pagos?\b|cobros"),
    (frozenset({ImportField.PAID_ON}), frozenset({ImportField.AMOUNT})),
    lambda: _(
        "“%(name)s” has no columns with the days and the amounts of the payments that we could recognize; "
        "nothing was imported; say which columns they are with a map."
    ),
)
SHAPES = {each.kind: each for each in (_COMPLAINTS, _FEEDBACK, _NOTES, _PAYMENTS)}


def shape_of(kind: RecordKind) -> RecordShape | None:
    """The shape of a kind; clients and jobs are told by other means."""
    return SHAPES.get(kind)
