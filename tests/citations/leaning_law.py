"""Short forms as lawyers and social scientists write them, in talk as well, and which note cites what they mean."""

from tests.citations.expected import FULL, NOWHERE, Article, leans

DECREES = Article(
    notes=(
        "Ministerio de la Sal, Decreto 34 de 1967, “por el cual se prohíbe la sal”, Boletín Oficial, Lima, 3 de mayo de 1967.",
        "Nadie ha leído los decretos.",
    ),
    cases=(
        leans("Decreto 34 de 1967, art. 7.", (1, "art. 7")),
        leans("Decreto 35 de 1967, art. 7.", FULL),
    ),
)

TOLLS = Article(
    notes=(
        "ANA RUIZ, THE SALT ROAD 44 (1998).",
        "Luis Paz & Otto Lund, Mules as Money, 18 SALT REV. 15, 16 (2004).",
        "SALT COMMISSION, THE TOLL OF THE SEA 44 (1979) [hereinafter SEA DIRECTORY].",
        "Panel on Salt, Final Report, ¶ 212, U.N. Doc. S/2017/999 (Feb. 27, 2017) [hereinafter 2017 Salt Report].",
        "Ruiz-Lago v Salt Board (1981) 28 WIR 190 (CA) 197.",
        "Vale, I. (2001). Counting loads: Carriers in Utopia. Nowhere Press.",
        "Tal, Ines. The Long Ledger. Utopia: Nowhere Press, 2002. 2 vols.",
        "Brandt, Jonas. “Mules in the Snow.” Salt Quarterly 12 (2004): 30–44.",
        "Eva Mora, The Empty Mill (Nowhere University Press 2011) 5.",
        "Nobody has counted the mules.",
    ),
    cases=(
        # --- supra, id. ---
        leans("RUIZ, supra note 1, at 12 & n.4.", (1, "12 & n.4")),
        leans("RUIZ, supra note 1, at 12–14 & nn.4–5.", (1, "12–14 & nn.4–5")),
        leans("RUIZ, supra note 1, at 12 n.4.", (1, "12 n.4")),
        leans("See Paz & Lund, supra note 2, at 20; RUIZ, supra note 1, at 9.", (2, "20"), (1, "9")),
        leans("SEA DIRECTORY, supra note 3, at 51.", (3, "51")),
        leans("2017 Salt Report, supra note 4, ¶ 213.", (4, "¶ 213")),
        leans("See also 2017 Salt Report, supra note 4, ¶ 213; RUIZ, supra note 1, at 9.", (4, "¶ 213"), (1, "9")),
        leans("Id. at 14.", (1, "14"), after="RUIZ, supra note 1, at 9."),
        leans("Id. annex 14.", (4, "annex 14"), after="2017 Salt Report, supra note 4, ¶ 213."),
        leans("Id. ¶ 14.", (4, "¶ 14"), after="2017 Salt Report, supra note 4, ¶ 213."),
        leans("Id. §§ 4–5.", (1, "§§ 4–5"), after="RUIZ, supra note 1, at 9."),
        leans("Compare id. annex 14 (with a map), with SEA DIRECTORY, supra note 3, at 51 (without one).", (4, "annex 14"), (3, "51"), after="2017 Salt Report, supra note 4, ¶ 213."),
        leans("RUIZ, supra note 1, at 9. Id. at 12 has the mules.", (1, "9"), (1, "12")),
        leans("RUIZ, supra, at 9.", (1, "9")),
        leans("GUZMÁN, supra note 41, at 3.", NOWHERE),
        # --- the number of the note in brackets ---
        leans("Ruiz-Lago (n 5) [7]–[9].", (5, "[7]–[9]")),
        leans("Ruiz-Lago (n 5) [7].", (5, "[7]")),
        leans("Mora (n 9) 57 and Ruiz (n 1) 184.", (9, "57"), (1, "184")),
        leans("similarly Mora (n 9) 57 and Ruiz, Salt Road (n 1) 184.", (9, "57"), (1, "184")),
        leans("cf Mora (n 9) 112, who counts a fifth mule.", (9, "112")),
        leans("Mora (n 9) 83 trusts the ledger; Ruiz (n 1) never opened it.", (9, "83"), 1),
        leans("Contrast the figures given by Mora (n 9) 83.", (9, "83")),
        leans("Paz and Lund (n 2) 83 trust the ledger.", (2, "83")),
        leans("Ramos (n 5) 12.", NOWHERE),
        leans("There is nothing of the kind in Mora, ibid., 12.", (9, "12"), after="RUIZ, supra note 1, at 9."),
        leans("ibid adds two mules that were lame.", 9, after="Mora (n 9) 112."),
        # --- the year in brackets, in talk ---
        leans("Vale (2001, p. 118) puts the flood in 1982.", (6, "118")),
        leans("Vale (2001, pp. 118–119).", (6, "118–119")),
        leans("Vale (2001: 118) found no trace of this.", (6, "118")),
        leans("For the drivers, Vale (2001, pp. 88–89); Mora (2011, p. 300) found no trace of this.", (6, "88–89"), (9, "300")),
        leans("cf. Vale (2001, p. 226), Mora (2011, p. 239), and Tal (2002).", (6, "226"), (9, "239"), 7),
        leans("As Vale (2001, p. 4) says, nobody counted.", (6, "4")),
        leans("The mule Vale (2001 grams) was light."),
        leans("In Lima (1967, p. 3) nobody counted."),
        # --- a page behind the name, without a sign ---
        leans("Tal 93; compare Brandt, “Mules” 30.", (7, "93"), (8, "30")),
        leans("For the snow, Tal 64; for the thaw, Brandt 31.", (7, "64"), (8, "31")),
        leans("Of those that drowned little is told (Tal, Long Ledger 2: 14).", (7, "2: 14")),
        leans("Tal, Long Ledger 2: 14.", (7, "2: 14")),
        leans("Tal 2: 14.", (7, "2: 14")),
        leans("The same was seen by Brandt (31).", (8, "31")),
        leans("See also Brandt, “Mules” 31, and Tal 64.", (8, "31"), (7, "64")),
        leans("This guess was Brandt’s (31), and a good one.", (8, "31")),
        leans("In May 12 mules left."),
    ),
)  # fmt: skip

