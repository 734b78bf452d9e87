"""The wall monitor: a window of its own that every visitor may read."""
