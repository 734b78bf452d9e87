"""Every command of the program, menu by menu: id, words with their mnemonic, key and icon."""

from __future__ import annotations

from typing import NamedTuple

from app.translations import gettext as _

SEPARATOR = ""  # an id that draws a line in a menu


class Command(NamedTuple):
    """One command; `text` carries its mnemonic, `shortcut` is written as on the keyboard: Ctrl+Shift+C."""

    id: str
    text: str
    shortcut: str = ""
    icon: str = ""

    @property
    def plain_text(self) -> str:
        """The words without mnemonic and dots, as the palette shows them."""
        return self.text.replace("&", "").removesuffix("…")


class CommandMenu(NamedTuple):
    """A menu of the menu bar with its commands in order."""

    title: str
    commands: tuple[Command, ...]

    @property
    def plain_title(self) -> str:
        """The title without its mnemonic."""
        return self.title.replace("&", "")


_LINE = Command(SEPARATOR, "")


def _file_menu() -> CommandMenu:
    return CommandMenu(
        _("&File"),
        (
            Command("client.add", _("&New client"), "Ctrl+N", "user-plus"),
            Command("sheet.key_in", _("Key in a &job sheet"), "Ctrl+J", "keyboard"),
            _LINE,
            Command("clients.import", _("&Import clients…"), "", "upload"),
            Command("clients.export", _("Export &clients…"), "", "download"),
            Command("bookkeeping.export", _("Export for the b&ookkeeper…"), "", "download"),
            Command("everything.export", _("&Export everything…"), "", "download"),
            _LINE,
            Command("view.print", _("&Print what is in view…"), "Ctrl+P", "printer"),
            Command("sheets.print", _("Print job &sheets…"), "", "clipboard-list"),
            Command("day_lists.print", _("Print day &lists…"), "", "truck"),
            Command("visit_cards.print", _("Print &visit cards for tomorrow…"), "", "user"),
            Command("care_card.print", _("Print a bl&ank care card…"), "", "droplet"),
            Command("thanks.print", _("Print t&hank-you notes…"), "", "heart"),
            Command("reports.print", _("Print job repor&ts…"), "", "file-text"),
            Command("certificates.print", _("Print ce&rtificates…"), "", "award"),
            _LINE,
            Command("backup.make", _("&Back up now…"), "", "database"),
            Command("backup.restore", _("Go back to a bac&kup…"), "", "archive-restore"),
            Command("deleted.open", _("Recently &deleted"), "", "trash-2"),
            _LINE,
            Command("words.open", _("&Words of our papers"), "", "pencil"),
            Command("settings.open", _("Settin&gs"), "Ctrl+,", "settings"),
            Command("program.quit", _("&Quit"), "Ctrl+Q"),
        ),
    )


def _edit_menu() -> CommandMenu:
    return CommandMenu(
        _("&Edit"),
        (
            Command("edit.undo", _("&Undo"), "Ctrl+Z", "undo-2"),
            Command("edit.redo", _("&Redo"), "Ctrl+Shift+Z", "redo-2"),
            _LINE,
            Command("field.edit", _("&Edit field"), "F2", "pencil"),
            Command("form.save", _("&Save"), "Ctrl+S", "check"),
            _LINE,
            Command("find.open", _("&Find a client or a command"), "Ctrl+K", "search"),
        ),
    )


def _client_menu() -> CommandMenu:
    return CommandMenu(
        _("Clien&t"),
        (
            Command("job.book", _("&Book job"), "Ctrl+B", "calendar-plus"),
            Command("call.log", _("&Log call"), "Ctrl+L", "phone"),
            Command("message.write", _("&Write to them"), "Ctrl+E", "mail"),
            Command("complaint.log", _("Log &complaint"), "Ctrl+Shift+C", "message-square-warning"),
            Command("voice.log", _("&Ask us: what they say"), "Ctrl+Shift+A", "ear"),
            Command("help.log", _("Log &help without a sale"), "Ctrl+Shift+H", "heart-handshake"),
            Command("payment.take", _("Take &payment"), "Ctrl+T", "banknote"),
            Command("goodwill.give", _("Give &goodwill"), "Ctrl+G", "gift"),
            Command("kindness.log", _("Log a &kindness"), "Ctrl+Shift+K", "heart"),
            Command("client.focus", _("&Only customer"), "Ctrl+D", "scan-eye"),
            _LINE,
            Command("client.merge", _("&Merge with another card…"), "", "users"),
            Command("duplicates.open", _("&Same person?"), "", "users"),
            Command("client.matters", _("Leaving, &data, erasing…"), "", "download"),
            Command("client.delete", _("Delete cl&ient"), "", "trash-2"),
        ),
    )


