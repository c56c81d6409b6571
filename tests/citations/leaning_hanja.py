"""Short forms of Korean notes in Hanja, of names of letter books, of talk with people who are named with honour."""

from tests.citations.expected import NOWHERE, Article, leans

LETTERS = Article(
    notes=(
        "변하늘, 《水車: 어느 마을의 역사》(대구: 돌다리, 2011), 頁27-31.",
        "남시내, 〈방아의 값을 묻다〉, 《없는학보》, 제58집(2013), 頁1-29.",
        "《水車來信》(없는각 소장, 奎12345), 全19冊. 이하 《來信》으로 줄이고 冊과 張을 적는다.",
        "古川花子, 《水車と近代》(東京: 無名出版會, 2000), 頁94-101.",
        "Kirk W. Larch, Mills and Trade (Nowhere: Nowhere Press, 2008), p. 264.",
        "卞夏天 선생 訪談, 2004年 7月 3日, 로스앤젤레스.",
        "拙稿, ｢방아의 급료에 대하여｣, 『없는학보』 제7집(1998), 61~84面.",
        "방아는 모두 마흔 대였다.",
    ),
    cases=(
        leans("古川花子, 前引書, 頁110.", (4, "110")),
        leans("이 점은 古川花子, 前引書, 頁110과 다르지 않다.", (4, "110")),
        leans("방아의 수는 古川花子, 前引書, 頁140; 변하늘, 《水車》, 頁198.", (4, "140"), (1, "198")),
        leans("남시내, 〈방아의 값〉, 頁17.", (2, "17")),
        leans("남시내, 〈방아의 노래〉, 頁17.", (NOWHERE, "17")),
        leans("《來信》, 冊4, 張22b.", 3),
        leans("예컨대 《來信》, 冊11, 張3a; 冊12, 張40b.", 3),
        leans("이 점에서 Larch의 논의(p. 270)는 새롭지 않다.", (5, "270")),
        leans("이 점에서 Larch의 논의(270쪽)는 새롭지 않다.", (5, "270")),
        leans("이 점에서 Larch의 논의(1999년)는 새롭지 않다."),
        leans("방아 이야기는 同書 p. 194에 있다.", (5, "194"), after="Kirk W. Larch, Mills and Trade (Nowhere: Nowhere Press, 2008), p. 264."),
        leans("두 표를 더하는 것은 옳지 않다(拙稿, 前揭 論文, 77面).", (7, "77")),
        leans("방아꾼의 수는 다르다(古川花子, 앞의 책, 77쪽).", (4, "77")),
        leans("필자가 卞 선생에게서 들은 이름(註6)과 같다.", 6),
        leans("필자가 南 선생에게서 들은 이름(註6)과 같다."),
        leans("고베설은 朴方牙, 前引文, 頁6.", (NOWHERE, "6")),
        leans("앞의 편지에는 註가 없다."),
    ),
)  # fmt: skip
