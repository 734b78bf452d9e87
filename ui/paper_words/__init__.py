"""The words of papers, as a firm writes them, beside an example on paper."""
