"""What somebody typed about tax, and where pictures belong, before it is checked and kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhotoPlace:
    """Where pictures belong; `kind` is photo_before, photo_after, photo or portrait."""

    kind: str
    client_id: int
    job_id: int | None = None
    complaint_id: int | None = None
    finding_id: int | None = None
    area_id: int | None = None


@dataclass(frozen=True, slots=True)
class TaxDraft:
    """The firm's tax: what it is called, hundredths of a percent, whether prices hold it, and the firm's number."""

    name: str = ""
    basis_points: int = 0
    is_included: bool = False
    number: str = ""
