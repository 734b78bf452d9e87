"""What this program is, which version it is, and whose fonts and icons it uses."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from app.translations import gettext as _
from ui.error_handling import program_version
from ui.theme.icons import application_icon

_ICON = 64


def about_dialog(parent: QWidget) -> QDialog:
    """The dialog, not yet shown."""
    dialog = QMessageBox(parent)
    dialog.setObjectName("about.dialog")
    dialog.setWindowTitle(_("About Everafter"))
    dialog.setIconPixmap(application_icon().pixmap(_ICON, _ICON))
    dialog.setText(_("Everafter {version}").format(version=program_version()))
    dialog.setInformativeText(
        _(
            "Every job is the beginning.\n\nYour data stays in your own file. Nothing is sent anywhere.\n\n"
            "Fonts under the SIL Open Font License, icons by Lucide (ISC); their licences lie beside them."
        )
    )
    dialog.setStandardButtons(QMessageBox.StandardButton.Close)
    return dialog
