"""By which words are the parts of a citation known, in whatever language? Patterns, each tried at one place."""

from __future__ import annotations

import re
from typing import Final

from indexer.citations.model import FieldName
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

ENGLISH_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SPANISH_MONTHS: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip

_I = re.IGNORECASE
CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪİŁŃŇŌŎŐŘŚŞŠŢŤŪŬŮŰŹŻŽА-ЯЁІЇЄҐ"
"""Within brackets of a pattern: the capitals of Latin and Cyrillic scripts."""
NOT_SMALL = r"[^\W\d_a-zà-öø-ÿ]"
"""A letter of any script that isn’t a small one of western Europe: what a name or a title may begin with."""
NUMBER_SIGN = r"(?:[nN]\.?\s?[º°]\.?|[nN][úu]ms?(?:ero)?\.?|[nN]ro\.?|[nN]o\.?|[nN]umber|№)\s?"
"""What stands before the number of a law, an issue or a paper, in English and Spanish."""
_DASH = r"\s?[-‐‑–—~∼]\s?"
_NUMBERS = rf"\d{{1,5}}(?:{_DASH}\d{{1,5}})?"
KO_PARTICLE = r"(?:에서|에는|에도|까지|부터|이다|이며|이고|으로|은|는|이|가|을|를|에|의|과|와|도|로)(?!\w)"
"""What a Korean sentence puts right behind a figure: 『…』, 2011이 유일하다; 161-187에."""

# “https://salt.example/mills에 있다”, “(https://salt.example/mills)에서”: a particle is no part of an address
_PARTICLE_LAST = r"(?:에서[는도]?|에[는도]?|까지|으?로|[은는이가을를의과와도])(?![\w/])"
_HANGUL_IN_URL = rf"(?<![가-힣])(?!{_PARTICLE_LAST})[가-힣]|(?<=[가-힣])[가-힣]"
URL = Prefiltered(
    r"<?(?P<url>(?:https?://|www\.|(?<![\w@./])(?:[a-z][a-z0-9-]{0,40}\.){1,3}(?:org|com|net|int|edu|gov|info)/|"
    r"(?<![\w@./])(?-i:(?:[a-z][a-z0-9-]{0,40}\.){0,2}[a-z][a-z0-9-]{2,40}\.(?:(?:(?:go|co|ac|or|re|gob|com|org|edu|gov|net|mil)\.)?[a-z]{2}|mil|example)/))"
    rf"(?:[^\s<>“”\"()가-힣]|\((?!\d{{4}}[.년]|[가-힣])|\)(?!{_PARTICLE_LAST})|{_HANGUL_IN_URL})+"
    rf"(?:[^\s<>“”\".,;:)(\]가-힣]|{_HANGUL_IN_URL}))>?",
    _I,
)
DOI = Prefiltered(r"(?:doi:?\s?)(?P<doi>10\.\d{4,9}/[^\s,;]+[^\s,;.])", _I)
URL_LEAD = lazy(
    r"(?:from|(?:archived|hosted|posted|published|accessible)\s(?:online\s)?(?:at|from|on)|available\s(?:online\s)?(?:at|from)|retrieved\sfrom|online\sat|at|disponible\sen|en\slínea|"
    r"recuperado\sde|en|URL|출처|texto(?:\scompleto)?\sen|text\sat|pueden?\s(?:verse|leerse|consultarse|oírse)\s(?:también\s)?en|"
    r"(?:it\s)?can\sbe\s(?:seen|read|found|heard)\s(?:online\s)?at)\s?:?\s?(?=<?(?:https?://|www\.|[a-z][a-z0-9-]{0,40}\.[a-z.]{2,20}/))",
    _I,
)
ACCESSED = lazy(
    r"(?:[(\[](?:seen|checked|read)\s(?:on\s)?|[(\[]?(?:visto|leído)\s(?:el\s)?)(?=\d)|[(\[]?(?:(?:last|[úu]ltim[oa])\s)?(?:accessed|acc\.(?=\s\d{1,2}\s|\s[^\W\d_])|consulted|retrieved|visited|viewed|cited|consultad[oa]|citad[oa](?=\s(?:el\s)?\d)|accedido|acceso|"
    r"(?:fecha\sde\s)?(?:consulta|acceso|visita)|visitad[oa]|recuperado|검색일|접속일|접속|최종\s?(?:접속|접근|열람|검색|방문|확인)일?)(?:\son|\sel(?:\sdía)?)?\s?:?\s?",
    _I,
)
ACCESSED_AFTER = lazy(r"\.?\s?(?:접속|검색|열람|인출|방문|확인|조회)")

