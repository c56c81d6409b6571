from indexer.engine.kernels.by_numpy import *
from indexer.engine.kernels.by_python import *
from indexer.engine.kernels.one_pass_by_numpy import *
