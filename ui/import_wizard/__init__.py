"""Bringing clients in from a file: pick, look, import, undo."""
