"""The real page of one certificate as a picture: made from its PDF in the worker, shown as wide as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.errors import EverafterError
from app.jobs import JobProgress
from app.papers.paper_request import PaperRequest
from app.paths import make_private_folder, papers_folder
from app.translations import gettext as _
from ui.jobs import JobRunner
from ui.print_preview.paper_making import PaperOrder, in_thread, make_papers
from ui.print_preview.pdf_pages import PdfPages
from ui.theme.appearance import tokens
from ui.theme.fonts import TextRole, font
from ui.widgets.painting import outline_rounded

if TYPE_CHECKING:
    from app.everafter import Everafter

_PIXELS = 1_400
_SMALLEST = QSize(260, 190)
_USUAL = QSize(620, 470)


class CertificatePicture(QWidget):
    """Shows a certificate, or a sentence in its place; a picture that comes late for another one is thrown away."""

    def __init__(self, everafter: Everafter, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._runner = runner
        self._wanted = 0
        self._picture: QImage | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("The page as it will be printed"))

    @property
    def has_picture(self) -> bool:
        """Whether the page is there."""
        return self._picture is not None

    def show_certificate(self, reward_id: int) -> None:
        """Make this certificate's page and show it; the one shown before stays until then."""
        self._wanted += 1
        wanted, everafter = self._wanted, self._everafter
        target = make_private_folder(papers_folder()) / "loyalty.pdf"

        order = PaperOrder(PaperRequest("certificates", rewards=(reward_id,)), target)
        job = self._runner.run_in_thread(lambda progress: in_thread(everafter, _draw, (order,), progress))
        job.succeeded.connect(lambda picture: self._take(wanted, picture))
        job.failed.connect(lambda error: self._take_failure(wanted, error))

    def show_words(self, words: str) -> None:
        """Say why there is no page."""
        self._wanted += 1
        self._picture, self._words = None, words
        self.update()

    def sizeHint(self) -> QSize:
        """A page that can be read."""
        return _USUAL

    def minimumSizeHint(self) -> QSize:
        """A page that can be told from others."""
        return _SMALLEST

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page in the middle, as large as it fits, on the desk."""
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture is None:
            painter.setFont(font(TextRole.BODY))
            painter.setPen(look.text_secondary)
            room = self.rect().adjusted(0, 8, 0, 0)  # right below the buttons, in sight in a low window, too
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self._words)
        else:
            area = self._area(self._picture)
            painter.drawImage(area, self._picture)
            outline_rounded(painter, area.adjusted(-1, -1, 1, 1), 1, look.line_strong)
        painter.end()

    def _area(self, picture: QImage) -> QRectF:
        size = picture.size().scaled(self.size() - QSize(4, 4), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, 2, size.width(), size.height())

    def _take(self, wanted: int, picture: QImage | None) -> None:
        if wanted == self._wanted:
            self._picture = picture
            self._words = "" if picture is not None else _("This certificate is no longer there.")
            self.update()

    def _take_failure(self, wanted: int, error: Exception) -> None:
        if not isinstance(error, EverafterError):
            raise error
        if wanted == self._wanted:
            self.show_words(str(error))


def _draw(everafter: Everafter, order: PaperOrder, progress: JobProgress) -> QImage | None:
    """The first page of the papers, on the worker thread; None where nothing is due any more."""
    made = make_papers(everafter, order, progress)
    if not made.sizes:
        return None
    pages = PdfPages(made.file)
    try:
        return pages.picture(0, _PIXELS)
    finally:
        pages.close()
