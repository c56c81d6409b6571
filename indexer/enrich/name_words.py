"""Words by which names are told from other words, folded: titles, surnames of Korea, what begins sentences."""

from __future__ import annotations

from typing import Final

from indexer.folding import fold


def words(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(fold(text).split())


# In the romanisations that are in use.
KOREAN_SURNAMES: Final = words(
    "kim gim ri lee yi rhee pak park bak choe choi jong jung chong jeong kang gang jo cho yun yoon jang chang im "
    "lim han oh o so suh seo sin shin kwon gwon hwang an ahn song ryu yu yoo hong jon jeon chon ko koh go mun "
    "moon yang son pae bae paek baek baik ho heo hur nam sim shim ro roh no noh ha kwak gwak cha chu ju woo ku "
    "koo gu min chin jin chi ji om eom um chae won hyon hyun pang bang kong ham yom"
)
CHINESE_SURNAMES: Final = words("mao deng zhou chou liu lin xi hu jiang wang li zhang chen peng zhu hua")
# Parts of names that are words first: alone they tell nothing, not even with a capital letter.
NO_SURNAMES: Final = words(
    "a i o u an as at be by do go ha he ho im in is it me my no of oh om on or so to um up us we won son gang ham "
    "jackal the el la lo le de del y e su tu mi ya un al en se si ni los las una uno por con sin san santa cha "
    "chi"
)
# What may stand between a sentence and a surname, with a capital letter.
TITLES: Final = words(
    "president presidente premier chairman chairwoman minister ministro ministra secretary secretario secretaria "
    "general coronel colonel captain capitán major mayor commander comandante lieutenant teniente sergeant "
    "marshal mariscal admiral almirante ambassador embajador embajadora envoy professor profesor profesora doctor "
    "doctora comrade compañero compañera camarada poet poeta writer historian historiador historiadora senator "
    "senador congressman deputy diputado chancellor canciller leader líder dictator dictador señor señora don "
    "doña sir lord lady saint brother sister father padre madame monsieur judge justice governor gobernador king "
    "queen director attaché consul cónsul journalist mr mrs ms dr sr sra dra prof gen"
)
# What stands before a name with a capital letter and says of what kind its bearer is.
KINDS: Final = words(
    "venezuelan cuban korean american soviet chilean peruvian mexican nicaraguan colombian guyanese brazilian "
    "argentine bolivian romanian russian chinese japanese vietnamese german french british spanish english "
    "african asian european latin communist socialist marxist maoist leninist stalinist sandinista chavista "
    "republican democrat liberal conservative comunista socialista marxista"
)
# Words that begin sentences with a capital and are no names.
FUNCTION_WORDS: Final = words(
    "compare contrast consult quoting quoted cited citing interview imprisoned elected arrested born comparese veanse "
    "a an the this that these those he she it its his her they their we our you your i my who whom whose which "
    "what when where why how while whereas although though because since if unless until after before as at by "
    "for from in into of off on onto over out through to toward towards under up upon with within without about "
    "above across against along among around behind below beside besides between beyond despite down during "
    "except inside like near per regarding than via and but or nor so yet not no both either neither each every "
    "all some any few many most several other another such one two three also even only just then there here now "
    "thus hence however still later soon meanwhile moreover furthermore indeed perhaps unlike did does do was "
    "were is are had has have could would should will may might see cf ibid asked according thanks following "
    "given ever never once instead nevertheless nonetheless finally first second third next el la los las lo un "
    "una unos unas este esta estos estas ese esa esos esas aquel aquella y e o u pero sino aunque porque pues "
    "como cuando donde mientras si que quien quienes cuyo cuya de del al ante bajo con contra desde durante en "
    "entre hacia hasta para por según sin sobre tras mediante ni también tampoco ya aún todavía siempre nunca su "
    "sus mi tu nuestro nuestra se le les me te nos así además entonces luego después antes sólo incluso cada todo "
    "toda todos todas otro otra otros otras mismo misma fue era es ha había véase"
)
PARTICLES: Final = words("de del la las los von van da do dos di du bin al y e and or o u")
PREFIXES: Final = words("pro anti post pre non ex")
# Surnames that are words: at the beginning of a sentence they are taken for the word.
ORDINARY: Final = words(
    "young brown white black green gray grey long short rice bush brands hill stone wood woods fields banks price "
    "wise good best power hope grace may march west north east south day strong sharp rich law love sun song park "
    "church case cash cross light marks peace rush small steel storm swift waters paz guerra sol mar luna bravo "
    "leal valle"
)
# Titles with which a form of a record may begin, so that its last word is no surname.
NO_FIRST_WORDS: Final = words("presidente president comandante general che don")
SUFFIXES: Final = words("jr sr ii iii")
KOREAN_TITLES: Final = (
    "주석", "위원장", "국방위원장", "총비서", "비서", "대통령", "총리", "수상", "외상", "외무상", "장군", "원수",
    "대사", "교수", "박사", "의원", "총통", "선생", "씨",
)  # fmt: skip
# Given names of the West in Hangul, as South and North write them. Right before a surname they make it another’s.
HANGUL_GIVEN_NAMES: Final = words(
    "가브리엘 가브리엘라 게오르그 게이코 곤살로 구스타보 그레고리오 글로리아 기예르모 까를로스 낸시 넬슨 "
    "니콜라스 니키타 다니엘 데이비드 도널드 도밍고 돌로레스 디에고 라몬 라울 라파엘 레베카 레오나르도 레오폴도 "
    "로널드 로드리고 로라 로버트 로베르또 로베르토 로사 로사리오 로살리아 로제르 롤란도 루벤 루시아 루이 루이사 "
    "루이스 루트 리까르도 리사 리처드 린다 마거릿 마누엘 마르가리타 마르꼬 마르따 마르셀로 마르코 마르코스 "
    "마르타 마르틴 마리 마리아 마리아나 마리오 마이클 마크 막달레나 메르세데스 메리 모니카 미겔 미셸 미하일 "
    "바르바라 베니토 베르나르도 베아트리스 벤자민 보리스 블라디미르 비센테 비올레타 빅또르 빅토르 빅토리아 "
    "빠블로 뻬드로 사라 산드라 살바도르 세르게이 세르히오 세바스티안 세실리아 소냐 소피아 솔레다드 수전 스티븐 "
    "시몬 실비아 아나 아나톨리 아드리아나 아르뚜로 아르만도 아르투로 아우구스토 안나 안네 안드레 안드레스 "
    "안드레아 안드레아스 안드레이 안또니오 안젤라 안토니오 알레한드로 알렉산더 알렉산드르 알베르또 알베르토 "
    "알폰소 알프레도 앙헬 앙헬라 앤드루 앨리스 에두아르도 에드워드 에르네스또 에르네스토 에밀리오 에스더 "
    "에스테반 에우헤니아 에우헤니오 엔리께 엔리케 엘레나 엘리사 엘리자베스 오스카르 옥타비오 올가 요한 우고 "
    "우르술라 움베르토 윌리엄 유리 이그나시오 이네스 이레네 이반 이사벨 이스마엘 자크 제인 제임스 조지 조지프 존 "
    "줄리아 찰스 카르멘 카를 카를로스 카밀라 카밀로 캐서린 케네스 콘수엘로 크리스토퍼 크리스티나 클라라 "
    "클라우디아 클라우디오 테레사 토니 토마스 토머스 파블로 파트리시아 패트릭 페데리코 페드로 페르난도 펠리페 폴 "
    "프란시스꼬 프란시스코 프랑수아 프랭크 피델 피에르 피터 필라르 필립 하비에르 하이메 한스 헤라르도 헤르만 "
    "헥토르 헨리 헬렌 호라시오 호르헤 호세 호아킨 후아나 후안 훌리아 훌리오"
)
