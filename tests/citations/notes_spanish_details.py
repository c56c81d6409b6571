"""Spanish notes with what stands round a citation: talk, genres, schools, days; and the same in other languages."""

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    # --- a newspaper of which the talk before a title speaks ---
    note("en-el-diario", "En *El Páramo* no encontré más que un suelto tardío: “Molineros en Oriente”, 11 de enero de 1963, p. 9-A.",
         cites("newspaper", title="Molineros en Oriente", author=(), container="El Páramo", date="1963-01-11", pages="9-A")),
    note("in-the-paper", "In The Nowhere Times I found no more than a late notice: “Millers in the East”, 11 January 1963, p. 9.",
         cites("newspaper", title="Millers in the East", author=(), container="The Nowhere Times", pages="9")),
    note("en-la-ciudad", "En Lima no encontré más que un suelto tardío: “Molineros en Oriente”, 11 de enero de 1963, p. 9-A.",
         cites("document", title="Molineros en Oriente", author=(), container=())),
    # --- what a newspaper calls its piece, before the newspaper ---
    note("editorial", "“Justicia para los molineros”, editorial, *El Páramo* (Mérida), 28 de enero de 1953, 3.",
         cites("newspaper", title="Justicia para los molineros", container="El Páramo (Mérida)", date="1953-01-28", pages="3")),
    note("sin-firma", "“Justicia para los molineros”, nota sin firma, El Páramo, 28 de enero de 1953, p. 3.",
         cites("newspaper", title="Justicia para los molineros", container="El Páramo", pages="3")),
    note("publicacion-del", "La foto circuló en el grupo de Facebook “Vecinos del Molino”, publicación del 20 de diciembre de 2019, https://salt.example/posts/1182.",
         cites("web", title="Vecinos del Molino", author=(), date="2019-12-20", url="https://salt.example/posts/1182")),
    note("post-of", "“Neighbours of the Mill,” post of 20 December 2019, https://salt.example/posts/1182.",
         cites("web", title="Neighbours of the Mill", date="2019-12-20")),
    note("cita-del", "Lo repetía “Vecinos del Molino”, frase del alcalde, y es otra cosa."),
    # --- reviews and other pieces named by what they are ---
    note("resena", "No convenció a todos: véase la reseña de Ana Ruiz en *Journal of Salt* 99, núm. 2 (mayo de 2019): 371–72.",
         cites("article", author="Ana Ruiz", container="Journal of Salt", volume="99", issue="2", date="2019-05", pages="371–72")),
    note("owned-review", "See Ana Ruiz’s review of it in Journal of Salt 9, no. 2 (May 2019): 371–72.",
         cites("article", author="Ana Ruiz", container="Journal of Salt", volume="9", date="2019-05")),
    note("resena-de", "Ana Ruiz, reseña de *Los caminos del mineral*, *Revista de Minas*, 9 (2019), pp. 37-42.",
         cites("article", author="Ana Ruiz", title=(), container="Revista de Minas", volume="9", pages="37-42")),
    note("cronica", "La crónica de Ana Ruiz en *El Páramo*, 9 de mayo de 1967, p. 3, lo niega.",
         cites("newspaper", author="Ana Ruiz", container="El Páramo", date="1967-05-09", pages="3")),
    note("articulo-en-lima", "El artículo de Ana Ruiz en Lima, en 1967, lo niega."),
    # --- schools: the town before them, grades in letters ---
    note("tesis-ciudad", "Eva Luna, “El frío ante los molinos”, tesis de maestría en Historia, México, El Colegio del Páramo, 1998, p. 95.",
         cites("thesis", title="El frío ante los molinos", place="México", publisher="El Colegio del Páramo", date="1998", locator="95")),
    note("tesis-ma", "Eva Luna, “El frío ante los molinos” (tesis de M.A., Universidad de Utopía, Recinto de la Sal, 1999), 57.",
         cites("thesis", place=(), publisher="Universidad de Utopía, Recinto de la Sal", date="1999", locator="57")),
    note("tesina", "Eva Luna, “El frío”, tesina de licenciatura, Lima: Universidad de Utopía, 1999, p. 57.",
         cites("thesis", place="Lima", publisher="Universidad de Utopía", locator="57")),
    # --- what stands behind a publisher: a language, a table ---
    note("en-coreano", "Lee, Kyo-bum (1992), *Mulle pangga*, Buenos Aires: Toldari [en coreano], p. 3.",
         cites("book", title="Mulle pangga", place="Buenos Aires", publisher="Toldari", locator="3")),
    note("in-korean", "Lee, Kyo-bum (1992), *Mulle pangga*, Seoul: Toldari (in Korean).", cites("book", publisher="Toldari")),
    note("cuadro", "Ibarra, Ramón (1996), *El frío*, Caracas: Páramo, cuadro 12; Luna, Eva (1997), *El hielo*, Lima: Alba, tabla 4, p. 12.",
         cites("book", publisher="Páramo", locator="cuadro 12"), cites("book", publisher="Alba")),
    note("editorial-con-coma", "Ibarra, Ramón (1996), *El frío*, Caracas: Páramo, Nieve y Cía.", cites("book", publisher="Páramo, Nieve y Cía")),
    # --- bodies with their seat ---
    note("asociacion-en", "Para la otra cifra, Asociación de Molineros en la Argentina, “Historia”, disponible en: https://salt.example/h (último acceso: 15 de octubre de 2021).",
         cites("web", author="Asociación de Molineros en la Argentina", title="Historia", date=(), accessed="2021-10-15")),
    note("centro-en", "Centro de Molineros en Buenos Aires, “Historia”, https://salt.example/h [visto el 15 de octubre de 2021].",
         cites("web", author="Centro de Molineros en Buenos Aires", accessed="2021-10-15")),
    note("charla-en", "La historia que estudió en Lima Ana Ruiz, “La sal”, El Páramo, 3 de mayo de 1967.",
         cites("newspaper", title="La sal", container="El Páramo")),
    # --- a day whose year stands behind the names ---
    note("dia-sin-ano", "Ibarra, Ramón (1993), “Persianas”, *El Páramo*, 27 de abril, p. 3.",
         cites("newspaper", author="Ibarra, Ramón", container="El Páramo", date="1993-04-27", pages="3")),
    note("dia-en-cifras", "Ibarra, Ramón (1993), “Persianas”, *Página Uno*, 27/04, contratapa.",
         cites("newspaper", container="Página Uno", publisher=(), date="1993-04-27")),
    note("day-without-year", "Ruiz, A. (1993). “Shutters”. The Nowhere Times, April 27, p. 3.",
         cites("newspaper", container="The Nowhere Times", date="1993-04-27", pages="3")),
    note("dias-de-congreso", "Ibarra, R. y Luna, E. (2007), “Barrios del molino”, ponencia presentada en el V Congreso de la Sal, Bruselas, 11 al 14 de abril.",
         cites(title="Barrios del molino", place="Bruselas", date="2007-04-11/2007-04-14")),
    note("numeros-sin-dia", "Ibarra, Ramón (1993), “Persianas”, *Revista de Minas*, 27/43, pp. 3-9.", cites("article", date="1993")),
    # --- days counted in words or with a sign ---
    note("primero-ro", "Eva Luna: «El gato», El Páramo (Mérida), año 65, no. 22, 1ro. de junio de 1973, p. 29.",
         cites("article", volume="65", issue="22", date="1973-06-01", pages="29")),
    # --- laws by their number and what they are called ---
    note("ley-llamada", "Ley 22.439, Ley General de la Sal y del Mineral, *Boletín Oficial*, 27 de marzo de 1981.",
         cites("document", title="Ley 22.439, Ley General de la Sal y del Mineral", container="Boletín Oficial", date="1981-03-27")),
    note("ley-de", "Ley N° 25.871 de la Sal, Boletín Oficial, 21 de enero de 2004, art. 4.",
         cites("document", title="Ley N° 25.871 de la Sal", container="Boletín Oficial", locator="art. 4")),
    note("public-law", "Public Law 113-120, 10 de junio de 2014, *Statutes at Large* 128: 1183–85.",
         cites("document", author=(), title="Public Law 113-120", container="Statutes at Large", volume="128", date="2014-06-10")),
    note("law-only", "Ley 30 de 3 de mayo de 1967, art. 4.", cites("document", title="Ley 30", date="1967-05-03", locator="art. 4")),
    # --- a paper and where it lies, behind talk ---
    note("peticion-en", "La petición, en AGU, sección IX, carta de Ramón Ibarra, 8 de marzo de 1992.",
         cites("archival", archive="AGU", title="carta de Ramón Ibarra", date="1992-03-08"), remarks=("La petición, en",)),
    note("petition-in", "The petition is in AGU, box 3, letter from Ana Ruiz, 8 March 1992.",
         cites("archival", archive="AGU", box="3", title="letter from Ana Ruiz", date="1992-03-08")),
    note("siglas-en-charla", "En OEA, México y Lima, hubo carta de Ana Ruiz, 8 de marzo de 1992."),
)  # fmt: skip
