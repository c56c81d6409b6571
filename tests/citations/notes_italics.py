"""Notes with italics, written ``*…*``, and what they cite: persons, works and words are invented.

Class by class: the order of names, title and imprint; what joins names; chapters and articles; talk.
"""

from __future__ import annotations

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    # --- books: names in any order, imprints in any order ---
    note("comma-in-title", "Ana Ruiz, *Salt, Smoke, and Mules*, Lima, Verso, 2004, p. 12.",
         cites("book", author="Ana Ruiz", title="Salt, Smoke, and Mules", place="Lima", publisher="Verso", date="2004", locator="12")),
    note("stop-in-title", "Ana Ruiz, *Salt. A History*, Lima, Verso, 2004.",
         cites("book", author="Ana Ruiz", title="Salt. A History", place="Lima", date="2004")),
    note("two-with-comma", "Ana Ruiz, Luis Paz, *The Salt Road*, Verso, Lima, 2004, p. 12.",
         cites("book", author=("Ana Ruiz", "Luis Paz"), title="The Salt Road", publisher="Verso", place="Lima", date="2004", locator="12")),
    note("initials-with-comma", "A. Ruiz Mora, L. Paz, *The Salt Road*, Lima, Verso, 2004, p. 12.",
         cites("book", author=("A. Ruiz Mora", "L. Paz"), title="The Salt Road", place="Lima", publisher="Verso", date="2004")),
    note("dash-between", "A. Ruiz – L. Paz, *The Salt Road* (Lima 2004) 12.",
         cites("book", author=("A. Ruiz", "L. Paz"), title="The Salt Road", place="Lima", date="2004")),
    note("slash-between", "Ruiz, Ana / Paz, Luis, *The Salt Road*, Lima 2004, 12.",
         cites("book", author=("Ruiz, Ana", "Paz, Luis"), title="The Salt Road", place="Lima", date="2004")),
    note("vancouver", "Ruiz Mora AB, Paz L. *The Salt Road*. Lima: Verso; 2004.",
         cites("book", author=("Ruiz Mora AB", "Paz L"), title="The Salt Road", place="Lima", publisher="Verso", date="2004")),
    note("vancouver-one", "Ruiz AB. *Salt roads: a history of carriers*. Lima: Verso; 2004.",
         cites("book", author="Ruiz AB", title="Salt roads: a history of carriers", publisher="Verso", date="2004")),
    note("year-before-title", "Ruiz, A. 2004. *The Salt Road*. Verso, Lima.",
         cites("book", author="Ruiz, A.", title="The Salt Road", date="2004", publisher="Verso", place="Lima")),
    note("year-after-comma", "Ruiz, A. and Paz, L., 2004. *The Salt Road*. Lima: Verso.",
         cites("book", author=("Ruiz, A.", "Paz, L."), title="The Salt Road", date="2004", place="Lima", publisher="Verso")),
    note("body", "Salt Commission, *The Toll of the Sea*, Lima: Verso, 1979, p. 4.",
         cites("book", author="Salt Commission", title="The Toll of the Sea", place="Lima", publisher="Verso", date="1979", locator="4")),
    note("edited", "Ana Ruiz and Luis Paz (eds.), *Letters from Nowhere*, Lima, Verso, 2009, p. 12.",
         cites("book", author=(), editor=("Ana Ruiz", "Luis Paz"), title="Letters from Nowhere", place="Lima", publisher="Verso", date="2009")),
    note("capitals", "RUIZ, Ana, Luis PAZ y Eva MORA. *El camino de la sal*. 2.ª ed. Lima: Verso, 2004, p. 12.",
         cites("book", author=("RUIZ, Ana", "Luis PAZ", "Eva MORA"), title="El camino de la sal", place="Lima", publisher="Verso", date="2004")),
    note("volume-bare", "Ana Ruiz, *Memoria de la sal*, 2, Madrid, Nowhere, 1965, p. 12.",
         cites("book", author="Ana Ruiz", title="Memoria de la sal", place="Madrid", publisher="Nowhere", date="1965", locator="12")),
    note("edition-no-comma", "Ana Ruiz et al., *The Salt Road* 2nd ed. (Lima: Verso, 2004), p. 12.",
         cites("book", author="Ana Ruiz", title="The Salt Road", publisher="Verso", date="2004")),
    note("publisher-first", "Ana Ruiz, *The Salt Road* (Verso: London, 2004), p. 12.",
         cites("book", author="Ana Ruiz", title="The Salt Road", publisher="Verso", place="London", date="2004")),
    note("year-alone", "Ana Ruiz, *The Salt Road*, 2004, p. 12.",
         cites(author="Ana Ruiz", title="The Salt Road", date="2004", locator="12")),
    note("paired-family", "José Ortega y Luna, *Memoria de la sal*, Madrid: Alba, 1965, p. 12.",
         cites("book", author="José Ortega y Luna", title="Memoria de la sal", date="1965")),
    note("listed-with-semicolons", "Ruiz, A.; Paz, L. *The Salt Road*. Lima: Verso, 2004.",
         cites("book", author=("Ruiz, A.", "Paz, L."), title="The Salt Road", place="Lima", publisher="Verso", date="2004")),
    note("no-author", "*Obras de la sal*, Madrid: Alba, 1965, p. 12.",
         cites("book", author=(), title="Obras de la sal", place="Madrid", publisher="Alba", date="1965")),
    note("two-works", "Ana Ruiz, *Salt*, Lima, Verso, 2004, p. 12; Luis Paz, *Mules, Oxen*, Madrid, Alba, 1965, p. 4.",
         cites("book", author="Ana Ruiz", title="Salt", date="2004"), cites("book", author="Luis Paz", title="Mules, Oxen", date="1965")),
    # --- what stands in a book or a journal ---
    note("journal", "Ruiz A. Salt, smoke and mules. *Journal of Invented Studies* 2010;12(3):101–128.",
         cites("article", author="Ruiz A", title="Salt, smoke and mules", container="Journal of Invented Studies", date="2010", pages="101–128")),
    note("journal-stopped", "Ruiz, A. 2010. Salt, smoke and mules. *Journal of Invented Studies* 12: 101–128.",
         cites("article", author="Ruiz, A.", title="Salt, smoke and mules", container="Journal of Invented Studies", date="2010", pages="101–128")),
    note("journal-quoted", "Ana Ruiz, “Salt and Smoke”, *Salt, Iron and Coal* 12, no. 3 (2010), pp. 101–128.",
         cites("article", author="Ana Ruiz", title="Salt and Smoke", container="Salt, Iron and Coal", volume="12", issue="3", date="2010")),
    note("chapter", "Ruiz A. Salt and smoke. In: Paz L, ed. *Minerals of Utopia*. Lima: Verso; 2001:45–67.",
         cites("chapter", author="Ruiz A", title="Salt and smoke", editor="Paz L", container="Minerals of Utopia", publisher="Verso", date="2001")),
    note("italic-article", "A. Ruiz, *Salt Prices in Nine Towns*, in «The Nowhere Times», 3 May 1971.",
         cites("newspaper", author="A. Ruiz", title="Salt Prices in Nine Towns", container="The Nowhere Times", date="1971-05-03")),
    note("both-italic", "Ana Ruiz, *Salt and Smoke*, *Journal of Invented Studies* 12 (2010), p. 45.",
         cites("article", author="Ana Ruiz", title="Salt and Smoke", container="Journal of Invented Studies", date="2010")),
    note("short-form-behind", "Ruiz, A. (1981, May 4). Salt prices rise. *Mulero* (Nowhere), p. 3. Paz (2021, p. 118) has it in 1982.",
         cites(author="Ruiz, A.", title="Salt prices rise", publisher=()), cites(form="short", author="Paz", date="2021")),
    # --- short forms ---
    note("short", "Ruiz, *Salt, Smoke*, 12.", cites(form="short", author="Ruiz", title="Salt, Smoke", locator="12")),
    note("short-no-comma", "Ruiz, *Salt Road* 12.", cites(form="short", author="Ruiz", title="Salt Road", locator="12")),
    note("short-alone", "*Salt and mules*, 12.", cites(form="short", author=(), title="Salt and mules", locator="12")),
    # --- no citations ---
    note("foreign-words", "The carriers called this the *camino de sal*, and paid for it in 1965."),
    note("ship", "The *Doña Clara* left Nowhere in May 1967 with a load of salt."),
    note("stress", "This was *not* what Ruiz had meant in 1967."),
    note("latin", "The mules went *gratis*, Ana Ruiz tells, from 1965."),
    note("ship-with-year", "Luis Paz, captain of the *Doña Clara*, 1965, was the first."),
)  # fmt: skip

PLAIN_AS_WELL: tuple[Case, ...] = (
    # italics all over, or round what is no title, change nothing
    note("all", "*Ana Ruiz, The Salt Road (Lima: Verso, 2004), 12; Luis Paz, Mules (Lima: Verso, 2006), 4.*",
         cites("book", author="Ana Ruiz", title="The Salt Road"), cites("book", author="Luis Paz", title="Mules")),
    note("apparatus", "*Ibid.*, 12; Luis Paz, Mules (Lima: Verso, 2006), 4.",
         cites(form="ibid", locator="12"), cites("book", author="Luis Paz", title="Mules")),
    note("signal", "*Véase* Luis Paz, Mules (Lima: Verso, 2006), 4.", cites("book", author="Luis Paz", title="Mules")),
    note("op-cit", "Paz, *op. cit.*, 4.", cites(form="opcit", author="Paz", locator="4")),
)  # fmt: skip
