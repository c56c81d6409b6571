"""The parts of a citation: its title and what stands before and behind it."""
