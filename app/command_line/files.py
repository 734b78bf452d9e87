"""`everafter import`, `undo-import` and `export`: files in and out."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from app.command_line.calendar import CALENDAR, calendar_options, export_days
from app.command_line.cards import CARDS, export_address_cards
from app.command_line.desk import DONE_WITH_REJECTS, Desk, with_desk
from app.command_line.moving import move_in, moving_folder
from app.command_line.person import PERSON, export_person, person_options
from app.errors import StorageError
from app.exchange.import_plan import ImportResult, apply_import, plan_import
from app.exchange.import_plan import dry_run as try_import
from app.exchange.import_plan import undo_import as take_back
from app.exchange.out.export import ExportPurpose, export_list, write_list
from app.exchange.rejects import write_rejects
from app.queries.bookkeeping import bookkeeping_list
from app.translations import gettext as _
from app.translations import ngettext

_KINDS = ("clients", "jobs", "complaints", "feedback", "notes", "payments")
_NAMES_SHOWN = 10
_BOOKKEEPING = "bookkeeping"
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(_KINDS), help=_("What the files hold, if it is not seen."))
@click.option("--map", "mapping_file", type=click.Path(path_type=Path), help=_("Which column means what."))
@click.option("--dry-run", is_flag=True, help=_("Only say what would happen."))
@click.option("--rejects", type=click.Path(path_type=Path, dir_okay=False), help=_("Where to write the rows to mend."))
@with_desk
def import_files(
    desk: Desk,
    files: tuple[Path, ...],
    kind: str | None,
    mapping_file: Path | None,
    dry_run: bool,
    rejects: Path | None,
) -> None:
    """Bring in lists (CSV, Excel, vCard, IIF), in one act that can be undone; or a folder with everything."""
    if moving_folder(files) is not None:
        if kind is not None or mapping_file is not None or rejects is not None:
            raise click.UsageError(_("A folder with everything needs no --kind, no --map and no --rejects"))
        move_in(desk, files[0], is_trial=dry_run)
        return
    if rejects is not None:
        _refuse_missing_folder(rejects)
    with desk.opened_or_made(is_trial=dry_run) as everafter:
        plan = plan_import(files, everafter.clock, kind, mapping_file)
        run = try_import if dry_run else apply_import
        result = run(plan, everafter.units, everafter.clock)
    remarks = [remark for file in plan.files for remark in file.table.remarks]
    questions = [question for file in plan.files for question in file.questions]
    asked = [question.as_facts() for question in questions]
    desk.answer(_imported(result, is_trial=dry_run), {**_import_facts(result), "remarks": remarks, "questions": asked})
    for remark in () if desk.is_json else remarks:
        desk.remark(remark)
    for question in questions:
        click.echo(question.sentence, err=True)
    if result.counts.rejected:
        desk.exit_code = DONE_WITH_REJECTS
        _give_back(desk, result, rejects)


@click.command("undo-import")
@click.argument("import_id", metavar="ID", type=int)
@with_desk
def undo_import(desk: Desk, import_id: int) -> None:
    """Take an import back; rows that were edited since stay and are named."""
    with desk.opened() as everafter:
        result = take_back(everafter.units, everafter.clock, import_id)
    text = ngettext("{count} row was taken back.", "{count} rows were taken back.", result.removed)
    desk.answer(text.format(count=result.removed), {"removed": result.removed, "kept": list(result.kept)})
    if result.kept and not desk.is_json:
        names = ", ".join(result.kept[:_NAMES_SHOWN]) + (" …" if len(result.kept) > _NAMES_SHOWN else "")
        desk.remark(_("Edited since and kept: {names}.").format(names=names))


@click.command()
@click.argument("what", metavar="WHAT")
@click.option(
    "-o", "--output", "target", required=True, type=click.Path(path_type=Path), help=_("The file, or a folder.")
)
@click.option(
    "--for",
    "purpose",
    type=click.Choice([each.value for each in ExportPurpose]),
    default=ExportPurpose.SPREADSHEET.value,
    show_default=True,
    help=_("Safe for a spreadsheet, or exact for another import."),
)
@click.option("--from", "first", type=_DAY, help=_("The first day, for bookkeeping and of a calendar."))
@click.option("--to", "last", type=_DAY, help=_("The last day, for bookkeeping and of a calendar."))
@calendar_options
@person_options
@with_desk
def export(
    desk: Desk,
    what: str,
    target: Path,
    purpose: str,
    first: datetime | None,
    last: datetime | None,
    number: int | None,
    has_codes: bool,
    has_private: bool,
    **calendar: Any,
) -> None:
    """Write a list, everything, all about one person, days for the bookkeeper, a calendar, or address cards (vcard)."""
    if what == CALENDAR:
        export_days(desk, target, _day(first), _day(last), **calendar)
        return
    if what == CARDS:
        export_address_cards(desk, target, number)
        return
    if what == PERSON:
        export_person(desk, target, number=number, has_codes=has_codes, has_private=has_private)
        return
    if number is not None or has_codes or has_private:
        raise click.UsageError(_("--client, --access-codes and --private-notes belong to “person” only"))
    is_for_books = what == _BOOKKEEPING
    if is_for_books is not (first is not None and last is not None) or (first is None) is not (last is None):
        raise click.UsageError(_("Bookkeeping is chosen by --from and --to, and nothing else is"))
    with desk.opened() as everafter:
        zone = everafter.clock.zone
        if first is not None and last is not None:
            chosen = bookkeeping_list(first.date(), last.date())
            result = write_list(chosen, target, ExportPurpose(purpose), zone)
        else:
            result = export_list(what, target, ExportPurpose(purpose), zone)
    text = ngettext("{count} row is in {place}.", "{count} rows are in {place}.", result.rows)
    desk.answer(
        text.format(count=result.rows, place=target),
        {"files": [str(file) for file in result.files], "rows": result.rows},
    )


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _imported(result: ImportResult, *, is_trial: bool) -> str:
    counts = result.counts
    numbers = ngettext(
        "{read} row read: {new} new, {updated} updated, {merged} merged, {unchanged} unchanged, {rejected} to mend",
        "{read} rows read: {new} new, {updated} updated, {merged} merged, {unchanged} unchanged, {rejected} to mend",
        counts.read,
    ).format(
        read=counts.read,
        new=counts.new,
        updated=counts.updated,
        merged=counts.merged,
        unchanged=counts.unchanged,
        rejected=counts.rejected,
    )
    if is_trial:
        return _("{numbers}. Only tried, nothing was changed.").format(numbers=numbers)
    return _("{numbers}. “everafter undo-import {number}” takes it back.").format(
        numbers=numbers, number=result.import_id
    )


def _import_facts(result: ImportResult) -> dict[str, object]:
    counts = result.counts
    return {
        "read": counts.read,
        "new": counts.new,
        "updated": counts.updated,
        "merged": counts.merged,
        "unchanged": counts.unchanged,
        "rejected": counts.rejected,
        "import_id": result.import_id,
        "columns": result.columns,
    }


def _give_back(desk: Desk, result: ImportResult, chosen: Path | None) -> None:
    """The rows to mend, one file for each source: beside it unless a place was named."""
    sources = [(planned, rows) for planned, rows in result.rejects if rows]
    for place, (planned, rows) in enumerate(sources):
        target = _rejects_file(planned.path.with_name(planned.table.name), chosen, place)
        try:
            write_rejects(target, planned.table.headers, rows)
        except StorageError as error:
            # what could be imported is safe already, so this is worth telling but undoes nothing
            desk.remark(str(error))
        else:
            desk.remark(_("The rows to mend are in {file}; mend and import it again.").format(file=target))


def _rejects_file(source: Path, chosen: Path | None, place: int) -> Path:
    if chosen is None:
        return source.with_name(f"{source.stem}-to-mend.csv")
    return chosen if place == 0 else chosen.with_name(f"{chosen.stem}-{place + 1}{chosen.suffix}")


def _refuse_missing_folder(target: Path) -> None:
    if not target.absolute().parent.is_dir():
        raise StorageError(
            _("There is no folder {folder}; make it or choose another one, nothing was changed.").format(
                folder=target.absolute().parent
            )
        )
