"""Writes one setting of the firm inside a unit of work."""

from __future__ import annotations

from typing import Any

from peewee import IntegrityError

from app.errors import ConflictError
from app.models.firm import Setting
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork


def find_setting(name: str) -> Setting:
    """The stored row of a setting, or a new one without a value."""
    return Setting.get_or_none(Setting.name == name) or Setting(name=name)


def write_setting(work: UnitOfWork, setting: Setting, value: Any) -> None:
    """Save another value; ConflictError when another desk changed this setting since it was read."""
    setting.value = value
    try:
        work.save(setting)
    except IntegrityError as error:  # both desks wrote it for the first time
        raise ConflictError(
            _("Somebody else changed these settings a moment ago; look at them and save again.")
        ) from error
