"""The Care Board: everyone we let down, in the open, until they say it is put right."""
