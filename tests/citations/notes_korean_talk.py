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
)  # fmt: skip
