"""Korean notes that name the author behind the title, between commas or in brackets with what holds the work."""

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    # --- between commas ---
    note("책", "《물레방아의 셈법》, 룰루 오르테가, 남시내·구름산 옮김, 돌다리, 2009년, 88쪽.",
         cites("book", author="룰루 오르테가", translator=("남시내", "구름산"), title="물레방아의 셈법", publisher="돌다리", date="2009", locator="88")),
    note("책-외국", "이를 가장 잘 쓴 것은 여전히 《The Mill and the River》, Lulú Ortega, Nowhere, 2004년, 99~103쪽이다.",
         cites("book", author="Lulú Ortega", title="The Mill and the River", publisher="Nowhere", date="2004", locator="99~103")),
    note("논문", "“방아 소리”, 남시내, 《없는연구》 9호(2001년), 45~67쪽.", cites("article", author="남시내", title="방아 소리", container="없는연구", issue="9", date="2001", pages="45~67")),
    note("신문-말-뒤", "그 반론은 “물은 왜 멈추나”, 변하늘, 없는저널(웹), 1999년 2월 3일.", cites("", author="변하늘", title="물은 왜 멈추나", container="없는저널(웹)", date="1999-02-03")),
    note("신문-날씨", "날씨는 “비 오다”, 〈없는신문〉 1954년 3월 8일 자, 6면.", cites("newspaper", author=(), title="비 오다", container="없는신문", date="1954-03-08", pages="6")),
    note("방송", "“방앗간 사람들”, 연출 변하늘, 없는방송, 2010년 1월 24일 방송.", cites("", author="변하늘", title="방앗간 사람들", container="없는방송", date="2010-01-24")),
    note("영문-신문", "“Salt Prices,” Ana Ruiz, The Nowhere Times, 3 May 1967, p. 4.", cites("newspaper", author="Ana Ruiz", title="Salt Prices", container="The Nowhere Times", date="1967-05-03")),
    note("서문-신문", "“La sal”, Ana Ruiz, El Faro, 3 de mayo de 1967, p. 4.", cites("newspaper", author="Ana Ruiz", title="La sal", container="El Faro", date="1967-05-03")),
    note("도시-아님", "『물레방아의 셈법』, 파주, 돌다리, 2009, 30쪽.", cites("book", author=(), title="물레방아의 셈법", publisher="돌다리", date="2009")),
    note("신문-아님", "「방앗간 멈추다」, 『없는신문』, 1967년 8월 8일, 5면; “Mill Stops,” Utopia Argus, August 12, 1968, p. 3.",
         cites("newspaper"), cites("newspaper", author=(), title="Mill Stops", container="Utopia Argus", date="1968-08-12", pages="3")),
    # --- in brackets ---
    note("괄호-책", "앞의 것은 『방앗간 이야기』(변하늘, 돌다리, 2014) 33쪽, 뒤의 것은 『물의 역사』(룰루 오르테가 지음, 남시내 옮김, 너른내, 2006) 271쪽의 날짜다.",
         cites("book", author="변하늘", title="방앗간 이야기", publisher="돌다리", date="2014", locator="33"),
         cites("book", author="룰루 오르테가", translator="남시내", title="물의 역사", publisher="너른내", date="2006", locator="271")),
    note("괄호-기사", "「방아의 아이들」(변하늘, 《없는신문》 2005년 10월 29일 자 21면), 이에 대한 설은 많다.",
         cites("newspaper", author="변하늘", title="방아의 아이들", container="없는신문", date="2005-10-29", pages="21")),
    note("괄호-신문", "「‘방아의 아버지’ 눈감다」(《없는신문》 2017년 12월 8일).", cites("newspaper", author=(), title="‘방아의 아버지’ 눈감다", container="없는신문", date="2017-12-08")),
    note("괄호-영화", "〈Die Mühle〉(감독 룰루 오르테가, 1927년, 무성, 118분). 아래의 시각은 복원본의 것이다.", cites("", author="룰루 오르테가", title="Die Mühle", date="1927", publisher=(), container=())),
    note("괄호-웹", "「귤 두 개」(블로그 ‘물가 산책’, 2019년 4월 2일, https://blog.example.kr/2215)에서 알았다.",
         cites("web", title="귤 두 개", container="블로그 ‘물가 산책’", date="2019-04-02", url="https://blog.example.kr/2215")),
    note("괄호-소장", "「방앗간 규칙」(1952년경, 등사본, 없는박물관 소장).", cites("archival", title="방앗간 규칙", date="1952~", archive="없는박물관", container=())),
    note("괄호-출판-아님", "『물레방아의 셈법』(서울: 돌다리, 2009), 30쪽.", cites("book", author=(), place="서울", publisher="돌다리", date="2009", locator="30")),
    note("괄호-도시-아님", "『물레방아의 셈법』(파주, 돌다리, 2009), 30쪽.", cites("book", author=(), place="파주", publisher="돌다리", date="2009", locator="30")),
    # --- double quotes round a book ---
    note("따옴표-책-말-뒤", "북쪽은 “방아 년감” (평양: 돌다리, 1975), p. 498.", cites("book", author=(), title="방아 년감", publisher="돌다리", date="1975", locator="498")),
    note("따옴표-졸저", "졸저 “담 하나 사이” (서울: 너른내, 1998), pp. 31-35.", cites("book", author=(), title="담 하나 사이", place="서울", publisher="너른내", date="1998", locator="31-35")),
    note("따옴표-말", "그는 “물이 없다” (웃음, 손짓)고 했다."),
    # --- whose it is, in a sentence ---
    note("전직-의", "변하늘 전 장관의 “물과 나” (서울: 너른내, 2014), p. 97도 볼 만하다.", cites("book", author="변하늘", title="물과 나", publisher="너른내", locator="97")),
    note("직업-의", "망명한 소설가 고들판의 “방아 25시” (서울: 너른내, 1992), p. 140은 다르게 적었다.", cites("book", author="고들판", title="방아 25시", publisher="너른내", locator="140")),
    note("둘째-문장-의", "앞은 Lulú Ortega, “The Mill” (Nowhere Press, 2013), pp. 180-182에 자세하다. 변하늘 전 장관의 “물과 나” (서울: 너른내, 2014), p. 97도 볼 만하다.",
         cites("book", author="Lulú Ortega"), cites("book", author="변하늘", title="물과 나", locator="97")),
    note("말-의", "지난날의 “방아 일기” (서울: 너른내, 1998), p. 3.", cites("book", author=(), title="방아 일기", publisher="너른내")),
    # --- entries with the volume in Korean, and the month behind a press ---
    note("항목-권호", "제분조사실 (1962. 4). 방앗간 편성표. 물결, 7권 4호, 88-90.", cites("article", author="제분조사실", title="방앗간 편성표", container="물결", volume="7", issue="4", date="1962-04", pages="88-90")),
    note("항목-호", "Clube do Moinho (1979). Perguntas ao rio. Boletim MX, 44호, 2-5. 이 회보는 남시내가 보여 주었다.",
         cites("article", title="Perguntas ao rio", container="Boletim MX", issue="44", date="1979", pages="2-5")),
    note("항목-책", "변하늘 (1978). 방아 이십오 년. 서울: 돌다리, 38쪽.", cites("book", author="변하늘", title="방아 이십오 년", place="서울", publisher="돌다리", locator="38")),
    note("달-쪽", "남시내, 「물의 죽비」, 『월간 방아』 제78호, 돌다리출판부, 1988. 8, pp.12-15.", cites("article", container="월간 방아", issue="78", publisher="돌다리출판부", date="1988-08", pages="12-15")),
    # --- archives of China, pages of newspapers with 제 ---
    note("당안관", "〈관개 비용에 관한 보고〉(1949년 12월 2일), 없는성당안관, 전종 ZE1, 목록 2, 안권 117.", cites("archival", date="1949-12-02", archive="없는성당안관", fond="ZE1", inventory="2", file="117")),
    note("제-면", "《없는일보》 1955년 5월 8일자 제1면.", cites("newspaper", container="없는일보", date="1955-05-08", pages="1")),
    note("제-장-아님", "광산법(법률 제16호, 1948. 12. 20. 제정), 제2조.", cites("document", title="광산법", pages=())),
    # --- a press alone behind a foreign title ---
    note("외국-출판사", "Jan Nowak, Młyn nad rzeką, Wydawnictwo Nigdzie KUL, 1994, p.77. 이에 대한 비판도 있다.", cites("book", author="Jan Nowak", publisher="Wydawnictwo Nigdzie KUL", place=(), locator="77")),
    note("외국-도시", "Jan Nowak, Młyn nad rzeką, Warszawa, 1994, p.77. 이에 대한 비판도 있다.", cites("book", author="Jan Nowak", publisher=(), place="Warszawa", locator="77")),
    # --- who edited the book that holds a signed piece, with no role told ---
    note("엮은이-외", "변하늘, 「방아 소리」, 남시내 외, 『물과 돌』, 돌다리, 2016, 140쪽.", cites("chapter", author="변하늘", editor="남시내", container="물과 돌", publisher="돌다리", pages="140")),
    note("엮은이-둘", "변하늘, 2016b 「방아 소리」, 남시내·구름산, 『물과 돌』, 돌다리, 140쪽.", cites("chapter", author="변하늘", editor=("남시내", "구름산"), container="물과 돌", date="2016")),
    note("엮은이-아님", "「방아 소리」, 변하늘, 『없는학보』 9집, 2001, 45쪽.", cites("article", author="변하늘", editor=(), container="없는학보")),
    note("교수-전자우편", "Lulú Ortega 교수의 전자우편, 2009. 4. 2.", cites("interview", author="Lulú Ortega", date="2009-04-02")),
    note("교수-책", "Lulú Ortega 교수의 책, 2009. 4. 2."),
    note("말-뒤-이탤릭", "Luis R. Paz to Ana J. Ruiz, September 20, 1912, Salt Records, RG 82, Box 22, Museum of Salt, Lima. 공식 설명은 Lulú Ortega, *The Mill Front* (Utopia: Nowhere Press, 1940), 190에 있다.",
         cites("archival", title="Luis R. Paz to Ana J. Ruiz", date="1912-09-20"), cites("book", author="Lulú Ortega", title="The Mill Front", locator="190"), remarks=("공식 설명은",)),
    note("분류번호-점", "「이주 동향」, 1978년 2월 17일, 없는사료관, 791.76, 12450.", cites("archival", archive="없는사료관", file="791.76")),
    note("이-책", "변하늘, 『물레방아』(돌다리, 2009). 집 이야기는 이 책 25쪽.", cites("book"), cites(form="ibid", locator="25"), remarks=("집 이야기는",)),
    note("이-글-머리", "변하늘, 「물레방아」, 『없는학보』 9집, 2001, 45쪽. 이 글 46쪽에 집 이야기가 있다.", cites("article"), cites(form="ibid", locator="46")),
    note("이-책은", "변하늘, 『물레방아』(돌다리, 2009). 이 책은 25쪽뿐이다.", cites("book"), remarks=("이 책은 25쪽뿐이다",)),
)  # fmt: skip
