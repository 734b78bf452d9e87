"""Every command and every key of the program in one table, for the window, its sheet of keys and the card beside it."""
