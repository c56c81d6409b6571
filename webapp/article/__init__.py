"""An article to be read and to be cited, and the list of all articles."""
