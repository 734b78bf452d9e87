"""Hearing a complaint: their words first, while they are on the telephone."""
