"""Papers, as window and command line share them: what is asked for, the query, the number, the PDF and the mark."""
