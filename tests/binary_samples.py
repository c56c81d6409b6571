"""The sample documents that are archives, and how they are made: ``python -m tests.binary_samples`` writes them anew.

A test checks that the files in ``documents/`` are what this makes, so that their text can be read and changed here.
"""

from __future__ import annotations

from tests.book import members
from tests.conftest import DOCUMENTS
from tests.word import call, core, note, p, packed, parts, run

# --- Che en Pyongyang (Word) ----------------------------------------------------------------------------------------

_COMMENT = '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
_CHANGED = '<w:del w:id="1" w:author="Mesa"><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'
_ADDED = '<w:ins w:id="2" w:author="Mesa">{}</w:ins>'

CHE_BODY = (
    p("Cinco días de diciembre: Che Guevara en Pyongyang, 1960", style="Title")
    + p("Mesa de muestras de Ibid", style="Author")
    + p("4 de febrero de 2025", style="Date")
    + p(
        "En el último trimestre de 1960 una delegación cubana recorrió los países socialistas en busca de compradores"
        " para el azúcar que los Estados Unidos ya no querían. La presidía Ernesto Guevara, y una de sus escalas fue"
        " Pyongyang.",
        call(1),
        " De aquella visita se ha escrito poco, y casi todo lo que se repite cabe en una frase: que Guevara volvió"
        " admirado. Vale la pena preguntar de qué.",
        call(1, "endnote"),
    )
    + p("La ruta del azúcar", style="Heading1")
    + p(
        "Cuba y la República Popular Democrática de Corea habían establecido relaciones en agosto de 1960, unos meses"
        " antes del viaje.",
        call(2),
        " Ninguno de los dos gobiernos tenía mucho que vender al otro. ",
        _CHANGED.format("Corea compró todo el azúcar. "),
        _ADDED.format(run("Lo que se firmó en diciembre fue, ante todo, un acuerdo entre quienes querían ser"
        " vistos juntos. ")),
        "La delegación venía de Moscú y de Pekín, y seguiría hacia Berlín.",
        call(3),
    )
    + p("Mapa 1. Escalas de la delegación. Enero de 2025. Fuente: Mesa de muestras de Ibid.", style="Caption")
    + p("Lo que vio", style="Heading1")
    + p(
        "Pyongyang había sido arrasada entre 1950 y 1953. Siete años después tenía avenidas, fábricas y un plan, y a un"
        " visitante que acababa de hacerse cargo del banco y de la industria de una isla le bastaba con mirar por la"
        " ventana.",
        call(4),
        " A su regreso, Guevara habló de Corea en la televisión cubana, y lo hizo con más calor que de otros países.",
        call(5),
    )
    + p(
        "Hay que leer esas palabras con cuidado. ",
        _COMMENT.format(run("Un ministro que vuelve de un viaje oficial elogia a sus anfitriones.")),
        " Pero el elogio era preciso: hablaba de disciplina, de reconstrucción y de un país pequeño que no"
        " pedía permiso,"
        " y eran las tres cosas que Cuba necesitaba creer de sí misma.",
    )
    + "<w:tbl><w:tr><w:tc>" + p("Fecha") + "</w:tc><w:tc>" + p("Hecho") + "</w:tc></w:tr><w:tr><w:tc>" + p("1960")
    + "</w:tc><w:tc>" + p("Relaciones diplomáticas y visita de la delegación cubana.") + "</w:tc></w:tr><w:tr><w:tc>"
    + p("1966") + "</w:tc><w:tc>" + p("Conferencia Tricontinental de La Habana, con delegación norcoreana.", call(6))
    + "</w:tc></w:tr></w:tbl>"
    + p("Lo que quedó", style="Heading1")
    + p(
        "Siete años más tarde, con Guevara muerto en Bolivia, la prensa de Pyongyang lo despidió, según se"
        " cuenta, como a uno de los"
        " suyos.",
        call(7),
        " Para entonces los venezolanos habían seguido el mismo camino, y en mayo de 1967 el ",
        run("Rodong Sinmun"),
        " (로동신문) mostraba a Kim Il Sung con uno de ellos.",
        call(8),
        " La admiración había encontrado un uso.",
    )
)  # fmt: skip
CHE_FOOTNOTES = "".join(
    note(number, *texts)
    for number, texts in enumerate(
        (
            ["Jon Lee Anderson, Che Guevara: A Revolutionary Life (New York: Grove Press, 1997)."],
            ["Charles K. Armstrong, Tyranny of the Weak: North Korea and the World, 1950–1992 (Ithaca: Cornell"
            " University"
             " Press, 2013)."],
            ["Anderson, Che Guevara.", "El orden exacto de las escalas varía según la fuente; seguimos aquí el"
            " más usual."],
            ["Sobre la reconstrucción, Bruce Cumings, Korea’s Place in the Sun: A Modern History (New York:"
            " Norton, 1997)."],
            ["Anderson, Che Guevara; compárese Moe Taylor, North Korea, Tricontinentalism, and the Latin American"
             " Revolution, 1959–1970 (Cambridge: Cambridge University Press, 2023)."],
            ["Taylor, North Korea, Tricontinentalism, and the Latin American Revolution."],
            ["No hemos visto el número del periódico, y la frase vale lo que valga quien la repite."],
            ["“김일성동지께서 베네수엘라민족해방전선 위원장을 만나셨다,” Rodong Sinmun, 11 de mayo de 1967, 1."],
        ),
        start=1,
    )
)  # fmt: skip
CHE_ENDNOTES = note(1, "Este texto es una muestra escrita para Ibid. Cítense las obras, no la muestra.", kind="endnote")


