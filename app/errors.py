"""Errors a user can act on: each carries one sentence that says what happened, what is safe and what to do."""

from __future__ import annotations


class EverafterError(Exception):
    """Base of every error that a user can act on; its text is shown as it stands, never with a traceback."""


class ValidationError(EverafterError):
    """Something typed or read does not fit; `field` names the field it stands under, or is empty."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotFoundError(EverafterError):
    """What was asked for by number or name is not there."""


class ConflictError(EverafterError):
    """Another desk changed the same thing first; nothing of ours was written."""


class NotAllowedError(EverafterError):
    """A rule forbids this step, or the person's role does."""


class UnreadableFileError(EverafterError):
    """A file is missing, empty, damaged or of another kind; it was left untouched."""


class NewerDatabaseError(UnreadableFileError):
    """The database was written by a newer version of the program."""


class StorageError(EverafterError):
    """The disk is full, read only or in use by another program; the last complete state is safe."""


class Cancelled(EverafterError):  # noqa: N818 - a cancel is the user's wish, not a fault
    """The user stopped a long job; everything is as it was before."""