VOLUME = lazy(
    r"(?:vol(?:ume|umen)?s?\.?|t(?:omo)?\.|tomo|v\.|año|bd\.|jg\.|冊|册|卷)\s?(?P<volume>\d{1,4}(?:[-–]\d{1,4}(?!\d))?|[IVXLC]{1,7}\b|[A-Z]-\d{1,3}\b)"
    r"|[제第]?\s?(?P<ko>\d{1,4}|[상중하上中下])(?:권|집|책|卷|輯|冊|册)",
    _I,
)
VOLUMES = lazy(r"(?P<volumes>\d{1,2}\s(?:vols?|tomos|volumes|volúmenes)\.?|전\s?\d{1,2}권)", _I)
ISSUE = lazy(
    r"(?:issue\s\d{1,4},\s)?(?:(?!nov)no(?:s|\.)?\.?|nr\.|núms?\.?|n\.?[º°]|№|issue|heft|(?-i:H\.)|number|episode|ep\.|episodio|"
    r"número)\s?(?P<issue>\d{1,3}\.\d{3}(?!\d)|\d{1,5}(?:[-/–]\d{1,5})?|[IVXLC]{1,7}\b)"
    r"|(?:[제第]|통권|通卷)?\s?(?:제\s?)?(?P<ko>\d{1,4}|봄|여름|가을|겨울|창간|신년|송년|특집|합병)(?:호|號|号|期)",
    _I,
)
BARE_VOLUME = lazy(
    r"(?P<v2>\d{1,3})(?:[-–~](?P<i2>\d{1,2})(?=\s?\(|,\s(?:1[89]|20)\d\d|(?<=[-–]\d),\s(?:pp?|págs?)\.\s?\d)|\s?\((?P<i3>\d{1,3})\)(?=[,:\s])|:\s?(?P<i4>\d{1,2})(?=,\s(?:pp?\.\s)?\d{1,4}[-–]\d))|"
    r"(?P<volume>\d{1,4}|[IVXLC]{1,8}(?=\s\(|,\s(?:1[89]|20)\d\d|/\d))(?:(?:[.:/]|,\s(?=(?:\d|1[0-2])\s\())(?P<issue>\d{1,3}))?(?=\s?\(|,\s(?:no|núm|issue|n\.?º|nº)|"
    r",?\s?\d{1,3}호|:\s?\d|,\s(?:1[89]|20)\d\d(?!\d|년(?!(?:\s\d{1,2}월)?,\s(?:pp?\.\s?)?\d)))",
    _I,
)

SECTION_PAGES = r"(?-i:[A-Z]{1,4}-\d{1,3}(?:(?:\s?[-–~]\s?|\sto\s|\sal?\s|\sand\s|\sy\s)[A-Z]{1,4}-\d{1,3})?(?!\w))"
"""Pages that are counted anew in each chapter or annex: *III-4 to III-6*, *GL-7*."""
PAGES = lazy(
    rf"(?:(?:(?:pp?|pgs?|págs?|pages?|páginas?)\b\.?|(?-i:[SsсС])\.(?!\s?vv?\.)|стр\.|cols?\.(?=\s\d\d)|[頁页])\s?(?P<pp>{SECTION_PAGES}|[A-Z]?-?{_NUMBERS}(?:-?(?:[A-D]|(?-i:[E-H]))(?![\w-]))?(?:,\s{_NUMBERS}(?![\w]))*(?:\s(?:y|and|&|al?|to)\s{_NUMBERS}(?=[.,;:)]|$))?"
    rf"(?:\s?n{{1,2}}\.?\s?\d{{1,4}})?|[ivxlc]+(?:{_DASH}[ivxlc]+)?)(?:\s?(?:y\s)?(?:ff?|ss|sigs?)\.(?!\w))?"
    rf"|[第제]?(?P<ko>{_NUMBERS}(?:,\s?{_NUMBERS})*)\s?(?:쪽|면|페이지|페지|頁|页|面|版|張|葉)(?:\s(?:이하|以下))?"
    rf"|(?P<bare>(?:(?!(?:1[5-9]|20)\d\d{_DASH}(?:1[5-9]|20)\d\d)(?!\d{{1,2}}:\d\d\s?[ap]\.?m){_NUMBERS}|(?-i:[A-H])-?\d{{1,2}}|\d{{1,2}}(?-i:[A-H])(?![\w-])|[ivxlc]+{_DASH}[ivxlc]+|(?-i:(?!v\b)[ivx]{{1,6}})(?=\.?$|[;)]))(?:,\s{_NUMBERS}(?![\w.]\w|"
    rf"\s\w))*(?:\s(?:and|y|&)\s{_NUMBERS}(?=[.,;:)]|$))?(?:\s?n{{1,2}}\.?\s?\d{{1,4}})?(?:\s?ff?(?:\.|(?=$|[;)])))?)"
    rf"(?=\s*(?:[.,;:)\]]|$|—|–\s)|\s(?:and|y|at\s\d|here\s\d|en\s\d|\(|passim)|{KO_PARTICLE}))",
    _I,
)
OTHER_LOCATOR = lazy(
    r"(?P<other>(?:art(?:icles?|ículos?|s)?\.?|inciso|제(?!\d{1,2}(?:FM|TV|라디오|방송|텔레비))|chap(?:ters?|s)?\.?|ch\.?|cap(?:ítulos?|s)?\.?|append(?:ix|ices)|plates?|pl\.|maps?|docs?\.|items?|entry|annex|anexo|apéndice|cuadros?|tablas?|lám(?:inas?|s?\.)|fol?s?\.?|f[°º]s?|ff?\.|Bll?\.|л{1,2}\.|프레임(?:\s?번호)?|side|track|pista|disposición(?:\sadicional|\stransitoria|\sfinal)?|bars?|cc\.|mm\.|도판|그림|부록|표|part|pt\.|[張葉丈]|각주|註|para(?:graph)?s?\.?|párrs?\.?|párrafos?|considerandos?|fundamentos?(?:\s(?:jurídicos?|de\sderecho))?|(?-i:FF?\.?\s?JJ?\.?)|cláusulas?|clauses?|recitals?|numeral(?:es)?|nn?\.|"
    r"note|nota|seccs?\.?|secs?\.?|section|cls?\.|cons\.|apdos?\.|"
    r"figs?\.|table|tabs?\.|slide|min\.)\s?\d{1,4}(?:[rvab](?!\w)|\s[rv](?!\w)|\.?[ºª])?(?:\s?[-–~]\s?\d{1,4}(?:[rvab](?!\w)|\s[rv](?!\w))?|(?:,\s\d{1,3}[rv]?)*\s(?:and|y|&)\s\d{1,3}[rv]?(?!\w))?(?:장|절)?|[§¶]{1,2}\s?\d{1,4}(?:\.\d{1,3})*(?:\([\da-z]{1,4}\)){0,3}(?:[-–]\d{1,4})?(?:\snn?\.\s?\d{1,3})?|\[\d{1,4}\](?:[-–]\[\d{1,4}\])?(?!\w)|ss?\.?\s\d{1,4}(?:\(\w{1,3}\)){0,3}(?:[-–]\d{1,4})?(?=[,.;)]|$)|s\.\s?v{1,2}\.\s[“\"‘'«][^”\"’'»]{1,60}[”\"’'»]|s\.\s?v{1,2}\.\s[^\W\d_][\w-]*|loc(?:ation|\.)\s\d+|p[aá]ssim\b|f(?:ol)?s?\.\s\d+[rv]|(?:hojas?|fojas?)\s\d+|"
    r"(?:primer|segund|tercer|cuart|quint|sext|séptim|octav|noven|décim)[oa]?\s(?:considerando|fundamento|cláusula|párrafo|disposición)(?!\w)|"
    r"(?:(?:part|parte)\s(?:one|two|three|four|five|uno|dos|tres|[IVX]+)|(?:annex|anexo|appendix|apéndice)\s[IVX]+)\b|"
    r"(?:introduction|foreword|preface|prologue|epilogue|afterword|conclusion|frontispiece|appendix(?:\s[A-H])?|annex(?:\s[A-H])?|"
    r"introducción|prólogo|prefacio|epílogo|apéndice|conclusi(?:ón|ones)|서문|머리말|부록)\b(?=\s*(?:[.,;)]|$)))",
    _I,
)

