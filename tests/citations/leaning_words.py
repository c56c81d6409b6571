"""Short forms of any words of a work, initials and shelf marks among them; what Japanese and Korean notes call foregoing."""

from tests.citations.expected import NOWHERE, Article, leans

MILLS = Article(
    notes=(
        "Molinos de Ninguna, «Contrato de arriendo del molino viejo», 17 de abril de 1895, ff. 210-288, Archivo de Ninguna, tomo 41.",
        "Rachel I. Alder, Steven Goode, and Hugh Chris, “Where Are the Mills?” Bulletin of the Millers 97, no. 11 (2016), pp. 2051–2068.",
        "Adela Téllez, La harina (Lima: Ninguna, 1990), p. 7.",
        "수차노동조합, 『수차 투쟁 자료집』, 서울: 없는출판, 1990, 5쪽.",
        "Nadia Bertón, Prensa y molinos (Lima: Ninguna, 2014), p. 12.",
        "Carlos Real, Tercera posición de la sal (Montevideo: Ninguna, 1997), t. I, p. 3.",
        "Unit diary, 3 May 1952, The National Archives, Kew, WO 281/890.",
        "Rebirth of the Salt Republic: The First Mills (Pittsburgh: Nowhere Press, 1985), p. 201.",
        "『없는소금연감 1964』, 평양: 없는출판, 1965, 12쪽.",
        "A mill is a mill.",
    ),
    cases=(
        leans("La renta sube en Contrato, f. 212.", 1),
        leans("The framed page is Alder et al., p. 2058.", (2, "2058")),
        leans("Lo mismo repite Nadia Bertón (cf. 2014: 101) sin citar.", 5),
        leans("WO 281/890 ends on 31 July, in another hand.", 7),
        leans("Warren, Rebirth, p. 205.", (8, "205")),
        leans("『없는소금연감 1964』, 같은 쪽.", 9),
        leans("Racine, Mills, 207.", NOWHERE),
        leans("WO 281/891 is lost."),
        leans("La sal sube en 1895, y 212 molinos cierran."),
        leans("자료집은 없다."),
    ),
)

PAPERS = Article(
    notes=(
        "小沢有作, 『在日教育論』, 東京: 無名書房, 1973, 12頁.",
        "東京都, 「貸付契約書」, 1972年4月1日.",
        "『없는일보』, 1976년 7월 6일, 2면.",
        "『빈날일보』, 1976년 7월 8일, 3면.",
        "물레방아 협회, 「비 내리는 선적장」, 『물레 사보』, 1976년 8월, 4쪽.",
        "물레는 돈다.",
    ),
    cases=(
        leans("小沢、前掲書、260頁。", (1, "260")),
        leans("前掲「貸付契約書」、3頁。", (2, "3")),
        leans("값은 앞의 없는일보 기사에 있다.", 3),
        leans("앞의 물레방아는 없다."),
    ),
)
