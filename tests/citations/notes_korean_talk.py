"""Korean notes in which a sentence goes on round its citations: leads, verbs behind them, whole ones in brackets."""

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    # --- a citation in full in the brackets behind a sentence ---
    note("괄호-논문", "그 값은 변하늘의 셈을 따랐다(변하늘, 2009 「물의 값과 돌의 값」 『없는학보』 46, 88쪽).", cites("article", author="변하늘", title="물의 값과 돌의 값", container="없는학보", volume="46", date="2009")),
    note("괄호-학위", "그는 방아를 칠하였다고 한다(변하늘, 『물레방아 연구』, 박사학위논문, 없는대학교, 2011, p. 210).", cites("thesis", author="변하늘", title="물레방아 연구", publisher="없는대학교", date="2011")),
    note("괄호-신문", "그쪽 보도는 하루가 빨랐다(“Mill Stops in March”, Nowhere Times, December 2, 1957).", cites("newspaper", author=(), title="Mill Stops in March", container="Nowhere Times", date="1957-12-02")),
    note("괄호-번역", "번역은 이 노래를 빠뜨렸다(L. 오르테가, 남시내 옮김, 『방아, 1898년』, 돌다리, 1981, 55쪽).", cites("book", author="L. 오르테가", translator="남시내", title="방아, 1898년", publisher="돌다리", date="1981")),
    note("괄호-라틴", "The price was unchanged (Ana Ruiz, “Salt,” Journal of Salt 12 (2001): 45).", cites("article", author="Ana Ruiz", title="Salt", container="Journal of Salt", date="2001")),
    note("괄호-아님", "값은 세 배가 되었다(2009년 가을의 일이다).", *()),
    note("괄호-출판", "변하늘, 『방앗간은 멈추다』(돌다리, 2009), 30쪽.", cites("book", author="변하늘", title="방앗간은 멈추다", date="2009")),
    # --- the verb behind a citation ---
    note("이며", "고전은 Ana Ruiz, The Salt Road (London: Verso, 1966), p. 70이며, 이를 옮긴 것은 남시내, 『물의 값』 (서울: 돌다리, 2007), p. 203이다.",
         cites("book", author="Ana Ruiz", locator="70"), cites("book", author="남시내", title="물의 값", locator="203")),
    note("이고", "남시내, 『물의 값』(돌다리, 2007), 203쪽이고, 변하늘, 『돌의 값』(돌다리, 2009), 20쪽도 같다.", cites("book", author="남시내", locator="203"), cites("book", author="변하늘", title="돌의 값")),
    note("인데", "남시내, 『물의 값』(돌다리, 2007)인데, 변하늘, 『돌의 값』(돌다리, 2009), 20쪽은 다르다.", cites("book", author="남시내"), cites("book", author="변하늘", title="돌의 값")),
    note("이며-이름", "이며서, 『물의 값』(돌다리, 2007), 203쪽.", cites("book", author="이며서")),
    # --- words that lead to a name ---
    note("아울러", "아울러 南時內, 『水車의 셈법』(東京: 石橋社, 2005), 30쪽을 참조.", cites("book", author="南時內", title="水車의 셈법")),
    note("곧", "먼저 나온 책, 곧 변하늘, 1991 『물의 값』, 돌다리출판사에는 그것도 없다.", cites("book", author="변하늘", date="1991", publisher="돌다리출판사")),
    note("대부분", "그 생애는 대부분 변하늘 《물의 값》(돌다리, 1987)에 기댔다.", cites("book", author="변하늘", title="물의 값", date="1987")),
    note("대해선", "그런 셈에 대해선 룰루 비달 <물의 값>(남시내 옮김·돌다리·2004) 63쪽.", cites("book", author="룰루 비달", translator="남시내", title="물의 값")),
    note("외국-이름-둘", "우리말 번역은 룰루 오르테가·파울 루나(남시내 역), 『물의 값』(서울: 돌다리, 2009).", cites("book", author=("룰루 오르테가", "파울 루나"), translator="남시내", title="물의 값")),
    note("기사로는", "기사로는 ‘방앗간 멈추다’, <없는신문>, 2008년 7월 25일, 10면.", cites("newspaper", author=(), title="방앗간 멈추다", container="없는신문")),
    note("페드로는", "페드로는 “물의 값”, 《없는신문》 2009년 5월 3일 자 2면에서 썼다.", cites("newspaper", author="페드로", title="물의 값")),
    note("같은-시기", "처음 쓴 것은 같은 시기 남시내, 『물의 값』(서울: 돌다리, 2009).", cites("book", author=(), title="물의 값")),
    # --- names in other letters than Hangul and Hanja ---
    note("가나-이름", "그 계보는 水野みち, 「물레の歌」, 『없는학보』, 34호(1990), pp. 112-126을 보라.", cites("article", author="水野みち", container="없는학보", date="1990")),
    note("가타카나", "ミズノ・アキラ, 『물의 값』, 東京: 돌다리, 2009, 30쪽.", cites("book", author="ミズノ・アキラ", title="물의 값")),
    note("가운뎃점-둘", "水野アキラ·南時內, 『물의 값』, 東京: 돌다리, 2009, 30쪽.", cites("book", author=("水野アキラ", "南時內"))),
    # --- the day of an issue ---
    note("치", "〈없는신문〉 1904년 4월 16일 치 5면 ‘방앗간의 불’.", cites("newspaper", title="방앗간의 불", container="없는신문", date="1904-04-16", pages="5")),
    note("치-쪽", "‘The Mill v. Ruiz’, 〈The Nowhere Herald〉 1908년 6월 27일 치 830~836쪽.", cites("newspaper", container="The Nowhere Herald", pages="830~836")),
    note("치-아님", "《없는신문》 2011년 5월 3일 치과에서 샀다.", cites("newspaper", pages=()), remarks=("치과에서 샀다",)),
    note("라틴-달", "두 번 나온다: “Mill Notes,” The Nowhere Field 15:9 (1919. 9), 200.", cites("article", author=(), container="The Nowhere Field", issue="9", date="1919-09")),
    # --- full stops between names and titles ---
    note("점-책", "개봉의 사정은 변하늘. 《물레로 읽는 한 시대》. 돌다리, 1994. 45.", cites("book", author="변하늘", title="물레로 읽는 한 시대", publisher="돌다리", date="1994", locator="45")),
    note("점-논문", "그 제도는 남시내. “방아의 바깥: 물과 추천서.” 《없는연구》 71 (2017): 129–160.", cites("article", author="남시내", title="방아의 바깥: 물과 추천서", container="없는연구", pages="129–160")),
    note("점-엮음", "관객 수는 없는공사 편. 《물레연감 1990》. 없는공사, 1990. 212.", cites("book", editor="없는공사", title="물레연감 1990", locator="212")),
    note("점-영화", "변하늘. 〈물레가 돈 까닭은?〉. 물레프로덕션, 1989. 이 영화는 길다.", cites("", author="변하늘", publisher="물레프로덕션", date="1989"), remarks=("이 영화는 길다",)),
    note("점-문장", "값은 다르다. 『물의 값』, 돌다리, 2009.", cites("book", author=(), title="물의 값")),
    # --- addresses with a particle behind them ---
    note("주소-에", "변하늘, ‘아홉 장의 물레’, <없는신문>, 2006년 6월 20일, http://salt.example/60620에 있다.", cites("newspaper", url="http://salt.example/60620")),
    note("주소-괄호", "「반도의 물레」, 없는영화자료, https://salt.example/K/00178(검색일: 2021. 3. 5.).", cites("web", url="https://salt.example/K/00178", accessed="2021-03-05")),
    note("주소-한글", "「물레」, https://salt.example/wiki/물레방아.", cites("web", url="https://salt.example/wiki/물레방아")),
    note("주소-누리집", "나는 없는도서관 누리집(https://salt.example/news/)에서 보았다."),
    # --- messages and testimonies of which a sentence speaks ---
    note("전자우편-날", "남시내 씨는 2017년 12월 11일의 전자우편에서 “나도 못 봤다”고 알려 왔다.", cites("interview", date="2017-12-11")),
    note("전자우편-이름", "안내해 준 사서 룰루 비달 씨의 2018년 3월 22일자 전자우편에 따르면 봉투는 열두 장이었다.", cites("interview", author="룰루 비달", date="2018-03-22")),
    note("증언-괄호", "방앗간 주인이던 노인 남시내의 증언(2009. 6. 25., 목포)도 이와 같다.", cites("interview", date="2009-06-25")),
    note("전자우편-교수", "Ana Ruiz 교수의 전자우편, 2009. 4. 2.", cites("interview", author="Ana Ruiz", date="2009-04-02")),
    note("회의-날", "남시내는 2009년 4월 2일의 회의에서 그렇게 말했다."),
    # --- letters whose day stands in their name; who edited the book that holds a work ---
    note("날자-서한", "남시내 신부가 변하늘 신부에게 보낸 1856년 11월 6일자 서한, XAA, vol. 579, f. 41.", cites("archival", date="1856-11-06", archive="XAA", locator="f. 41")),
    note("날의-편지", "제분협회가 없는본부에 보낸 편지는 길다."),
    note("날자-전문", "외무부장관이 페루대사에게 보낸 1967. 5. 3. 전문, 없는기록원, 문서철 3.", cites("archival", date="1967-05-03", archive="없는기록원")),
    note("책-앞-이름", "변하늘, 2016b 「방아의 행방」, 남시내 외, 『물의 시대』, 돌다리, 140쪽.", cites("chapter", author="변하늘", editor="남시내", container="물의 시대", publisher="돌다리", date="2016")),
    note("책-앞-이름-둘", "변하늘, 「물의 값」, 남시내·조산들, 『물과 돌』(서울: 돌다리, 2009), 140쪽.", cites("chapter", editor=("남시내", "조산들"), container="물과 돌")),
    note("책-앞-저자", "“물의 값”, 변하늘, 《없는연구》 41호(2009년), 155~184쪽.", cites("article", author="변하늘", editor=(), container="없는연구")),
    note("연도-로마자", "그쪽의 경우는 Ana Ruiz, 2015 The Mill, the River, and the Salt, Nowhere University Press, pp.52~60.", cites("book", author="Ana Ruiz", title="The Mill, the River, and the Salt", date="2015")),
    # --- a title in quotes with its day, a book in brackets without its author ---
    note("부서-날", "제분부 수출국 ‘방아 수출에 대한 당국의 입장’ 1968년 9월 11일, 없는사료관 등록번호 2873, 31쪽.", cites("archival", author="제분부 수출국", title="방아 수출에 대한 당국의 입장", date="1968-09-11", file="2873")),
    note("말-날", "그는 ‘물이 아직도 모자란다고 들었다’ 1968년 9월 11일에 적었다."),
    note("괄호-책", "그는 이 이야기를 회고록에도 썼으나(<물레의 빈 가방>, 돌다리·2001, 150~152쪽) 달을 틀리게 적었다.", cites("book", title="물레의 빈 가방", publisher="돌다리", date="2001", locator="150~152")),
    # --- talk with numbers in it that leads to a name in Latin letters ---
    note("수-이름", "79위의 행적은 C. Ruiz, Histoire du moulin, t. II, Paris, Verso, 1874, p. 118 이하를 보라.", cites("book", author="C. Ruiz", title="Histoire du moulin", volume="II", locator="118")),
    note("해-이름", "1925년의 목록은 Ana Ruiz, “Salt,” Journal of Salt 12 (2001), p. 3.", cites("article", author="Ana Ruiz", title="Salt", container="Journal of Salt")),
    note("달-이름", "방아가 선 12월의 값은 Ana Ruiz, The Salt Road, London: Verso, 1971, p. 391.", cites("book", author="Ana Ruiz", title="The Salt Road", locator="391")),
    note("수-제목", "1984 Revisited, London, Verso, 1971, p. 391.", cites("book", author=(), title="1984 Revisited")),
    # --- Korean roles behind names before titles without signs, in Latin letters ---
    note("편-라틴", "F. Ruiz 편, Der Salzweg, Bd. 2, Wien, Alba Verlag, 1971, pp. 391~393.", cites("book", author=(), editor="F. Ruiz", title="Der Salzweg", volume="2", publisher="Alba Verlag")),
    note("편-라틴-둘", "그 값은 Ana Ruiz·Luis Paz 편, The Salt Road, London: Verso, 1971, p. 391.", cites("book", editor=("Ana Ruiz", "Luis Paz"), title="The Salt Road", publisher="Verso")),
    note("엮음-외", "Ana Ruiz 외 엮음, The Salt Road, London, Verso, 1971, p. 391.", cites("book", author=(), editor="Ana Ruiz", title="The Salt Road")),
    note("편-한글-둘", "변하늘·남시내 편, The Salt Road, London: Verso, 1971, p. 391.", cites("book", author=(), editor=("변하늘", "남시내"), title="The Salt Road")),
    note("편-책-앞", "Ana Ruiz, “Salt,” Luis Paz·Eva Luna 편, The Salt Road (London: Verso, 1971), pp. 3-9.", cites("chapter", author="Ana Ruiz", editor=("Luis Paz", "Eva Luna"), container="The Salt Road")),
    note("편-아님", "Ana Ruiz, 단편 The Salt Road, London: Verso, 1971, p. 391.", cites("book", author="Ana Ruiz", editor=())),
    # --- talk that leads to an interview ---
    note("구술-말", "목록의 행방에 대해서는 남시내 구술, 2003년 10월 11일, 필자 채록.", cites("interview", author="남시내", date="2003-10-11")),
    note("면담-말", "그 값은 룰루 오르테가 면담, 목포, 2014년 3월 22일.", cites("interview", author="룰루 오르테가", date="2014-03-22", place="목포")),
    note("인터뷰-말", "행방에 관해서는 변하늘, 2003년 10월 11일 목포 인터뷰.", cites("interview", author="변하늘", date="2003-10-11")),
    note("필자-말", "그 값은 변하늘, 필자 인터뷰, 목포, 2014년 3월 22일.", cites("interview", author="변하늘", place="목포")),
    note("구술-아님", "값은 남시내 구술에서 들었다, 2003년의 일이다."),
    note("면담-아님", "변하늘은 면담을 거절했다, 2014년 3월."),
    # --- names in Latin letters with the Korean way of saying them, or of owning a work ---
    note("라틴-음역", "Luis Paz(루이스 파스), 『소금의 길』, 남시내 옮김, 돌다리, 2009, 30쪽.", cites("book", author="Luis Paz", translator="남시내", title="소금의 길")),
    note("라틴-음역-둘", "Luis Paz(루이스 파스)·Ana Ruiz(아나 루이스), 「소금의 길」, 『없는학보』 12호, 2009, 30쪽.", cites("article", author=("Luis Paz", "Ana Ruiz"), container="없는학보")),
    note("라틴-음역-en", "Ana Ruiz(아나 루이스), “Salt,” Journal of Salt 12 (2001), p. 3.", cites("article", author="Ana Ruiz", title="Salt")),
    note("음역-아님", "Ana Ruiz 외, 『물의 값』(남시내 역, 돌다리, 2009), 30쪽.", cites("book", author="Ana Ruiz", translator="남시내")),
    note("라틴-의", "Ana Ruiz의 『물의 값』(돌다리, 2009) 30쪽.", cites("book", author="Ana Ruiz", title="물의 값")),
    note("라틴-의-책", "Ana Ruiz의 The Salt Road (London: Verso, 2001), p. 3.", cites("book", author="Ana Ruiz", title="The Salt Road")),
    note("라틴-의-말", "그 셈은 Ana Ruiz의 「Salt」, Journal of Salt 12 (2001), p. 3이다.", cites("article", author="Ana Ruiz", title="Salt")),
    note("라틴-의-아님", "Nowhere Press의 규정은 2001년에 바뀌었다."),
)  # fmt: skip
