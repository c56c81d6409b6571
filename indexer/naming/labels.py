"""What a spaCy model says of a candidate, where spaCy and a model of its language are installed; else nothing."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from indexer.naming.candidates import Candidate


class Labels:
    """The entity labels (PER, ORG, GPE …) of candidates in their contexts; models are loaded when first asked for."""

    def __init__(self) -> None:
        self._spacy: Any = import_module("spacy") if find_spec("spacy") else None
        self._installed: tuple[str, ...] = tuple(self._spacy.util.get_installed_models()) if self._spacy else ()
        self._models: dict[str, Any] = {}

    def of(self, one: Candidate) -> str:
        """The label that most contexts of a candidate have; empty when no model tells."""
        model = self._model(one.lang)
        told: Counter[str] = Counter()
        for _, context in one.contexts if model else ():
            text = context.replace("[", "").replace("]", "").strip("…")
            start = context.lstrip("…").index("[")
            told.update(entity.label_ for entity in model(text).ents if entity.start_char <= start < entity.end_char)
        return told.most_common(1)[0][0] if told else ""

    def _model(self, lang: str) -> Any:
        name = next((model for model in sorted(self._installed) if lang and model.startswith(f"{lang}_")), "")
        if name and name not in self._models:
            self._models[name] = self._spacy.load(name)
        return self._models.get(name)
