"""One window per person: a second start raises the first and ends."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MILLISECONDS = 500
_RAISE = b"raise"


def server_name(address: str) -> str:
    """A short name of its own for each person and database; socket paths are limited to some hundred letters."""
    owner = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    place = address if "://" in address else str(Path(address).absolute())
    mark = hashlib.sha256(f"{owner}\n{place}".encode()).hexdigest()[:16]
    return f"everafter-{mark}"


class SingleInstance(QObject):
    """The name this process answers to; `raise_requested` when another start asked for the window."""

    raise_requested = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self) -> None:
        """Answer from now on; the caller holds the lock on the database, so nobody else can."""
        # What lies there is left over from a crash.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def ask_to_come_forward(self) -> bool:
        """Ask the window that answers to this name to show itself; False if nobody answers."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MILLISECONDS):
            return False
        socket.write(_RAISE)
        socket.waitForBytesWritten(_WAIT_MILLISECONDS)
        socket.disconnectFromServer()
        return True

    def close(self) -> None:
        """Answer no more."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raise_requested.emit()
