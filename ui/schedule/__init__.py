"""Booking a job, the plan of a day, and the form of one job."""
