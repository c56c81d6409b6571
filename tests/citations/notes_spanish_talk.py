"""Spanish notes with talk before, between and behind citations, and titles without italics; works are invented."""

from tests.citations.expected import Case, cites, note

_BOOK = {"title": "El camino de la sal", "place": "Lima", "publisher": "Alba", "date": "1999"}

NOTES: tuple[Case, ...] = (
    # --- a book with commas, joined to what stands behind it in quotes ---
    note("libro-y-articulo", "Ana Ruiz, El camino de la sal, Lima, Alba, 1999, p. 3, y Luis Paz, «La sal», El Faro, 3 de mayo de 1967.",
         cites("book", author="Ana Ruiz", locator="3", **_BOOK), cites("newspaper", author="Luis Paz", title="La sal")),
    note("book-and-article", "See Ruiz, Ana, El camino de la sal, Lima, Alba, 1999, 3-9, and Paz, Luis, “Salt Tolls”, Review of Salt 12 (1999): 44.",
         cites("book", author="Ruiz, Ana", locator="3-9", **_BOOK), cites("article", author="Paz, Luis", title="Salt Tolls")),
    note("breve-y-articulo", "Ruiz, El camino, p. 3, y Luis Paz, «La sal», El Faro, 3 de mayo de 1967.",
         cites(form="short", author="Ruiz", title="El camino"), cites("newspaper", author="Luis Paz")),
    # --- subtitles behind a full stop, with a volume or an edition, and a publisher before its town ---
    note("subtitulo-edicion", "Luna Ochoa, Rafael, Tiempos de sal. Utopía 1979-1981, 2ª edición, Alba, Lima, 1999, págs. 30-33.",
         cites("book", author="Luna Ochoa, Rafael", title="Tiempos de sal. Utopía 1979-1981", edition="2ª edición", publisher="Alba", place="Lima", locator="30-33")),
    note("subtitulo-en-tomo", "Ruiz, Ana, “Agua ajena”, en No cuentes la sal. Obra completa, tomo II, Dirección de Archivos e Impresos, Lima, 1999, págs. 402-403.",
         cites("chapter", author="Ruiz, Ana", title="Agua ajena", container="No cuentes la sal. Obra completa", volume="II",
               publisher="Dirección de Archivos e Impresos", place="Lima", pages="402-403")),
    note("subtitulo-oficina", "Ruiz, Ana, La sal perseguida. Vida y obra de Luis Paz, Dirección de Archivos e Impresos, Lima, 1999, pág. 77.",
         cites("book", author="Ruiz, Ana", title="La sal perseguida. Vida y obra de Luis Paz", publisher="Dirección de Archivos e Impresos", place="Lima")),
    note("frase-tras-breve", "Ruiz, Ana, Tiempos de sal. Otra cosa es Paz, Luis, El molino, Lima, Alba, 1999, p. 3.",
         cites(form="short", author="Ruiz, Ana", title="Tiempos de sal"), cites("book", author="Paz, Luis", title="El molino")),
    # --- words that lead to a name ---
    note("comparense", "Compárense Luna Paz, L. J., *El origen*, Lima, Alba, 1999, 62-70, y Ruiz, A., «La sal», El Faro, 3 de mayo de 1967, 11.",
         cites("book", author="Luna Paz, L. J.", title="El origen", locator="62-70"), cites("newspaper", author="Ruiz, A.")),
    note("consultense", "Consúltense Ana Ruiz, El camino de la sal, Lima, Alba, 1999, y Luis Paz, El molino, Lima, Alba, 2001.",
         cites("book", author="Ana Ruiz", **_BOOK), cites("book", author="Luis Paz", title="El molino")),
    note("vid-tras-tema", "Sobre la ruptura vid. Luna, Salvador Telmo, El camino de la sal, Alba, Lima, 1999, págs. 54-61.",
         cites("book", author="Luna, Salvador Telmo", locator="54-61", **_BOOK)),
    note("baste-citar", "Baste citar a Ana Ruiz: *El camino de la sal*, Lima, Alba, 1999; Luis Paz: *El molino*, Lima, Alba, 2001.",
         cites("book", author="Ana Ruiz", **_BOOK), cites("book", author="Luis Paz")),
    note("remitir", "Basta con remitir a Clodoveo Luna, *El camino de la sal*, Lima, Alba, 1999, p. 3.",
         cites("book", author="Clodoveo Luna", locator="3", **_BOOK)),
    note("volver", "Conviene volver a Lima: Alba la llamó así en 1999."),
    note("es-de", "La cifra es de Luna, Telmo S., *El camino de la sal*, Alba, Lima, 1999, pág. 13, que no da fuente.",
         cites("book", author="Luna, Telmo S.", locator="13", **_BOOK)),
    # --- words of an author quoted before the work that says them ---
    note("la-llama", "«Frase feliz y falsa», la llama Luna Paz, S., *El camino de la sal*, Lima, Alba, 1999, 155.",
         cites("book", author="Luna Paz, S.", locator="155", **_BOOK)),
    note("writes", "“A happy phrase”, writes Ana Ruiz, The Salt Road (Lima: Verso, 1999), 12.", cites("book", author="Ana Ruiz", title="The Salt Road")),
    note("la-revista", "«Frase feliz y falsa», la revista Páramo, 3 de mayo de 1967, p. 3.", cites("newspaper", title="Frase feliz y falsa", container="Páramo")),
    # --- names: a particle with a capital, bodies with commas, a director behind talk ---
    note("de-capital", "De Luna, Juan Telmo (1986), “La sal y nosotros”, en *Política salina*, Lima, Alba, pp. 301-315.",
         cites("chapter", author="De Luna, Juan Telmo", title="La sal y nosotros", container="Política salina", publisher="Alba", pages="301-315")),
    note("del-capital", "Del Paz, Ana, “La sal y nosotros”, Revista de Sal, vol. 3 (1986), pp. 3-9.", cites("article", author="Del Paz, Ana")),
    note("de-minuscula", "De Lima, según se dijo entonces, no llegó nada."),
    note("ministerio-comas", "Ministerio de Comercio, Industria y Turismo, «La sal», en *Gaceta del Congreso*, n.º 942, 20 de noviembre de 2013, 5.",
         cites("document", author="Ministerio de Comercio, Industria y Turismo", title="La sal", container="Gaceta del Congreso")),
    note("ministerio-libro", "Ministerio de Agricultura, Pesca y Desarrollo Rural, Memoria de la sal, Madrid, Alba, 1999, p. 4.",
         cites("book", author="Ministerio de Agricultura, Pesca y Desarrollo Rural", title="Memoria de la sal")),
    note("ministry-commas", "Ministry of Trade, Industry and Energy, “Salt Report”, 3 May 2013.", cites("document", author="Ministry of Trade, Industry and Energy")),
    note("comite-y-personas", "Comité de la Sal, Ana Ruiz y Luis Paz, «El molino», El Faro, 3 de mayo de 1967.",
         cites("newspaper", author=("Comité de la Sal", "Ana Ruiz", "Luis Paz"))),
    note("director-tras-y", "Empalme propio sobre Paz (2003: 144-145) y Luna, Orlando J. (dir.) (2005), *Dos siglos de sal*, Lima, Alba, p. 3.",
         cites(form="short", author="Paz"), cites("book", editor="Luna, Orlando J.", title="Dos siglos de sal")),
    # --- imprints: nobody’s press, a region behind the town ---
    note("sin-editorial", "Bolsa de la Sal (1974), *Memoria del ejercicio 1973*, Lima, s/e, p. 40.",
         cites("book", author="Bolsa de la Sal", place="Lima", publisher=(), locator="40")),
    note("mimeo", "Bolsa de la Sal (1974), *Memoria*, tomo 3, Lima, mimeo, p. 40.", cites("book", volume="3", place="Lima", publisher=())),
    note("edicion-del-autor", "Luna Paz, Mauricio, Prendedores, edición del autor, Lima, 1992, 24 págs.",
         cites("book", author="Luna Paz, Mauricio", title="Prendedores", place="Lima", publisher=(), date="1992")),
    note("autor-en-titulo", "Luna Paz, Mauricio, La edición del autor en Utopía, Alba, Lima, 1992, p. 24.",
         cites("book", title="La edición del autor en Utopía", publisher="Alba")),
    note("estado", "Paz, Luis y otros (1981), *Salt Policy*, Cambridge, Massachusetts, Nowhere Press, cap. 5.",
         cites("book", place="Cambridge, Massachusetts", publisher="Nowhere Press", locator="cap. 5")),
    # --- newspapers with their town behind talk; pages of a work, and the one that is cited; what was read aloud ---
    note("diario-con-ciudad", "La otra cifra procede de “Ocho mil molineros trabajan”, *El Faro*, Buenos Aires, 9 de mayo de 1981, pág. 11.",
         cites("newspaper", title="Ocho mil molineros trabajan", container="El Faro", place="Buenos Aires", date="1981-05-09", pages="11")),
    note("palabras-de-lema", "El lema era de “Ocho mil molineros trabajan”, y nadie lo olvidó en Lima, 9 de mayo de 1981."),
    note("pagina-entre-paginas", "Luna, A. L., «La sal», en *Folios*, n.º 27, 2008, 63-76, 75.", cites("article", pages="63-76", locator="75")),
    note("pagina-fuera", "Luna, A. L., «La sal», en *Folios*, n.º 27, 2008, 63-76, 95.", cites("article", pages="63-76, 95")),
    note("ponencia-paginas", "Luna, Adriana (2003), “¿Se fue la sal?”, ponencia presentada en las VII Jornadas de la Sal, Tafí del Páramo, págs. 6-9.",
         cites("document", container="VII Jornadas de la Sal", place="Tafí del Páramo", pages=(), locator="6-9")),
    note("ponencia-fecha", "Paz, T., «La sal», ponencia presentada en el XIV Congreso de la Sal, Lima, 6 de octubre de 2017, 4.",
         cites("document", pages=(), locator="4")),
)  # fmt: skip
