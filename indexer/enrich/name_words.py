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