_ED = r"(?:ed(?:ited|itado)?|eds|compil(?:ed|ado)|comps?|coords?|coordinado|dirs?|dirigido)"
_AND_NOTES = (
    r"(?:(?:,\s|,?\sy\s)(?:edición|ed\.|prólogo|pról\.|introducción|introd?\.|"
    r"estudio(?:\spreliminar)?|notas?|selección|comentarios))+\sde(?=\s)"
)
"""“, prólogo y notas de”: what else a translator or an editor did."""
EDITORS = lazy(
    rf"(?:(?:под\s(?:общ\.\s)?ред\.|отв\.\sред\.|сост\.)\s|edición(?:{_AND_NOTES}|\sde)\s|{_ED}\.?\s(?:and\strans(?:lated|\.)\s)?(?:by\s|por\s|de\s)?|(?:ed|eds)\.\s)(?=[{CAPITAL}가-힣])",
    _I,
)
BY = lazy(rf"(?:(?:directed|written|compiled|dirigid[oa]|escrit[oa])\s)?(?:by|por)\s(?=[{CAPITAL}])")
EDITOR_AFTER = lazy(
    r"[(（]?(?:Hgg?|Hrsg|eds?|comps?|coords?|dirs?|editors?|editor(?:es|as?)?|compilador(?:es|as?)?|coordinador(?:es|as?)?|director(?:es|as?)?)\b\.?[)）]?|편저?|엮음",
    _I,
)
TRANSLATORS = lazy(
    rf"(?:[Tt]rans(?:lated|l)?\.?\s(?:from\s[\w\s]{{2,30}}\s)?(?:by\s|and\s[\w.]+\s(?:by\s)?)?|[Tt]rad(?:ucido|"
    rf"ucción)?\.?(?:{_AND_NOTES})?\s(?:por\s|de\s)?|tr\.\s)(?=[{CAPITAL}가-힣])"
)
EDITION = lazy(
    r"(?P<edition>(?:ed\.|edición)\s(?:revisada|ampliada|corregida|aumentada|actualizada|definitiva|bilingüe|crítica)(?:\sy\s[a-zà-ÿ]+)?|(?-i:[A-Z][a-z]+)\sed\.|(?:\d{1,2}(?:st|nd|rd|th|\.?(?:[aª]|da|[er]ra|ra|era|ta|va|ma)\.?)?|first|second|third|fourth|fifth|rev(?:ised|\.)?|new|"
    r"expanded|enlarged|"
    r"primera|segunda|tercera|cuarta|nueva)\s(?:(?:and|rev\.|revised|enlarged|corregida|"
    r"aumentada)\s)*(?:ed(?:ition|ición|n)?\b\.?)(?:,?\s(?:y\s|and\s)?(?:rev\.(?!\s(?-i:[A-ZÀ-Þ]))|(?:revis|corregid|aumentad|ampliad|actualizad|enlarg|updat)(?:ad|e)?[ad]?)(?!\w))*|개정판|제?\d판)",
    _I,
)
CALLED = (
    r"(?:diario|periódico|semanario|revista|(?:we)?blog|bitácora|newsletter|podcast|portal|suplemento|newspaper|daily|"
    r"weekly|magazine)\s"
)
IN_BOOK = lazy(
    rf"(?:(?:re)?printed\s|published\s|publicado\s|reproducido\s)?(?:[Ii]n|[Ee]n|[Dd]ans|В(?:\sкн\.)?)\s?:?\s(?:(?:[ií]dem|id\.|his|her|their|sus?),?\s)?(?:(?:the|el|la)\s)?(?:{CALLED})?(?=[{CAPITAL}“\"‘«『《「『가-힣])"
)
QUALIFIER = lazy(
    r"(?:\d{4};\s(?:repr(?:int|inted)?\.?,?)?|repr(?:int|inted)?\.?|orig\.\spub\.\s?\d{4}|reimpr\.?|edición\s[\w\s]{1,30})",
    _I,
)

