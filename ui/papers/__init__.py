"""All papers that there are to print, in one list."""
