"""The business: clients, jobs, complaints and what happens after, without any window."""
