"""Bodies whose names hold commas, which elsewhere stand between names."""

from __future__ import annotations

import re

_FOR = r"[^\W\d_a-z][^\W\d_]{3,}(?:\s(?:(?:de|del|of)\s(?:la\s)?)?[^\W\d_a-z][^\W\d_]+)?"
BODY_LIST = re.compile(
    rf"(?:(?:Vice|Sub)?[Mm]inisterio|Ministry|Ministère|(?:Sub)?[Ss]ecretar[íi]a|Department|Departamento|Direcci[óo]n(?:\sGeneral)?|Facultad|"
    rf"Faculty|School|Escuela)\s(?:de|of|for)\s(?:la\s)?{_FOR}(?:,\s{_FOR}){{1,4}},?\s(?:y|e|and|&)\s{_FOR}"
)
"""*Ministerio de Comercio, Industria y Turismo*: a body that lists what it is for."""
