"""Korean notes, and what notes in any script cite in Korean, Chinese, Japanese, Russian, German and French."""

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    # --- books ---
    note("출판사만", "박달재, 《소금의 길》(다락방출판, 2009), 88쪽.", cites("book", author="박달재", title="소금의 길", publisher="다락방출판", place=(), date="2009", locator="88")),
    note("도시만", "박달재, 『소금의 길』(서울, 2009), 88쪽.", cites("book", author="박달재", place="서울", publisher=(), date="2009")),
    note("쌍점", "박달재, 『소금의 길』, 서울: 다락방, 2009, 88면.", cites("book", place="서울", publisher="다락방", date="2009", locator="88")),
    note("쪽-앞", "박달재, 『소금의 길』, 서울: 다락방, 2009, p.88.", cites("book", publisher="다락방", locator="88")),
    note("엮음", "박달재 엮음, 『소금의 길』(서울: 다락방, 2009), 88쪽.", cites("book", author=(), editor="박달재", title="소금의 길")),
    note("옮김-괄호", "안나 루이스, 한바위 역, 『소금의 길』(서울: 다락방, 2009), 88쪽.", cites("book", author="안나 루이스", translator="한바위", title="소금의 길")),
    note("개정판", "박달재, 『소금의 길』, 개정판, 서울: 다락방, 2009, 88쪽.", cites("book", edition="개정판", publisher="다락방")),
    note("저작집", "김일성, 《김일성저작집》 제21권, 평양: 조선로동당출판사, 1983, 45페지.", cites("book", author="김일성", volume="21", publisher="조선로동당출판사", date="1983", locator="45")),
    note("기관-편", "소금편찬위원회 편, 『소금사료집』 제5권, 과천: 소금편찬위원회, 1987, 33쪽.",
         cites("book", editor="소금편찬위원회", title="소금사료집", volume="5", publisher="소금편찬위원회", date="1987", locator="33")),
    # --- articles, chapters, theses ---
    note("호", "박달재, 「소금 이야기」, 『없는학보』 12호, 2001, 45~67쪽.", cites("article", author="박달재", container="없는학보", issue="12", date="2001", pages="45~67")),
    note("연도-괄호-호", "박달재, 「소금 이야기」, 『없는학보』 제12권 3호(2001), 45-67쪽.", cites("article", volume="12", issue="3", date="2001", pages="45-67")),
    note("월", "박달재, 「소금 이야기」, 『월간소금』, 2001년 3월호, 45쪽.", cites("", author="박달재", container="월간소금", date="2001-03", pages="45")),
    note("큰따옴표", "박달재, “소금 이야기,” 『없는학보』 제12호 (2001), pp. 45-67.", cites("article", title="소금 이야기", container="없는학보", issue="12", pages="45-67")),
    note("학위-대학원", "박달재, 「소금 이야기」, 없는대학교 대학원 정치학과 박사학위논문, 2003, 77쪽.", cites("thesis", author="박달재", title="소금 이야기", date="2003", locator="77")),
    note("학위-쉼표", "박달재, 「소금 이야기」, 석사학위논문, 없는대학교, 2003, 77쪽.", cites("thesis", title="소금 이야기", publisher="없는대학교", date="2003", locator="77")),
    # --- newspapers ---
    note("일자-면", "동아일보 1967년 5월 11일자 3면.", cites("newspaper", container="동아일보", date="1967-05-11", pages="3")),
    note("제목-일자", "「소금 오르다」, 『동아일보』 1967년 5월 11일.", cites("newspaper", title="소금 오르다", container="동아일보", date="1967-05-11")),
    note("제목-점", "「소금 오르다」, 『한겨레』, 2005. 3. 4.", cites("newspaper", title="소금 오르다", container="한겨레", date="2005-03-04")),
    note("기자", "박달재 기자, “소금 오르다,” 한겨레, 2005년 3월 4일, A5면.", cites("newspaper", author="박달재", title="소금 오르다", container="한겨레", date="2005-03-04")),
    note("통신", "조선중앙통신, 2005년 3월 4일.", cites("newspaper", container="조선중앙통신", date="2005-03-04")),
    note("사설", "사설, 「소금과 자주」, 『로동신문』, 1967년 5월 11일, 1면.", cites("newspaper", title="소금과 자주", container="로동신문", date="1967-05-11", pages="1")),
    # --- archives ---
    note("노획문서", "「소금 회의록」, RG 242, SA 2009, 상자 3, 문서 12.", cites("archival", title="소금 회의록", box="3")),
    note("외교사료", "「소금 동향 보고」, 1967. 5. 3., 외교사료관, 분류번호 725.1, 롤번호 C-0012, 파일번호 7, 44쪽.", cites("archival", title="소금 동향 보고", date="1967-05-03", archive="외교사료관")),
    note("주대사관", "주리마 대사가 외무부 장관에게 보낸 전문, 1967년 5월 3일, 외교사료관, 롤 C-0012.", cites("archival", date="1967-05-03", archive="외교사료관")),
    note("문서철", "〈소금 장부철〉, 1968~1970년, 없는도서관, 상자 11.", cites("archival", title="소금 장부철", date="1968/1970", box="11")),
    # --- interviews, statements ---
    note("인터뷰", "박달재 인터뷰, 2005년 3월 4일, 서울.", cites("interview", author="박달재", date="2005-03-04")),
    note("필자와-인터뷰", "필자와의 인터뷰, 박달재, 서울, 2005년 3월 4일.", cites("interview", author="박달재", date="2005-03-04")),
    note("성명", "「소금위원회 성명」, 1967년 5월 11일.", cites("", title="소금위원회 성명", date="1967-05-11")),
    # --- the web ---
    note("웹-검색일", "박달재, 「소금 소식」, 소금넷, 2015년 5월 3일, https://salt.example/ko (검색일: 2016년 5월 3일).",
         cites("", author="박달재", title="소금 소식", container="소금넷", date="2015-05-03", url="https://salt.example/ko", accessed="2016-05-03")),
    # --- western works in Korean notes ---
    note("서양책", "Ana Ruiz, The Salt Road (Utopia: Nowhere Press, 2004), pp. 45-47 참조.", cites("book", author="Ana Ruiz", title="The Salt Road", locator="45-47")),
    note("서양책-쉼표", "Ana Ruiz, The Salt Road, Utopia: Nowhere Press, 2004, p. 45.", cites("book", author="Ana Ruiz", title="The Salt Road", place="Utopia", publisher="Nowhere Press", date="2004", locator="45")),
    note("서양책-도시여럿", "Ana Ruiz, The Salt Road (New Haven and London: Yale University Press, 2004), p. 45.", cites("book", author="Ana Ruiz", publisher="Yale University Press")),
    note("에서-재인용", "Ana Ruiz, The Salt Road (Utopia: Nowhere Press, 2004), p. 45에서 재인용.", cites("book", author="Ana Ruiz", locator="45")),
    # --- Japanese, Chinese ---
    note("일본책", "山田花子, 『塩の道』(東京: 無名書店, 2012), 33頁.", cites("book", author="山田花子", title="塩の道", place="東京", publisher="無名書店", date="2012", locator="33")),
    # --- romanised, with translations ---
    note("romanised", "Park Dal-jae, Sogŭm ŭi kil [The Salt Road] (Seoul: Tarakpang, 2009), 88.", cites("book", author="Park Dal-jae", title="Sogŭm ŭi kil", translation="The Salt Road", publisher="Tarakpang", locator="88")),
    note("original-script", "Park Dal-jae, 『소금의 길』 [The Salt Road] (Seoul: Darakbang, 2009), 88.", cites("book", author="Park Dal-jae", title="소금의 길", translation="The Salt Road", publisher="Darakbang", locator="88")),
    note("script-after-name", "Park Dal-jae (박달재), Sogŭm ŭi kil [The Salt Road] (Seoul: Tarakpang, 2009), 88.", cites("book", title="Sogŭm ŭi kil", publisher="Tarakpang", locator="88")),
    note("in-korean", "Park Dal-jae, “Salt Stories” (in Korean), Journal of Nowhere 12, no. 3 (2001): 45–67.", cites("article", author="Park Dal-jae", title="Salt Stories", container="Journal of Nowhere", pages="45–67")),
    note("works", "Kim Il Sung, Works, vol. 21 (Pyongyang: Foreign Languages Publishing House, 1985), 344.", cites("book", author="Kim Il Sung", title="Works", volume="21", locator="344")),
    note("works-no-brackets", "Kim Il Sung, Works, vol. 21, Pyongyang, Foreign Languages Publishing House, 1985, p. 344.", cites("book", author="Kim Il Sung", title="Works", volume="21", locator="344")),
    note("in-works", "Kim Il Sung, “On Salt,” in Works, vol. 21 (Pyongyang: Foreign Languages Publishing House, 1985), 344.", cites("chapter", author="Kim Il Sung", title="On Salt", container="Works", volume="21")),
    # --- German, French, Portuguese, Russian ---
    note("french-book", "Jean Petit, La route du sel, Paris, Éditions du Rien, 1999, p. 45.", cites("book", author="Jean Petit", title="La route du sel", place="Paris", publisher="Éditions du Rien", date="1999", locator="45")),
    # --- talk ---
    note("말-책", "『소금의 길』이라는 제목은 1967년의 노래에서 왔다."),
    note("말-이름", "박달재는 2009년에 다락방이라는 출판사를 차렸다."),
    note("말-장소", "서울, 1967년 여름, 소금값이 두 배로 올랐다."),
)  # fmt: skip
