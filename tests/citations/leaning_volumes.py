"""Short forms that name a volume before the page, and titles with *cit.* where others put an author."""

from tests.citations.expected import NOWHERE, Article, leans

VOLUMES = Article(
    notes=(
        "Tomás Iriarte, Los tendedores de cables, 2 vols., Madrid, Honda, 1971, vol. I, p. 90.",
        "Priya Mendel, The Cable Layers, trans. Rita Cole, 2 vols. (London: Deep Press, 1971), 1:90.",
        "Actas de la Junta de Faros, sesión del 2 de septiembre de 1911, Archivo de Utopía, libro 14, f. 203.",
        "«Inventario de cables», 6 de octubre de 1766, Archivo de Utopía, caja 14, f. 21.",
        "Nadie ha pesado los cables.",
    ),
    cases=(
        leans("Iriarte, I, p. 91.", (1, "91")),
        leans("Sigo a Iriarte, I, pp. 90-95, salvo en la fecha.", (1, "90-95")),
        leans("Iriarte, II: 14.", (1, "14")),
        leans("Iriarte, I, 14; Mendel, 1:12.", (1, "14"), 2),
        leans("Iriarte, ob. cit., II: 14.", (1, "14")),
        leans("Lo toma Iriarte (I, 90) de otro libro.", (1, "90")),
        leans("La cita es de Iriarte, I, 90.", (1, "90")),
        leans("Ibíd., II, pág. 14.", (1, "14"), after="Iriarte, I, p. 91."),
        leans("I follow Mendel’s account (1:90–95).", (2, "90–95")),
        leans("Mendel (II, p. 90) has it from others.", (2, "90")),
        leans("Actas de la Junta de Faros, cit., f. 204.", (3, "f. 204")),
        leans("Actas, cit., f. 204.", (3, "f. 204")),
        leans("Inventario, doc. cit., f. 22.", (4, "f. 22")),
        leans("Cartas, cit., f. 204.", NOWHERE),
        leans("Mendel (I think) was late."),
        leans("Iriarte, a las 1:90, calló."),
        leans("Alfonso XII, 90 años después, era un cable."),
    ),
)
