"""Notes in the style of China's standard, GB/T 7714, in Korean, Chinese and Latin letters, and what each cites."""

from __future__ import annotations

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    note("book", "변하늘. 소금의 길[M]. 연길: 없는출판사, 1987: 41.",
         cites("book", author="변하늘", title="소금의 길", place="연길", publisher="없는출판사", date="1987", locator="41")),
    note("two-authors", "변하늘, 한바다. 소금의 길[M]. 룡정: 룡정현염업보급소, 1981: 5-6(등사본).",
         cites("book", author=("변하늘", "한바다"), title="소금의 길", publisher="룡정현염업보급소", locator="5-6")),
    note("behind-talk", "방언에 대하여서는 변하늘. 소금말 모음[M]. 연길: 없는출판사, 1988: 41.",
         cites("book", author="변하늘", title="소금말 모음"), remarks=("방언에 대하여서는",)),
    note("article", "길에 대하여서는 변하늘. ‘소금길’이라는 이름[J]. 없는어문, 2009(4): 22-27을 참조하라.",
         cites("article", author="변하늘", title="‘소금길’이라는 이름", container="없는어문", date="2009", issue="4", pages="22-27")),
    note("volume-and-issue", "王建国，李明．盐路的终点[J]．盐业史研究，2003，14(2)：55-61．",
         cites("article", author=("王建国", "李明"), title="盐路的终点", container="盐业史研究", volume="14", issue="2", pages="55-61")),
    note("volume-alone", "王建国. 盐路的终点[J]. 盐业史研究, 2003, 14: 55-61.",
         cites("article", author="王建国", volume="14", issue=(), pages="55-61")),
    note("newspaper", "그 말이 보이지 않는다: 포구에 꽃이 피였다[N]. 없는일보, 1958-05-19(1).",
         cites("newspaper", author=(), title="포구에 꽃이 피였다", container="없는일보", date="1958-05-19", pages="1")),
    note("newspaper-signed", "李四. 海[N]. 海风日报, 1967-5-3(6).",
         cites("newspaper", author="李四", title="海", container="海风日报", date="1967-05-03", pages="6")),
    note("two-in-one", "张三. 盐[M]. 北京: 海风出版社, 1988; 李四. 海[N]. 海风日报, 1967-05-03(6).",
         cites("book", author="张三", title="盐"), cites("newspaper", author="李四", title="海")),
    note("chapter", "결론은 변하늘. 소금업을 발전시킬데 대하여[M]//없는저작집 15. 평양: 없는출판사, 1981: 60-77.",
         cites("chapter", author="변하늘", title="소금업을 발전시킬데 대하여", container="없는저작집 15", publisher="없는출판사", pages="60-77")),
    note("chapter-edited", "陈红. 盐的故事[C]//王林. 海盐论集. 上海: 海风出版社, 1999: 12-30.",
         cites("chapter", author="陈红", title="盐的故事", editor="王林", container="海盐论集", date="1999")),
    note("thesis", "강바다. 가지의 이동[D]. 없는대학, 2011: 88.",
         cites("thesis", author="강바다", title="가지의 이동", publisher="없는대학", date="2011", locator="88")),
    note("thesis-english", "Smith J. Salt roads of the Andes[D]. Poole: Salt University, 2011: 88.",
         cites("thesis", author="Smith J", title="Salt roads of the Andes", place="Poole", publisher="Salt University")),
    note("report-of-a-body", "海盐农学院园艺系. 盐田起源调查[R]. 龙井: 海风出版社, 1963: 7.",
         cites("document", author="海盐农学院园艺系", title="盐田起源调查", place="龙井", date="1963")),
    note("town-alone", "없는자치주통계국. 없는통계년감 1986[Z]. 연길, 1986: 130.",
         cites("book", author="없는자치주통계국", place="연길", publisher=(), locator="130")),
    note("translated", "변하늘 역. 동만의 소금[J]. 없는문사자료, 1990(3): 101-120.",
         cites("article", author="변하늘", title="동만의 소금", container="없는문사자료")),
    note("on-line", "지금 보호를 받는다: 소금나무 보호구 지정[EB/OL]. 없는신문, 2013-08-27. http://www.salt.example.cn/1.html, 2015-12-01 열람.",
         cites("web", title="소금나무 보호구 지정", container="없는신문", date="2013-08-27", url="http://www.salt.example.cn/1.html", accessed="2015-12-01")),
    # --- what looks like it and is none ---
    note("letters-in-talk", "It says [N]. Then nothing was said of salt."),
    note("supplied", "변하늘의 말[M]은 소금이다."),
)  # fmt: skip
