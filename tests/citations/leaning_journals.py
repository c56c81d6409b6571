"""Short forms in the notes of single journals: o.c. and a.c., names with a dash or a stroke, a quotation behind them."""

from tests.citations.expected import NOWHERE, Article, leans

SALTERS = Article(
    notes=(
        "D. Halm and F. Zorn, Salt and Anti-Salt, Honolulu, University of Nowhere Press, 2017, p. 117-120.",
        "J. Ruiz de Mora, The Salt Church and its Origins, Rome, Istituto del Sale, 1991, p. 77.",
        "Rosa Berner/Sun-ju Cho (eds.), Foreign Salt. Stories of Porters, Berlin: Nirgends 2006.",
        "P. Hammond, “A Guard of Salt,” Review of Salt 5, no. 2 (1999): 8-12.",
        "Interview by the author with Paek Soon-im, Namhae, 9 October 2018.",
        "Luna, E. (2011). The Salt of Lima. Lima: Nowhere Press.",
        "Nobody has counted the salters.",
    ),
    cases=(
        leans("Cf. Halm – Zorn, o.c., p. 121, and Ruiz de Mora, o.c., p. 82.", (1, "121"), (2, "82")),
        leans("Hammond, a.c., p. 9.", (4, "9")),
        leans("It is overlooked by Rahier, a.c., p. 7.", NOWHERE),
        leans("The salters of the year 300 a.C. had none."),
        leans("Berner/Cho, Foreign Salt (fn. 3), p. 12.", (3, "12")),
        leans("The jars are in Hammond, op. cit. (note 4), p. 9.", (4, "9")),
        leans("Compare the guard quoted by Hammond, op. cit. (note 4), p. 9: ‘They talk to it, mostly’.", (4, "9")),
        leans("Lo cuenta Hammond, ob. cit. (nota 4), p. 9: «Le hablan».", (4, "9")),
        leans("Interview Paek (fn. 5).", 5),
        leans("Luna had guessed at fewer (2011: 119).", (6, "119")),
        leans("As Luna puts it (2011: 100), the salt is hungry.", (6, "100")),
        leans("Luna lo niega (2011: 119).", (6, "119")),
        leans("The salters guessed at fewer (2011: 119)."),
    ),
)

FAMILIES = Article(
    notes=(
        "Mizuno Ichiji, “Shio no dekasegi” [The Labour of Salt], in Shio ronbunshū, Lima, Nowhere Press, 1976, pp. 59–84.",
        "Hara Tetsuo, Shio o koeru tami [People Crossing Salt], Lima, Deep Press, 1998, pp. 79–118.",
        "Ana Ruiz, Salt and Divers, Lima, Nowhere Press, 2001, p. 3.",
        "Kim, T.-H. (2010a) ‘The Breeder’s Two Mills’, Salt Quarterly, 4 (2): 233–58.",
        "Kim, T.-H. (2010b) ‘Seed and Salt’, Salt Quarterly, 5 (2): 88–110.",
        "Compare her pamphlet, Eleven Weeks in a Mill, Lima: Deep Press, 1943, 14.",
        "Nobody has counted the divers.",
    ),
    cases=(
        leans("Mizuno, op. cit., p. 80, has a third, and Hara, op. cit., p. 203, a fourth.", (1, "80"), (2, "203")),
        leans("Contra, Mizuno, op. cit., pp. 60–61, and already Hara, op. cit., p. 84.", (1, "60–61"), (2, "84")),
        leans("Ana, op. cit., p. 9.", NOWHERE),
        leans("Mizuno (n. 1), p. 61.", (1, "61")),
        leans("Kim (2010b: 97) doubts what Kim (2010a: 240) held.", (5, "97"), (4, "240")),
        leans("See Kim (2010c: 97).", NOWHERE),
        leans("Luna, Eleven Weeks, 30.", (6, "30")),
        leans("Luna, Twelve Weeks, 30.", NOWHERE),
    ),
)
