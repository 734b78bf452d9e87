"""Money in the window: payments of a job and of a client, and what is owed."""
