"""Names by class of usage, each in variants: sharing a word, newcomers, embassies, archives, short forms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.enrich.name_reader import NameReader
from indexer.model import Record, Vocabulary
from tests.test_name_reading import article

READER = NameReader(
    Vocabulary(
        actors=(
            Record("north-korea", "North Korea", "state", ("Corea del Norte", "북한")),
            Record("south-korea", "South Korea", "state", ("Corea del Sur", "남한")),
            Record("east-germany", "East Germany", "state"),
            Record("west-germany", "West Germany", "state"),
            Record("fidel", "Fidel Castro", "person"),
            Record("raul", "Raúl Castro", "person"),
            Record("kim-il-sung", "Kim Il Sung", "person", ("김일성",)),
            Record("stalin", "Joseph Stalin", "person", ("Stalin",)),
            Record("lameda", "Alí Lameda", "person"),
            Record("cuba", "Cuba", "state", ("쿠바",)),
            Record("argentina", "Argentina", "state", ("아르헨티나",)),
            Record("soviet-union", "Soviet Union", "state", ("소련",)),
            Record("havana", "Havana", "place", ("La Habana",)),
            Record("caracas", "Caracas", "place"),
            Record("mexico", "Mexico", "state", ("México",)),
            Record("united-states", "United States", "state", ("U.S.",)),
            Record("germany", "Germany", "state", ("Alemania",)),
            Record("tokyo", "Tokyo", "place", ("東京",)),
            Record("seoul", "Seoul", "place", ("서울",)),
            Record("garcia", "Alan García", "person", ("알란 가르시아",)),
            Record("brown-shirts", "Camisas Pardas", "organisation"),
            Record("agency", "Salt Agency", "organisation", ("ROS",)),
        ),
        outlets=(
            Record("guyana-chronicle", "Guyana Chronicle", "newspaper"),
            Record("pyongyang-times", "The Pyongyang Times", "newspaper", ("Pyongyang Times",)),
            Record("rodong", "Rodong Sinmun", "newspaper", ("로동신문",)),
            Record("new-york-times", "New York Times", "newspaper"),
            Record("nueva-sal", "Nueva Sal", "journal"),
            Record("granma", "Granma", "newspaper"),
            Record("el-faro", "El Faro (Lima)", "newspaper", ("diario El Faro",)),
            Record("archives", "Archives of the Salt Office", "archive"),
            Record("wire", "Salt Wire", "agency"),
            Record("pagina-9", "Página/9", "newspaper", ("Página 9",)),
            Record("washington-post", "Washington Post", "newspaper", ("The Washington Post",)),
        ),
    )
)


def named(*texts: str, notes: tuple[str, ...] = (), sort: str = "actor") -> list[str]:
    """What the last of some paragraphs or notes names."""
    made = article(texts, notes)
    found = READER.read(made).mentions[made.passages[-1].id]
    return [one.id for one in found if one.sort == sort]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param(
            "The Policy Systems of North and South Korea", ["north-korea", "south-korea"], id="north-and-south"
        ),
        pytest.param("neither South nor North Korea", ["north-korea"], id="nor-is-no-joint"),
        pytest.param("in South or North Korea", ["south-korea", "north-korea"], id="or"),
        pytest.param("in East and West Germany", ["east-germany", "west-germany"], id="germany"),
        pytest.param("Corea del Norte y del Sur", ["north-korea", "south-korea"], id="es-del"),
        pytest.param("Corea del Sur y la del Norte", ["south-korea", "north-korea"], id="es-la-del"),
        pytest.param("Corea del Norte y su sur", ["north-korea"], id="es-no-state"),
        pytest.param("Fidel and Raúl Castro came", ["fidel", "raul"], id="brothers"),
        pytest.param("vinieron Raúl y Fidel Castro", ["raul", "fidel"], id="es-brothers"),
        pytest.param("Rosa and Raúl Castro came", ["raul"], id="someone-else"),
    ],
)
def test_names_that_share_a_word_are_both_named(text: str, ids: list[str]) -> None:
    assert named(text) == ids


@pytest.mark.parametrize(
    "text",
    [
        "Andrei Lankov, From Stalin to Kim Il Sung: The Formation of a State",
        "“Before Stalin and After,” a talk",
        "Park, Under Stalin (Leeds: Hob, 1978)",
        "véase Núñez, Desde Stalin hasta hoy",
    ],
)
def test_a_small_word_with_a_capital_is_no_given_name(text: str) -> None:
    assert "stalin" in named(text)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("It was Lameda who came.", ["lameda"], id="the-one-known"),
        pytest.param("A certain Lameda came.", [], id="a-certain"),
        pytest.param("He paid a cashier whom he calls only Lameda.", [], id="calls-only"),
        pytest.param("A man named Lameda came.", [], id="a-man-named"),
        pytest.param("There was another Lameda.", [], id="another"),
        pytest.param("Llegó un tal Lameda.", [], id="un-tal"),
        pytest.param("Llegó cierto Lameda.", [], id="cierto"),
        pytest.param("Era otro Lameda.", [], id="otro"),
        pytest.param("Neruda called Lameda a poet.", ["lameda"], id="called-is-no-naming"),
        pytest.param("No one Lameda knew came.", ["lameda"], id="no-one"),
    ],
)
def test_a_newcomer_of_the_same_surname_is_somebody_else(text: str, ids: list[str]) -> None:
    assert named("Alí Lameda wrote.", text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("주아르헨티나 대사관, 「교민 동향」", ["argentina"], id="in"),
        pytest.param("주아르헨티나총영사가 보낸 전문", ["argentina"], id="consul"),
        pytest.param("주쿠바 소련 대사", ["cuba", "soviet-union"], id="in-one-of-another"),
        pytest.param("쿠바대사관에서 열렸다", ["cuba"], id="glued"),
        pytest.param("소련대사의 편지", ["soviet-union"], id="ambassador"),
        pytest.param("북한 외무성과 쿠바정부는", ["north-korea", "cuba"], id="government"),
        pytest.param("주쿠바", [], id="no-embassy"),
        pytest.param("쿠바고등법원 1965. 2. 17. 선고", ["cuba"], id="court"),
        pytest.param("쿠바시교육위원회의 지도", ["cuba"], id="board"),
        pytest.param("쿠바에까지 퍼졌다", ["cuba"], id="as-far-as"),
        pytest.param("쿠바법인의 값", [], id="no-court"),
        pytest.param("쿠바시는 길을 닦았다", ["cuba"], id="city"),
        pytest.param("쿠바항에 닿았다", ["cuba"], id="port"),
        pytest.param("쿠바소금무역협회, 『소금』", ["cuba"], id="association"),
        pytest.param("쿠바은행은 닫았다", ["cuba"], id="bank"),
        pytest.param("쿠바방송공사", [], id="broadcaster"),
        pytest.param("『쿠바우정사』", ["cuba"], id="history"),
        pytest.param("『쿠바사연구』", [], id="journal"),
        pytest.param("쿠바소금출판사", [], id="press"),
        pytest.param("1905년의 쿠바행 배", ["cuba"], id="bound-for"),
        pytest.param("쿠바행에는 여권이 없었다", ["cuba"], id="bound-for-and-particle"),
        pytest.param("「쿠바팀 비겼다」", ["cuba"], id="team"),
        pytest.param("「쿠바대학팀 비겼다」", ["cuba"], id="university-team"),
        pytest.param("쿠바대표단이 왔다", ["cuba"], id="delegation"),
        pytest.param("그 나라는 쿠바였다는 사실", ["cuba"], id="copula"),
        pytest.param("제정소련의 정책", ["soviet-union"], id="former"),
        pytest.param("중제정소련의 정책", [], id="no-former"),
        pytest.param("『쿠바연구』, 9쪽", ["cuba"], id="study"),
        pytest.param("『쿠바전쟁사』, 9쪽", ["cuba"], id="war"),
        pytest.param("『소련-쿠바관계 1960~1991』", ["soviet-union", "cuba"], id="relations"),
        pytest.param("『쿠바이민사』, 60면", ["cuba"], id="history-of-emigration"),
        pytest.param("쿠바출신의 선수", ["cuba"], id="origin"),
        pytest.param("쿠바대학에서", [], id="university"),
        pytest.param("쿠바공화국 간의", ["cuba"], id="republic"),
        pytest.param("쿠바행정부", [], id="longer-word"),
        pytest.param("쿠바산 설탕", [], id="of-cuban-make"),
    ],
)
def test_embassies_name_their_country(text: str, ids: list[str]) -> None:
    assert named(text) == ids


@pytest.mark.parametrize(
    ("note", "ids"),
    [
        pytest.param("Letter, folder “Corea,” private collection, Caracas.", [], id="private-collection"),
        pytest.param("Copiador, Instituto de Historia, La Habana, fondo Paz.", [], id="institute"),
        pytest.param("Carta, Archivo General, Caracas; copia, Biblioteca Nacional, La Habana.", [], id="two"),
        pytest.param("See “The Library,” Havana, 12 May 1967.", ["havana"], id="after-a-title"),
        pytest.param("He left the library, Havana was dark.", ["havana"], id="prose"),
        pytest.param("Acta, Arquivo Histórico, Havana, maço 6.", [], id="portuguese"),
        pytest.param("Ficha, 1970, Archivo General (AG), Havana, fondo Paz, exp. 3.", [], id="after-its-letters"),
        pytest.param("Acta, 3 May 1967, Archivo Tineo (Havana), carpeta 2.", [], id="in-brackets"),
        pytest.param("Report, 4 June 1973, RGASPI, Havana, fond 29, opis 1.", [], id="letters-alone"),
        pytest.param("Report, 4 June 1973, RGASPI, then Havana again.", ["havana"], id="letters-and-prose"),
        pytest.param("Statement of the OSPAAAL, Havana, 3 May 1967.", ["havana"], id="letters-and-a-day"),
        pytest.param("Interview, Caracas, 14 April 2016.", ["caracas"], id="interview"),
        pytest.param(
            "Acta, Archivo Paz, Ministerio de Minas (en adelante, AP-MM), Havana, exp. 3.",
            [],
            id="after-letters-in-brackets",
        ),
        pytest.param("Fumaba un havana.", [], id="small-letters-are-a-word"),
        pytest.param("Acta, Archivo Histórico de Havana, caja 3.", [], id="in-its-name"),
        pytest.param("Acta, Archivo Nacional de Cuba, caja 3.", ["cuba"], id="a-state-in-its-name"),
        pytest.param("Acta, Havana Metropolitan Archives, box 3.", [], id="at-the-head-of-its-name"),
        pytest.param("El archivo se llevó a la ciudad de Havana.", ["havana"], id="talk-of-an-archive"),
        pytest.param("Acta, Archivo de la Sal, Havana (AS), Serie B.", [], id="before-its-letters"),
        pytest.param("Bericht, Arhivele Statului, Havana, translated by Ana Ruiz.", [], id="romanian"),
        pytest.param("Bericht, Stadtarchiv, Havana, Akte 3.", [], id="german"),
        pytest.param("Copy in Centro Documental Eva Mora, Caracas, CTC-P 117.", [], id="centro-documental"),
        pytest.param("Minutes, Library of the Weavers, Havana (hereafter LW), 3.", [], id="to-be-shortened"),
        pytest.param("Acta, Archivo Paz, Havana (en adelante, AP), f. 3.", [], id="es-to-be-shortened"),
        pytest.param("「협의록」, 국립도서관, 서울(이하 국도), 3쪽.", [], id="ko-to-be-shortened"),
        pytest.param("Guía, Museo del Azúcar, Havana s.a., 12.", [], id="undated"),
        pytest.param("「名簿」, 外務省外交史料館(東京), 3.8.2.", [], id="han"),
        pytest.param("「名簿」, 外務省(東京), 3.8.2.", ["tokyo"], id="han-ministry"),
        pytest.param("「일지」, 국립중앙도서관(서울), 12쪽.", [], id="hangul"),
        pytest.param("Havana, Archivo Nacional, fondo Paz, exp. 3.", [], id="town-first"),
        pytest.param("Acta, caja 3; Havana, Biblioteca Nacional, f. 4.", [], id="town-first-of-the-second"),
        pytest.param("Luis Paz a Eva Mora, Havana, Archivo Nacional, f. 4.", ["havana"], id="of-a-letter"),
    ],
)
def test_where_an_archive_is_kept_is_no_actor(note: str, ids: list[str]) -> None:
    assert named("A text.*1", notes=(note,)) == ids


@pytest.mark.parametrize(
    ("note", "ids"),
    [
        pytest.param("Lo dice el New York Times, Havana, 18 de enero de 2006, p. 3.", [], id="day"),
        pytest.param("Lo dice el New York Times, Havana (18 de enero de 2006).", [], id="day-in-brackets"),
        pytest.param("So the New York Times, Havana, May 3, 1967.", [], id="month-first"),
        pytest.param("Lo dice el New York Times, de Havana, 18 de enero de 2006, p. 3.", [], id="de"),
        pytest.param("So the New York Times, Havana and the rest.", ["havana"], id="talk"),
        pytest.param("So Salt Wire, Havana, 18 January 2006.", ["havana"], id="agency"),
    ],
)
def test_the_town_behind_a_newspaper_is_no_actor(note: str, ids: list[str]) -> None:
    assert named("A text.*1", notes=(note,)) == ids


@pytest.mark.parametrize(
    ("note", "ids"),
    [
        pytest.param("El folleto Sal y humo (Havana, Centro de Estudios Salinos, 2005, p. 12).", [], id="commas"),
        pytest.param("El folleto Sal y humo (Havana, Centro de Estudios Salinos, 2005).", [], id="commas-and-no-page"),
        pytest.param("El congreso (Havana, 3 de mayo de 2005) lo aprobó.", ["havana"], id="a-day"),
        pytest.param("La carta (Havana, sin fecha, 2005) se perdió.", ["havana"], id="no-press"),
    ],
)
def test_where_a_work_was_printed_is_no_actor(note: str, ids: list[str]) -> None:
    assert named("A text.*1", notes=(note,)) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("The ship lay off Port of Cuba.", [], id="port-of-a-state"),
        pytest.param("The ship lay in the Port of Havana.", ["havana"], id="port-of-a-town"),
        pytest.param("in the Gulf of Mexico", [], id="gulf"),
        pytest.param("en el golfo de México", [], id="es-gulf"),
        pytest.param("by Lake Caracas", [], id="lake"),
        pytest.param("across the Mexico Canal", [], id="canal"),
        pytest.param("the South Cuba Sea", [], id="sea"),
        pytest.param("University of New Mexico Press", [], id="new"),
        pytest.param("la Nueva Cuba", [], id="nueva"),
        pytest.param("in West Cuba", ["cuba"], id="west"),
        pytest.param("in western Cuba", ["cuba"], id="in-the-west-of"),
        pytest.param("Alemania Federal pagó", ["germany"], id="federal"),
        pytest.param("Mexico City grew", [], id="city"),
        pytest.param("Memoria, Imprenta Cuba", [], id="press"),
        pytest.param("la Imprenta de Cuba", ["cuba"], id="press-of"),
        pytest.param("the Presbyterian Church in Cuba", ["cuba"], id="body"),
        pytest.param("It stood in the North-Cuba Herald.", [], id="paper"),
        pytest.param("It stood in the Havana Gazette.", [], id="paper-of-a-town"),
        pytest.param("según el Mercurio de México", [], id="es-paper"),
        pytest.param("según la Gaceta Oficial de México", ["mexico"], id="gazette-of-a-state"),
        pytest.param("the herald of Cuba", ["cuba"], id="no-paper"),
        pytest.param("Salt Agency Press, 1985", [], id="press-of-a-body"),
        pytest.param("the Salt Agency Press Office", ["agency"], id="office-of-a-body"),
        pytest.param("Fidel Castro Library, box 3", [], id="library"),
        pytest.param("read at Fidel Castro University", [], id="university"),
        pytest.param("Fidel Castro Memorial Museum", [], id="museum"),
        pytest.param("Fidel Castro, University of Havana", ["fidel", "havana"], id="at-a-university"),
        pytest.param("July 9, 1966, 17 U.S.T. 1677", [], id="treaties"),
        pytest.param("in the U.S. The army left.", ["united-states"], id="end-of-a-sentence"),
        pytest.param("the Eighth U.S. Army", [], id="army"),
        pytest.param("U.S. Marine Corps", [], id="marines"),
        pytest.param("U.S. Embassy in Havana", ["united-states", "havana"], id="embassy"),
        pytest.param("los estados de cuba y los united states", ["united-states"], id="state-in-small-letters"),
        pytest.param("una camisas pardas de lana", [], id="small-letters"),
        pytest.param("las Camisas pardas", ["brown-shirts"], id="one-capital"),
        pytest.param("see https://nowhere.example/camisas-pardas", [], id="address"),
        pytest.param("CREST, ROS-RDP78T04759A0024", [], id="call-number"),
        pytest.param("the ROS-led talks", ["agency"], id="letters-and-a-word"),
    ],
)
def test_a_word_of_another_name_is_no_actor(text: str, ids: list[str]) -> None:
    assert named(text) == ids


ARCHIVES = "Report, Archives of the Salt Office, Havana (hereafter AS-ROS); Report, 3."


@pytest.mark.parametrize(
    ("texts", "ids"),
    [
        pytest.param([ARCHIVES], [], id="introduced"),
        pytest.param([ARCHIVES, "class no. 724, AS-ROS, 3"], [], id="from-then-on"),
        pytest.param(["class no. 724, AS-ROS, 3"], ["agency"], id="not-introduced"),
        pytest.param([ARCHIVES, "the Cuba-ROS talks"], ["cuba", "agency"], id="two-names"),
    ],
)
def test_letters_within_those_of_a_longer_name_are_no_actor(texts: list[str], ids: list[str]) -> None:
    assert [one for one in named(*texts) if one != "havana"] == ids


def test_letters_with_hyphens_stand_for_the_archive_that_introduced_them() -> None:
    assert named(ARCHIVES, "class no. 724, AS-ROS, 3", sort="outlet") == ["archives"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("가르시아는 떠났다.", ["garcia"], id="alone"),
        pytest.param("당시 가르시아는 떠났다.", ["garcia"], id="after-a-word"),
        pytest.param("제자인 로사 가르시아의 딸", [], id="another-given-name"),
        pytest.param("뻬드로 가르시아", [], id="another-in-northern-spelling"),
        pytest.param("“로사 가르시아”", [], id="another-in-quotes"),
    ],
)
def test_a_given_name_in_hangul_makes_a_surname_somebody_elses(text: str, ids: list[str]) -> None:
    assert named("알란 가르시아가 왔다.", text) == ids


def test_both_spellings_of_a_given_name_in_hangul_are_his() -> None:
    table = Vocabulary(
        actors=(Record("maduro", "Nicolás Maduro", "person", ("니꼴라스 마두로", "마두로")),), outlets=()
    )
    made = article(["니콜라스 마두로는 떠났다."])
    assert [one.id for one in NameReader(table).read(made).mentions["a/p1"]] == ["maduro"]


CHRONICLE = "The Guyana Chronicle printed it."


@pytest.mark.parametrize(
    ("texts", "ids"),
    [
        pytest.param([CHRONICLE, "Both had it from the Chronicle."], ["guyana-chronicle"], id="the-chronicle"),
        pytest.param([CHRONICLE, "The Chronicle’s man left."], ["guyana-chronicle"], id="possessive"),
        pytest.param(["Both had it from the Chronicle."], [], id="not-named-before"),
        pytest.param([CHRONICLE, "A chronicle of the war, the chronicle of it."], [], id="small-letters"),
        pytest.param([CHRONICLE, "It was the Chronicle Building."], [], id="of-a-longer-name"),
        pytest.param(["로동신문은 보도했다.", "As Rodong had it, all was well."], ["rodong"], id="first-word"),
        pytest.param(["Rodong Sinmun said so.", "A Rodong Missile flew, and a pre-Rodong one."], [], id="no-paper"),
        pytest.param(["The Washington Post said so.", "The Post was wrong."], ["washington-post"], id="the-post"),
        pytest.param(["Salió en El Faro (Lima)."], ["el-faro"], id="town-in-brackets"),
        pytest.param(["“Salt”, El Faro, Lima, 3 May 1967."], ["el-faro"], id="town-behind-a-comma"),
        pytest.param(["Lo dijo El Faro de Lima."], ["el-faro"], id="town-with-de"),
        pytest.param(["Lo dijo El Faro."], [], id="without-its-town"),
        pytest.param(["Lo dijo Página 9."], ["pagina-9"], id="with-a-number"),
        pytest.param(["Lo dijo Mora, página 9."], [], id="a-page"),
        pytest.param(["Club Náutico el Faro, Lima, caja 3."], [], id="within-a-name"),
        pytest.param(["Lo dijo El Faro (Lima).", "El Faro lo negó."], ["el-faro"], id="without-its-town-once-named"),
        pytest.param(["Es una nueva sal, dijo.", "Es la nueva sal."], [], id="words-of-a-journal"),
        pytest.param(["Lo dijo la revista Nueva Sal."], ["nueva-sal"], id="a-journal"),
        pytest.param(["Véase www.guyanachronicle.com y granma.cu."], ["granma"], id="in-an-address"),
        pytest.param(["Lo dijo El Faro (Lima).", "El Faro (Quito) lo negó."], [], id="another-town"),
        pytest.param(["Lo dijo El Faro (Lima).", "El Faro Rojo lo negó."], [], id="a-longer-name"),
        pytest.param(["Lo dijo El Faro (Lima).", "El faro brilla."], [], id="a-lighthouse"),
        pytest.param(
            ["The New York Times and the Guyana Chronicle said so.", "The Times was wrong."], ["new-york-times"],
            id="one-of-two",
        ),
    ],
)  # fmt: skip
def test_an_outlet_named_before_is_meant_by_its_last_word(texts: list[str], ids: list[str]) -> None:
    assert named(*texts, sort="outlet") == ids


@pytest.mark.parametrize(
    ("note", "ids"),
    [
        pytest.param("“Sal”, El Faro (Lima), 3 de mayo de 1967.", ["el-faro"], id="its-note-tells-the-town"),
        pytest.param("“Sal”, El Faro (Quito), 3 de mayo de 1967.", [], id="another-town"),
        pytest.param("“Salt”, Guyana Chronicle, 3 May 1967.", [], id="no-such-paper"),
    ],
)
def test_a_paper_by_its_bare_name_is_that_whose_town_a_note_tells(note: str, ids: list[str]) -> None:
    made = article(("El Faro calló.", "El Faro lo negó."), (note,))
    untold, told, its_note = made.passages
    made = replace(made, passages=(untold, replace(told, notes=(its_note.id,)), its_note))
    found = READER.read(made).mentions
    assert [[one.id for one in found[each.id] if one.sort == "outlet"] for each in (told, untold)] == [ids, []]
