"""Short forms by a number: of a volume of reports, of one of several interviews, of a judgment, of a telegram."""

from tests.citations.expected import FULL, Article, leans

REPORTS = Article(
    notes=(
        "Salt Board v. Quarry ex rel. Ruiz, 345 U.S. 206 (1953).",
        "Paz v. Vale, 338 U.S. 537, 540 (1950).",
        "Mar v. Moss, 345 U.S. 512 (1953).",
        "Dora Vale, The Vale Story (New York: Verso, 1952), 12.",
        "Nothing else is known of it.",
    ),
    cases=(
        leans("Quarry, 345 U.S. at 227; repeated in Vale, 338 U.S. at 544.", (1, "227"), (2, "544")),
        leans("Others hold it still, quoting Vale, 338 U.S. at 540–41, without a word on Mar.", (2, "540–41")),
        leans("338 U.S. at 541.", (2, "541")),
        leans("Vale, Story, 20.", (4, "20")),
        leans("Moss, 345 U.S. at 513.", (3, "513")),
        leans("The salt was sold for 338 U.S. dollars at 5 per cent."),
    ),
)  # fmt: skip

ROUNDS = Article(
    notes=(
        "황나래 1차 구술, 2006년 8월 11일, 없는읍.",
        "황나래 2차 구술, 2007년 3월 2일, 없는읍.",
        "길방아 두 번째 면담, 2007년 5월 28일, 없는읍.",
        "변하늘, 『물의 값』, 돌다리, 2009, 23쪽.",
        "방아는 모두 마흔 대였다.",
    ),
    cases=(
        leans("황나래 1차 구술; 길방아 두 번째 면담.", 1, 3),
        leans("값은 황나래 2차 구술에서 달라진다.", 2),
        leans("황나래 3차 구술은 하지 못하였다."),
        leans("돈의 말은 위의 책에서 다시 나온다.", 4),
    ),
)  # fmt: skip

JUDGMENTS = Article(
    notes=(
        "조선고등법원 1927. 3. 8. 선고 민상 제585호 판결.",
        "대법원 2017. 1. 19. 선고 2013다17292 전원합의체 판결(이하 ‘전합 판결’).",
        "「방아 전보」, CIW-0311, 1971. 3. 9., 없는기록원, 등록번호 4518.",
        "없는부 회람 제41호, 1973. 10. 4., 없는기록원.",
        "방아는 모두 마흔 대였다.",
    ),
    cases=(
        leans("위 민상 제585호 판결, 위 2013다17292 판결을 보라.", 1, 2),
        leans("전합 판결은 물을 말하지 않았다.", 2),
        leans("CIW-0311, 1971. 3. 9.", 3),
        leans("위의 회람.", 4),
    ),
)  # fmt: skip

VOLUMES = Article(
    notes=(
        "『방아 장부』 제1권, 1961–1974, 남시내 소장(이하 『장부』 1).",
        "『방아 장부』 제2권, 1975–2003, 남시내 소장(이하 『장부』 2).",
        "변하늘(1967), 『1966년도 사업보고서』, 서울: 돌다리, 88쪽(이하 『사업보고』 1966).",
        "Ana Ruiz, Obras del molino (Lima: Verso, 1958), 12(이하 OM로 줄이고 쪽수를 적음).",
        "「물길철」, 1968–1972, 없는기록원, 관리번호 BA0184301(이하 『물길철』과 권수로 적음).",
        "「평면도」, 1922년, 없는기록원, 관리번호 CJA0014211.",
        "방아는 모두 마흔 대였다.",
    ),
    cases=(
        leans("『장부』 1, 30쪽; 『장부』 2의 첫 장.", 1, 2),
        leans("『사업보고』 1966, 91쪽의 값과 맞는다.", (3, "91")),
        leans("기준은 OM과 다르다.", 4),
        leans("『물길철』 제1권, 3쪽.", (5, "3")),
        leans("예산표를 CJA0014211의 설계서와 견주면 분명하다.", 6),
    ),
)  # fmt: skip

DIARIES = Article(
    notes=(
        "Diary, 2 March 1908, Nowhere Library, Vale Papers, MS 5144/1.",
        "Ana Ruiz, Salt (London: Verso, 1958), 12.",
        "Nothing else is known of it.",
    ),
    cases=(
        leans("Diary, 1 June 1915.", 1),
        leans("Log, 1 June 1915, Nowhere Library, MS 3.", FULL),
        leans("Paz, diary, 1 June 1915.", FULL),
    ),
)
