"""How Korean points from one date to another: 같은 해 9월, 이듬해 3월, 2년 뒤, 같은 달 15일, 다음날, 6월 13일."""

from __future__ import annotations

from indexer.enrich.date_pointers import KOREAN_TENS, Pointers, Unit, pointer
from indexer.patterns import lazy

_WITHIN = r"(?:\s?(?P<m>\d{1,2})\s?월(?:\s?(?P<d>\d{1,2})\s?일)?|\s?(?P<s>봄|여름|가을|겨울))?"
# 해 is a year by itself or with a particle, but no part of 해결 or 해방.
_ENDS = r"(?=[에의도은는,.]|\s|\d|부터|까지|봄|여름|가을|겨울|초|말|$)"
_COUNT_ENDS = r"(?=[에인의이였다,.]|\s|$)"
_COUNTED = "한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉"
_TENS = "|".join(KOREAN_TENS)
_SINO = "일|이|삼|사|오|육|칠|팔|구|십"
# “2년 전” counts from today as often as from what was told, unless it says from what.
_THAN_THAT = r"(?:그|이)보다\s"
_DAYS = "열하루|열이틀|열사흘|열나흘|하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘"

_YEARS = (
    pointer("same year", Unit.YEAR, 0, "해|동년", rf"(?:같은\s?해|그\s?해|동년){_ENDS}{_WITHIN}"),
    pointer("following year", Unit.YEAR, 1, "해|익년", rf"(?:이듬\s?해|(?:그\s?)?다음\s?해|익년){_ENDS}{_WITHIN}"),
    pointer(
        "previous year", Unit.YEAR, -1, "전해|전 해|전년",
        rf"(?:그\s?전\s?해|(?<!\w)전해|그\s전년|(?<!\w)전년(?!도)|(?<!\w)전년도(?=\s?\d{{1,2}}\s?월)){_ENDS}{_WITHIN}",
    ),
    pointer(
        "years later", Unit.YEAR, 1, "뒤|후",
        rf"(?P<then>그로부터\s)?(?<![\d.,약여])(?:(?<!\w)(?P<tens>{_TENS}))?(?P<n>\d{{1,2}}|{_COUNTED}|(?<!\w)(?:{_SINO})(?=\s년))\s?(?:년|해)\s?(?:뒤|후){_COUNT_ENDS}",
    ),
    pointer(
        "years earlier", Unit.YEAR, -1, "보다",
        rf"{_THAN_THAT}(?P<n>\d{{1,2}}|{_COUNTED}|(?:{_SINO})(?=\s년))\s?(?:년|해)\s?(?P<earlier>전|앞서)(?!\w{{2}})",
    ),
    pointer("within the year", Unit.YEAR, 0, "연말|년말", r"(?<!\w)(?:연말|년말)(?=에|까지|\s)"),
    pointer("that date", Unit.SAME, 0, "그때", r"(?<!\w)그때(?=부터\s[^.]{0,24}까지)"),
)  # fmt: skip
_MONTHS_AND_DAYS = (
    pointer(
        "same month", Unit.MONTH, 0, "달|동월",
        r"(?:같은\s?달|그달|그\s달(?=[에의]|\s)|동월)(?:\s?(?P<d>\d{1,2})\s?일)?",
    ),
    pointer(
        "following month", Unit.MONTH, 1, "달",
        rf"(?:그\s?)?(?:다음|이듬)\s?달(?:\s?(?P<d>\d{{1,2}})\s?일)?{_COUNT_ENDS}",
    ),
    pointer(
        "months later", Unit.MONTH, 1, "뒤|후",
        rf"(?<![\d.,년약여])(?<!년\s)(?P<n>\d{{1,2}}|(?<!\w)(?:{_COUNTED}))\s?(?:달|개월)\s?(?:뒤|후){_COUNT_ENDS}",
    ),
    pointer(
        "months earlier", Unit.MONTH, -1, "보다",
        rf"{_THAN_THAT}(?P<n>\d{{1,2}}|{_COUNTED})\s?(?:달|개월)\s?(?P<earlier>전|앞서)(?!\w{{2}})",
    ),
    pointer("same day", Unit.DAY, 0, "날|당일", r"(?:같은\s?날|그날|그\s날(?=[에의]|\s)|(?<!\w)당일)"),
    pointer("following day", Unit.DAY, 1, "날", r"(?:그\s?)?(?:다음\s?날|이튿날)"),
    pointer("previous day", Unit.DAY, -1, "전날", r"(?<!\w)(?:그\s)?전날(?=[에의,.]|\s|$)"),
    pointer(
        "days later", Unit.DAY, 1, "뒤|후|전",
        rf"(?<![\d.,월약여])(?<!월\s)(?:(?P<n>\d{{1,2}})\s?일|(?<!\w)(?P<native>{_DAYS}))\s?(?:뒤|후|(?P<earlier>전)){_COUNT_ENDS}",
    ),
)  # fmt: skip
_BARE_DAYS = (
    pointer(
        "day of the month", Unit.BARE_DAY, 0, "",
        r"(?<![\d.,\w])(?<![월년달날]\s)(?P<date>(?P<d>\d{1,2})일)"
        r"(?=에(?:는|도)?\s(?!걸|한|두|세|\d)|부터|까지|\s(?:밤|아침|오전|오후|저녁|새벽))",
    ),
)  # fmt: skip
_ELLIPSES = (
    pointer(
        "day of the year", Unit.ELLIPSIS, 0, "",
        r"(?<![\d.년年해])(?<![년年해]\s)(?P<date>(?P<m>\d{1,2})월\s?(?P<d>\d{1,2})일)(?!간)",
    ),
    pointer(
        "month of the year", Unit.ELLIPSIS, 0, "",
        r"(?<![\d.년年해])(?<![년年해]\s)(?P<date>(?P<m>\d{1,2})월)"
        r"(?=에|부터|까지|의|\s?(?:초|말|중순|하순|상순|초순)(?!\w{2}))(?!\s?\d)",
    ),
)  # fmt: skip

KOREAN_POINTERS = (
    Pointers(("해", "년", "연말", "그때"), _YEARS, lazy("해|년|연말|그때")),
    Pointers(("달", "날", "월", "당일", "뒤", "후", "전"), _MONTHS_AND_DAYS, lazy(rf"달|날|월|일|{_DAYS}")),
    Pointers(("일에", "일부", "일까", "일 "), _BARE_DAYS, lazy(r"(?<!\d)\d{1,2}일")),
    Pointers(("월",), _ELLIPSES, lazy(r"\d월")),
)
