"""What rules don't see: a labeller that has learnt from annotated notes where citations stand and what their parts are.

Networks with a memory over the tokens of a note and a linear chain over their labels, as reference parsers use them
(GROBID), read with NumPy alone, many notes at a time. Beside them stands a ranking of the works that a form may lean on
(``antecedents``). ``make labeller`` teaches all by the open part of the gold set.
"""
