"""`everafter print`: papers into a PDF."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from app.command_line.desk import Desk, ending_in_order, with_desk
from app.errors import NotFoundError
from app.papers.kinds import PAPER_KINDS
from app.papers.paper_kind import PaperKind, PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.translations import gettext as _

_NUMBER = click.IntRange(max=2**63 - 1)  # what a database can hold
_YEARS = range(1900, 2200)


def _papers_words() -> str:
    """Every paper with how it is chosen, for the help; the mark keeps click from joining the lines."""
    lines = [f"  {kind.name:<16} {kind.title()}" for kind in PAPER_KINDS.values()]
    return "\n".join(["\b", _("WHAT is one of:"), *lines])


@click.command("print", epilog=_papers_words())
@click.argument("what", metavar="WHAT", type=click.Choice(tuple(PAPER_KINDS)))
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help=_("The day, today if left out; honest-numbers takes its month."),
)
@click.option(
    "--job", "jobs", type=_NUMBER, multiple=True, metavar="N", help=_("The number of a job; may come several times.")
)
@click.option("--client", type=_NUMBER, metavar="N", help=_("The number of a client."))
@click.option("--complaint", type=_NUMBER, metavar="N", help=_("The number of a complaint."))
@click.option("--van", metavar="NAME", help=_("The name of a van: only its visits of the day."))
@click.option("--spot", metavar="WORDS", help=_("A page of the answer book, such as “wine wool”."))
@click.option("--all-due", is_flag=True, help=_("Everything of that kind that is due."))
@click.option(
    "--paper", type=click.Choice(("a4", "letter"), case_sensitive=False), help=_("The firm's own if left out.")
)
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("The PDF to write."),
)
@with_desk
def print_command(
    desk: Desk,
    what: str,
    day: datetime | None,
    jobs: tuple[int, ...],
    client: int | None,
    complaint: int | None,
    van: str | None,
    spot: str | None,
    all_due: bool,
    paper: str | None,
    target: Path,
) -> None:
    """Print papers into a PDF file."""
    kind = PAPER_KINDS[what]
    ways = {
        "job": jobs,
        "client": client is not None,
        "complaint": complaint is not None,
        "all-due": all_due,
        "date": day,
        "van": van is not None,
        "spot": spot is not None,
    }
    _check_choice(kind, {way for way, is_chosen in ways.items() if is_chosen})
    _check_values(day, van)
    request = PaperRequest(
        kind.name,
        day=day.date() if day is not None else None,
        jobs=jobs,
        clients=() if client is None else (client,),
        complaints=() if complaint is None else (complaint,),
        van=van or "",
        is_all_due=all_due,
        spots=() if spot is None else ((spot, ""),),
    )
    _print(desk, kind, request, PrintOptions(paper), target)


def _print(desk: Desk, kind: PaperKind, request: PaperRequest, options: PrintOptions, target: Path) -> None:
    with desk.opened() as everafter, ending_in_order():
        try:
            result = print_papers(everafter, target, request, options)
        except NotFoundError:
            if desk.is_json:
                desk.answer("", {"pages": 0, "papers": 0})
            raise
    sentence = _("{papers} in {file}.").format(file=target, papers=kind.count_words(result.papers))
    desk.answer(sentence, {"pages": result.pages, "papers": result.papers})
    for warning in result.warnings:
        desk.remark(warning)


def _check_choice(kind: PaperKind, chosen: set[str]) -> None:
    """One way of choosing, and one that fits the paper; a van may be named beside the day."""
    if len(chosen) > 1 and chosen != {"date", "van"}:
        raise click.UsageError(_("Choose by one of --date, --job, --client, --complaint and --all-due"))
    if not chosen <= kind.ways:
        raise click.UsageError(kind.ways_words())


def _check_values(day: datetime | None, van: str | None) -> None:
    """A day on which nobody worked yet is a slip of the hand; a van without a name is a script's empty variable."""
    if day is not None and day.year not in _YEARS:
        raise click.UsageError(_("There is nothing to print for the year {year}").format(year=day.year))
    if van is not None and not van.strip():
        raise click.UsageError(_("--van needs the name of a van"))
