"""Who is named: persons and bodies, in whatever order and script."""
