"""The bar above every page: find box, the button for something new, and whose initials sign what is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QWidget

from app.queries.firm_rows import PersonRow
from app.rules.person_names import initials_of
from app.translations import gettext as _
from ui.shell.find_box import Find, FindBox
from ui.theme.appearance import appearance, sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.painting import paint_avatar, paint_focus_ring

_HEIGHT = 56
_AVATAR = 32
_HINT_FROM_WIDTH = 900


class PersonButton(QAbstractButton):
    """The initials of whoever sits here; a click, Enter or the space bar opens the list of people."""

    person_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials = "?"
        self._people: tuple[PersonRow, ...] = ()
        self._person_id: int | None = None
        self.setObjectName("person.switch")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())
        self._menu: QMenu | None = None
        self.clicked.connect(self.open_menu)

    def show_people(self, people: Sequence[PersonRow], person_id: int | None) -> None:
        """Show who sits here and who else could."""
        self._people = tuple(people)
        self._person_id = person_id
        person = next((each for each in self._people if each.id == person_id), None)
        self._initials = (person.initials or initials_of(person.name)) if person is not None else "?"
        name = person.name if person is not None else _("nobody yet")
        self.setAccessibleName(_("Signed by {name}; change who sits here").format(name=name))
        self.setToolTip(_("{name} signs what is done here").format(name=name))
        self.update()

    def sizeHint(self) -> QSize:
        """The circle and the room for its focus ring."""
        return QSize(_AVATAR + 8, _AVATAR + 8)

    def open_menu(self) -> None:
        """List the people; the present one is ticked."""
        menu = QMenu(self)
        menu.setAccessibleName(_("Who sits here?"))
        for number, person in enumerate(self._people, start=1):
            action = QAction(f"&{number}  {person.name.replace('&', '&&')}", menu)
            action.setCheckable(True)
            action.setChecked(person.id == self._person_id)
            action.triggered.connect(lambda _checked=False, chosen=person.id: self.person_chosen.emit(chosen))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self._menu = menu

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Initials in their circle."""
        painter = QPainter(self)
        paint_avatar(painter, 4, 4, _AVATAR, self._initials)
        if self.hasFocus():
            paint_focus_ring(painter, self.rect().toRectF(), (_AVATAR + 8) / 2)
        painter.end()


class TopBar(QFrame):
    """Find, new, who."""

    _GAP: ClassVar[int] = Space.M

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "bar")
        self.find_box = FindBox(find)
        self.find_box.setObjectName("find.box")
        self.new_button = Button(_("&New"), icon="plus")
        self.new_button.setObjectName("new.button")
        self.person_button = PersonButton()
        self._hint = TextLabel(_("just type, or Ctrl+K"), TextRole.SECONDARY, TextTone.TERTIARY)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, 0, Space.XL - 4, 1)
        row.setSpacing(self._GAP)
        row.addWidget(self.find_box, 10)
        row.addWidget(self._hint)
        row.addStretch(1)
        row.addWidget(self.new_button)
        row.addWidget(self.person_button)
        self._take_height()
        appearance().changed.connect(self._take_height)

    def set_new_menu(self, actions: Sequence[QAction]) -> None:
        """What the New button offers."""
        menu = QMenu(self.new_button)
        menu.setAccessibleName(_("New"))
        menu.addActions(list(actions))
        self.new_button.setMenu(menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint goes first when it gets narrow."""
        super().resizeEvent(event)
        self._hint.setVisible(self.width() >= _HINT_FROM_WIDTH)

    def _take_height(self) -> None:
        self.setFixedHeight(sized(_HEIGHT))
