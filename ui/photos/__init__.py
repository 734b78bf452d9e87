"""Pictures in the window: those of a job in pairs, one by one, and larger."""
