"""Enrichment: what the passages of an article speak of and draw on: languages, dates, actors, outlets."""
