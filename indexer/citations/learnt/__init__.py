"""What rules don't see: a labeller that has learnt from annotated notes where citations stand and what their parts are.

A linear-chain conditional random field (Lafferty, McCallum & Pereira, 2001; CRFsuite) over the tokens of a note, as
reference parsers use it (ParsCit, GROBID, AnyStyle). ``tests.quality.training`` makes ``model.crfsuite`` from the open
part of the gold set.
"""
