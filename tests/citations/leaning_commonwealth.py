"""Short forms of Australian, Indian, British and American notes, and what they mean: all of it invented."""

from tests.citations.expected import Article, leans

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
        leans("Woodmill, vol. 3, p. 12.", (2, "12")),
    ),
)  # fmt: skip
