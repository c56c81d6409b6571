"""Ibid's indexer: from a folder of articles to a library that answers questions."""
