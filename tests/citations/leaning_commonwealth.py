"""Short forms of Australian, Indian, British and American notes, and what they mean: all of it invented."""

from tests.citations.expected import FULL, NOWHERE, Article, leans

TOLLS = Article(
    (
        "Utopia Parliamentary Debates (hereafter UPD), House of Carriers, vol. 72, 5 May 1971, p. 2561.",
        "G. Woodmill, Salt Choices (Nowhere University Press, Lima, 2004), p. 301.",
        "R. O’Mora, Utopia in the Salt War, Salt Memorial, Lima, 1981, pp. 70–3.",
        "Ana Bong, Salt: A Biography, 3 vols (Tokyo: Deep Press, 1969–70), I, 11–12.",
        "Interview with Ham Kee-ra, Arenal, 8 October 2011.",
        "SLU, Ruiz Papers, 4/1, ‘The Ship on the Mud: shooting script’, fols 12r–19v.",
        "UN Doc. A/9641, 9 March 1954, Annex I.",
        "Ana Ruiz to Luis Paz, 26 September 1953, in S. Mora (ed.), Selected Works of Ana Ruiz, vol. 23 (Nowhere Fund, Lima, 1998), pp. 511-13 (hereafter SWAR).",
        "Letter from T.N. Kaul to K.P.S. Mehta, 4 November 1953, File No. 12-A/53, National Archives of Utopia, Lima.",
        "Statement by V.K. Salgado in the First Committee, 19 November 1952, UN Doc. A/C.1/SR.525, p. 6.",
        "Aberystwyth, SLU, CMA 27,315, Hywel Tidman to the Directors, 4 December 1864.",
        "Ifor ap Glyn, interview by the author, Cardiff, 3 March 2010.",
        "Eva Marsh, Wheat and Silence: The Grain of Utopia, Nowhere Press, Lima, 1979, pp. 12–15.",
        "I thank the Salt Office for asking.",
    ),
    (
        leans("UPD, vol. 83, 24 May 1973, p. 2611.", (1, "2611")),
        leans("SWAR, vol. 25, p. 388.", (8, "388")),
        leans("SWAR, vol. 25.", 8),
        leans("O’Mora, op. cit., stops in 1953 and Woodmill, op. cit., has other fish to fry.", 3, 2),
        leans("O’Mora, op. cit., stops in 1953, and Seoul has other fish to fry.", 3),
        leans("Bong, II, 15.", (4, "15")),
        leans("Bong, Salt, III, pp. 15–16.", (4, "15–16")),
        leans("Bong, ix.", (4, "ix")),
        leans("Ham interview (note 5).", 5),
        leans("Ham interview.", 5),
        leans("Kee interview."),
        leans("Compare ‘shooting script’, fol. 17r.", (6, "fol. 17r")),
        leans("Compare ‘shooting parties’, fol. 17r."),
        leans("UN Doc. A/9641, n. 7, para. 44.", 7),
        leans("Kaul to Mehta, n. 9.", 9),
        leans("Salgado’s statement, n. 10, p. 7.", (10, "7")),
        leans("Salgado’s salt, n. 11, p. 7, is none of his."),
        leans("See also Salt Choices, n. 2, p. 18.", (2, "18")),
        leans("See also Salt Choices, n. 5, p. 18.", NOWHERE),
        leans("Tidman to the Directors, 4 December 1864.", 11),
        leans("On ap Glyn’s memory, see his interview (n. 12).", 12),
        leans("Marsh, Wheat and Silence, pp. 40–1.", (13, "40–1")),
        leans("Marsh, Rye and Silence, pp. 40–1.", NOWHERE),
        leans("Letter, n. 9, entry for 5 November; Kaul, n. 9, para. 4.", 9, (9, "para. 4")),
        leans("Woodmill, vol. 3, p. 12.", (2, "12")),
    ),
)  # fmt: skip

YEARS = Article(
    (
        "Ruiz, AB 2011, Re-imagining Salt, Routledge, London, pp. 17–30.",
        "Mora, K 2012, Brine and the Cold War, Nowhere Press, Lima, p. 95.",
        "Salt Board (1952) Salt in Utopia: Progress Report, Lima: Salt Board, p. 6.",
        "I asked those who had tasted it.",
    ),
    (
        leans("Ruiz 2011, p. 102, warns against asking; Mora 2012, p. 77, gives in.", (1, "102"), (2, "77")),
        leans("So, following her, does Mora 2012, p. 99.", (2, "99")),
        leans("Así lo escribe Mora 2012, p. 99, sin más.", (2, "99")),
        leans("Of the jars Salt Board 1952, p. 12, has a drawing.", (3, "12")),
        leans("The jars of 3 March 2012, p. 99, were empty."),
    ),
)  # fmt: skip

CAMPS = Article(
    (
        "Ian Woodmill, *Utopia and the Salt War*, vol II: *The Mules*, Nowhere University Press, Lima, 1996, pp 51–3. Cited below as Woodmill II.",
        "Ana Ruiz to Luis Paz, 3 May 1967, Salt Files, box 2, Archive of Salt, Lima (hereafter AS).",
        "Eva Mora, *Cartas de sal*, Editorial Ninguna, Lima, 1998, p. 12. En adelante citado como Cartas.",
        "Nobody has counted the mules.",
    ),
    (
        leans("Woodmill II, p 60.", (1, "60")),
        leans("On the mules see Woodmill II, p 341, and Mora, p 9.", (1, "341"), (3, "9")),
        leans("Cartas, p. 40.", (3, "40")),
        leans("Eva Mora to Luis Paz, 9 June 1967, box 2, AS.", FULL),
        leans("Woodmill III, p 60.", NOWHERE),
    ),
)
