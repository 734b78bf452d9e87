"""The list of all jobs."""
