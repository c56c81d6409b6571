"""The text of a note: what is looked up in it, and how it is cut into citations."""
