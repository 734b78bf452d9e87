"""Honest numbers, each with its sentence and its clients."""
