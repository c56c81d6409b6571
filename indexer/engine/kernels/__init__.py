"""The loops over arrays and texts that searching is made of: compiled if a compiler was there at installation.

Else they are numpy's and Python's. Both give the same, but for the last bits of sums of fractions: ``by_numpy`` and
``by_python`` say what.
"""

from __future__ import annotations

from typing import Final

from indexer import settings
from indexer.engine.kernels.by_numpy import *
from indexer.engine.kernels.by_numpy import LENGTHS as LENGTHS
from indexer.engine.kernels.by_numpy import SEARCH_BELOW as SEARCH_BELOW
from indexer.engine.kernels.by_numpy import STRIDE as STRIDE
from indexer.engine.kernels.by_python import *
from indexer.engine.kernels.one_pass_by_numpy import *
from indexer.engine.kernels.one_pass_by_numpy import AND as AND
from indexer.engine.kernels.one_pass_by_numpy import NOT as NOT
from indexer.engine.kernels.one_pass_by_numpy import OR as OR

COMPILED: Final = settings.compiled_kernels()
"""Whether they are compiled."""
if COMPILED:
    from indexer.engine.kernels.compiled import *
