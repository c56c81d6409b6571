"""Short forms of papers in archives: by correspondents, numbers, days, marks and titles, or by the note that cites them.

All persons and papers are invented.
"""

from tests.citations.expected import FULL, Article, leans

PAPERS = Article(
    notes=(
        "Legation Lima to Foreign Ministry, telegram 311, 4 May 1967, POL 7 KOR N, RG 59, box 2254, National Archives, College Park, MD.",
        "Harker to Rowe, minute, 5 May 1967, FO 371/190211, The National Archives (TNA), Kew.",
        "“A Guest in Lima,” 6 May 1967, BStU, MfS, HA II, Nr. 311, Bl. 12–15.",
        "A. B. Harker, “Salt in Lima,” minute, 7 May 1967, FCO 21/306, TNA.",
        "Hungarian Embassy in Peru, Report, 8 May 1967, MNL OL, XIX-J-1-j Peru, 12. doboz, 003211/1967.",
        "P. Tarn, ‘Day Book’, 1801–09, Salt Hill Record Office, D/HK/3.",
        "Libro de cuentas, entries for May 1967 and June 1968, Archivo Ruiz, carpeta 3.",
        "Memorandum of Conversation, “Visit of the Guest,” May 9, 1967, box 72, National Security File, Lyndon B. Johnson Library.",
        "Rowe to Legation Lima, telegram 12, 10 May 1967, FO 371/190212, TNA; Legation Lima to Rowe, telegram 204, 11 May 1967, FO 371/190213, TNA.",
        "It rained.",
    ),
    cases=(
        leans("Legation Lima to Foreign Ministry, telegram 311 (see note 1 above), para. 4.", 1),
        leans("Legation Lima to Foreign Ministry, 4 May 1967, para. 4.", 1),
        leans("Legation Lima, telegram 311, para. 4.", 1),
        leans("Telegram 311, para. 4.", 1),
        leans("Legation Lima to Rowe, telegram 204 (see note 9 above), para. 4.", 9),
        leans("Rowe to Legation Lima, telegram 12 (note 9), para. 4; Harker, “Salt in Lima.”", 9, 4),
        leans("Rowe to Legation Lima (n. 9), para. 4.", 9),
        leans("Telegram 204 (as in note 9), para. 4.", 9),
        leans("Harker to Rowe, 5 May 1967.", 2),
        leans("Harker to Rowe, 5 May.", 2),
        leans("Harker to Rowe (note 2).", 2),
        leans("“A Guest in Lima,” Bl. 14.", 3),
        leans("“Guest in Lima,” 14.", 3),
        leans("Harker, “Salt in Lima.”", 4),
        leans("Harker, “Salt in Lima,” minute, 7 May 1967.", 4),
        leans("Harker, “Salt in Lima,” FCO 21/306.", 4),
        leans("Hungarian Embassy, Report, 8 May 1967, 4.", 5),
        leans("Tarn, ‘Day Book’, 12 June 1803.", 6),
        leans("Tarn, Day Book, f. 7.", 6),
        leans("‘Day Book’, ff 7-9.", 6),
        leans("Libro de cuentas, 15 and 22 April 1967.", 7),
        leans("Libro de cuentas, entry for 3 June 1968.", 7),
        leans("“Visit of the Guest,” May 9, 1967.", 8),
        leans("See the document cited in n. 3 above, Bl. 14.", 3),
        leans("The document cited in note 1, para. 4, says so.", 1),
        leans("See the telegram cited in n. 1 above.", 1),
        leans("The same report, p. 4.", 5, after="Hungarian Embassy in Peru, Report, 8 May 1967, MNL OL, XIX-J-1-j Peru, 12. doboz, 003211/1967."),
        leans("Ibid., Bl. 15.", 3, after="“A Guest in Lima,” Bl. 14."),
        leans("Ibid., box 72.", 8, after="“Visit of the Guest.”"),
        leans("Telegram 312, para. 4."),
        leans("Rowe to Harker, 6 June 1967."),
        leans("Harker, “Salt in Lima,” FCO 21/999.", FULL),
        leans("“A Guest in Lima,” 9 June 1967, BStU, Nr. 400.", FULL),
        leans("Tarn, ‘Day Book’, 12 June 1811.", FULL),
    ),
)  # fmt: skip
