"""How a list gets out of the program it is in, in a few words for each program."""

from __future__ import annotations

from app.translations import gettext as _


def program_help() -> list[tuple[str, str, str]]:
    """A key, the name of the program, and where its export is."""
    return [
        (
            "servicemonster",
            "ServiceMonster",
            _("Open Reports, choose the customer list (and the order list for jobs), and export it as CSV or Excel."),
        ),
        (
            "jobber",
            "Jobber",
            _("Open Clients, choose More Actions, then Export Clients. Jobber sends the CSV file to you by e-mail."),
        ),
        (
            "housecall",
            "Housecall Pro",
            _("Open Customers, choose Actions, then Export. Do the same under Jobs to bring the history, too."),
        ),
        (
            "google",
            "Google",
            _("Open contacts.google.com, choose Export at the left, and then “Google CSV”. All labels come along."),
        ),
        (
            "outlook",
            "Outlook",
            _("Open People, choose Manage contacts, then Export contacts. In the older Outlook: File, Open & Export."),
        ),
        (
            "quickbooks",
            "QuickBooks",
            _(
                "Online: Reports, Customer Contact List, Export to Excel. Desktop: File, Utilities, Export, "
                "Lists to IIF Files, or the customer list to Excel."
            ),
        ),
        (
            "other",
            _("Another program"),
            _(
                "Look for Export or Save as. Any CSV, Excel or vCard file will do, whatever its columns are called and "
                "in whatever order they stand."
            ),
        ),
    ]
