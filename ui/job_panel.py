"""Long work in the window: after a second a panel with progress and Cancel, at the end how it came out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.errors import EverafterError
from ui.error_handling import ErrorHandler
from ui.jobs import Job
from ui.theme.appearance import sized
from ui.theme.tokens import Space
from ui.widgets.progress_panel import ProgressPanel

_PANEL_AFTER = 1000  # milliseconds; shorter work needs no panel
_WIDTH = 420

Tell = Callable[[str], None]


class JobPanel(QObject):
    """Watches one job at a time for one window."""

    def __init__(self, host: QWidget, tell: Tell) -> None:
        super().__init__(host)
        self._host = host
        self._tell = tell
        self._panel: ProgressPanel | None = None
        self._job: Job | None = None
        self._title = ""
        self._refuse: Callable[[EverafterError], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PANEL_AFTER)
        self._timer.timeout.connect(self._show)
        host.installEventFilter(self)

    @property
    def is_busy(self) -> bool:
        """Whether a job is being watched."""
        return self._job is not None

    def watch(
        self,
        job: Job,
        title: str,
        done: Callable[[object], str] | None,
        refuse: Callable[[EverafterError], object] | None = None,
    ) -> None:
        """Show how this job goes; `done` turns its answer into the sentence said at the end.

        Without it whoever started the job says so; `refuse` shows what was wrong where it was typed, not as a toast.
        """
        self._job = job
        self._refuse = refuse
        self._title = title
        self._timer.start()
        job.progressed.connect(self._progress)
        if done is not None:
            job.succeeded.connect(lambda answer: self._tell(done(answer)))
        job.cancelled.connect(self._tell)
        job.failed.connect(self._fail)
        job.finished.connect(self._finish)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window changes its size."""
        if event.type() is QEvent.Type.Resize and self._panel is not None:
            self._place()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        if self._job is None:
            return
        if self._panel is None:
            self._panel = ProgressPanel(self._title, self._host)
            self._panel.setObjectName("job.panel")
            self._panel.cancel_requested.connect(self._cancel)
        self._panel.start(self._title)
        self._place()
        self._panel.show()
        self._panel.raise_()

    def _place(self) -> None:
        assert self._panel is not None
        width = min(sized(_WIDTH), self._host.width() - 2 * Space.XL)
        height = self._panel.sizeHint().height()
        self._panel.setGeometry(
            self._host.width() - width - Space.XL, self._host.height() - height - Space.XL, width, height
        )

    def _progress(self, done: int, total: int, message: str) -> None:
        if self._panel is not None:
            self._panel.set_progress(done, total, message)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, EverafterError):
            if self._refuse is None:
                self._tell(str(error))
            else:
                self._refuse(error)
        else:
            handler = ErrorHandler(self)
            handler.window = lambda: self._host
            handler.show_error(error)

    def _finish(self) -> None:
        self._timer.stop()
        self._job = None
        if self._panel is not None:
            self._panel.hide()
