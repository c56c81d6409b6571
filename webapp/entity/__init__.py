"""What passages speak of and draw on, each with a page of its own: names, outlets, works and publications."""
