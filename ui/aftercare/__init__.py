"""The queue of clients to call after the job."""
