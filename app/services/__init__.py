"""Writes: one class for each noun, one method for each use case."""
