"""The words that site furniture is known by, in English, Spanish and Korean; the rules are in ``furniture``."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, so that a long list stays readable."""
    return frozenset(text.split())


# Phrases that begin a line of furniture and nothing else, folded.
OPENINGS = (
    "stay informed", "stay up to date", "stay connected", "sign up for", "sign up to", "subscribe to", "subscribe now",
    "join our mailing list", "join our newsletter", "get our newsletter", "get the latest", "follow us", "find us on",
    "i'm interested in", "enter your email", "your email address", "share this", "share on ", "share via",
    "click to share", "tweet this", "print this", "email this", "like this", "related articles", "related posts",
    "related content", "related stories", "related reading", "related topics", "you may also like",
    "you might also like",
    "more from ", "more by ", "read more:", "read next", "recommended reading", "recent posts", "latest posts",
    "latest news", "most read", "most popular", "leave a comment", "leave a reply", "post a comment", "view all posts",
    "filed under", "posted in", "tagged with", "tags:", "categories:", "topics:", "back to top", "all rights reserved",
    "copyright ©", "copyright (c)", "©", "(c) 19", "(c) 20", "privacy policy", "terms of use", "terms of service",
    "we use cookies", "support our work", "powered by ",
    "suscribete", "suscribase", "recibe nuestro", "reciba nuestro", "siguenos", "siganos", "comparte est",
    "compartir est", "compartir en", "articulos relacionados", "noticias relacionadas", "notas relacionadas",
    "entradas relacionadas", "contenido relacionado", "te puede interesar", "tambien te puede interesar",
    "lea tambien", "lee tambien", "leer mas:", "mas leidas", "ultimas noticias", "deja un comentario",
    "deja una respuesta", "etiquetas:", "archivado en", "publicado en:", "todos los derechos reservados",
    "derechos reservados", "politica de privacidad", "aviso legal", "volver arriba",
    "뉴스레터", "구독하기", "구독 신청", "공유하기", "관련 기사", "관련기사", "관련 글", "관련글", "많이 본",
    "인기 기사",
    "댓글", "무단 전재", "무단전재", "저작권자", "개인정보", "이전글", "다음글", "목록으로", "카카오톡", "페이스북",
)  # fmt: skip
# Words of which a whole line of furniture is made (“Share Tweet Print”, “Facebook | WhatsApp”).
BUTTONS = words(
    "share tweet print email e-mail mail pdf download save like pin post facebook twitter x linkedin whatsapp telegram"
    " instagram youtube reddit pinterest flipboard rss comments comment newsletter newsletters subscribe related tags"
    " advertisement menu search home login donate compartir comparte tuitear imprimir correo descargar guardar"
    " comentarios comentar suscribirse boletin relacionados etiquetas publicidad donar inicio 공유 인쇄 구독 메일 목록"
    " 스크랩 추천 트위터 글자크기 this page article via on and or y o por en"
)
