"""Pictures that the server writes as SVG: the years of an answer, and outlets and names over time."""
