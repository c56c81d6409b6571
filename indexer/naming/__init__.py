"""Keeping the authority files: which names they lack, and edits that show their effect and can be undone."""
