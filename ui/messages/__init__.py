"""Writing to clients: text for a telephone, e-mail, letter; nothing goes by itself."""
