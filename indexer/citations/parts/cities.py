"""Where books are printed: towns of publishers, by which *Lima* is told from *Losada* where neither says what it is."""

from __future__ import annotations

from functools import lru_cache

from indexer.patterns import lazy

CITIES = frozenset({
    # Spain and Latin America
    "Madrid", "Barcelona", "Sevilla", "Valencia", "Bilbao", "Zaragoza", "Salamanca", "Granada", "Vitoria",
    "Pamplona", "México", "Ciudad de México", "México D.F", "México, D.F", "México DF", "México, DF", "D.F", "DF",
    "CDMX", "Guadalajara", "Monterrey", "Puebla", "Xalapa", "Caracas", "Maracaibo", "Mérida", "Barquisimeto",
    "Bogotá", "Medellín", "Cali", "Barranquilla", "Cartagena", "Bucaramanga", "Lima", "Cuzco", "Cusco", "Arequipa",
    "Quito", "Guayaquil", "La Paz", "Cochabamba", "Santiago", "Santiago de Chile", "Valparaíso", "Concepción",
    "Buenos Aires", "Bs. As", "Bs.As", "Córdoba", "Rosario", "La Plata", "Bernal", "Mendoza", "Tucumán",
    "Montevideo", "Asunción", "La Habana", "Habana", "Santo Domingo", "San Juan", "Managua", "San José",
    "San Salvador", "Guatemala", "Tegucigalpa", "Panamá", "Lisboa", "São Paulo", "Rio de Janeiro", "Río de Janeiro",
    "Brasilia", "Georgetown", "Kingston", "Port of Spain",
    # Europe, North America, and the East, as English and Spanish say them
    "Cardiff", "Aberystwyth", "Swansea", "Belfast", "Glasgow", "Aberdeen", "Birmingham", "Bristol", "Nottingham",
    "Exeter", "Norwich", "Calcutta", "Kolkata", "Bombay", "Mumbai", "Madras", "Chennai", "Brisbane", "Adelaide",
    "London", "Londres", "Oxford", "Cambridge", "Manchester", "Edinburgh", "Leeds", "Liverpool", "Dublin", "Paris",
    "París", "Berlin", "Berlín", "Ost-Berlin", "Leipzig", "Frankfurt", "Frankfurt am Main", "Fráncfort", "München",
    "Munich", "Hamburg", "Köln", "Stuttgart", "Wien", "Vienna", "Viena", "Zürich", "Zurich", "Geneva", "Ginebra",
    "Bern", "Berna", "Basel", "Basilea",
    "Roma", "Rome", "Milano", "Milán", "Torino", "Turín", "Bologna", "Amsterdam", "Leiden", "The Hague", "La Haya",
    "Brussels", "Bruselas", "Stockholm", "Estocolmo", "Oslo", "Copenhagen", "Helsinki", "Prague", "Praga", "Praha",
    "Warszawa", "Warsaw", "Varsovia", "Budapest", "Bucharest", "București", "Bucarest", "Sofia", "Belgrade",
    "Belgrado", "Moscow", "Moscú", "Moskva", "Leningrad", "Leningrado", "New York", "Nueva York", "Boston",
    "Chicago", "Philadelphia", "Filadelfia", "Baltimore", "Washington", "Washington, DC", "Washington, D.C",
    "Washington DC", "Washington D.C", "Los Angeles", "Los Ángeles", "San Francisco", "Berkeley", "Stanford",
    "Stanford, CA", "Princeton", "New Haven", "Ithaca", "Durham", "Durham, NC", "Chapel Hill", "Cambridge, MA",
    "Cambridge, Mass", "Boulder", "Austin", "Albany", "Lanham", "Armonk", "Toronto", "Montreal", "Ottawa",
    "Vancouver", "Honolulu", "Sydney", "Melbourne", "Canberra", "Seoul", "Seúl", "Pyongyang", "P’yŏngyang",
    "Pionyang", "Tokyo", "Tokio", "Kyoto", "Beijing", "Peking", "Pekín", "Shanghai", "Shanghái", "Hong Kong",
    "Taipei", "Hanoi", "Singapore", "New Delhi", "Delhi", "Cairo", "El Cairo", "Algiers", "Argel",
    "Ankara", "Istanbul", "İstanbul", "Athens", "Atenas",
    "Den Haag", "’s-Gravenhage", "Groningen", "Nijmegen", "Haarlem", "Maastricht", "Delft", "Tilburg", "Leuven",
    "Louvain", "Gent", "Ghent", "Antwerpen", "Brussel", "Aarhus", "København", "Kobenhavn", "Bergen", "Trondheim",
    "Malmö", "Helsingfors", "Turku", "Tampere", "Pune", "Poona", "Bangalore", "Bengaluru", "Hyderabad", "Lucknow",
    "Lahore", "Karachi", "Dhaka", "Colombo", "Kathmandu", "Lund",
    "Gdańsk", "Kraków", "Wrocław", "Poznań", "Łódź", "Göteborg", "Gothenburg", "Uppsala", "Kassel", "Bonn",
    "Dresden", "Göttingen", "Tübingen", "Heidelberg", "Wiesbaden", "Utrecht", "Rotterdam", "Antwerp", "Riga", "Vilnius",
    "Kyiv", "Kiev", "St Petersburg", "St. Petersburg", "Las Palmas", "Las Palmas de Gran Canaria", "La Laguna",
    "Santa Cruz de Tenerife", "Málaga", "Cádiz", "Gijón", "Manila", "Quezon City", "Bangkok", "Jakarta",
    # where newspapers are printed, as they are told apart by it
    "Riobamba", "Cuenca", "Ambato", "Panama City", "Ciudad de Panamá", "Santiago de Cuba", "Camagüey", "Matanzas",
    "Cienfuegos", "Holguín", "Pinar del Río", "Tijuana", "Oaxaca", "Veracruz", "Morelia", "Saltillo", "Toluca",
    "Querétaro", "San Luis Potosí", "Chihuahua", "Hermosillo", "Mazatlán", "Culiacán", "Ciudad Juárez", "Maracay",
    "Cumaná", "Ciudad Bolívar", "San Cristóbal", "Punto Fijo", "Puerto La Cruz", "Manizales", "Pereira", "Popayán",
    "Cúcuta", "Ibagué", "Neiva", "Iquitos", "Piura", "Puno", "Huancayo", "Ayacucho", "Chiclayo", "Tacna", "Oruro",
    "Potosí", "Tarija", "Santa Cruz de la Sierra", "Antofagasta", "Iquique", "Temuco", "Valdivia", "Punta Arenas",
    "Jujuy", "Mar del Plata", "Bahía Blanca", "Neuquén", "Resistencia", "Paysandú", "Encarnación",
    "Ciudad del Este", "San Pedro Sula", "Quetzaltenango", "Bluefields", "Ponce", "Puerto Príncipe", "Recife",
    "Porto Alegre", "Curitiba", "Belo Horizonte", "Porto", "Coimbra", "Syracuse", "Buffalo", "Detroit", "Cleveland",
    "Cincinnati", "Pittsburgh", "St. Louis", "Milwaukee", "Minneapolis", "Seattle", "Atlanta", "Miami",
    "New Orleans", "Nueva Orleans", "Ann Arbor", "Iowa City", "Tucson", "Phoenix", "Albuquerque", "Salt Lake City",
    "San Diego", "Sacramento", "Oakland", "Nashville", "Knoxville", "Gainesville", "Tampa", "Halifax", "Winnipeg",
    "Calgary", "Edmonton", "Quebec", "Québec", "Sheffield", "Southampton", "Portsmouth", "Newcastle upon Tyne",
    "Dundee", "Leicester", "Coventry", "Auckland", "Wellington", "Dunedin", "Christchurch", "Hobart", "Cape Town",
    "Johannesburg", "Durban", "Nairobi", "Dar es Salaam", "Lagos", "Accra", "Addis Ababa", "Beirut", "Damascus",
    "Baghdad", "Tehran", "Rangoon", "Phnom Penh", "Saigon", "Kuala Lumpur", "Ulan Bator", "Ulaanbaatar",
    "Vladivostok", "Khabarovsk", "Tashkent", "Alma-Ata", "Almaty", "Kobe", "Osaka", "Nagoya", "Yokohama", "Fukuoka",
    "Sapporo", "Hiroshima", "Nagasaki", "Shenyang", "Harbin", "Dalian", "Tianjin", "Nanjing", "Guangzhou", "Yanji",
    "Busan", "Pusan", "Daegu", "Taegu", "Incheon", "Inchon", "Gwangju", "Kwangju", "Daejeon", "Taejon", "Ulsan",
    "Sejong", "Suwon", "Jeonju", "Chuncheon", "Kaesong", "Hamhung", "Wonsan", "Chongjin", "Sinuiju", "Nampo",
    "Masan", "Gwacheon", "Seongnam", "Goyang", "Cheongju", "Cheonan", "Gunsan", "Iksan", "Mokpo", "Yeosu", "Suncheon",
    "Gyeongju", "Pohang", "Andong", "Jinju", "Changwon", "Tongyeong", "Gangneung", "Sokcho", "Wonju", "Haeju",
    "Kanggye", "Sariwon", "Hyesan", "Kimchaek", "Inch’ŏn", "Taejŏn", "Suwŏn", "Chŏnju", "Ch’unch’ŏn", "Wŏnsan",
    "Hamhŭng", "Ch’ŏngjin", "Sinŭiju", "Keijō", "Heijō", "Santa Clara", "Cajamarca", "Palma de Mallorca", "Kampala",
    "Harare", "Lusaka", "Maputo", "Luanda", "Dakar", "Bamako", "Conakry", "Khartoum", "Windhoek",
    # in their own script
    "서울", "평양", "부산", "대구", "인천", "광주", "대전", "과천", "성남", "수원", "고양", "파주", "춘천", "전주",
    "청주", "도쿄", "동경", "베이징", "북경", "모스크바", "모스끄바", "뉴욕", "런던", "워싱턴", "아바나", "東京",
    "京都", "大阪", "神戶", "京城", "경성", "심양", "연길", "沈阳", "延吉", "천안", "제주", "목포", "군산", "마산",
    "창원", "포항", "경주", "여수", "순천", "강릉", "원주", "안동", "함흥", "원산", "청진", "신의주", "개성", "해주",
    "平壤", "釜山", "大邱", "仁川", "光州", "大田", "水原", "全州", "淸州", "春川", "元山", "咸興", "新義州", "木浦",
    "群山", "馬山", "濟州", "開城", "海州", "論山", "晉州", "奉天", "大連",
    "北京", "上海", "香港", "台北", "Москва", "М", "Ленинград", "Пхеньян",
})  # fmt: skip
REGION = r"(?:[A-Z]{2}|(?:[A-Z]\.\s?){2}|Mass\.?|Conn\.?|Cal(?:if)?\.?|Pa\.?|Md\.?|England|UK|USA|D\.?\s?F\.?)"
"""What may stand behind a town to tell where it lies: *Cambridge, MA*, *Jefferson (N. C.)*."""
_STATES = (
    "A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]"
)
_REGIONED = lazy(rf"[^,()]{{2,30}}\s\({REGION}\)|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s(?:{_STATES})")
_JOINED = lazy(r"\s?[-–/;]\s?|\s(?:and|y|e|&|und|et)\s|,\s")


@lru_cache(maxsize=4096)
def is_city(text: str) -> bool:
    """Whether a text names such a town, or two of them: *Madrid-Buenos Aires*, *London and New York*."""
    plain = text.strip(" .")
    return (
        plain in CITIES
        or bool(_REGIONED.fullmatch(plain))
        or all(part.strip(" .") in CITIES for part in _JOINED.split(plain) if part)
    )
