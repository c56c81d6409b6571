"""Where in a work? As American lawyers say it, before the date: *44 & n.12*, *¶ 8(d)*, *arts. 9–11*."""

from __future__ import annotations

_NOTED = r"(?:(?:\s&|,)?\snn?\.\s?\d{1,4}(?:[-–]\d{1,4})?)?"
_PAGE = rf"\d{{1,5}}(?:[-–]\d{{1,5}})?{_NOTED}"
_NUMBER = r"[\dIVXLC]\w*(?:\.\w+){0,3}(?:\(\w{1,4}\)){0,3}"
_MARK = r"(?:¶{1,2}|§{1,2}|arts?\.|chs?\.|pts?\.|annex(?:es)?|app\.|tbl\.|fig\.)"
MARKED = rf"{_MARK}\s?{_NUMBER}(?:[-–]{_NUMBER})?{_NOTED}"
"""A place with what it is: a paragraph, an article, an annex."""
PLACE = rf"(?:{_PAGE}(?:,\s{_PAGE}){{0,4}}|{MARKED}|(?<=\sat\s)[ivxlc]{{1,7}}(?:[-–][ivxlc]{{1,7}})?(?!\w))"
"""Such a place, or pages."""
