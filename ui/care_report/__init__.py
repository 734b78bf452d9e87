"""How we put things right: the report on complaints, misses included."""
