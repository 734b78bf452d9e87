"""Numbered, frozen steps of the schema; they import nothing of ours."""
