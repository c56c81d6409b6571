from indexer.engine.kernels.by_numpy import *
