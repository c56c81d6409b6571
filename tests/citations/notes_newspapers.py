"""Newspapers before the titles of their pieces, and who signs those: papers and persons are invented."""

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    # --- the newspaper first: known by its town, its article or what it is called ---
    note("town", "El Molino (Caracas), “La sal sube”, 17/8/2013, p. 2-3; El Páramo (Lima), «Sin agua», 18/8/2013, p. 6.",
         cites("newspaper", author=(), container="El Molino (Caracas)", title="La sal sube", date="2013-08-17", pages="2-3"),
         cites("newspaper", author=(), container="El Páramo (Lima)", date="2013-08-18", pages="6")),
    note("article", "The Mill Mirror, “Salt Is Up”, 3 May 1967, p. 4.",
         cites("newspaper", author=(), container="The Mill Mirror", date="1967-05-03", pages="4")),
    note("agency", "Agencia Utópica de Noticias, “Llegó el molino”, 23/4/2012.",
         cites("newspaper", author=(), container="Agencia Utópica de Noticias", title="Llegó el molino", date="2012-04-23")),
    note("no-newspaper", "Comisión de la Sal (Lima), “Precios del mineral”, 3 de mayo de 1967.",
         cites("document", author="Comisión de la Sal (Lima)", container=())),
    # --- who signs a piece, behind its title ---
    note("nota-de", "Páramo Uno, “El molino que nadie probó”, nota de Elvira Rincón Lobo, 22/5/2014, https://paramo.example/molino/.",
         cites("web", author="Elvira Rincón Lobo", container="Páramo Uno", genre="nota", date="2014-05-22")),
    note("by", "Mill Mirror, “Salt Is Up”, by Ana Ruiz and Luis Paz, 3 May 1967, p. 4.",
         cites("newspaper", author=("Ana Ruiz", "Luis Paz"), container="Mill Mirror", pages="4")),
    note("gija", "없는신문, 「소금의 길」, 변하늘 기자, 1967년 5월 3일, 4면.",
         cites("newspaper", author="변하늘", container="없는신문", place=(), date="1967-05-03", pages="4")),
    note("signed-by-another", "Andrés Sotomayor, “La sal sube”, nota de Elvira Rincón, 3 de mayo de 2001.",
         cites(author="Andrés Sotomayor", container=())),
)  # fmt: skip
