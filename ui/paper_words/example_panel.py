"""The example beside the words: made anew a moment after the last key, by the worker, without touching the keyboard."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.translations import gettext as _
from ui.jobs import JobRunner
from ui.paper_words.example_making import Example, ExampleWish, make_example
from ui.paper_words.example_view import ExampleView
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone

_PAUSE = 250  # milliseconds after the last key
_LEAST = "least"


class ExamplePanel(QWidget):
    """Takes wishes and shows the newest; one that comes while another is being made waits, and only the last does."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._wish: ExampleWish | None = None
        self._shown: ExampleWish | None = None
        self._making: ExampleWish | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._make)
        self._tabs = FilterTabs(
            (FilterTab("everything", _("Everything known")), FilterTab(_LEAST, _("Little known"))),
            _("What the example knows"),
            may_break=True,
        )
        self._tabs.filter_chosen.connect(lambda _key: self._ask_again())
        self._message_label = TextLabel("", TextRole.SECONDARY, TextTone.SOON, wrap=True)
        self._message_label.hide()
        self.view = ExampleView()
        self.view.wider.connect(self._ask_again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        head = QHBoxLayout()
        head.addWidget(self._tabs, 1)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._message_label)

    def showEvent(self, event: QShowEvent) -> None:
        """What was wished for while nobody saw it is made now."""
        super().showEvent(event)
        self._ask_again()

    @property
    def is_up_to_date(self) -> bool:
        """Whether the newest wish is the one that is shown."""
        return self._wish is not None and self._wish == self._shown

    def wish(self, wish: ExampleWish) -> None:
        """Show this soon; what the tabs and the width say is added here."""
        self._wish = self._completed(wish)
        if self._wish != self._shown:
            self._timer.start()

    def _completed(self, wish: ExampleWish) -> ExampleWish:
        return replace(wish, is_least=self._tabs.chosen == _LEAST, pixels_wide=self.view.pixels_wide)

    def _ask_again(self) -> None:
        if self._wish is not None:
            self.wish(self._wish)

    def _make(self) -> None:
        wish = self._wish
        if self._making is not None or wish is None or not self.isVisible():
            return
        self._making = wish
        job = self._runner.run_in_thread(lambda _progress: (wish, make_example(wish)))
        job.succeeded.connect(self._show)
        job.failed.connect(self._fail)
        job.finished.connect(self._finish)

    def _show(self, made: tuple[ExampleWish, Example]) -> None:
        wish, example = made
        before, self._shown = self._shown, wish
        is_other = before is None or _place(before) != _place(wish)
        self.view.show_example(example, is_other_text=is_other)
        self._message_label.setVisible(bool(example.missing_characters))
        if example.missing_characters:
            self._message_label.setText(
                _("No font here can draw: {letters}. They are left open on the paper.").format(
                    letters=" ".join(example.missing_characters)
                )
            )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, EverafterError):
            raise error
        self._message_label.setText(str(error))
        self._message_label.show()

    def _finish(self) -> None:
        made, self._making = self._making, None
        if self._wish != made:
            self._timer.start()


def _place(wish: ExampleWish) -> tuple[object, ...]:
    """What decides where on the paper one looks."""
    return wish.paper, wish.key, wish.is_least
