"""Bytes → rows of text, whatever kind of file they are in."""
