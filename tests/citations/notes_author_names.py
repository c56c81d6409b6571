"""Notes whose authors are bodies told from the whole to the part, or bear particles, ranks and pen names: all of it invented."""

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    # --- one body, told from the whole to the part ---
    note("part-of-ministry", "Department of the Salters, Office of the Chief of Mules, *Salt in the Field* (Washington: GPO, 1964), 12.",
         cites("book", author="Department of the Salters, Office of the Chief of Mules", title="Salt in the Field", locator="12")),
    note("part-with-and", "United Nations, Economic and Saline Council, “World Salt,” 3 May 1964.",
         cites(author="United Nations, Economic and Saline Council", title="World Salt", date="1964-05-03")),
    note("part-of-republic", "República de Utopía, Ministerio de Sales Exteriores y Culto, *Memoria* (Lima: Imprenta, 1954), 12.",
         cites("book", author="República de Utopía, Ministerio de Sales Exteriores y Culto", title="Memoria")),
    note("part-of-assembly", "Universidad de Utopía, Facultad de Sal, «Informe», 3 de mayo de 1984.", cites(author="Universidad de Utopía, Facultad de Sal", title="Informe")),
    note("part-of-troops", "1st Battalion, 7th Salt Regiment, “Command Report,” May 1951, box 4, Salt Archives.",
         cites("archival", author="1st Battalion, 7th Salt Regiment", title="Command Report", archive="Salt Archives", box="4")),
    note("part-near-two-bodies", "Salt Commission and Mule Board, *Figures* (London: HMSO, 1984), 12.", cites("book", author=("Salt Commission", "Mule Board"))),
    note("part-near-title", "Salt Institute, Centre for Mules: A Plan (London: Verso, 1998), 44.", cites("book", author="Salt Institute", title="Centre for Mules: A Plan")),
    note("part-near-library", "Biblioteca Nacional, Sección de Manuscritos, «Carta», 3 de mayo de 1884, caja 3.", cites(author=())),
    # --- what a body is for, before and behind *and* ---
    note("two-tasks", "Salt and Trade Board, *Figures* (London: HMSO, 1984), 12.", cites("book", author="Salt and Trade Board")),
    note("two-tasks-article", "Alto Comisionado de la Sal y los Molinos, «La sal», *Revista de Sal* 4 (1984): 12.",
         cites("article", author="Alto Comisionado de la Sal y los Molinos", container="Revista de Sal")),
    note("two-tasks-near-acronym", "USO and Salt Office, “Figures,” 3 May 1984.", cites(author=("USO", "Salt Office"))),
    note("two-tasks-near-person", "Ana Ruiz and Salt Commission, *Figures* (London: HMSO, 1984), 12.", cites("book", author=("Ana Ruiz", "Salt Commission"))),
    # --- particles before and behind a name with the family name first ---
    note("particle-capitals", "DE LA CRUZ, A. y PAZ, L., «La sal», *Revista de Sal*, 4 (1998), p. 12.", cites("article", author=("DE LA CRUZ, A.", "PAZ, L."), title="La sal")),
    note("particle-small", "de la Cruz, A., «La sal», *Revista de Sal*, 4 (1998), p. 12.", cites("article", author="de la Cruz, A.")),
    note("particle-behind", "Cruz, A. de la, «La sal», *Revista de Sal*, 4 (1998), p. 12.", cites("article", author="Cruz, A. de la")),
    note("particle-behind-book", "Cruz, Ana de la, *La sal* (Madrid: Sial, 1998), p. 12.", cites("book", author="Cruz, Ana de la", title="La sal")),
    note("particle-near-talk", "Lo dice la obra de Ana Ruiz, «La sal», *Revista de Sal*, 4 (1998), p. 12.", cites("article", author="Ana Ruiz")),
    # --- ranks, orders and pen names ---
    note("rank-behind", "Lt. Col. Luis Paz, USAF, “Salt,” *Salt Review* 4 (1998): 12.", cites("article", author="Lt. Col. Luis Paz", title="Salt")),
    note("order-behind", "Fray Luis Paz, O.F.M., «La sal», *Revista de Sal* 4 (1998), p. 12.", cites("article", author="Fray Luis Paz")),
    note("rank-before", "Brig. Gen. Luis Paz, “Salt,” *Salt Review* 4 (1998): 12.", cites("article", author="Brig. Gen. Luis Paz")),
    note("rank-near-body", "Ana Ruiz and USAF, “Salt,” *Salt Review* 4 (1998): 12.", cites("article", author=("Ana Ruiz", "USAF"))),
    note("pen-name-told", "Lulú (seud. de Ana Ruiz), «La sal», *El Páramo*, 3 de mayo de 1967, p. 2.", cites("newspaper", author="Lulú", container="El Páramo")),
    note("pen-name-bracketed", "Lulú [Ana Ruiz], “Salt,” *Salt Lantern*, May 3, 1967, 2.", cites("newspaper", author="Lulú", container="Salt Lantern")),
    note("pen-name-near-translation", "Ana Ruiz, “Sal [Salt],” *Salt Lantern*, May 3, 1967, 2.", cites("newspaper", author="Ana Ruiz", title="Sal", translation="Salt")),
)  # fmt: skip