def _go_menu() -> CommandMenu:
    return CommandMenu(
        _("&Go"),
        (
            Command("today.open", _("&Today"), "Ctrl+1", "sun"),
            Command("clients.open", _("&Clients"), "Ctrl+2", "users"),
            Command("schedule.open", _("&Schedule"), "Ctrl+3", "calendar-days"),
            Command("job_list.open", _("All &jobs"), "", "clipboard-list"),
            Command("care_board.open", _("Care &Board"), "Ctrl+4", "heart-handshake"),
            Command("aftercare.open", _("&Aftercare"), "Ctrl+5", "phone-outgoing"),
            Command("answer_book.open", _("Ad&vice on spots: the answer book"), "Ctrl+Shift+S", "droplet"),
            Command("promises.open", _("Pro&mises"), "", "handshake"),
            Command("closest.open", _("Clos&est at hand"), "", "users"),
            Command("kindness.open", _("Ki&ndnesses"), "", "heart"),
            Command("aftercare.start", _("Start callin&g"), "Ctrl+Shift+L", "phone"),
            Command("care_plan.open", _("Steps that are &due"), "", "calendar-clock"),
            Command("left_alone.open", _("&Who was left alone"), "", "phone-outgoing"),
            Command("insights.open", _("&Insights"), "Ctrl+6", "chart-column"),
            Command("care_report.open", _("How we put things &right"), "", "handshake"),
            Command("owed.open", _("What is &owed"), "", "banknote"),
            Command("loyalty.open", _("&Loyalty"), "", "award"),
            Command("papers.open", _("&Papers to print"), "Ctrl+Shift+P", "printer"),
            Command("voices.open", _("What clients sa&y"), "", "ear"),
            Command("why_us.open", _("Why &us, and others"), "", "heart"),
            Command("complaint_library.open", _("What &helped before"), "", "history"),
            _LINE,
            Command("place.back", _("Bac&k"), "Alt+Left", "arrow-left"),
            Command("place.forward", _("&Forward"), "Alt+Right", "arrow-right"),
        ),
    )


def _view_menu() -> CommandMenu:
    return CommandMenu(
        _("V&iew"),
        (
            Command("theme.light", _("&Light"), "", "sun"),
            Command("theme.dark", _("&Dark"), "", "moon"),
            Command("theme.system", _("As the &system"), "", "monitor"),
            _LINE,
            Command("text.enlarge", _("La&rger text"), "Ctrl++"),
            Command("text.shrink", _("S&maller text"), "Ctrl+-"),
            Command("text.reset", _("&Usual text size"), "Ctrl+0"),
            _LINE,
            Command("wall_monitor.open", _("&Wall monitor"), "F11", "monitor"),
        ),
    )


def _help_menu() -> CommandMenu:
    return CommandMenu(
        _("&Help"),
        (
            Command("help.open", _("&Help for this screen"), "F1", "circle-question-mark"),
            Command("keys.show", _("All &keys"), "Ctrl+/", "keyboard"),
            Command("keys.print", _("&Print the key card…"), "", "printer"),
            _LINE,
            Command("program.about", _("&About Everafter"), "", "info"),
        ),
    )


def command_menus() -> tuple[CommandMenu, ...]:
    """The menu bar from left to right, in the language in use."""
    return (_file_menu(), _edit_menu(), _client_menu(), _go_menu(), _view_menu(), _help_menu())


def unlisted_commands() -> tuple[Command, ...]:
    """What only the find box and some pages know, because one command of a menu leads to all of them."""
    return (
        Command("words.certificate", _("Words of the certificate"), "", "pencil"),
        Command("words.recovery_letter", _("Words of the recovery letter"), "", "pencil"),
        Command("words.job_report", _("Words of the job report"), "", "pencil"),
        Command("words.show_card", _("Words of the show card"), "", "pencil"),
        Command("words.care_card", _("Words of the care card"), "", "pencil"),
        Command("words.visit_card", _("Words of the visit card"), "", "pencil"),
        Command("words.thank_you_note", _("Words of the thank-you note"), "", "pencil"),
        Command("words.invoice", _("Words of the invoice"), "", "pencil"),
        Command("words.message", _("Words of our messages"), "", "pencil"),
    )
