"""Where the pictures of a database are kept."""

from __future__ import annotations

from pathlib import Path

from app.database import is_server_address
from app.paths import default_database_file, photos_folder
from app.photos import PhotoFolder
from app.settings import load_settings

SERVER = "postgresql://"
"""Any server will do: its pictures lie where this computer's settings say."""


def photo_folder_of(address: str | Path) -> PhotoFolder:
    """Beside the file; for a server the folder that this computer's settings name, else the one of the user's data.

    A server keeps rows, not pictures: desks that share one name the same network folder in their settings file
    (`photos_folder`).
    """
    if not is_server_address(address):
        return PhotoFolder(photos_folder(Path(address).absolute()))
    named = load_settings().photos_folder
    return PhotoFolder(Path(named) if named else photos_folder(default_database_file()))
