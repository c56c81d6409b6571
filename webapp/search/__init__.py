"""The page of an answer: its passages, its facets, what can be done with it, and what helps where nothing was found."""