_GRADE = (
    r"(?:unpublished\s|unpub\.\s)?(?:(?:doctoral|master[’'‘]?s|masters|Ph\.?\s?D\.?|M\.?\s?(?:A|Mus|Sc|Ed|Litt)\.?|M\.?\s?Phil\.?|"
    r"D\.?\s?Phil\.?|"
    r"bachelor[’'‘]?s|senior|B\.?\s?A\.?(?:\s(?:honou?rs|senior))?|honou?rs|graduate)\s(?:thesis|dissertation|diss\.?)|dissertation|diss\.|thesis)"
)
THESIS = Prefiltered(
    rf"(?P<genre>{_GRADE}|(?:(?:strategy|strategic|civilian|student)\s)(?:research|studies)\s(?:project|paper)(?=,|$)|tesi(?:s|na)(?:\s(?:para\s(?:optar|obtener)\s[^,;.()]{{5,90}}|doctoral|de\s(?:doctorado|maestría|grado|licenciatura|máster|mag[ií]ster|bachiller(?:ato)?|p(?:re|os|ost)grado|Ph\.?\s?D\.?|[MB]\.?\s?A\.?(?!\w)|D\.?\s?Phil\.?)(?:\sen\s(?!(?:universidad|las?|los|el|una?|su|curso|prensa|línea|preparación|archivo)(?!\w))[^\W\d_][^,;.:()]{{2,60}}(?=[,.;)]|$))?|"
    rf"inédita))*|"
    r"thèse(?:\sde\s(?:doctorat|3e\scycle))?|mémoire\sde\s(?:maîtrise|master|fin\sd[’']études)|(?:tese|dissertação)(?:\sde\s(?:mestrado|doutorado|doutoramento))?(?=,|$)|(?:phil\.\s)?diss(?:ertation|\.)(?:,?\s(?:phil|jur|theol|med|masch|rer\.\s(?:pol|nat))\.){0,2}|habilitation(?:sschrift)?|"
    r"(?:미간행\s?)?(?:박사|석사)\s?(?:학위\s?(?:청구\s?)?(?:논문)?|논문)|trabajo\sde\s(?:grado|ascenso|titulación|fin\sde\s(?:grado|máster|carrera))|memoria\s(?:de\s(?:título|licenciatura|grado|máster)|para\soptar\s[^,;.()]{5,90}))",
    _I,
)
_PAPERS = (
    "msg|ltr|rpt|libros?\\sde\\sactas|minute\\sbook|log\\s?book|ledger|aide-mémoire|nota\\s(?:informativa|interna|reservada)|nota(?=\\sdel?\\sla?\\s?(?i:embajad|ministr|consul|canciller|secretar|encargad))|scrapbook|broadcast|transcript|diario(?=,|$)|circular|typescript|photograph|fotografía|telegram|cable(?:gram)?|airgram|savingram|memorandum(?:\\sof\\sconversation)?|memo|letter|report|despatch|dispatch|"
    "record\\sof\\s(?:a\\s)?"
    "(?:conversation|meeting)|minutes?(?!\\sb|\\sof\\sproceedings)|deptel|embtel|note\\sverbale|diary|intelligence\\s(?:report|memorandum|note|"
    "information\\scable)|communiqué|"
    "편지|전보|일기|회담록|공문|(?:tele|cable)grama|carta|informe|memorando|memorándum|acta|nota\\sverbal|oficio|despacho|cable\\scifrado|전문|보고서?|서한|비망록"
)
PAPER = Prefiltered(rf"(?:{_PAPERS})(?!\w)", _I)
DOCKET = r"\d{2,4}(?![년월일면쪽권호집장])[가-힣]{1,4}\d{1,6}"
"""The number of a Korean case: *66다1234*."""
KO_ROUND = r"(?:\d{1,2}차|제\s?\d{1,2}[차회]|(?:첫|두|세|네|다섯)\s?번째)"
"""Which of several interviews: 2차 구술, 두 번째 면담."""
KO_TALK = r"(?:구술|면담|인터뷰|증언|대담|면접|녹취록?)"
KEPT_DAILY = lazy(
    r"(?<!\w)(?:diar(?:y|ies|ios?)|journal|log(?:book)?|daybook|cuaderno|bitácora|libreta|Tagebuch)(?!\w)|일기|일지|日記|日誌",
    _I,
)
"""A paper with an entry a day."""
PAPER_TITLE = Prefiltered(
    rf"(?:[\w-]+\s){{0,2}}(?:{_PAPERS})\s(?:from|to|by|of|on|for|between|de|del|a|al|sobre|entre|para|no\.?|n\.?º)\s",
    _I,
)
INTERVIEW = Prefiltered(
    r"(?:(?:the\s)?author[’'‘]?s?\s|personal\s|telephone\s|phone\s|video\s|written\s|recorded\s|unrecorded\s|e-?mail\s|oral(?:\shistory)?\s)*(?:interviews?|"
    r"conversation|correspondence|communication)"
    r"(?:\s(?:by|via|over|on)\s(?:(?:video|tele|phone|email|e-mail|zoom|skype|whatsapp)[a-z]*\s?)(?:call)?)?\s(?:with|by|of)\s(?:(?:the\s)?authors?\b(?:,?\swith\s)?)?|personal\scommunication(?:\s(?:from|to|with))?|in\s(?:conversation|correspondence)\swith\sthe\sauthors?|author[’'‘]?s?\sinterviews?(?=,)|author[’'‘]?s?\sinterviews?$|(?:whatsapp|text|facebook|instagram|signal)\s(?:voice\s)?messages?\s(?:from|to)\s|author[’'‘]s\snotes\s(?:of|on)\s(?:an?\s)?(?:conversation|talk|interview)\swith\s|e-?mail\s(?:message\s)?to\s(?:the\s)?author|interviewed?\sby\s(?:the\s)?author|interviewed\s(?=in\s)|"
    r"entrevistad[oa]\s(?:por\s(?:el\sautor|la\sautora)|(?=en\s))|(?:entrevista|conversación)(?:\s[a-zà-ÿ]{5,12}){0,2}?\s(?:por|con|de|a)l?\s(?:(?:el|la)\s)?autora?(?=[\s,]|$)(?!\s(?:con|a)\s)|"
    r"conversación\s(?:telefónica\s|personal\s)?con\s(?:(?:el\sautor|la\sautora))?|entrevistas?\s(?:(?:personal(?:es)?|(?:por|vía)\s[^\W\d_]{4,14}|virtual|telefónica|realizada|hecha|grabada|inédita)\s|(?:del|de\sla|por\sel|por\sla)\sautora?\s)*(?:con|a)\s|"
    r"(?:mensaje(?:\sde\s(?:texto|voz|audio|WhatsApp))?|correo(?:\selectrónico)?)\s(?:al\sautor|a\sla\sautora)|testimonios?\sde\s|testimony\sof\s|correo\selectrónico\sde\s|e-?mail\sfrom\s|comunicación\spersonal(?:\s(?:de|con))?|en\sconversación\scon\s(?:el\sautor|la\sautora)|필자와의\s?(?:인터뷰|면담)|인터뷰",
    _I,
)
TALK_ENTRY = lazy(
    r"(?:(?:(?:[Pp]ersonal|[Tt]elephone|[Pp]hone|[Vv]ideo|[Oo]nline|[Ss]kype|[Zz]oom|[Ee]-?mail)\s)?[Ii]nterview(?:\s(?:with|by)\s(?:the\s)?author)?|"
    r"(?:E-?mail|Message|Letter|Conversation)\s(?:to|with)\s(?:the\s)?author|Personal\scommunication|Comunicación\spersonal|"
    r"(?:Entrevista|Conversación|Correo(?:\selectrónico)?)\s(?:personal|telefónica|virtual|(?:con|por)\s(?:el\sautor|la\sautora)|al\sautor|a\sla\sautora))\.(?=\s)"
)
"""*Ruiz, Ana. Personal interview. 6 June 2014*: what stands in the place of a title, as the MLA has it."""

