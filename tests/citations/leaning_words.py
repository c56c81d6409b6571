"""Short forms of any words of a work, initials and shelf marks among them; what Japanese and Korean notes call foregoing."""

from tests.citations.expected import FULL, NOWHERE, Article, leans

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

NUMBERED = Article(
    notes=(
        "대법원 1967. 5. 3. 선고 66다1234 판결.",
        "헌재 1991. 9. 16. 90헌바17 결정.",
        "Telegram SAL-0914, Vale to Minister, 10 September 1970, box 4, Archive of Utopia.",
        "Telegram 845, Embassy Utopia to State, May 4, 1962, box 4, Archive of Utopia.",
        "Telegram 870, Embassy Utopia to State, May 14, 1962, box 4, Archive of Utopia.",
        "Salt Office of Utopia, “Ledger A,” 1893–1907, box 2, Archive of Utopia.",
        "Salt Office of Utopia, “Ledger B,” 1908–1919, box 2, Archive of Utopia.",
        "물레는 돈다.",
    ),
    cases=(
        leans("Telegram 870; and see his memoirs.", 5),
        leans("He takes Telegram 845 for the last word.", 4),
        leans("Ledger B has the price.", 7),
        leans("Telegram 8701 is lost, and so is Telegram 84."),
        leans("Ledger C was never kept."),
        leans("종전의 66다1234 판결은 바뀌었다.", 1),
        leans("위 90헌바17 결정은 이를 따르지 않았다.", 2),
        leans("Compare SAL-0914, second page.", 3),
        leans("값은 위 SAL-0914의 숫자이다.", 3),
        leans("SAL-09142 and SAL-0915 are lost."),
        leans("물레는 67년5월에 섰다."),
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

TALK = Article(
    notes=(
        "Mora, Eula. “The Mill.” Nowhere Review, vol. 3, no. 12, June 1950, pp. 281–84.",
        "Lund, Frank A. Notes for a Glossary of Salt. 4th ed., Alba, 1970.",
        "Ruiz to the Salt Board, 22 November 1857, Archive of Utopia, vol. 579, f. 340.",
        "Ana Paz, «La sal cara», Revista de Sal, vol. 18, 2008, pp. 211-240.",
        "Ana Paz, Después de la sal, Lima, Alba, 2015, p. 133.",
        "7th Salt Regiment, War Diary, December 1950, box 4, Archive of Utopia.",
        "젤러, 「소금의 물레」, 『없는학보』 3, 1999, 12쪽.",
        "물레현, 《없는군지·소금지》, 빈날, 1993, 210쪽.",
        "물레는 돈다.",
    ),
    cases=(
        leans("Lund 87 has, after all, a mill.", (2, "87")),
        leans("Mora 282 copies the plate.", (1, "282")),
        leans("Mora 300 times went up."),
        leans("The entry for mills (Lund, Notes 87) is worth more.", (2, "87")),
        leans("He adds a word (ibid., f. 341v).", 5, after="Ana Paz, Después de la sal, p. 4."),
        leans("“Salt is a long word,” he adds (ibid., 41).", (5, "41"), after="Ana Paz, Después de la sal, p. 4."),
        leans("Lund (ibid., 60) disagrees.", (2, "60"), after="Ana Paz, Después de la sal, p. 4."),
        leans("Lund is named there once (ibid., 3 April).", 5, after="Ana Paz, Después de la sal, p. 4."),
        leans("“Salt is dear” (Ibid., p. 4).", (5, "4"), after="Ana Paz, Después de la sal, p. 5."),
        leans("Lund makes the same point (Notes, 2:345–46).", (2, "2:345–46")),
        leans("On Lund, idem, 240–44.", (5, "240–44"), after="Ana Paz, Después de la sal, p. 4."),
        leans("Idem, art. 9.", (5, "art. 9"), after="Ana Paz, Después de la sal, p. 4."),
        leans("Idem, El camino de la sal, Lima, Alba, 1999.", FULL, after="Ana Paz, Después de la sal, p. 4."),
        leans("Same source, on the back of the sheet.", 3, after="Ruiz to the Salt Board, f. 341."),
        leans("The Board wrote back (same file).", 3, after="Ruiz to the Salt Board, f. 341."),
        leans("Paz, Después de la sal, p. 151; compárese con su artículo de 2008, p. 233.", (5, "151"), (4, "233")),
        leans("Paz, Después de la sal, p. 151; her 1999 article says more.", (5, "151")),
        leans("7th Salt Regiment, op. cit., p. 5.", (6, "5")),
        leans("La serie citada en la nota 4 lo dice.", 4),
        leans("El artículo de Paz citado en la nota anterior lo dice.", 4, after="Ana Paz, «La sal cara», p. 212."),
        leans("젤러의 위의 글, 13쪽과 견주어 볼 것.", (7, "13")),
        leans("값은 앞의 「소금의 물레」에 적혀 있다.", 7),
        leans("《소금지》, 215쪽.", (8, "215")),
    ),
)