CLAIMS = Article(
    (
        "Salt Board of Utopia, Claims by Mill, 2006–2014 (Arenal: SB, 2015) at 6 [Mill Claims].",
        "Ana Ruiz, The Long Way Round: Millers and Courts (LLM Thesis, Nowhere University, 2016) at 58 [Ruiz].",
        "Eva Mora, Nothing to Grind (Lima: Deep Press, 2009) at 253–58 [Nothing to grind, she says].",
        "The second paper has no number.",
    ),
    (
        leans("Mill Claims, supra note 1 at 9.", (1, "9")),
        leans("Compare Mill Claims at 9.", 1),
        leans("Ruiz, supra note 2 at 77.", (2, "77")),
        leans("Grind Claims, supra note 3 at 9.", NOWHERE),
    ),
)  # fmt: skip

RULINGS = Article(
    (
        "Corte Suprema, Sentencia C-18 de 2016, 14 de abril de 2016, M. P. Ana Ruiz.",
        "Ley 22.439, “Ley general de la sal”, Boletín Oficial, 27 de marzo de 1981, pág. 2.",
        "Ruiz, S., *El juez y la sal*, Lima, Alba, 2017, 155.",
        "De lo demás no consta nada.",
    ),
    (
        leans("Sentencia C-18, cit., fundamento 6.", (1, "fundamento 6")),
        leans("La Sentencia C-18 de 2016, cit., fundamento 6; Ruiz, cit., 15.", 1, (3, "15")),
        leans("Sentencia C-81, cit., fundamento 6.", NOWHERE),
        leans("La lista completa en Ruiz, *El juez…*, cit., 190-192.", (3, "190-192")),
    ),
)  # fmt: skip
