"""Entries with full stops between their parts and archives behind them, behind talk as well: names and works invented.

Titles in italics are written ``*…*``.
"""

from tests.citations.expected import cites, note

NOTES = (
    # --- a given name that no list has, before a marked title ---
    note("lima-year-in-italics", "Por ejemplo Lastra Roca, Eufemio 1994 *La junta de la nieve*. Lima: Ediciones del Muelle, passim.",
         cites("book", author="Lastra Roca, Eufemio", title="La junta de la nieve", place="Lima", publisher="Ediciones del Muelle", date="1994", locator="passim")),
    note("lima-initial", "Armada, Carlson K. 2013 *Salt and Iron: A Tale, 1950-1992*. Ithaca: Nowhere Press, p. 270.",
         cites("book", author="Armada, Carlson K.", title="Salt and Iron: A Tale, 1950-1992", place="Ithaca", publisher="Nowhere Press", locator="270")),
    note("lima-article", "Ávila Roca, Rosa y Pedro Luna 2009 «Sal y pólvora: el trueque». *Histórica Menor* XXXIII/1: 7-39.",
         cites("", author=("Ávila Roca, Rosa", "Pedro Luna"), title="Sal y pólvora: el trueque", date="2009")),
    note("lima-chapter", "Sobre lo que sobraba, Whitlock, Joanna 1991 «Bags for the Andes», en Rosario Luna (ed.), *Comercio y deuda*. Quito: Editorial del Ecuador, pp. 101-128.",
         cites("chapter", author="Whitlock, Joanna", title="Bags for the Andes", container="Comercio y deuda", editor="Rosario Luna", pages="101-128")),
    note("lima-thesis", "Los fletes, en Luna, Prudencio 2006 *El mercado de sal*. Tesis de licenciatura en Historia. Lima: Universidad del Páramo, p. 66.",
         cites("thesis", author="Luna, Prudencio", title="El mercado de sal", date="2006", locator="66")),
    note("lima-bodies", "Junta del Puerto 1988 *Memoria anual 1987*. Lima, p. 61; JDP 2003 *Informe final*. Lima: JDP, p. 512.",
         cites("book", author="Junta del Puerto", title="Memoria anual 1987", place="Lima", date="1988", locator="61"),
         cites("book", author="JDP", title="Informe final", publisher="JDP", date="2003", locator="512")),
    note("mla-printed", "Lares, Pío. *Lucha en el páramo*. Caracas: Casa del Páramo, 2006. 88. Impreso. Para la versión contraria, véase Goad, Rickard. *Mule Movements*. Londres: Nowhere, 1970. 155-159. Impreso.",
         cites("book", author="Lares, Pío", title="Lucha en el páramo", date="2006", locator="88"),
         cites("book", author="Goad, Rickard", title="Mule Movements", place="Londres", publisher="Nowhere", date="1970", locator="155-159")),
    note("mla-plain", "Diez años antes escribió lo contrario: Roca Nieto, Fulgencio. El batallón del páramo, 1951-1954. Bogotá: Empresa de Publicaciones, 1956. 12.",
         cites("book", author="Roca Nieto, Fulgencio", title="El batallón del páramo, 1951-1954", place="Bogotá", date="1956", locator="12")),
    note("mla-thesis", "Cf. Roca Rueda, Abdón. «Los sabios soñados: prensa y rumor, 1962-1970». Tesis de maestría en Historia. Universidad del Páramo, 2014. 73.",
         cites("thesis", author="Roca Rueda, Abdón", title="Los sabios soñados: prensa y rumor, 1962-1970", publisher="Universidad del Páramo", date="2014", locator="73")),
    note("mla-article", "La idea es de Peralta Luna, Rocío. «Copias del monte». *Memoria Menor* 9.2 (2011): 41-66. Impreso.",
         cites("article", author="Peralta Luna, Rocío", title="Copias del monte", container="Memoria Menor", volume="9", issue="2", pages="41-66")),
    note("mla-two-given-names", "Véase también Ator Cruz, Adolfo León. «El páramo en guerra». *Revista Hojas* 27 (2008): 63-76. Impreso.",
         cites("article", author="Ator Cruz, Adolfo León", title="El páramo en guerra", container="Revista Hojas", pages="63-76")),
    note("mla-title-with-commas", "La anécdota, con otro maestro, en Yorke, Beniamin R. *Mules, Carriers, and the Great Road: A Tale*. Stanford: Nowhere Press, 2021. 110. Impreso.",
         cites("book", author="Yorke, Beniamin R.", title="Mules, Carriers, and the Great Road: A Tale", publisher="Nowhere Press", locator="110")),
    note("mla-after-aside", "Más en la nota anterior; y, con dudas, Lastra, Luigino. *El baúl cerrado*. Quito: Orilla, 1979. 140. Impreso.",
         cites("book", author="Lastra, Luigino", title="El baúl cerrado", place="Quito", publisher="Orilla", locator="140")),
    note("mla-edited-by", "Lambertini, Ambrosio. *Cartas de un cónsul, 1790-1801*. Edited by Yvonne Pascal, Garnier, 1911. 3 vols. Contra ella, nada.",
         cites("", author="Lambertini, Ambrosio", title="Cartas de un cónsul, 1790-1801", date="1911"), remarks=("Contra ella, nada",)),
    note("mla-body-paper", "PDP. «Carta al comité del puerto». 14 de julio de 1966. AGN, DAS, caja 14, carp. 5. La otra es de Manrique Caro, Eliseo. «Informe al pueblo». Mimeografiado, junio de 1966. Archivo Histórico del Páramo, Caracas, caja 7.",
         cites("archival", author="PDP", title="Carta al comité del puerto", date="1966-07-14", archive="AGN", box="14", folder="5"),
         cites("archival", author="Manrique Caro, Eliseo", title="Informe al pueblo", date="1966-06", archive="Archivo Histórico del Páramo", box="7")),
    # --- what is no such head ---
    note("place-and-press", "Ana Ruiz, *El camino*, Lima, Verso. «La sal», El Universal, 3 de mayo de 1967, p. 4.",
         cites(form="short", author="Ana Ruiz"), cites("newspaper", author=(), title="La sal", container="El Universal")),
    note("editor-of-the-book", "Sotelo, Andrés. «El hierro». En: Rincón, Elvira (ed.). *Minas y mineros*. México: UNAM, 1999, p. 31-40.",
         cites("chapter", author="Sotelo, Andrés", title="El hierro", container="Minas y mineros", publisher="UNAM")),
    note("talk-of-a-year", "En Lima, Prudencio 1990 no dice nada del camino."),
    # --- an archive behind a full stop ---
    note("kept-behind-stop", "Junta de Aduanas, «Lista de fardos», 14 de marzo de 1988. Archivo General del Puerto (AGP), Lima, Aduanas, leg. 8-12, f. 7.",
         cites("archival", author="Junta de Aduanas", title="Lista de fardos", date="1988-03-14", archive="Archivo General del Puerto (AGP)", folder="8-12")),
    note("kept-behind-month", "«Lista de fardos», marzo de 1988. AGP, Lima, Aduanas, caja 31, exp. 4. Nadie la copió.",
         cites("archival", title="Lista de fardos", date="1988-03", archive="AGP", box="31", folder="4"), remarks=("Nadie la copió",)),
    note("kept-twice", "«Lista», 3 de mayo de 1967. Archivo del Puerto, caja 3; «Acta de la junta», 4 de mayo de 1967. Archivo del Puerto, caja 4.",
         cites("archival", title="Lista", box="3"), cites("archival", title="Acta de la junta", box="4")),
    # --- what else stands in Spanish notes ---
    note("led-to-turned-name", "El otro plano, en Almonte, Clodoveo, Vida y papeles de un alcalde, Ediciones del Páramo, Santiago, 1987, p. 190.",
         cites("book", author="Almonte, Clodoveo", publisher="Ediciones del Páramo", date="1987", locator="190")),
    note("place-before-number", "«No cuesta nada», Escena, Santiago, N° 1904, 12 de enero de 1972, p. 40.",
         cites("", title="No cuesta nada", container="Escena", date="1972-01-12", pages="40")),
    note("acronym-and-leaves", "«Convenio de la sal», 22 de diciembre de 1971, ANA, PEC, vol. 4, fs. 12-15.",
         cites("archival", title="Convenio de la sal", date="1971-12-22", archive="ANA")),
    note("volume-comma-issue", "Horacio Capella: «El comercio de la nieve», Revista de Montes, 4, 1 (1970), pp. 5-42.",
         cites("article", container="Revista de Montes", volume="4", issue="1", date="1970", pages="5-42")),
    note("book-of-an-archive", "Archivo Municipal de Villafría (AMV), Actas capitulares, libro 41, sesión de 5 de agosto de 1765, fols. 112-113.",
         cites("archival", author=(), archive="Archivo Municipal de Villafría (AMV)")),
    note("year-page-talk", "Gordillo 1990: 201 habla de la mitad.", cites(form="short", author="Gordillo", date="1990", locator="201")),
    note("see-likewise", "Véanse asimismo Dámaso 1994: 88; Luna 2006: 70.",
         cites(form="short", author="Dámaso", locator="88"), cites(form="short", author="Luna", locator="70")),
    # --- talk right before a title that appeared on a day ---
    note("talk-before-newspaper", "Lo comenta con sorna «El saco del alcalde». El Faro (Lima) 14 de marzo de 1967: A-1.",
         cites("newspaper", title="El saco del alcalde", container="El Faro (Lima)", date="1967-03-14", pages="A-1"), remarks=("Lo comenta con sorna",)),
    note("talk-before-english", "Sacos como esos pinta «Grey Bags», The Tide (London), 9 de agosto de 1892, p. 7.",
         cites("newspaper", title="Grey Bags", container="The Tide (London)", date="1892-08-09", pages="7")),
    note("talk-before-quotation", "El alcalde llamó «hermanos del saco» a los que vinieron en mayo de 1967."),
    # --- semicolons ---
    note("semicolon-in-brackets", "Ruiz, Ana. “Salt”. El Faro (Lima; Callao), 3 de mayo de 1967; Paz, Luis. “Mulas”. El Faro, 4 de mayo de 1967.",
         cites("newspaper", author="Ruiz, Ana", container="El Faro (Lima; Callao)", date="1967-05-03"), cites("newspaper", author="Paz, Luis", date="1967-05-04")),
)  # fmt: skip
