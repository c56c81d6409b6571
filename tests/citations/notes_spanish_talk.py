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
)  # fmt: skip
