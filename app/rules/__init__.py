"""The logic of rules.md as pure functions."""
