"""Korean notes as journals of sport and of education have them: the year or the day behind the names, no sign round titles."""

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    note("해-논문", "변하늘(2012). 물의 값과 방아. 없는학보, 12(3), 33-50.", cites("article", author="변하늘", title="물의 값과 방아", container="없는학보", volume="12", issue="3", pages="33-50")),
    note("해-단행본", "변하늘·남시내(2012). 물의 값. 서울: 너른내. 33쪽.", cites("book", author=("변하늘", "남시내"), title="물의 값", place="서울", publisher="너른내", locator="33")),
    note("해-단행본-말", "제분협회(1962). *제분백서 1961*. 서울: 제분협회. 8-9쪽. 보조금은 한 달 늦게 왔다.",
         cites("book", author="제분협회", title="제분백서 1961", publisher="제분협회", locator="8-9"), remarks=("보조금은 한 달 늦게 왔다",)),
    note("해-책속", "변하늘(2012). 물의 값. 남시내·조산들(편). *물과 돌*(133-160쪽). 파주: 너른내. 특히 151쪽을 참조할 것.",
         cites("chapter", author="변하늘", title="물의 값", editor=("남시내", "조산들"), container="물과 돌", pages="133-160", publisher="너른내", locator="151")),
    note("해-책속-쪽", "변하늘(1999). 물의 값. 남시내(편저). *물과 돌*. 서울: 다락방, 77-101.", cites("chapter", editor="남시내", container="물과 돌", publisher="다락방", pages="77-101")),
    note("해-라틴쪽", "제분부(1983). 제분백서. 서울: 제분부. pp. 21-23.", cites("book", author="제분부", publisher="제분부", locator="21-23")),
    note("해-학위", "변하늘(2012). 1960년대 방아에 관한 연구. 미간행 박사학위논문, 없는대학교 대학원. 57쪽.", cites("thesis", author="변하늘", title="1960년대 방아에 관한 연구", date="2012", locator="57")),
    note("해-웹", "제분부(2014). 방아 개황: 교역의 경과. https://mill.example/ko/mills.html(2019. 3. 4. 인출).", cites("web", author="제분부", title="방아 개황: 교역의 경과", url="https://mill.example/ko/mills.html", accessed="2019-03-04")),
    note("해-라틴", "전자는 변하늘(2011). 물의 값. 없는학보, 16(2), 41-56; 후자는 Ruiz, A. & Paz, L.(2018). The mill. The Journal of Salt, 35(6), 512-530을 들 수 있다.",
         cites("article", author="변하늘", pages="41-56"), cites("article", author=("Ruiz, A.", "Paz, L."), title="The mill", container="The Journal of Salt", pages="512-530")),
    note("날-신문", "없는일보(1967. 5. 3). 방아가 멈추다. 1면; 다른신문(1967. 5. 4). 물의 값. 7면.",
         cites("newspaper", container="없는일보", title="방아가 멈추다", date="1967-05-03", pages="1"), cites("newspaper", container="다른신문", title="물의 값", pages="7")),
    note("날-신문-라틴", "Mlinar(1967. 5. 3). Male ruke, veliko kolo. p. 12.", cites("newspaper", container="Mlinar", title="Male ruke, veliko kolo", pages="12")),
    note("날-문서", "제분부 수출국(1962. 10. 2). 초청장 사본. 없는도서관, 제분철 3, 12-15쪽.", cites("archival", author="제분부 수출국", title="초청장 사본", date="1962-10-02", locator="12-15")),
    note("날-문서-말", "MILL(1962. 10. 2). Minutes of the mill board. Mill Archives, Utopia, p. 4. 같은 취지의 서신은 Ruiz, A. B.(1962. 10. 5). 협회장에게 보낸 편지. Mill Archives, Utopia.",
         cites("archival", author="MILL", title="Minutes of the mill board", locator="4"), cites("archival", author="Ruiz, A. B.", title="협회장에게 보낸 편지", date="1962-10-05")),
    note("해-말", "이 대목은 변하늘(2012). 물의 값은 오르지 않았다. 다른 말은 없다.", cites(form="short", author="변하늘", title=())),
    note("해-쪽", "변하늘(2012). 33쪽.", cites(form="short", author="변하늘", title=())),
    note("날-면담", "변하늘 면담(2018. 6. 2). 면담자 남시내. 목포.", cites("interview", author="변하늘", date="2018-06-02", title=())),
    # --- the day in brackets behind the newspaper or the author, before the title ---
    note("날-괄호-신문", "동아일보 (1966.8.2), 「방앗간 멈추다」, 3면.", cites("newspaper", container="동아일보", author=(), title="방앗간 멈추다", date="1966-08-02", pages="3")),
    note("날-괄호-외국신문", "*El Molino* (1966.8.2.), \"La harina\", p. 3.", cites("newspaper", container="El Molino", title="La harina", date="1966-08-02", pages="3")),
    note("날-괄호-이름", "Ortega, Lulú (2016.4.9.), \"La harina\", *El Molino* (blog), https://mill.example/1.",
         cites("", author="Ortega, Lulú", title="La harina", date="2016-04-09", url="https://mill.example/1")),
    note("day-in-brackets", "*The Salt Times* (3 May 1967), “Salt Is Up”, p. 7.", cites("newspaper", container="The Salt Times", author=(), title="Salt Is Up", date="1967-05-03", pages="7")),
    note("día-entre-paréntesis", "*El Faro* (3 de mayo de 1967), «La sal», p. 3.", cites("newspaper", container="El Faro", title="La sal", date="1967-05-03", pages="3")),
    note("날-괄호-기고자", "변하늘(2014. 5. 3), 「방앗간에서」, 『없는일보』, 3면.", cites("newspaper", author="변하늘", container="없는일보", date="2014-05-03", pages="3")),
    # --- as what a work is named, before its author ---
    note("예로", "전자의 예로 변하늘(2009), 『물레방아의 셈법』, 돌다리, 88쪽.", cites("book", author="변하늘", date="2009")),
    note("예외로", "예외로 변하늘, 「방아 소리」, 『없는학보』 9호, 2001, 45쪽.", cites("article", author="변하늘", title="방아 소리")),
    note("취지로", "같은 취지로 Lulú Ortega, “Salt Is Up”, The Salt-Times, 1967. 5. 3.자.", cites("newspaper", author="Lulú Ortega", container="The Salt-Times", date="1967-05-03")),
    note("로-이름", "알프레도 송, 「방아 소리」, 『없는학보』 9호, 2001, 45쪽.", cites("article", author="알프레도 송")),
    # --- a diary, and no newspaper, though a day follows ---
    note("일기-날", "《변하늘 주교 일기》, 1892년 8월 15일자.", cites("", title="변하늘 주교 일기", container=(), date="1892-08-15")),
    note("기고자-신문-날-면", "변하늘, 《없는일보》 2005년 10월 29일 자 21면.", cites("newspaper", author="변하늘", container="없는일보", title=(), pages="21")),
)  # fmt: skip
