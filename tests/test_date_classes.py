"""Classes of dates that unseen documents had and the grammars didn't: open ranges, eras, year first, far pointers.

As in ``test_date_prose`` a star marks a date that is inferred; the sentences are made up.
"""

from __future__ import annotations

import pytest

from indexer.enrich.date_order import day_first
from indexer.enrich.dates import find_dates

ONWARDS: dict[str, str] = {
    "From 1974 on the ferry ran twice a day.": "1974/..",
    "Only from 1971 on did the two towns have a ferry.": "1971/..",
    "The mill opened in 1954, and from 1958 on a company lent it mules.": "1954 1958/..",
    "He kept reports and lists from 1974 on ferries.": "1974",
    "It met first in Lima and from 1924 in a palace of Cusco.": "1924/..",
    "It met first in Lima and from 1924 to 1930 in Cusco.": "1924/1930",
    "The jar stayed with her until her death on 1 April 1995.": "../1995-04-01",
    "Vivió en Lima hasta su muerte en 1990.": "../1990",
    "The post was his until his retirement in 1990.": "../1990",
    "She was not heard of until her arrest in 1990.": "1990",
    "From the 1880s on a clerk kept the keys.": "188X/..",
    "From May 1974 on nobody paid.": "1974-05/..",
    "The ferry ran daily; from 1974 on it ran twice.": "1974/..",
    "In that valley, from 1974 on, the mill was shut.": "1974/..",
    "He kept figures from 1974 on the price of salt.": "1974",
    "A report from 1974 on the ferries survives.": "1974",
    "Letters from 1974 on the subject are lost.": "1974",
}
STATES: dict[str, str] = {
    "The town had no clock until 1852.": "../1852",
    "There was no clock until May 1852.": "../1852-05",
    "The ministry took no interest until the autumn of 1973.": "../1973-23",
    "It was not until 1974 that he left.": "1974",
    "No envoy came until 1974.": "1974",
    "El pueblo no tuvo reloj hasta 1852.": "../1852",
    "No había reloj hasta mayo de 1852.": "../1852-05",
    "No existía la calle hasta 1852.": "../1852",
    "No llegó hasta 1852.": "1852",
    "No fue hasta 1852 que llegó.": "1852",
}
YEAR_FIRST: dict[str, str] = {
    "Montes, A. (1971, 4 de marzo). La sal sube. El Faro, p. 3.": "1971-03-04",
    "Montes, A. (1971, marzo 4). La sal sube.": "1971-03-04",
    "Montes, A. (1971, marzo). La sal sube.": "1971-03",
    "Monroe, A. (1971, March 4). Salt goes up. The Lantern, p. 3.": "1971-03-04",
    "Monroe, A. (1971, 4 March). Salt goes up.": "1971-03-04",
    "Monroe, A. (1971, March). Salt goes up.": "1971-03",
    "Monroe, A. (1971, March 4–6). Salt goes up.": "1971-03-04/1971-03-06",
    "In 1971, March was cold.": "1971",
    "In 1971, 4 March was a Thursday.": "1971",
}
ERAS: dict[str, str] = {
    "「船員名簿」, 明治 40년(1907) 3월, 12면.": "1907-03",
    "「船員名簿」, 明治 40년(1907) 3월 2일, 12면.": "1907-03-02",
    "光武 10년(1906) 7월 9일에 내려왔다.": "1906-07-09",
    "융희 2년(1908) 1월": "1908-01",
    "大正 8年 3月 1日, 警務局": "1919-03-01",
    "昭和 12年 7月": "1937-07",
    "「航海日誌」(昭和17年6月-8月)": "1942-06/1942-08",
    "「航海日誌」, 1942年6月3日~9日": "1942-06-03/1942-06-09",
    "「航海日誌」, 昭和17年6月, 8月號": "1942-06",
    "쇼와 12년(1937) 7월 7일": "1937-07-07",
    "민국 21년(1932) 4월 29일": "1932-04-29",
    "소화 15년에 문을 닫았다.": "1940",
    "고종 31년(1894) 6월": "1894-06",
    "『로동신문』 1971년 3월 4일자부터 9일자까지": "1971-03-04/1971-03-09",
    "1971년 3월호부터 7월호까지": "1971-03/1971-07",
    "『조광』 1938년 3월호에 실렸다.": "1938-03",
}
POINTERS: dict[str, str] = {
    "She sailed in May 1931. Her ship was sold in 1940. On the 9th of that month she left.": "1931-05 1940 1931-05-09*",
    "Zarpó en mayo de 1931. El barco fue vendido en 1940. El 9 de ese mes estaba en Lima.": "1931-05 1940 1931-05-09*",
    "They dined on 4 May 1931. The host said that by the end of 1932 all would be paid. He left early. "
    "On the 7th he wrote to Lima.": "1931-05-04 1932 1931-05-07*",
    "They dined on 4 May 1931 and on 6 June 1931. He left. He was ill. On the 7th he wrote.": "1931-05-04 1931-06-06",
    "When the bridge fell, on 3 May 1967, he was told of it two days late.": "1967-05-03 1967-05-05*",
    "The train of 3 May 1967 came three days late.": "1967-05-03 1967-05-06*",
    "Se conserva la carta del 2 de mayo de 1967, y la siguiente, de junio, agradece.": "1967-05-02 1967-06*",
    "La nota del 2 de mayo de 1967 y la otra, del 9, dicen lo mismo.": "1967-05-02 1967-05-09*",
    "On 3 May 1967 he wrote; on the 5th and the 9th he wrote again.": "1967-05-03 1967-05-05* 1967-05-09*",
    "On 3 May 1967 he wrote; between the 5th and the 9th he was ill.": "1967-05-03 1967-05-05/1967-05-09*",
    "He wrote on 3 May 1967 and again on the 9th and 12th.": "1967-05-03 1967-05-09* 1967-05-12*",
    "The letter is of 3 May 1967; the answer, of the 9th, is lost.": "1967-05-03 1967-05-09*",
    "The letter of 3 May 1967 is kept and that of the 9th is lost.": "1967-05-03 1967-05-09*",
    "In May 1967 he served on the 5th and the 9th floors.": "1967-05",
    "In May 1967 he led one of the 9th and two of the 4th Cavalry.": "1967-05",
    "The issue of May 1967 says so; that of June says nothing.": "1967-05 1967-06*",
    "El 3 de mayo de 1967 llegó; al otro día se fue.": "1967-05-03 1967-05-04*",
    "El 3 de mayo de 1967 llegó; a los dos meses se fue.": "1967-05-03 1967-07*",
    "En mayo de 1967 llegó; al cabo de dos meses se fue.": "1967-05 1967-07*",
    "En mayo de 1967 llegó; ese mismo mayo se fue.": "1967-05 1967-05*",
    "Llegó el 3 de mayo de 1967. Entre el 5 y el 9 estuvo enfermo.": "1967-05-03 1967-05-05/1967-05-09*",
    "Llegó el 3 de mayo de 1967. Entre el 5 y el 9 por ciento lo vio.": "1967-05-03",
    "Llegó el 3 de mayo de 1967 y el día 5 cayó enfermo.": "1967-05-03 1967-05-05*",
    "El número de mayo de 1967 lo anuncia; el de junio lo desmiente.": "1967-05 1967-06*",
    "1967년 5월 3일에 왔다. 열하루 뒤 떠났다.": "1967-05-03 1967-05-14*",
    "1967년 5월 3일자와 5일자 신문이 전했다.": "1967-05-03 1967-05-05",
    "1967년 5월에 왔다. 전년도 5월에는 없었다.": "1967-05 1966-05*",
    "1967년 5월에 왔다. 전년도 예산은 없었다.": "1967-05",
    "Salió desde octubre de 1986. Entre ese mes y junio de 1989 se embarcó todo.": "1986-10/.. 1986-10/1989-06*",
    "Se quejan desde febrero de 1972 del polvo. El jefe contestó el 3 de marzo.": "1972-02/.. 1972-03-03*",
    "Una, a partir de marzo de 1965, sobra; otra, entre mayo y agosto de ese año, no.": "1965-03/.. 1965-05/1965-08*",
    "Se perdió entre 1973 y 1990. Paz, ministro desde marzo de ese último año, lo negó.": "1973/1990 1990-03/..*",
    "From 1831 on he wrote; one came in November 1839. On the 12th of that month.": "1831/.. 1839-11 1839-11-12*",
    "La del 2 de mayo de 1967 y las de junio y julio se perdieron.": "1967-05-02",
}
ORDERED: dict[str, str] = {
    "The Lantern, 27/5/1916, p. 4; the same, 3/8/1916, p. 2.": "1916-05-27 1916-08-03",
    "The Lantern, 3/8/1916, p. 2; the same, 27/5/1916, p. 4.": "1916-08-03 1916-05-27",
    "The Lantern, 8/3/1916, p. 2; the same, 5/27/1916, p. 4.": "1916-08-03 1916-05-27",
    "The Lantern, 8/3/1916, p. 2.": "1916",
    "The Lantern, 27/5/1916 and 5/27/1916; 8/3/1916.": "1916-05-27 1916-05-27 1916",
    "A reply came on 3/8/1916, and another on the 9th; not 27/5/1916.": "1916-08-03 1916-08-09* 1916-05-27",
    "The Lantern, 27/5/1916; 31/2/1916.": "1916-05-27",
    "The Lantern, 27-5-1916; the same, 3-8-1916.": "1916-05-27 1916-08-03",
    "The Lantern, 8/3/1916; no. 13/14/1916.": "1916",
    "The Lantern, 27/5/67, p. 4; the same, 3/8/67 and 4-8-67.": "1967-05-27 1967-08-03 1967-08-04",
    "The Lantern, 3/8/67, p. 4.": "1967",
    "Ruiz to Paz, 11-V-67, and the reply (3/IX/67).": "1967-05-11 1967-09-03",
    "Tarn Museum, TM95, 3/8/67; TM 24/05/79; box 4 27/5/67; 27/5/07; 40/5/67.": "",
    "The Lantern, 27/5/1916, in nineteen sixteen.": "1916-05-27 1916",
    "Msg, Tarn to Bell, 041130Z May 1916.": "1916-05-04",
    "Msg, Tarn to Bell, 312359Z Aug 1916, and reply, 010005Z Sep 1916.": "1916-08-31 1916-09-01",
    "Reel 441130Z May 1916 is blank; so is lot 041199Z, May 1916.": "1916-05 1916-05",
    "https://tarn.example/bell (seen 2/2/2009); 27/5/1916": "1916-05-27",
    "https://tarn.example/bell (seen 2 February 2009)": "",
    "https://tarn.example/bell (visto el 2 de febrero de 2009)": "",
}


