"""The invented certificate that is shown while its words are written."""

from __future__ import annotations

from datetime import date

from app.documents.certificate import write_certificates
from app.documents.paper_example import PaperExample
from app.queries.paper_rows import CertificateReasonRow, CertificateRow, CertificateRule

_TENURE = CertificateReasonRow(CertificateRule.TENURE, 11)
_VISITS = CertificateReasonRow(CertificateRule.VISITS, 25)
_AMBASSADOR = CertificateReasonRow(CertificateRule.AMBASSADOR, 3)
_BY_GROUP = {
    "tenure": (_TENURE,),
    "visits": (_VISITS,),
    "ambassador": (_AMBASSADOR,),
    "merged": (_TENURE, _VISITS),
}

CERTIFICATE_EXAMPLE = PaperExample(
    everything=CertificateRow(
        number="2026-0031",
        client_name="Margaret Alder",
        reasons=(_TENURE,),
        issued_on=date(2026, 3, 9),
        since_on=date(2015, 3, 9),
        years=11,
        visit_count=25,
        care_line="The living wool on your stairs has never looked better.",
        gift="One room cleaned",
        gift_until_on=date(2027, 3, 9),
        owner_name="Dana Kowalski",
        technician_name="Luis Santos",
    ),
    least=CertificateRow(
        number="2026-0032", client_name="Jo Li", reasons=(_TENURE,), issued_on=date(2026, 3, 9), gift="One room cleaned"
    ),
    write=write_certificates,
    shown_by={
        **{
            (group, name): {"reasons": reasons}
            for group, reasons in _BY_GROUP.items()
            for name in ("lead", "headline", "personal")
        },
        **{(group, "plain"): {"reasons": reasons, "care_line": ""} for group, reasons in _BY_GROUP.items()},
        ("care", "rooms"): {
            "care_line": "",
            "rooms": ("living room", "stairs", "landing"),
            "since_on": date(2015, 3, 9),
            "visit_count": 25,
        },
        ("seal", "since"): {"since_on": date(2015, 3, 9)},
        ("seal", "thanks"): {"since_on": None},
        ("signature", "technician"): {"technician_name": "Luis Santos"},
        ("signature", "owner"): {"owner_name": "Dana Kowalski"},
    },
)
