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
    # --- what an outlet is, before its name; its town behind the issue; an edition of a town ---
    note("diario", "Elvira Rincón: «Los Reyes, con un molino», diario El Páramo, 23 de octubre de 1996, pág. 22.",
         cites("newspaper", author="Elvira Rincón", container="El Páramo", genre=(), date="1996-10-23", pages="22")),
    note("en-diario", "“Quiebra el molino”. En: diario El Páramo, Lima, 9 de noviembre de 2000, p. B1.",
         cites("newspaper", container="El Páramo", place="Lima", pages="B1")),
    note("su-blog", "Graham Peel, «Which Mill?», en su blog The Mill Walker, 3 de mayo de 2014: https://mill.example/which.",
         cites("web", author="Graham Peel", container="The Mill Walker", date="2014-05-03")),
    note("daily", "Ana Ruiz, “Salt Is Up”, in the daily Mill Mirror, 3 May 1967, p. 4.", cites("newspaper", container="Mill Mirror", pages="4")),
    note("diario-genre", "Elvira Rincón, «Los Reyes», diario de campo, 23 de octubre de 1996, Archivo del Páramo, caja 3.",
         cites("archival", container=(), archive="Archivo del Páramo", box="3")),
    note("issue-town", "“Los del estadio”, Páramo 289 (Santiago), 17 al 23 de julio de 1989, 40.",
         cites(container="Páramo", volume="289", place="Santiago", date="1989-07-17/1989-07-23", pages="40")),
    note("edition-of-town", "«El molino, para Elvira», PMR, ed. de Sevilla, 12 de agosto de 1936, p. 15.", cites("newspaper", editor=(), container="PMR", pages="15")),
    # --- journals that say behind a full stop what they are ---
    note("revista-de", "Lorena Luna, “Sin agua”, Molinos. Revista de Ciencias de la Sal 61 (2018): 113-134.",
         cites("article", container="Molinos. Revista de Ciencias de la Sal", volume="61", date="2018", pages="113-134")),
    note("revista-entry", "Luna Paz, Lorena. 2018. “Sin agua: el caso”. Molinos. Revista de Ciencias de la Sal 61: 113-134.",
         cites("article", author="Luna Paz, Lorena", container="Molinos. Revista de Ciencias de la Sal", volume="61", pages="113-134")),
    note("journal-of", "Ana Ruiz, “Salt”, Mills. A Journal of Milling 12 (2005): 3–9.", cites("article", container="Mills. A Journal of Milling", volume="12", pages="3–9")),
    note("reseno", "Lo reseñó Elvira Rincón en Molinos. Revista de Sal, núm. 12 (2005), p. 233-236.",
         cites("article", author="Elvira Rincón", container="Molinos. Revista de Sal", issue="12", pages="233-236")),
    note("reviewed", "The book was reviewed by Ana Ruiz in Journal of Salt 9, no. 2 (2019): 3.", cites("article", author="Ana Ruiz", container="Journal of Salt", pages="3")),
    note("revista-anew", "Ana Ruiz, “Salt”, Mill Mirror, 3 May 1967. Revista de Sal has nothing.", cites("newspaper", container="Mill Mirror"), remarks=("Revista de Sal has nothing",)),
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
