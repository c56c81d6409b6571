"""Short forms of Korean notes that name a page behind a name alone, and works by the names that notes introduced."""

from tests.citations.expected import NOWHERE, Article, leans

PAGES = Article(
    notes=(
        "남시내. “어느 물레의 8년.” 《없는잡지》 1989년 10월호: 58–63.",
        "개봉의 사정은 변하늘. 《물레로 읽는 한 시대》. 돌다리, 1994. 45.",
        "그 제도는 조산들. “방아의 바깥: 물과 추천서.” 《없는연구》 71 (2017): 129–160.",
        "Ruiz, Ana. “The Mill.” Journal of Mills 54.3 (2001): 14–31.",
        "방아는 모두 마흔 대였다.",
    ),
    cases=(
        leans("방앗간의 이름은 남시내 60에 나온다.", (1, "60")),
        leans("변하늘 51은 이 말을 그대로 믿는다.", (2, "51")),
        leans("물길의 사정은 조산들 151 참조.", (3, "151")),
        leans("찾지 못했다; Ruiz 18; 변하늘 33도 볼 것.", (4, "18"), (2, "33")),
        leans("그날 남시내 60명이 모였다."),
        leans("방앗간 33은 문을 닫았다."),
        leans("온도는 33도였다."),
    ),
)

NAMES = Article(
    notes=(
        "Ana Ruiz, Obras del molino, Lima, Verso, 1996-1997, 4 vols. (이하 OM), t. II, p. 415.",
        "변하늘, 『물의 값』(서울: 돌다리, 2009), 23쪽. 이하 『물값』으로 줄인다.",
        "「방아 편지」, 1967년 5월 3일, 없는기록원(이하 NA), 상자 4.",
        "방아는 모두 마흔 대였다.",
    ),
    cases=(
        leans("강연은 OM III, pp. 113-131.", (1, "113-131")),
        leans("흰 방은 마지막 장면(OM II, p. 472)에 나온다.", (1, "472")),
        leans("담의 높이는 『물값』, p. 230에 있다.", (2, "230")),
        leans("『물값』, 88쪽.", (2, "88")),
        leans("물이 모자랐다(OM)."),
        leans("OM은 두꺼운 책이다."),
        leans("값은 『없는값』, 88쪽에 있다."),
    ),
)  # fmt: skip

FAMILIES = Article(
    notes=(
        "村山葉子·水野吉, 『水車の셈법』(東京: 石橋社, 1980), 3頁.",
        "大橋ミチ, 「物の歌」, 『없는학보』 34호(1990), 12쪽.",
        "朴水車, 『韓國水車史』, 서울: 石橋社, 1974, 45面.",
        "방아는 모두 마흔 대였다.",
    ),
    cases=(
        leans("村山·水野, 앞의 책(주 1), 171頁.", (1, "171")),
        leans("大橋, 앞의 글, 14쪽.", (2, "14")),
        leans("村山, 앞의 책, 31頁.", (1, "31")),
        leans("村田, 앞의 책, 31頁.", NOWHERE),
    ),
)  # fmt: skip

PARTS = Article(
    notes=(
        "변하늘, 『묻힌 물레』(서울: 돌다리, 2012), 3쪽.",
        "‘The Mill v. Ruiz’, 〈The Nowhere Herald〉 1908년 6월 27일 치 830~836쪽.",
        "방아는 모두 마흔 대였다.",
    ),
    cases=(
        leans("유족의 회고로 『묻힌 물레』에 실린 후기(301쪽)가 있다.", (1, "301")),
        leans("햇수는 『묻힌 물레』의 머리말(3쪽)과 맞지 않는다.", (1, "3")),
        leans("〈The Nowhere Herald〉의 같은 기사 834쪽에는 한 번만 고쳤다고 되어 있다.", (2, "834")),
        leans("태어난 집 이야기는 이 책 25쪽.", (1, "25"), after="변하늘, 앞의 책, 24쪽."),
        leans("『없는 물레』의 머리말(3쪽)과 맞지 않는다."),
    ),
)  # fmt: skip
