"""What a short form or a name means among the works of its article."""