CHANNEL = lazy(
    r"(?:(?:por|vía|by|via|on\sthe)\s)?(?:(?:video)?(?:llamada|call)(?:\s(?:telefónica|de\sZoom))?|(?:tele)?phone(?:\scall)?|teléfono|e-?mail|"
    r"correo(?:\selectrónico)?|(?:mensajes?\s(?:de|por)\s)?(?:WhatsApp|Zoom|Skype|KakaoTalk|Facebook)|전화|이메일|카카오톡)",
    _I,
)
"""How somebody was talked with who isn’t met: *por teléfono*, *e-mail*."""
# “Entrevista N.º 7”, “Interview 12”, 면담 7: with somebody who isn’t named
NUMBERED_TALK = lazy(
    r"(?:interview|conversation|testimony|entrevista|conversación|testimonio|인터뷰|면담|구술)\s"
    r"(?:n\.?\s?[º°]\s?|nº\s?|no\.?\s|núm\.\s|nro\.\s|number\s|#\s?|제)?[A-Z]?-?(?P<number>\d{1,3})(?!\w|[-–]\d)",
    _I,
)
TALKED_WITH = lazy(
    r"\bmessage|구술|증언|녹취|이메일|testimon|conversaci|mensaje|correo\selectr|통화|대담|interview|e-?mail|conversation|correspondence|communication|entrevista|comunicación|인터뷰|면담|[訪面對]談|口述|證言",
    _I,
)
STATEMENT = Prefiltered(
    r"(?:joint\s|press\s|official\s|public\s)*(?:statements?|press\sreleases?|press\sconference|declaration|"
    r"speech|address|remarks|"
    r"communiqué|testimony)(?=\s(?:by|of|to|at|before|issued|from|delivered)\b|,|$)|"
    r"(?:declaraci(?:ón|ones)|discurso|comunicado|alocución|rueda\sde\sprensa)(?:\s(?:conjunt[oa]|oficial|"
    r"de\sprensa))?\s(?:de|del|ante|en)\s|담화|성명|연설",
    _I,
)
LEGAL = Prefiltered(
    r"(?:S/RES/|A/RES/|[SA]/\d{4}/)\d+(?:\s?\(\d{4}\))?|(?:resolutions?|(?-i:Res)\.?|resoluci(?:ón|ones)|(?:public\s|decree-|decreto[\s-])?(?:law|ley)|(?:supreme\s|royal\s)?decree|"
    r"(?:real\s)?decreto(?:\s(?:supremo|ejecutivo|legislativo))?|결의(?:안)?|법률)\s(?:no\.?\s|n\.?[º°]\s|nro\.\s|núm(?:ero|\.)\s|제)?"
    r"(?:\d{1,3}\.\d{3}(?!\d)|\d{1,5})(?:[-/]\d{1,5})?(?:-[A-Z]{2,8}(?!\w))?호?(?:\s[A-Z](?!\w))?(?:\s?(?:and|y|,)\s\d{1,5}(?:\s[A-Z](?!\w))?)*(?:\s?\((?:\d{4}|[IVXLC]+)\)(?:\s[A-Z](?!\w))?)?"
    r"(?:\s(?:and|y)\s\d{3,5}(?:\s[A-Z])?(?:\s?\((?:\d{4}|[IVXLC]+)\))?)*",
    _I,
)

