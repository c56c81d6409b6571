"""Forms that lean on another citation, as they stand in a note."""
