"""Reads: functions that return frozen rows."""
