"""The sample firm, made day by day from invented names."""
