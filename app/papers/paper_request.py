"""Which papers somebody wants: of which kind, and for which day, jobs, clients, complaints or van."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.queries.client_list_paper_rows import ClientListWish
from app.queries.letter_rows import LetterWish


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """Papers to preview or to print; with nothing but a kind all of today, all that are due, or all that are open.

    `kind` is the name of a paper as on the command line. `last_day` ends a span that begins with `day`. `jobs`,
    `clients` and `complaints` are their numbers, `rewards` and `invoices` their ids, `photos` the hashes of those meant
    where not all of a job are, `van` is the name of a van, `client_list` a list of clients as it stands on the screen,
    `letters` are those that somebody wrote, `spots` are pages of the answer book by stain and fiber.
    """

    kind: str
    day: date | None = None
    last_day: date | None = None
    jobs: tuple[int, ...] = ()
    clients: tuple[int, ...] = ()
    complaints: tuple[int, ...] = ()
    rewards: tuple[int, ...] = ()
    invoices: tuple[int, ...] = ()
    photos: tuple[str, ...] = ()
    van: str = ""
    is_all_due: bool = False
    client_list: ClientListWish | None = None
    letters: tuple[LetterWish, ...] = ()
    spots: tuple[tuple[str, str], ...] = ()

    @property
    def client(self) -> int | None:
        """The number of the one client meant, or None."""
        return next(iter(self.clients), None)

    @property
    def complaint(self) -> int | None:
        """The number of the one complaint meant, or None."""
        return next(iter(self.complaints), None)
