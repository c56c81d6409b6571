"""Short forms by correspondents with their offices, by several names turned round, by pages counted anew, by notes."""

from tests.citations.expected import NOWHERE, Article, leans

OFFICES = Article(
    notes=(
        "Oficio del capitán Téllez al ministro Wolff, 12 de agosto de 1911, Archivo de Utopía, leg. 14, exp. 3, f. 8.",
        "Karina Abarca, Pedro Ruiz y Rosa Mota, «Mareas y jornales», Revista de Puertos, 9:2 (2014), pp. 100-131.",
        "Letter from the keeper Oslund to the harbour master Bray, 3 May 1912, Archive of Utopia, box 4.",
        "Nadie ha pesado la niebla.",
    ),
    cases=(
        leans("Oficio de Téllez a Wolff, f. 9.", (1, "f. 9")),
        leans("Téllez a Wolff, 12 de agosto de 1911.", 1),
        leans("El oficio de Téllez (v. nota 1) no lo dice.", 1),
        leans("Oslund to Bray, 3 May 1912.", 3),
        leans("ABARCA, K. et al., op. cit., p. 110.", (2, "110")),
        leans("ABARCA, K., RUIZ, P. y MOTA, R., op. cit., p. 110.", (2, "110")),
        leans("Abarca, K. y Ruiz, P., art. cit., p. 110.", (2, "110")),
        leans("Abarca, K. & Luna, P., art. cit., p. 110.", NOWHERE),
        leans("Téllez y Wolff riñeron el 12 de agosto de 1911."),
        leans("Téllez a veces callaba."),
    ),
)

SECTIONS = Article(
    notes=(
        "Nowhere Staff, Sea Lift (Utopia: Staff Press, 2011), p. 2 (hereafter SL).",
        "Agnes Lanning, The Brine Wars (London: Nowhere Press, 1988), 41.",
        "Julián Ortúzar, «Quién pagó a los arrieros», Revista Inventada, n.º 12 (1999), pp. 201-230.",
        "Nobody has weighed the salt.",
    ),
    cases=(
        leans("SL, p. GL-7.", (1, "GL-7")),
        leans("SL, A-12.", (1, "A-12")),
        leans("SL, pp. III-2 to III-4.", (1, "III-2 to III-4")),
        leans("Lanning, Brine Wars [n. 2], 12.", (2, "12")),
        leans("Lanning’s Brine, p. 12, gives forty.", (2, "12")),
        leans("Como dice Ortúzar (véase la nota 3), p. 211, nadie pagó.", (3, "211")),
        leans("As Lanning (see note 2), p. 41, says, nobody paid.", (2, "41")),
        leans("Remito a la nota 3.", 3),
        leans("Bray lo recordaba de otro modo (artículo, nota 3).", 3),
        leans("Remito a la nota final."),
        leans("The SL-7 was a boat."),
    ),
)

KOREAN = Article(
    notes=(
        "Henrik Oslund, A Ledger of Fog (Boston: Nowhere Press, 1996), p. 17.",
        "변하늘, 『물의 값』(서울: 돌다리, 2009), 23쪽.",
        "방아는 모두 마흔 대였다.",
    ),
    cases=(
        leans("앞의 Ledger, p. 18.", (1, "18")),
        leans("앞의 Oslund, p. 18.", (1, "18")),
        leans("같은 A Ledger, f. 14에도 보인다.", (1, "f. 14")),
        leans("이상 위의 책, 92~95쪽.", (2, "92~95"), after="변하늘, 『물의 값』, 51쪽."),
        leans("재인용: 위의 책, 92쪽.", (2, "92"), after="변하늘, 『물의 값』, 51쪽."),
        leans("위의 곳.", 2, after="변하늘, 『물의 값』, 51쪽."),
        leans("자세한 것은 각주 2에 든 책, 91쪽을 보라.", (2, "91")),
        leans("앞의 Ruiz, p. 18.", NOWHERE),
        leans("앞의 방아는 멈추었다."),
        leans("위의 곳곳이 물에 잠겼다."),
        leans("모두 앞의 방아로 갔다."),
    ),
)
