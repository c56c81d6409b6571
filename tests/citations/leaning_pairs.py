"""Short forms by two names in talk, Korean ones with full stops between their parts, and notes by several numbers."""

from tests.citations.expected import NOWHERE, Article, leans

PAIRS = Article(
    notes=(
        "H. Quarles and D. Ott, “The Weight of a Loaf,” Invented Review 4 (1972), p. 18.",
        "H. Quarles, “Short Measure,” in Loaves and Laws, ed. D. Ott (London: Nowhere Press, 1980), p. 140.",
        "차모래. 『빵줄: 굶주림의 연구』. 서울: 없는출판, 1969. 31쪽.",
        "Carta de Adela Prado al director, La Tarde de Ninguna, 3 de mayo de 1934, p. 2.",
        "A loaf is a loaf.",
    ),
    cases=(
        leans("The crumbs are counted in the review, with the corrections of Quarles & Ott, p. 20.", (1, "20")),
        leans("Nobody, says a table in Quarles and Ott, p. 20, paid.", (1, "20")),
        leans("부스러기에 대해서는 Quarles·Ott, 20쪽을 보라.", (1, "20")),
        leans("QUARLES, en OTT (dir.), op. cit., p. 141.", (2, "141")),
        leans("차모래. 앞의 책. 33쪽.", (3, "33")),
        leans("차모래, 앞의 책. 33쪽.", (3, "33")),
        leans("위의 책. 34쪽.", (3, "34"), after="차모래. 앞의 책. 33쪽."),
        leans("구름결. 앞의 책. 33쪽.", NOWHERE),
        leans("Carta de Prado, cit.", 4),
        leans("Prado, carta citada.", 4),
        leans("주 1, 3 참조.", 1, 3),
        leans("주 1과 3을 보라.", 1, 3),
        leans("주 3, 33쪽.", (3, "33")),
        leans("V. nota 3.", 3),
        leans("Pesas: Quarles y Ott, p. 20. Migas: Chamorae, p. 33.", (1, "20"), NOWHERE),
        leans("Scales: Quarles and Ott, 20.", (1, "20")),
        leans("Weights: 차모래, p. 33; crumbs: Quarles & Ott, p. 20.", (3, "33"), (1, "20")),
        leans("Quarles: Prado, p. 2.", NOWHERE),
        leans("Quarles and Ott met in 1972."),
        leans("저울은 없다. 33쪽은 비었다."),
        leans("Prado escribió una carta."),
    ),
)
