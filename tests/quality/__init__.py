"""How well does Ibid read? A gold set annotated by hand, and the gate that compares the program with it."""
