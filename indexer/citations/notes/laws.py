"""By which words are laws known, and the official gazettes that print them?"""

from __future__ import annotations

from indexer.citations.notes.words import NUMBER_SIGN
from indexer.patterns import lazy

_CAPITAL_WORD = rf"(?!{NUMBER_SIGN}\d)[^\W\d_a-z][\w’-]+"
GAZETTE = (
    rf"(?:(?:[Dd]iario\s[Oo]ficial|[Ee]l\s[Pp]eriódico\s[Oo]ficial)\s(?:de\s)?(?P<named>(?:El|La|Los)\s{_CAPITAL_WORD})"
    rf"|(?P<gazette>(?:Gaceta|Diario|Registro|Bolet[ií]n|Periódico)\sOficial(?:\s(?:(?:de|del|la|las|los)\s){{0,2}}{_CAPITAL_WORD}){{0,6}}"
    rf"|(?:Official|Government)\s(?:Gazette|Journal)(?:\s(?:(?:of|the)\s){{0,2}}{_CAPITAL_WORD}){{0,4}}|Federal\sRegister|BOE|DOF|DOUE))"
)
"""An official gazette: ``gazette`` is its name, or ``named`` a newspaper’s (*Diario Oficial El Faro*)."""
LAW = lazy(
    r"(?:(?:Real|Royal|Supreme)\s)?(?:Ley|Decreto|Orden|Ordenanza|Resolución|Acuerdo|Reglamento|Código|Constitución|Circular|Edicto|Estatuto|"
    r"Law|Act|Decree|Order|Ordinance|Regulations?|Resolution|Code|Constitution|Proclamation)(?=[\s,-])"
)
"""How a law begins, by what sort of law it is."""
