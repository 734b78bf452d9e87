"""Peewee tables: columns, keys and indexes, nothing else."""
