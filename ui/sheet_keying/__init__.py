"""Keying in a job sheet: a pile of papers, each with the same numbers in the same order as the screen."""
