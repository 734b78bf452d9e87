"""Which column means which of our fields, and how its dates and amounts are read."""
