"""Why clients are with us, and what they say of other firms."""
