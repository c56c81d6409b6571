"""Korean notes that cite foreign works, and notes in Latin script with names in their own: what the two have between them."""

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    # --- the name with its own script behind it ---
    note("script-square-quoted", "Paek Mul-le [백물레], «Panga-ui sori» [방아의 소리], Panga Yeongu [방아연구], vol. 12, núm. 1, 2009, pp. 45-72, aquí p. 50.",
         cites("article", author="Paek Mul-le", title="Panga-ui sori", container=("Panga Yeongu [방아연구]",), volume="12", issue="1", date="2009", pages="45-72", locator="50")),
    note("script-square-book", "Paek Mul-le [백물레], Panga 60 nyeon [방아 60년], Pyongyang: Toldari Chulpansa, 2006, p. 17.",
         cites("book", author="Paek Mul-le", title="Panga 60 nyeon", translation="방아 60년", place="Pyongyang", publisher="Toldari Chulpansa", date="2006", locator="17")),
    note("script-round-quoted", "Paek Mul-le (백물레), “Panga-ui sori,” Panga Yeongu 12 (2009): 45–72.",
         cites("article", author="Paek Mul-le", title="Panga-ui sori", date="2009", pages="45–72")),
    note("script-chinese", "Wang Shui [王水], «Shuimo zhi lu» [水磨之路], Lishi Yanjiu [历史研究], núm. 3, 2001, p. 9.",
         cites("article", author="Wang Shui", title="Shuimo zhi lu", issue="3", date="2001")),
    note("script-led", "Sobre las piedras, Paek Mul-le [백물레], «Dol» [돌], Panga Yeongu [방아연구], núm. 4, 1999, p. 8.",
         cites("article", author="Paek Mul-le", title="Dol", date="1999")),
    note("script-japanese-square", "Mizuno Hanako [水野花子], Suisha no michi [水車の道], Tokyo: Mumei Shoten, 2012, p. 33.",
         cites("book", author="Mizuno Hanako", title="Suisha no michi", place="Tokyo", publisher="Mumei Shoten", date="2012")),
    # --- a paper in the works of its author, without brackets ---
    note("works-en", "Paek Mul-le [백물레], «Mul-eul akkil de daehayeo» [물을 아낄데 대하여], 3 de mayo de 1964, en Paek Mulle jeojakjip [백물레저작집], vol. 18, Pyongyang: Toldari, 1982, pp. 436-450.",
         cites("", author="Paek Mul-le", title="Mul-eul akkil de daehayeo", volume="18", place="Pyongyang", publisher="Toldari", pages="436-450")),
    note("works-en-latin", "Ana Ruiz, «Discurso de la sal», 3 de mayo de 1964, en Obras escogidas, vol. 4, Lima: Ninguna, 1982, p. 45.",
         cites("chapter", author="Ana Ruiz", title="Discurso de la sal", container="Obras escogidas", volume="4", place="Lima", publisher="Ninguna")),
    # --- papers of bodies abroad ---
    note("body-en", "Embajada de Utopía en Moscú, «Nota verbal 7», 3 de mayo de 1974, РГАЛИ, ф. 2329, оп. 9, д. 11, л. 2.",
         cites("archival", author="Embajada de Utopía en Moscú", title="Nota verbal 7", date="1974-05-03", archive="РГАЛИ", fond="2329", file="11")),
    note("body-german", "Botschaft der DDR in Lima, „Bericht über Mühlen“, 3. Mai 1974, PA AA, MfAA, C 1092/70, Bl. 12.",
         cites("archival", author="Botschaft der DDR in Lima", title="Bericht über Mühlen", date="1974-05-03")),
    note("body-russian", "Посольство СССР в Перу, «О мельницах», 3 мая 1974, АВПРФ, ф. 0102, оп. 20, п. 100, д. 26, л. 14.",
         cites("archival", author="Посольство СССР в Перу", title="О мельницах", date="1974-05-03", archive="АВПРФ", fond="0102")),
    note("body-french", "Ambassade de France à Lima, « Les moulins », 3 mai 1974, Archives du Néant, carton 12.",
         cites("archival", author="Ambassade de France à Lima", title="Les moulins", date="1974-05-03", box="12")),
    # --- German papers and archives ---
    note("german-day", "“Die Mühle steht,” Niemandszeitung, 24. September 1952, S. 2.", cites("newspaper", title="Die Mühle steht", container="Niemandszeitung", date="1952-09-24", pages="2")),
    note("german-mappe", "Hans Krahl, „Tagebuch“, 1953–1956, Stadtarchiv Nirgend, Nachlass Krahl, Karton 2, Mappe 7.",
         cites("archival", author="Hans Krahl", title="Tagebuch", date="1953/1956", archive="Stadtarchiv Nirgend", box="2", folder="7", place=())),
    # --- year between name and title, Western works too ---
    note("year-latin-book", "Lulú Ortega, 2012 The Mill and the River: A History, Utopia: Nowhere Press, p. 88.",
         cites("book", author="Lulú Ortega", title="The Mill and the River: A History", place="Utopia", publisher="Nowhere Press", date="2012", locator="88")),
    note("year-latin-behind-korean", "변하늘, 2011 「방아 소리」, 『없는학보』 97, 212~240쪽; Lulú Ortega, 2012 The Mill and the River, Utopia: Nowhere Press, p. 88.",
         cites("article", author="변하늘", title="방아 소리", container="없는학보", date="2011", pages="212~240"),
         cites("book", author="Lulú Ortega", title="The Mill and the River", date="2012", locator="88")),
    note("year-latin-article", "Lulú Ortega, 2012 “The Mill,” Journal of Nowhere 12(3), pp. 45-67.",
         cites("article", author="Lulú Ortega", title="The Mill", container="Journal of Nowhere", date="2012", pages="45-67")),
    note("year-first-volume", "변하늘, 2018 「방아의 자리」, 『없는학보』 9-1, 55쪽.", cites("article", author="변하늘", container="없는학보", volume="9", issue="1", date="2018", pages="55")),
    note("year-first-number", "변하늘, 1970 「방아」, 『없는예술』 11, 20쪽.", cites("article", author="변하늘", container="없는예술", date="1970", pages="20")),
    note("year-first-book", "변하늘, 2014 『물의 값』, 돌다리, 77쪽.", cites("book", author="변하늘", title="물의 값", publisher="돌다리", date="2014", locator="77", container=())),
    note("year-first-book-alone", "없는음악대학, 1970 『방아 노래』, 6쪽.", cites("book", author="없는음악대학", title="방아 노래", date="1970", locator="6")),
    note("year-first-translated", "룰루 오르테가(남시내 옮김), 2014 『물의 값』, 돌다리, 77쪽.", cites("book", author="룰루 오르테가", translator="남시내", title="물의 값", publisher="돌다리", date="2014", locator="77")),
    note("translated-in-brackets", "룰루 오르테가(남시내 역), 『물의 값』(서울: 돌다리, 2014), 77쪽.", cites("book", author="룰루 오르테가", translator="남시내", title="물의 값", publisher="돌다리", date="2014")),
    note("chinese-in-korean", "王水, 2003 『水磨与河』, 无名出版社, 401쪽.", cites("book", author="王水", title="水磨与河", publisher="无名出版社", date="2003", locator="401")),
    # --- papers kept in archives abroad ---
    note("vietnamese-archive", "「방아 반환 요청」, 1978.10.5., Bảo tàng Cối xay, 서류함 14.", cites("archival", title="방아 반환 요청", date="1978-10-05", archive="Bảo tàng Cối xay", box="14")),
    note("polish-archive", "「방아 보고」, 1958.2.1., Muzeum młynów polskich, 상자 3.", cites("archival", title="방아 보고", date="1958-02-01", archive="Muzeum młynów polskich", box="3")),
    note("frames", "「방아 교섭」, 1971.5.11., 외교사료관, 분류번호 763.62, 등록번호 4471, 프레임번호 0102-0104.", cites("archival", title="방아 교섭", archive="외교사료관", place=())),
    note("telegram-frames", "주리마대사 발 외무부 수신 전보 LMW-0511, 1974.5.16., 외교사료관, 등록번호 6820, 프레임번호 0102-0104.", cites("archival", date="1974-05-16", archive="외교사료관")),
    note("sent-titled", "외무부장관 발 주리마대사 수신 훈령, 「방아 교섭」, 1971.5.11., 외교사료관, 등록번호 4471.", cites("archival", author="외무부장관", title="방아 교섭", date="1971-05-11")),
    note("embassy-to", "U.S. Embassy Lima to Department of State, tel. 9981, October 29, 1974, National Archives, RG 59.", cites("archival", date="1974-10-29", archive="National Archives", fond="59")),
    # --- films and interviews with foreigners ---
    note("film-latin-director", "Hans Krahl 감독, 〈Die Mühle〉, Nirgendfilm, 2004.", cites("", author="Hans Krahl", title="Die Mühle", date="2004")),
    note("interview-latin", "Eva Mohr와의 인터뷰, 드레스덴, 2010년 10월 2일.", cites("interview", author="Eva Mohr", date="2010-10-02")),
    note("interview-latin-gwa", "Hans Krahl과의 서면 인터뷰, 2010년 10월 2일.", cites("interview", author="Hans Krahl", date="2010-10-02")),
    note("interview-latin-own", "Eva Mohr, 필자 인터뷰, 드레스덴, 2010년 10월 2일.", cites("interview", author="Eva Mohr", date="2010-10-02")),
    note("film-documental", "El documental Mulle-ui chingu [물레의 친구], dir. Choe Mul-le, KBS, 2011, da la misma cifra.", cites("", title="Mulle-ui chingu", author="Choe Mul-le", date="2011")),
    # --- Korean talk that leads to a Western work ---
    note("led-latin-book", "앞의 설은 Lulú Ortega, The Mill and the River: A History, 1950–1992 (Utopia: Nowhere Press, 2013), p. 188.",
         cites("book", author="Lulú Ortega", title="The Mill and the River: A History, 1950–1992", date="2013", locator="188")),
    note("led-latin-article", "강의 수위에 대해서는 Lulú Ortega, “The Mill,” Journal of Nowhere 12 (2001), pp. 45-67을 참조.",
         cites("article", author="Lulú Ortega", title="The Mill", container="Journal of Nowhere", date="2001")),
    note("led-latin-plain", "다른 견해로는 Lulú Ortega, The Mill, Utopia: Nowhere Press, 2004, p. 45.", cites("book", author="Lulú Ortega", title="The Mill", date="2004", locator="45")),
)  # fmt: skip