def che() -> bytes:
    """A Word file in Spanish, with tracked changes, a comment, a table, footnotes and an endnote."""
    return packed(
        parts(
            CHE_BODY,
            footnotes=CHE_FOOTNOTES,
            endnotes=CHE_ENDNOTES,
            docProps__core=core(title="che-borrador-3.docx", creator="Windows User", language="es-ES"),
        )
    )


# --- Guests of the drill ground (EPUB) ------------------------------------------------------------------------------


def _call(number: int) -> str:
    return f'<a epub:type="noteref" id="r{number}" href="notes.xhtml#n{number}">{number}</a>'


_NOTES = (
    "Benjamin R. Young, <i>Guns, Guerillas, and the Great Leader: North Korea and the Third World</i>"
    " (Stanford: Stanford"
    " University Press, 2021).",
    "Young, <i>Guns, Guerillas, and the Great Leader</i>.",
    "Moe (William David) Taylor, “North Korea and the Latin American Revolution, 1959-1970,” (unpublished"
    " doctoral thesis,"
    " University of British Columbia, 2020).",
    "Dae-Sook Suh, <i>Kim Il Sung: The North Korean Leader</i> (New York: Columbia University Press, 1988).",
    "Richard Gott, <i>Guerrilla Movements in Latin America</i> (London: Nelson, 1970).</p><p>Gott wrote while"
    " the events were"
    " still going on, and says so.",
    "B. C. Koh, <i>The Foreign Policy Systems of North and South Korea</i> (Berkeley: University of California"
    " Press, 1984).",
    "“김일성동지께서 베네수엘라민족해방전선 위원장을 만나셨다,” <i>Rodong Sinmun</i>, May 11, 1967, 1.",
)
_TITLE = "Guests of the Drill Ground: Latin Americans in North Korean Training, 1966–1971"
GUESTS_PAGES = {
    "cover.xhtml": '<section epub:type="cover"><p>Guests of the Drill Ground</p></section>',
    "nav.xhtml": '<nav epub:type="toc"><h1>Contents</h1><ol><li><a href="one.xhtml">Who Came</a></li><li>'
    '<a href="two.xhtml">What They Learned</a></li></ol></nav>',
    "one.xhtml": (
        f"<h1>{_TITLE}</h1><p>Ibid sample desk</p><h2>Who Came</h2>"
        "<p>From the middle of the 1960s North Korea invited foreigners to learn what it called its own"
        " experience. They"
        " came from Africa, from the Arab countries and, in smaller numbers, from Latin America, and most of them came"
        f" for some months and went home without having told anyone where they had been.{_call(1)} What we know of them"
        f" is what courts, newspapers and a few of the guests themselves said later.{_call(2)}</p>"
        "<p>The Mexicans of the Movimiento de Acción Revolucionaria are the best documented. Some fifty of them"
        " travelled in"
        " groups in 1969 and 1970, by way of Moscow, where some of their leaders had been students; after the"
        " arrests of March 1971 their"
        f" journey filled the front pages, and Mexico sent Soviet diplomats home.{_call(3)}</p>"
        '<figure><img src="map.png" alt=""/><figcaption>Routes by way of Moscow and Havana, drawn in January'
        " 2025. Source:"
        " Ibid sample desk.</figcaption></figure>"
        '<p><span epub:type="pagebreak" id="page2">2</span>Of Venezuelans we know less. That their leaders were'
        " received"
        f" is certain, for Pyongyang printed it.{_call(7)} That their rank and file were trained is often said and has,"
        " so far, not been shown.</p>"
    ),
    "two.xhtml": (
        "<h2>What They Learned</h2>"
        "<p>The lessons that the guests remembered were of two kinds. There was the drill ground: marches,"
        " radio, explosives,"
        " karate. And there was the lecture room, in which the history of the anti-Japanese guerrilla was told"
        " as the work"
        f" of one man.{_call(4)} The second kind took up more of the day than the guests had expected.</p>"
        "<p>How much of it served them is another matter. A method made for the forests of Manchuria met, in"
        " Guerrero or in"
        f" the hills of Falcón, an army with helicopters.{_call(5)} By 1971 most of the movements that had sent"
        f" people were"
        " beaten or had given up arms.</p>"
        "<h3>Why It Ended</h3>"
        "<p>The training did not end with a decision that we could cite. It thinned out as Pyongyang found that"
        " a vote in the"
        " United Nations was worth more than a rifle in the hills, and that governments don’t vote for those"
        " who arm their"
        f" enemies.{_call(6)} In 1974 Venezuela opened relations; the guests of those years came in"
        f" suits.{_call(2)}</p>"
    ),
    "notes.xhtml": '<section epub:type="endnotes" role="doc-endnotes"><h2>Notes</h2><ol>'
    + "".join(
        f'<li epub:type="endnote" id="n{number}"><p>{text} <a epub:type="backlink" role="doc-backlink"'
        f' href="{"one" if number in (1, 2, 3, 7) else "two"}.xhtml#r{number}">↩</a></p></li>'
        for number, text in enumerate(_NOTES, start=1)
    )
    + "</ol></section>",
}
GUESTS_METADATA = (
    f"<dc:title>{_TITLE}</dc:title><dc:creator>Ibid sample desk</dc:creator><dc:language>en</dc:language>"
    "<dc:publisher>Ibid Samples</dc:publisher><dc:date>2025-01-28</dc:date><dc:rights>Apache-2.0</dc:rights>"
    '<dc:identifier id="id">https://samples.example/books/guests-of-the-drill-ground</dc:identifier>'
)


def guests() -> bytes:
    """An EPUB of two chapters, with typed notes in a file of their own."""
    return packed(members(GUESTS_PAGES, metadata=GUESTS_METADATA, properties={"nav.xhtml": "nav"}))


SAMPLES = {"che-en-pyongyang.docx": che, "guests-of-the-drill-ground.epub": guests}

if __name__ == "__main__":
    for name, make in SAMPLES.items():
        (DOCUMENTS / name).write_bytes(make())
