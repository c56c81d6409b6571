"""Works and passages as files for other programs."""