TREATY = Prefiltered(
    r"(?:Constituci[óo]n|Constitution|Treaty|Agreement|Convention|Convención|Canje\sde\s[Nn]otas|Exchange\sof\s[Nn]otes|Protocol|Charter|Covenant|Joint\s(?:Communiqu[eé]|Declaration|Statement)|Final\sAct|Tratado|Convenio|Acuerdo|Protocolo|"
    r"Comunicado\s[Cc]onjunto|Declaración\s[Cc]onjunta)(?=\s|,)"
)

SHELFMARK = Prefiltered(
    r"(?:delo|file|d\.|д(?:ело|\.)|archivador|델로|안권|[가-힣]{0,5}철|파일|프레임(?:\s?번호)?|롤번호|"
    r"자료번호|소장번호|청구기호|분류번호|등록번호|관리번호|signatura|shelfmark|call\snumber)\s?"
    r"(?:no\.?\s|núm\.\s|n\.?º\s)?(?P<v>[A-Z]{0,4}-?\d[\w./-]*(?:\(\w{1,4}\)[\w./-]*)?)|(?P<m>(?-i:MSS?)\.?\s(?:[^\W\d_]+\.?\s){0,3}\d[\w./-]*)|"
    r"(?P<x>(?-i:[A-Z]{1,5})\s\d[\w.]*(?:\s?/\s?(?:[^\W가-힣]|\.)+"
    r"(?:\s(?-i:[A-Z]|[IVX]+|\d+)(?=[\s/]))*)+)",
    _I,
)
ARCHIVE_ITEMS: tuple[tuple[FieldName, Prefiltered], ...] = (
    ("fond", Prefiltered(r"(?:fonds?|fondo|record\sgroup|RG|문서군|수집사료|전종|폰드|ф(?:онд)?\.)\s?[:.]?\s?"
                        r"(?P<v>\d[\w./-]*|[A-ZА-Я][\w./-]*\d[\w./-]*)|"
                        r"f\.\s?(?P<w>[A-Z]?\d[\w-]*)(?=,?\s(?:op|inv|opis)\.?)|(?P<x>[IVXLCM]+-[A-Z][\w.-]*)|"
                        r"(?:fondo|fonds|sección|serie(?!\s[^,.;]{2,60},\s(?:n\.?\s?[°º]|núm|nro\.|no\.)))\s(?P<y>(?-i:[A-ZÀ-Þ])[\w.’-]*(?:\s(?:(?:de|del|la|las|los|y|e)\s){0,2}"
                        r"(?-i:[A-ZÀ-Þ])[\w.’-]*){0,5})(?=[,.;:)\s]|$)", _I)),
    ("inventory", Prefiltered(r"(?:opis|inventory(?:\sno\.)?|inv\.(?:\s?n[or]\.|\snúm\.)?|op\.|"
                             r"inventario|오삐시|오피시|목록|оп(?:ись|\.))\s?"
                             r"(?P<v>\d[\w./-]*)", _I)),
    ("box", Prefiltered(r"(?:boxes|box|unit|cajas?|doboz|[ck]arton|papka|박스|상자|빠쁘까|파프카|п(?:апка|\.)|롤|필름|"
                       r"서류함|문서함|reel|rollo|microfilm)\s?"
                       r"(?P<v>[\w./-]*\d[\w./-]*(?:[–~]\d+)?)|"
                       r"p\.\s?(?P<w>\d+)(?=,\sd(?:elo|\.))|(?P<x>\d{1,4})\.\s?(?:doboz|d\.|karton)(?!\w)", _I)),
    ("folder", Prefiltered(r"(?:folder|carpeta|carp\.|cartapacio|expediente|exp\.|legajo|leg\.|libro|dossier|mappe|"
                          r"akte|폴더)\s?(?:no\.?\s|núm\.\s|n\.?º\s)?"
                          r"(?P<v>[\w./-]*\d[\w./-]*|“[^”]{1,80}”|\"[^\"]{1,80}\")", _I)),
    ("file", SHELFMARK),
    ("document", Prefiltered(rf"(?:(?:{_PAPERS}|telg?\.|tgms?\.?|desp\.)(?:\s[a-zà-ÿ]{{4,14}})?\s(?:no\.?|n\.?º|nº|№|"
                               r"number)?\s?|docs?\.\s?(?:no\.?\s)?|"
                            r"documents?\s(?:no\.?\s)?|문서번호\s?|documento\s(?:n\.?º\s|no\.?\s)?)(?P<v>[A-Z]?\d[\w./-]*)|"
                            r"(?:(?:U\.?N\.?\s)?doc(?:ument|\.)?\s)?"
                            r"(?P<x>(?-i:[A-Z]{1,5})(?:/(?-i:[A-Z\d])[\w()-]*(?:\.\d+)*)*/"
                            r"(?:(?-i:[A-Z]{1,6})\.)?\d[\w()-]*(?:\.\d+)*)", _I)),
    ("series", Prefiltered(r"(?:sub-?)?series?\s(?P<v>\d[\w./-]*|[IVX]+)(?=[,.;])", _I)),
    ("locator", Prefiltered(
        r"(?P<v>(?:list[ya]?|ll?\.|л{1,2}\.|Bl{1,2}\.|folios?|fols?\.|fo\.?(?=\s\d)|hs?\.(?=\s\d)|fojas?|fjs\.|fs\.|ff\.?|k{1,2}\.)\s?\d+(?:\s?[rv](?!\w))?(?:\sоб\.)?"
        r"(?:[-–~]\d+[rv]?)?)", _I)),
)  # fmt: skip
ARCHIVE = Prefiltered(
    r"archi[vw]|archief|\barsip\b|\barkib\b|documentatie\s?centrum|arquivo|levéltár|arkiv|bibliothe[kq]|bibliothèque|bibliotek|samling|sammlung|nachla(?:ss|ß)|record\soffice|\bBStU\b|\bBNA\b|hoover\sinstitution|\blibrary\b|biblioteca|\bpapers\b|\bpapeles\b|\bcollection\b|\bcolección\b|presidential\slibrary|national\ssecurity\sfile|\bTNA\b|\bUKNA\b|AVP\s?RF|\bMfAA\b|\bAMAE\b|RGANI|"
    r"RGASPI|RGALI|GARF|stasi-unterlagen|acervo\s|\bBArch\b|bundesarchiv|\bCREST\b|"
    r"\bMNL\s?OL\b|\bMOL\b|\bPA\s?AA\b|\bSAPMO\b|\bNARA\b|\bFRUS\b|Foreign\sRelations\sof\sthe\sUnited\sStates|"
    r"centro\sde\s(?:documentación|información|memoria)(?!\w)|documentation\scent(?:er|re)(?!\w)|"
    r"기록원|기록관|문서보관소|문서고|사료관|史料館|文書館|檔案館|档案馆|당안관|"
    r"АВП\s?РФ|РГАСПИ|РГАНИ|РГАЭ|РГАЛИ|ГАРФ|ЦАМО|архив",
    _I,
)
# Kept there, unless it is the page of a museum: told apart by an address.
MUSEUM = Prefiltered(
    r"\bmuse(?:um|o)\b(?!\s(?:journal|review|news|studies|quarterly|bulletin))|박물관|도서관|기념관", _I
)
PRIVATE = Prefiltered(
    r"(?:(?:copy|copies|original|originals)\sin\s(?:the\s)?|in\s(?:the\s)?)author[’'‘]s\s(?:possession|files)|on\sfile\swith\s(?:the\s)?author|"
    r"(?:(?:copias?|originales|original)\s)?en\s(?:poder|posesión)\s(?:del\sautor|de\sla\sautora)|"
    r"(?:private|family|personal|company|author[’'‘]s|[A-Z][\w-]+\sfamily)\s(?:collection|archives?|papers)|(?:collection|archive)\sof\sthe\s(?:author|[\w-]+\sfamily)|"
    r"(?:colección|archivo)\s(?:de\sla\s(?:familia\s(?-i:[^\W_a-z])[\w-]*(?![\w-]|\s\()|empresa|fábrica|cooperativa|parroquia|asociación)|particular|privad[oa]|familiar|personal|del\sautor|de\sla\sautora)|(?:개인|필자|저자|유족|가족)\s?소장",
    _I,
)
PERIODICAL = Prefiltered(
    r"journal|review|revista|quarterly|studies|bulletin|boletín|annals|anales|cuadernos|historia\b|proceedings|"
    r"\brevue\b|zeitschrift|jahrb[uü]ch|blätter|\bhefte\b|cahiers|annales|학보|연구|논총|논집|저널|학회지|월간|계간|잡지|雜誌|學報|論[叢集]|硏究|研究|集刊|[月年]報",
    _I,
)
CALLED_OUTLET = lazy(rf"(?:(?:the|el|la)\s)?{CALLED}(?=[{CAPITAL}])")
"""*diario El Faro*, *revista Páramo*: what an outlet is, before its name."""
SUBTITLED = (
    r"(?:An?\s)?(?:Revista|Journal|Review|Boletín|Bulletin|Anuario|Zeitschrift|Cahiers)\s(?:of|del?|for|für|d[’'])"
)
"""What a journal calls itself behind a full stop: *Mills. A Journal of Milling*, *Quaderns. Revista de sal*."""
NEWSPAPER = lazy(
    r"times|post|news|sinmun|shinmun|ilbo|herald|tribune|daily|gazette|guardian|telegraph|pravda|izvestia|diario|"
    r"periódico|"
    r"\bel\s|\bla\s|\ble\s|granma|신문|일보|통신|nacional|universal|chronicle|press\b|observer|globe|agency|agencia|"
    r"\bKCNA\b|\bUPI\b|\bAFP\b|\bAP\b",
    _I,
)
EASTERN_PAPER = "신문|일보|신보|시보|민보|통신|뉴스"
"""How Korean newspapers and agencies are called at the end."""
OUTLET_NAME = lazy(
    r"Radio\s[^\W\d_a-z][\w’-]*(?:\s[^\W\d_a-z][\w’-]*)?|[가-힣]{2,8}방송|(?:The\s|El\s|La\s)?(?:[^\W\d_][\w’'-]*\s){0,2}(?:[^\W\d_][\w’'-]*\s|[^\W\d_a-z][\w’']*-)(?:Times|Post|Sinmun|Shinmun|Ilbo|Herald|Tribune|News|Gazette|Chronicle)|"
    r"KCNA|UPI|AFP|AP|TASS|EFE|Reuters|Xinhua|Yonhap|Granma|Pravda|Izvestia|Prensa\sLatina|[가-힣]{1,6}(?:신문|일보|통신)"
)
PUBLISHER = lazy(
    r"press|\bUP\b|\bU\sof\s\w|"
    r"books|publish|editor|edicion|verlag|universi|\bhouse\b|company|& co|\bfilms?\b|\bpictures\b|"
    r"\bstudios?\b|\brecords\b|edición\sdel?\s(?:la\s)?autor|produ[ck]|imprenta|libr(?:ería|airie)|"
    r"éditions|edizioni|& sons|\bHMSO\b|\bsociety\b|sociedad|fundación|foundation|fondo de cultura|ministry|"
    r"ministerio|institut|"
    r"\b(?:shoten|shob[oōô]u?|shuppan\w*|kank[oōô]kai|chubanshe|shuju|yinshuguan|shinsha|ch[’']?ulp[’']?an\w*)$|(?<!chang)(?<=\w{4})sha$|"
    r"출판|사$|서원|서점|연구소|연구원|대학교|문화원|出版|印書館|書[局店林院]|書房|大學|社$|堂$|閣$|planeta|siglo|routledge|macmillan|brill",
    _I,
)
# What was never published, or is no print: it tells where its title appeared all the same.
UNPUBLISHED = lazy(
    r"(?:unpublished\s)?(?:manuscript|typescript|mimeo(?:graf(?:iad[oa]|ad[oa])|graph)?|(?:seminar|conference|working|discussion)\spaper|blog\spost|podcast|"
    r"documentary|film|memoir|paper|press\srelease|news\srelease|tweet|leaflet|flyer|handbill|poster|speech|lecture|DVD)(?:\s(?:no\.\s)?\d{1,4})?(?=[,.;)\s]|$)|unpublished(?=[,.;)]|$)|(?:manuscrito|documento\sde\strabajo|"
    r"ponencia|folleto|panfleto|pamphlet|octavilla|hoja\svolante|Flugblatt|mimeo|inédit[oa]|미간행\s?(?:원고|논문)|원고)(?:\sinédit[oa])?(?:\sn\.º\s\d+)?(?=[,.;)\s]|$)",
    _I,
)
PRESENTED = lazy(
    r"(?P<genre>(?:conference\s)?(?:paper|lecture|talk|ponencia|conferencia|comunicación))\s(?:presented|given|delivered|read|presentada|"
    r"leída|dictada)\s(?:at|to|before|en|ante)\s(?:(?:the|el|las?|los)\s)?",
    _I,
)
IN_LANGUAGE = lazy(r"(?:in|en)\s\w+|(?:my|author[’']s|our)\stranslation|traducción\s(?:mía|propia|del\sautor)", _I)
NO_DATE = lazy(
    r"n\.\s?d\.|s\.\s?f\.|s/f|undated|sin\sfecha|forthcoming|in\spress|en\sprensa|출간\s?예정|"
    r"(?:연도|연대|날짜|일자|발행일|시기)\s?(?:미상|불명)|(?:年度|年代|刊年)\s?(?:未詳|不明)",
    _I,
)
YEAR = lazy(rf"(?<![\w.,/-])(?:1[5-9]\d\d|20\d\d)(?:(?![\w%]|,\sk{{1,2}}\.\s\d)|(?={KO_PARTICLE}))")
# What only a sentence has, and no title; a Spanish title has small letters as talk has.
SAYS = lazy(
    r"(?<!\w)(?:is|are|was|were|has|had|have|says|gives|es|son|fue|fueron|era|está|están|hay|había|dice|da|según|véase|ver|se|que|"
    r"see|which|who|cuyo|cuya|cfr?|vgl|vid)(?!\w)"
)
# “video, 4:10–6:35”: where in what was heard or seen
TIMECODE = lazy(
    r"\d{1,2}(?::\d\d){1,2}(?:[-–]\d{1,2}(?::\d\d){1,2})?"
    r"(?![\w:]|\s?(?:[ap]\.?\s?m|h(?!\w)|GMT|UTC|KST))",
    _I,
)
# “1.69.201”, “E1:7”: the mark of a paper, made of figures with full stops or a colon between them
MARK = lazy(r"(?:[A-Z]{1,2}\s?\d{1,4}(?::\d{1,4}){1,3}|\d{1,4}(?:\.\d{1,5}){2,4})(?![\w:])")
