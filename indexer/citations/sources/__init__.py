"""Citations of one sort each, read where neither quotes nor brackets tell their parts."""
