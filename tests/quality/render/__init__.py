"""From gold files to the documents that Ibid reads: one small writer a format, the same bytes every time.

``python -m tests.quality.render`` writes ``tests/quality/documents`` anew; the files are committed, so the gate
needs none of this.
"""
