"""Korean notes of those who write in Hanja: pages, leaves and volumes before their figures, archives before papers."""

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    # --- figures behind what they count: 頁27, 冊4, 張22b; and before it ---
    note("頁-책", "변하늘, 《水車의 길》(대구: 돌다리, 2011), 頁27-31.", cites("book", author="변하늘", title="水車의 길", place="대구", publisher="돌다리", locator="27-31")),
    note("頁-여럿", "卞夏, 《水車》(合浦: 無名出版社, 2008), 頁288, 301.", cites("book", place="合浦", publisher="無名出版社", locator="288, 301")),
    note("頁-논문", "卞夏, 〈水車初考〉, 《水車史集刊》, 第23期(臺北, 1994.6), 頁131-172.", cites("article", author="卞夏", title="水車初考", container="水車史集刊", issue="23", date="1994-06", pages="131-172")),
    note("頁-말", "卞夏, 《水車》(合浦: 無名出版社, 2008), 頁88이고 필자는 이를 따른다.", cites("book", locator="88"), remarks=("필자는 이를 따른다",)),
    note("頁-짧게", "변하늘, 〈水車의 길〉, 頁150.", cites(form="short", author="변하늘", title="水車의 길", locator="150")),
    note("冊-張", "《水車日記》, 冊4, 張22b.", cites(form="short", title="水車日記", volume="4", locator="張22b")),
    note("面-以下", "卞夏, 『水車史』(釜山: 無名社, 1987), 214面 以下.", cites("book", place="釜山", publisher="無名社", locator="214")),
    note("쪽-중-쪽", "변하늘, 「방아 소리」, 『없는학보』 14, 1997, 23~41쪽 중 35쪽.", cites("article", volume="14", pages="23~41", locator="35")),
    note("面-中-面", "변하늘, ｢방아 소리｣, 『없는학보』 제7집(1998), 61~84面 中 70面.", cites("article", title="방아 소리", container="없는학보", pages="61~84", locator="70")),
    note("頁-중-頁", "卞夏, 〈水車考〉, 《水車學報》, 第8卷 第2期(香港, 1999.12), 頁12-40 중 頁33.", cites("article", volume="8", issue="2", date="1999-12", pages="12-40", locator="33")),
    note("괄호의-頁", "변하늘, 《水車의 길》(대구: 돌다리, 2011)의 頁50을 보라.", cites("book", publisher="돌다리", locator="50"), remarks=("보라",)),
    note("註-뒤", "Lulú Ortega, “The Mill,” p. 68, 註 4.", cites(form="short", author="Lulú Ortega", title="The Mill")),
    note("夕刊", "｢水車 떠나다｣, 『東亞日報』, 1937년 11월 3일字 夕刊 2面.", cites("newspaper", title="水車 떠나다", date="1937-11-03", pages="2")),
    note("同紙", "｢水車｣, 『없는日報』, 1916年 3月 4日字, 3面; 同紙, 1916年 3月 9日字.", cites("newspaper", date="1916-03-04"), cites("newspaper", date="1916-03-09")),
    note("日條", "『없는日記』 1899년 2월 18일條.", cites("", container="없는日記", date="1899-02-18")),
    # --- parts of a work, and who printed it ---
    note("譯註", "변하늘 譯註, 《水車의 편지》(목포: 돌다리, 2009), 頁120.", cites("book", author=(), translator="변하늘", title="水車의 편지")),
    note("광역시-編", "없는광역시 남구 編, 『방아 口述史』(울산: 돌다리, 2008), 120~131面.", cites("book", editor="없는광역시 남구", title="방아 口述史", locator="120~131")),
    note("이-밖에", "이 밖에 卞夏, 〈水車〉, 《水車硏究》, 제30집(2008), 頁353-390도 있다.", cites("article", author="卞夏", container="水車硏究", pages="353-390")),
    note("第-冊", "卞夏·南川 主編, 《水車全集》, 第23冊(合浦: 無名出版社, 2008), 頁9.", cites("book", author=(), editor=("卞夏", "南川"), title="水車全集", volume="23", publisher="無名出版社", locator="9")),
    note("下-괄호", "없는시사편찬위원회 편, 『없는市史』 下(蔚山: 없는시, 1987), 640面.", cites("book", editor="없는시사편찬위원회", title="없는市史", volume="下", publisher="없는시", locator="640")),
    note("상권-쉼표", "변하늘, 『물레방아의 셈법』 상, 돌다리, 2009, 88쪽.", cites("book", title="물레방아의 셈법", volume="상", publisher="돌다리", locator="88")),
    note("권-부제", "『없는外交文書』 第18卷 外案2(無名大學校 出版部, 1969), 77面.", cites("book", title="없는外交文書", volume="18", publisher="無名大學校 出版部", place=(), container=(), locator="77")),
    note("출판-한자-도시", "변하늘, 『물레방아의 셈법』(大邱, 2009), 88쪽.", cites("book", publisher=(), place="大邱")),
    # --- half-width corner brackets, days that end in 字 ---
    note("반각-신문", "｢水車의 값｣, 『없는日報』, 1915년 2월 7일字, 3面.", cites("newspaper", title="水車의 값", container="없는日報", date="1915-02-07", pages="3")),
    note("반각-서양", "방아의 手記는 Lulú G. Ortega, ｢Mills of the East｣, *Nowhere Tidende*, 1915년 6월호, pp. 88~93.", cites("article", author="Lulú G. Ortega", title="Mills of the East", container="Nowhere Tidende", date="1915-06", pages="88~93")),
    note("반각-박물관지", "Lulú Ortega, ｢Mills｣, *Memoirs of the Nowhere Museum*, new series, vol. 1, part 5, 1914, pp. 227~287.", cites("article", container="Memoirs of the Nowhere Museum", archive=(), volume="1", date="1914", pages="227~287")),
    note("박물관-소장", "「방아 그림」, 1914년, 없는박물관, 상자 3.", cites("archival", title="방아 그림", archive="없는박물관")),
    # --- archives: before the paper, behind it, in brackets behind its title ---
    note("藏-먼저", "계약서의 한문본은 無名研究所檔案館藏, 《水車文書檔》, 01-41-040-20, 〈水車合同〉, 1892年 10月 9日.", cites("archival", title="水車合同", archive="無名研究所檔案館", container="水車文書檔", file="01-41-040-20", date="1892-10-09")),
    note("藏-첫머리", "無名館藏, 《水車檔案》, 020-010102-0107, 〈水車報告〉, 1930年 5月 2日.", cites("archival", title="水車報告", archive="無名館", container="水車檔案", date="1930-05-02")),
    note("소장-먼저", "없는기록원 소장, 『방아 문서철』, 12-3, 「방아 계약서」, 1902년 10월 9일.", cites("archival", title="방아 계약서", archive="없는기록원", date="1902-10-09")),
    note("藏-뒤", "〈水車公會函〉, 1931年 8月 2日, 無名史館藏, 《水車檔案》, 020-010102-0107, 頁15-16.", cites("archival", title="水車公會函", archive="無名史館", container="水車檔案", date="1931-08-02", locator="15-16")),
    note("소장-괄호", "《水車來信》(없는각 소장, 奎12345), 全19冊.", cites("archival", title="水車來信", archive="없는각")),
    note("책-괄호", "《水車來信》(돌다리, 2011), 19쪽.", cites("book", title="水車來信", publisher="돌다리", archive=(), locator="19")),
    # --- told by word of mouth, with years or a word of honour behind the name ---
    note("口述-翁", "변하늘翁(1908~1991) 口述, 1983년 5월.", cites("interview", author="변하늘", date="1983-05")),
    note("口述-괄호", "변하늘(1921년생, 前 방아꾼) 口述, 1996년 4월 11일, 목포 자택.", cites("interview", author="변하늘", date="1996-04-11")),
    note("訪談-선생", "卞夏天 선생 訪談, 2004年 7月 3日, 로스앤젤레스.", cites("interview", author="卞夏天", date="2004-07-03", place="로스앤젤레스")),
    note("같은-날", "변하늘 면담, 2018년 9월 14일; 방앗간 주인 룰루 오르테가와의 인터뷰, 목포, 같은 날.", cites("interview", author="변하늘", date="2018-09-14"), cites("interview", date="2018-09-14", place="목포")),
    note("말-선생", "사진을 빌려준 卞夏天 선생께 사의를 표한다."),
    note("말-口述", "口述은 錄音이 없고 筆者의 手帖에 적어 두었다."),
    # --- a year before the particle of its sentence ---
    note("연도-조사", "변하늘, 「방아 소리」, 없는대학교 박사학위논문, 2011이 유일하다.", cites("thesis", author="변하늘", publisher="없는대학교", date="2011")),
    note("쪽-조사", "변하늘, 「방아 소리」, 『없는학보』 4(2), 2017, 33-61을 통해 알았다.", cites("article", pages="33-61")),
    note("연도-명", "방앗간에는 2011명이 다녀갔다고 한다."),
    # --- names with year and page behind them, in the midst of talk ---
    note("연도-쪽-라틴", "다만 Ortega(2005, 176)은 값을 더 무겁게 본다.", cites(form="short", author="Ortega", date="2005", locator="176")),
    note("연도-쪽-한글", "같은 방아를 먼저 다룬 것은 소설가 변하늘(2009, 12)이다.", cites(form="short", author="변하늘", date="2009", locator="12")),
    note("연도-부록", "변하늘(2019, 부록 2)에 전문을 실었다.", cites(form="short", author="변하늘", date="2019", locator="부록 2")),
    note("생몰-괄호", "변하늘(1908, 목포)은 방아꾼의 아들이다."),
    # --- what keeps a paper, with its code; who says that there is no date; months of a reign ---
    note("Ref-괄호", "「特種水車に関する件」(昭和17年5月15日), WXYZ(無名歴史資料センター) Ref. C01000399100, 『水車日記』第22号(無名研究所).",
         cites("archival", author=(), title="特種水車に関する件", date="1942-05-15", archive="WXYZ(無名歴史資料センター)", file="C01000399100", container="水車日記")),
    note("Ref-달", "「水車日誌」(昭和17年6月-8月), WXYZ Ref. C13070611800.", cites("archival", title="水車日誌", date="1942-06/1942-08", archive="WXYZ", file="C13070611800")),
    note("Ref-영어", "“Minutes of the Board,” 4 May 1931, Salt Office, Ref. SO/12/44, f. 3.", cites("archival", archive="Salt Office", file="SO/12/44", date="1931-05-04")),
    note("Ref-아님", "“Ref. 12”, 변하늘, 『없는신문』 1931년 5월 4일.", cites("", container="없는신문", archive=())),
    note("연도-미상", "「빈 방아」, 연도 미상, Arsip Negeri Nirwana, Jakarta, no. 5512.", cites("archival", title="빈 방아", container=(), archive="Arsip Negeri Nirwana")),
    note("날짜-미상", "「방아 편지」, 날짜 불명, 없는기록원, 상자 4.", cites("archival", title="방아 편지", container=(), archive="없는기록원", box="4")),
    # --- behind words that join a sentence to the one before, or say as what a work is named ---
    note("아울러", "아울러 林水車, 『水車裁判』(東京: 無名書店, 2005), 13頁.", cites("book", author="林水車", title="水車裁判"), remarks=("아울러",)),
    note("이를테면", "이를테면 변하늘, 「방아 소리」, 『없는학보』 제9집, 2001, 45쪽.", cites("article", author="변하늘"), remarks=("이를테면",)),
    note("기사로는", "기사로는 ‘방아 여덟 대’, <없는신문>, 2008년 7월 25일, 10면.", cites("newspaper", author=(), title="방아 여덟 대", pages="10"), remarks=("기사로는",)),
    note("페드로는", "페드로는 ‘방아 여덟 대’, <없는신문>, 2008년 7월 25일, 10면에서 보았다.", cites("newspaper", author="페드로")),
    note("두-마디-이름", "우리말 번역은 우쓰미 미치코·무라이 이치로(남시내 역), 『물레방아』(서울: 돌다리, 2012).",
         cites("book", author=("우쓰미 미치코", "무라이 이치로"), translator="남시내", title="물레방아"), remarks=("우리말 번역은",)),
    note("두-마디-역", "번역은 룰루 오르테가(남시내 옮김), 『물레방아』(서울: 돌다리, 2012).", cites("book", author="룰루 오르테가", translator="남시내"), remarks=("번역은",)),
    note("주소-조사", "‘방아 여덟 대’, <없는신문>, 2008년 7월 25일, http://mill.example/8에 있다.", cites("", url="http://mill.example/8"), remarks=("있다",)),
    note("주소-에서", "‘방아 여덟 대’, <없는신문>, 2008년 7월 25일, http://mill.example/8에서 보았다.", cites("", url="http://mill.example/8")),
    note("주소-한글", "‘방아 여덟 대’, <없는신문>, 2008년 7월 25일, http://mill.example/방아에도.", cites("", url="http://mill.example/방아에도")),
)  # fmt: skip
