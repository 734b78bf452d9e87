"""The wall monitor in the settings: on which screen it hangs, and how names stand on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.translations import gettext as _
from ui.settings.settings_section import SettingsSection
from ui.theme.fonts import TextRole
from ui.wall_monitor.wall_screens import CHOSEN_SCREEN, FULL_NAMES, YES, screen_choices
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.wheel_guard import WheelGuard
from ui.window_state import Preferences


class WallSection(SettingsSection):
    """Kept on this computer, because it is this one that the screen hangs on."""

    open_requested = Signal()
    changed = Signal()

    def __init__(self, kept: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Wall monitor"),
            _("Who is counting on us, for everybody in the room. Kept on this computer."),
            _("second screen display f11 full names privacy television"),
            parent,
        )
        self._kept = kept
        self._screens = QComboBox()
        self._screens.setObjectName("wall.screen")
        WheelGuard(self._screens)
        self._screens.activated.connect(self._choose_screen)
        self._only_one = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._names = QCheckBox(_("Sho&w full names"))
        self._names.setObjectName("wall.full_names")
        self._names.setToolTip(_("Else the first name and an initial; never a street, telephone number or price"))
        self._names.clicked.connect(self._choose_names)
        open_button = Button(_("Open or &close it"), icon="monitor")
        open_button.setObjectName("wall.open")
        open_button.clicked.connect(self.open_requested)
        self._field = Field(_("Hang&s on"), self._screens)
        self.add_row((self._field, 3), (self._only_one, 3))
        self.add_row((self._names, 3), (open_button, 2))
        screens = QGuiApplication.instance()
        assert isinstance(screens, QGuiApplication)
        screens.screenAdded.connect(self.show_choices)
        screens.screenRemoved.connect(self.show_choices)
        self.show_choices()

    def show_choices(self, *_screen: object) -> None:
        """Show what there is to choose from now and what was chosen."""
        choices = screen_choices()
        self._screens.clear()
        self._screens.addItem(_("The second screen, where there is one"), "")
        for key, words in choices:
            self._screens.addItem(words, key)
        self._screens.setCurrentIndex(max(0, self._screens.findData(self._kept.layout(CHOSEN_SCREEN))))
        self._screens.setEnabled(bool(choices))
        self._only_one.setText("" if choices else _("This computer has one screen now."))
        self._names.setChecked(self._kept.layout(FULL_NAMES) == YES)

    def _choose_screen(self) -> None:
        self._kept.keep_layout(CHOSEN_SCREEN, str(self._screens.currentData()))
        self.changed.emit()

    def _choose_names(self, is_wanted: bool) -> None:
        self._kept.keep_layout(FULL_NAMES, YES if is_wanted else "")
        self.changed.emit()
