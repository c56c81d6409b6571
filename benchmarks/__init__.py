"""Ibid's benchmarks: one generator of passages, one interface to every peer, and what is measured with them.

Nothing here is installed and nothing here asserts a time. ``python -m benchmarks.bench --help`` says how to run it.
"""
