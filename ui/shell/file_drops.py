"""Files dropped anywhere on the window are lists to bring in, wherever no field takes them for itself."""

from __future__ import annotations

from PySide6.QtGui import QDropEvent


def dropped_files(event: QDropEvent) -> tuple[str, ...]:
    """The paths of what is carried over the window; empty when it is anything else than files."""
    return tuple(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())


def accept_files(event: QDropEvent, *, may_take: bool) -> tuple[str, ...]:
    """Say yes to files, and which they are."""
    files = dropped_files(event) if may_take else ()
    if files:
        event.acceptProposedAction()
    return files
