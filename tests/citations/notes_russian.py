"""Notes that cite Russian and Polish works and papers, in Korean, English and Spanish talk."""

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    # --- works, with full stops between their parts ---
    note("книга", "Мельник И. И. Река и мельница: история. М.: Никто, 1999. С. 41.", cites("book", author="Мельник И. И.", title="Река и мельница: история", place="М.", publisher="Никто", date="1999", locator="41")),
    note("книга-город", "Мельник И. И. Река и мельница. Харбин, 1926. С. 41.", cites("book", title="Река и мельница", place="Харбин", publisher=(), date="1926", locator="41")),
    note("книга-сан", "Иона (Мельник), архим. *Река и мельница (1900–1925)*. Харбин, 1926. С. 41.", cites("book", author="Иона (Мельник)", title="Река и мельница (1900–1925)", place="Харбин", date="1926", locator="41")),
    note("книга-調査", "Иона (Мельник), архим. *Река и мельница*. Харбин, 1904은 이 시기를 다루지 않는다.", cites("book", title="Река и мельница", date="1904"), remarks=("이 시기를 다루지 않는다",)),
    note("двое", "Мельник И. И., Речная О. А. Соль и вода. СПб.: Никто, 2004. С. 7–9.", cites("book", author=("Мельник И. И.", "Речная О. А."), place="СПб", locator="7–9")),
    note("статья", "처음 다룬 것은 Речная О. А. Дом для мельника // *Вестник мельниц*. 2009. № 3–4. С. 155–178이다.", cites("article", author="Речная О. А.", title="Дом для мельника", container="Вестник мельниц", date="2009", issue="3–4", pages="155–178")),
    note("статья-вып", "See Мельник И. И. Соль // Вестник мельниц. Вып. 5. М., 1985. С. 12.", cites("", author="Мельник И. И.", title="Соль", container="Вестник мельниц", pages="12")),
    note("газета", "Соль дорожает // Правда. 1967. 5 мая. С. 4.", cites("newspaper", title="Соль дорожает", container="Правда", date="1967-05-05", pages="4")),
    note("в-кн", "Речная, Ольга. 2011. “Дети реки.” В кн.: 『Река и политика』, под ред. И. Мельника. Москва: Никто, 201-230을 보라.", cites("chapter", author="Речная, Ольга", title="Дети реки", container="Река и политика", editor="И. Мельника", publisher="Никто", date="2011", pages="201-230")),
    note("изд", "Мельник Б. Д. Река и соль. 2-е изд. М.: Никто, 2004. С. 333.", cites("book", title="Река и соль", edition="2-е изд", publisher="Никто", locator="333")),
    note("дис", "Мельник М. В. Мельники в Корее: Дис. ... канд. ист. наук. М., 2005. С. 88.", cites("thesis", author="Мельник М. В.", title="Мельники в Корее", date="2005", locator="88")),
    note("сборник", "История мельниц: Сб. ст. М.: Изд-во Речного Братства, 1999. С. 171–201.", cites("book", author=(), title="История мельниц", publisher="Изд-во Речного Братства", locator="171–201")),
    note("см", "См.: Речная О. А. Дом для мельника // Вестник мельниц. 2009. № 3. С. 160.", cites("article", author="Речная О. А.", title="Дом для мельника")),
    note("съезд-речь", "История мельниц кончилась в Москве, 1999."),
    # --- papers ---
    note("дело", "РМИА. Ф. 796. Оп. 187. Д. 6902. Л. 55 об. 같은 문서철에 물목도 있다.", cites("archival", archive="РМИА", fond="796", inventory="187", file="6902"), remarks=("같은 문서철에 물목도 있다",)),
    note("письмо", "К. И. Мельник – М. Н. Речному, 18 февраля 1897 г. Архив мельниц империи (이하 АМИ). Ф. 150. Оп. 493. Д. 8. Л. 3 об.", cites("archival", title="К. И. Мельник – М. Н. Речному", date="1897-02-18", archive="Архив мельниц империи", file="8")),
    note("определение", "Определение Мельничного Совета от 2–4 июля 1897 г. РМИА. Ф. 796. Оп. 178. Д. 3104. Л. 12–14.", cites("archival", title="Определение Мельничного Совета", date="1897-07-02/1897-07-04", archive="РМИА")),
    note("косые", "Докладная записка о мельницах, 5 мая 1953 г. // РМАНИ. Ф. 5. Оп. 28. Д. 12. Л. 3.", cites("archival", title="Докладная записка о мельницах", date="1953-05-05", archive="РМАНИ", fond="5")),
    note("запятые-буквы", "АМПРИ, ф. 150, оп. 493, д. 8, л. 3.", cites("archival", title=(), archive="АМПРИ", fond="150", file="8")),
    note("в-речи", "다툼은 РМИА. Ф. 565. Оп. 8. Д. 29140. Л. 2에서 알 수 있다.", cites("archival", archive="РМИА", fond="565", file="29140"), remarks=("알 수 있다",)),
    note("запятые", "Государственный архив мельниц, ф. Р-9501, оп. 5, д. 318, л. 40-41.", cites("archival", archive="Государственный архив мельниц", fond="Р-9501", inventory="5", file="318")),
    # --- short forms ---
    note("указ", "Иона. Указ. соч. С. 18; 변하늘, 앞의 글, 219쪽.", cites(form="opcit", author="Иона", locator="18"), cites(form="opcit", author="변하늘", locator="219")),
    note("указ-речь", "그래서 Речная О. А. Указ. соч. С. 171의 표를 썼다.", cites(form="opcit", author="Речная О. А.", locator="171")),
    note("кратко", "Речная. Дом для мельника. С. 172.", cites(form="short", author="Речная", title="Дом для мельника", locator="172")),
    note("речь", "‘Мельница’라는 말은 이 글에 나오지 않는다."),
    note("речь-имя", "Мельник은 1897년 2월에 죽었다. 그의 아들도 그렇다."),
    # --- editions, and what stands on the web ---
    note("изд-доп", "Речная О. А. Река и мельница. 2-е изд., доп. М.: Вода, 2004. С. 112–115.", cites("book", title="Река и мельница", publisher="Вода", date="2004", locator="112–115")),
    note("изд-испр", "Речная О. А. Река и мельница. 3-е изд., испр. и доп. М.: Вода, 2004. С. 112.", cites("book", title="Река и мельница", publisher="Вода")),
    note("ресурс", "Речная О. А. Быки с реки: семейная история [Электронный ресурс] // Наша река. 12.05.2014. URL: https://salt.example/byki/ (дата обращения: 03.02.2022).",
         cites("web", author="Речная О. А.", title="Быки с реки: семейная история", container="Наша река", date="2014-05-12", url="https://salt.example/byki/", accessed="2022-02-03")),
    note("ресурс-журнал", "Речная О. А. Быки с реки // Наша река. 2014. № 3. С. 5–9. URL: https://salt.example/byki/ (дата обращения: 03.02.2022).",
         cites("article", container="Наша река", date="2014", issue="3", pages="5–9", url="https://salt.example/byki/")),
    note("ресурс-речь", "Об этом говорит сайт реки, дата неизвестна."),
    # --- Poland ---
    note("aan", "Archiwum Soli(이하 AS), Ministerstwo Soli, 1653, k. 14, “Notatka o soli,” 1953. 11. 25.", cites("archival", title="Notatka o soli", archive="Archiwum Soli", file="1653", date="1953-11-25")),
    note("aan-litery", "ASN, Ministerstwo Soli, 1655, k. 3-9, “Plan soli na rok 1954/55,” 1954. 8. 12; 변하늘(2017, 48).", cites("archival", title="Plan soli na rok 1954/55", archive="ASN", date="1954-08-12"), cites(form="short", author="변하늘")),
    note("aan-bez-tytułu", "각각 ASN, Ministerstwo Soli, 402, k. 51, 1955. 10. 3과 Archiwum Ministerstwa Soli, z. 12, w. 8, t. 190, k. 22, 1955. 12. 19.", cites("archival", archive="ASN", date="1955-10-03"), cites("archival", archive="Archiwum Ministerstwa Soli", date="1955-12-19")),
    note("aan-łamane", "ASN, KC PZS, 237/XXII-398, k. 12-15, “Sprawozdanie,” 1957. 3. 2.", cites("archival", title="Sprawozdanie", archive="ASN", file="237/XXII-398", date="1957-03-02")),
    note("rok", "Jan Sól, Droga, Warszawa, Nigdzie, 1965, s. 14.", cites("book", title="Droga", date="1965")),
    # --- author, year and title between full stops ---
    note("연도-점-라틴", "Ruiz, Ana. 2013. *The Salt Road*. Lima: Verso, 41-44; 변하늘. 2017. “소금: 물의 기록.” 『없는학보』 4(2): 33-61.", cites("book", author="Ruiz, Ana", title="The Salt Road", place="Lima", publisher="Verso", date="2013", locator="41-44"), cites("article", author="변하늘", title="소금: 물의 기록", container="없는학보", volume="4", issue="2", date="2017", pages="33-61")),
    note("연도-점-말", "이만은 Ruiz, Ana B. 2005. “Salt and Smoke.” *Journal of Salt* 5(2): 161-187에, 삼만은 卞夏. 2014. “水车.” 『无名文史』 3: 22-29에 나온다.", cites("article", author="Ruiz, Ana B.", title="Salt and Smoke", container="Journal of Salt", date="2005", pages="161-187"), cites("article", author="卞夏", title="水车", date="2014", pages="22-29")),
    note("연도-점-학위", "변하늘. 2019. “소금의 편지: 서신의 분석.” 석사학위논문, 없는대학교, 58-63의 표 4.", cites("thesis", author="변하늘", title="소금의 편지: 서신의 분석", publisher="없는대학교", date="2019", locator="58-63")),
    note("연도-점-영화", "변하늘 감독. 2018. 〈소금으로 간 아이들〉. 없는필름. 같은 소재가 또 있다.", cites("", author="변하늘", title="소금으로 간 아이들", publisher="없는필름", date="2018"), remarks=("같은 소재가 또 있다",)),
    note("연도-점-권", "Ruiz, Ana. 2004. “Salt and Smoke.” *Karta* 42: 98-121.", cites("article", container="Karta", volume="42", pages="98-121")),
    note("연도-점-책속", "Ruiz, Ana, and Luis Paz. 2011. “Salt.” In *Minerals of Utopia*, edited by Jan Kowal. Kraków: Nigdzie, 88-101.", cites("chapter", author=("Ruiz, Ana", "Luis Paz"), container="Minerals of Utopia", editor="Jan Kowal", place="Kraków", publisher="Nigdzie", pages="88-101")),
    note("연도-점-말만", "방아는 마흔 대였다. 2019. 5월에 셋이 남았다."),
)  # fmt: skip
