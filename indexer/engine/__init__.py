"""The engine: one protocol, and an embedded engine on Whoosh behind it."""