def told(text: str) -> str:
    return " ".join(found.edtf + "*" * found.inferred for found in find_dates(text, day_first([text])))


@pytest.mark.parametrize(("text", "dates"), ONWARDS.items())
def test_from_a_year_on(text: str, dates: str) -> None:
    assert told(text) == dates


@pytest.mark.parametrize(("text", "dates"), STATES.items())
def test_what_was_not_so_until_a_year(text: str, dates: str) -> None:
    assert told(text) == dates


@pytest.mark.parametrize(("text", "dates"), YEAR_FIRST.items())
def test_years_before_the_day_in_brackets(text: str, dates: str) -> None:
    assert told(text) == dates


@pytest.mark.parametrize(("text", "dates"), ERAS.items())
def test_reigns_and_days_of_papers(text: str, dates: str) -> None:
    assert told(text) == dates


@pytest.mark.parametrize(("text", "dates"), POINTERS.items())
def test_pointers_past_dates_that_cannot_be_meant(text: str, dates: str) -> None:
    assert told(text) == dates


@pytest.mark.parametrize(("text", "dates"), ORDERED.items())
def test_day_or_month_first_by_what_else_the_article_has(text: str, dates: str) -> None:
    assert told(text) == dates


@pytest.mark.parametrize(("lang", "first"), [("es", True), ("de", True), ("en", None), ("ko", None), (None, None)])
def test_where_no_date_tells_the_language_does(lang: str | None, first: bool | None) -> None:
    assert day_first(["The Lantern, 8/3/1916, p. 2."], lang) is first
    assert day_first(["The Lantern, 5/27/1916, p. 2."], lang) is False
