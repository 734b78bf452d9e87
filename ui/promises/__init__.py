"""Everything promised and not kept yet: the list of it, and the forms in which a promise is made or ends."""
