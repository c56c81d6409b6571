from indexer.engine.kernels.by_numpy import *
from indexer.engine.kernels.by_python import *
