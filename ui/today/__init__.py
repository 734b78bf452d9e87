"""The first screen of the day: what we promised, where the vans are, what waits to be keyed, called and thanked."""
