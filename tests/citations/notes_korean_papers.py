"""Korean notes that cite papers, the press and broadcasts: volumes right behind their book, days that call themselves so."""

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    # --- volumes right behind the book ---
    note("권-로마", "「제분협회 회의록」 『방아사료집』 Ⅱ, 돌다리위원회, 1984, 512~514쪽.", cites("chapter", title="제분협회 회의록", container="방아사료집", volume="Ⅱ", publisher="돌다리위원회", date="1984")),
    note("권-도시", "변하늘, 「물은 힘이다」 『변하늘저작집』 5, 평양, 돌다리출판사, 1980, 211쪽.", cites("chapter", container="변하늘저작집", volume="5", place="평양", publisher="돌다리출판사", date="1980")),
    note("권-이름", "제분연구소 편, 1972, 『舊水車文書』 21(米案), 없는대학교출판부, 67쪽.", cites("book", title="舊水車文書", volume="21", publisher="없는대학교출판부", locator="67")),
    note("권-앞", "『水車實錄』 권43, 光武 7년(1903) 6월 22일.", cites(title="水車實錄", volume="43", date="1903-06-22", container=())),
    note("권-아님", "변하늘, 「물의 값」 『없는학보』 12, 1986, 41~56쪽.", cites("article", container="없는학보", volume="12", pages="41~56")),
    note("계절-출판사", "변하늘, 「물의 값」 『없는비평』 2009년 가을호, 없는비평사, 144~170쪽, 특히 151쪽.", cites("article", container="없는비평", date="2009-23", publisher="없는비평사", pages="144~170", locator="151")),
    note("호-쪽", "Jan Rumes, 2012, “Le moulin”, *Revue de meunerie* 90-2, pp.511~540.", cites("article", author="Jan Rumes", container="Revue de meunerie", volume="90", issue="2", pages="511~540")),
    note("호-아님", "Jan Rumes, 2012, “Le moulin”, *Revue de meunerie* 90, pp.511~540.", cites("article", container="Revue de meunerie", volume="90", issue=(), pages="511~540")),
    # --- the press ---
    note("일치", "‘방아가 멈추다’, <없는경제>, 1966년 5월 28일치 3면.", cites("newspaper", title="방아가 멈추다", container="없는경제", date="1966-05-28", pages="3")),
    note("일치-말", "송금액은 대개 ‘물이 번 돈’, <없는경제>, 1976년 1월 20일치 2면에서 가져왔다.", cites("newspaper", title="물이 번 돈", container="없는경제", date="1976-01-20", pages="2")),
    note("일자-제호만", "<없는경제>, 1976년 1월 20일자 2면.", cites("newspaper", title=(), container="없는경제", date="1976-01-20", pages="2")),
    note("책-연도만", "제분청, <제분백서>(1979), 88쪽.", cites("book", author="제분청", title="제분백서", date="1979", locator="88")),
    note("방송", "EBS 1TV <들판 3일> ‘물에 묻힌 마을’, 2009년 9월 26일 방송.", cites(title="물에 묻힌 마을", container="EBS 1TV <들판 3일>", date="2009-09-26")),
    note("방송-프로그램", "MBC 라디오 <물의 시대>, 1978년 6월 2일 방송.", cites(title="물의 시대", container="MBC 라디오", date="1978-06-02")),
    note("창간호", "변하늘, 「물에 대하여」 『없는영화』 1949년 창간호, 20~22쪽.", cites("article", container="없는영화", date="1949", issue="창간", pages="20~22")),
    note("방송-아님", "변하늘, <들판 3일>, ‘물에 묻힌 마을’, 2009년 9월 26일 방송.", cites(author="변하늘", date="2009-09-26")),
    note("누리집", "제분청 누리집, ‘The Mill: A Perspective’, https://mill.example/depts/mill1982.htm(2018년 1월 5일 열람).", cites(url="https://mill.example/depts/mill1982.htm")),
    # --- papers, interviews ---
    note("소장-기호", "「水車條約」, 1901년 3월 23일, 없는각 소장(奎 23180).", cites("archival", title="水車條約", date="1901-03-23", archive="없는각", file="奎 23180")),
    note("소장-장", "「水車來去文」, 光武 6년(1902) 4월, 없는각 소장(奎 17889), 12張.", cites("archival", date="1902-04", archive="없는각", locator="12")),
    note("공문-쪽", "주리마영사관이 제분부에 보낸 공문(1979년 6월 1일), 없는기록원, 관리번호 BA0123, 12쪽.", cites("archival", archive="없는기록원", file="BA0123", locator="12", pages=())),
    note("책-수", "『水車日記』 제3책, 光武 5년(1901) 2월 3일.", cites(title="水車日記", volume="3", date="1901-02-03")),
    note("소장-나라밖", "ГАРФ, ф. 0480, оп. 4, д. 46, л. 31~33(제분협회 보고, 1948년 7월 2일).", cites("archival", archive="ГАРФ", date="1948-07-02", locator="л. 31~33")),
    note("노획-문서", "「제분 개황」, 1948년 12월 31일, NARA, RG 242, SA 2005, Box 8, Item 21, 3쪽.", cites("archival", title="제분 개황", date="1948-12-31", box="8", locator="3")),
    note("문서-조사", "「제분 명부」, 1948년 8월 9일, SA 2005/8/22에는 다르게 나온다.", cites("archival", title="제분 명부", file="SA 2005/8/22")),
    note("면담-날-먼저", "변하늘(가명), 2017년 8월 3일 목포 인터뷰. 그의 말은 모두 여기서 왔다.", cites("interview", author="변하늘", date="2017-08-03", place="목포"), remarks=("그의 말은 모두 여기서 왔다",)),
    note("면담-날-전화", "변하늘, 2017년 8월 3일 전화 면담.", cites("interview", author="변하늘", date="2017-08-03")),
    note("면담-아님", "변하늘, 2017년 8월 3일 목포에서 죽었다."),
    # --- a foreign book behind Korean talk ---
    note("나라밖-책", "물의 값에 대해서는 Ana Luisa Mohr, 1972, *Le moulin et la rivière*, Bruxelles: Palais des Moulins, p.402를 볼 것.",
         cites("book", author="Ana Luisa Mohr", title="Le moulin et la rivière", place="Bruxelles", publisher="Palais des Moulins", date="1972")),
    # --- talk before a title with its newspaper, what sort of piece it is, a particle behind the brackets ---
    note("말-뒤-기사", "다만 “방앗간 멈추다”, 〈없는일보〉 1954년 6월 22일 자, 3면은 셋이라고 했다.", cites("newspaper", author=(), title="방앗간 멈추다", container="없는일보", date="1954-06-22", pages="3")),
    note("날씨-뒤-기사", "날씨는 “방앗간 멈추다”, 〈없는일보〉 1954년 6월 22일 자, 3면.", cites("newspaper", author=(), title="방앗간 멈추다", container="없는일보")),
    note("가장-이른-글", "가장 이른 글은 “변하늘에게 듣는다”, 〈월간 방아〉 1972년 3월호, 44쪽인데 값이 다르다.", cites("article", author=(), title="변하늘에게 듣는다", container="월간 방아", date="1972-03")),
    note("사설", "사설 ‘방아와 물’ <없는일보> 1961년 2월 14일치 1면.", cites("newspaper", author=(), title="방아와 물", container="없는일보", pages="1")),
    note("들면", "보기를 들면 ‘방앗간 멈추다’ <없는일보> 1960년 9월 6일치 1면.", cites("newspaper", author=(), title="방앗간 멈추다")),
    note("괄호-이다", "가장 좋은 책은 『물레방아의 셈법』(돌다리, 2009)이다. 사본은 없다.", cites("book", publisher="돌다리", date="2009")),
    # --- in full stops: a paper, its day, what keeps it; a piece, and where it appeared ---
    note("점-문서", "“Toll Declaration no. 4417.” 1989년 7월 21일. Musée du moulin, Lausanne, Fonds Ortega, 상자 89/3. 사본을 보내 준 이에게 감사한다.",
         cites("archival", title="Toll Declaration no. 4417", date="1989-07-21", archive="Musée du moulin", box="89/3"), remarks=("사본을 보내 준 이에게 감사한다",)),
    note("점-문서-영어", "“Toll Declaration.” 21 July 1989. Mill Museum, Lausanne, Ortega Papers, box 89/3. I thank her.",
         cites("archival", title="Toll Declaration", date="1989-07-21", archive="Mill Museum", box="89/3"), remarks=("I thank her",)),
    note("점-문서-서반아어", "«Declaración.» 21 de julio de 1989. Museo del Molino, Lima, caja 12.", cites("archival", title="Declaración", archive="Museo del Molino", box="12")),
    note("점-문서-기록원", "“방아 추천서 제89-112호.” 1989년 6월 19일. 제분공사 자료, 없는기록원, BA0795121.", cites("archival", archive="없는기록원", file="BA0795121")),
    note("점-말", "“방아 추천서.” 1989년 6월 19일. 이것은 없는기록원에 있다.", cites("document", title="방아 추천서", archive=()), remarks=("이것은 없는기록원에 있다",)),
    note("점-말-영어", "“Toll Declaration.” 21 July 1989. The mill stopped, and box 3 was lost.", cites("document", archive=(), box=()), remarks=("The mill stopped, and box 3 was lost",)),
    note("점-신문", "“방앗간 멈추다.” 없는신문, 2014년 8월 9일, 3면.", cites("newspaper", title="방앗간 멈추다", container="없는신문", date="2014-08-09", pages="3")),
    note("점-트위터", "변하늘 (@sky). “방아가 돈다.” 트위터, 2014년 8월 9일.", cites("web", author="변하늘", title="방아가 돈다", container="트위터", date="2014-08-09")),
    note("점-트위터-영어", "Lulú Ortega (@lulu). “The mill is back.” Twitter, 9 Aug. 2014.", cites("web", author="Lulú Ortega", title="The mill is back", container="Twitter", date="2014-08-09")),
    note("영어-한글-신문", "Lulú Ortega, “The Mill,” 없는신문, 2014년 8월 9일.", cites("newspaper", author="Lulú Ortega", container="없는신문", date="2014-08-09")),
    note("점-그날", "“방앗간 멈추다.” 그날, 2014년 8월 9일에 방아가 멈추었다.", cites(form="short", title="방앗간 멈추다"), remarks=("그날, 2014년 8월 9일에 방아가 멈추었다",)),
    note("블로그-글", "변하늘의 블로그에 올린 글, 2013년 1월 30일, https://mill.example/1.", cites("web", author="변하늘", container="블로그", date="2013-01-30", url="https://mill.example/1")),
    note("그의-글", "그의 블로그 글, 2013년 1월 30일."),
    note("제1FM", "변하늘. 〈방아 이야기〉. KBS 제1FM, 1995년 10월 14일.", cites("", title="방아 이야기", locator=())),
    # --- who made it: a body with its number ---
    note("부대", "제2해병여단, 「전투상보」, 1969년 6월, 없는기록원, 문서철 3.", cites("archival", author="제2해병여단", title="전투상보", date="1969-06")),
    note("부대-둘", "해병 제2여단, 「전투상보」, 1969년 6월, 없는기록원, 문서철 3.", cites("archival", author="해병 제2여단")),
    note("부대-영어", "1st Salt Support Group, “Commander’s Diary,” June 1969, Museum of Salt, SAL95, 6/1/26.", cites("archival", author="1st Salt Support Group")),
    note("부대-판", "2nd ed., “Salt,” *Nowhere Times*, 3 May 1999.", cites("newspaper", author=(), title="Salt")),
    note("부대-호", "『방아』 제3호, 「소리」, 30쪽.", cites("", author=())),
)  # fmt: skip
