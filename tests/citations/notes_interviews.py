"""Interviews and what was told the author, in the notes of three languages: persons and works are invented."""

from tests.citations.expected import Case, cites, note

NOTES: tuple[Case, ...] = (
    # --- what is told of the person and of the talk, before place and day ---
    note("de-tal-ano-a-tal", "Entrevista a Ramón Ibarra, molinero de 1964 a 1981, realizada por la autora, Tlalpan, Jalisco, 8 de junio de 2016.",
         cites("interview", author="Ramón Ibarra", place="Tlalpan, Jalisco", date="2016-06-08")),
    note("from-one-year", "Interview with Ana Ruiz, a clerk at the mill from 1964 to 1981, conducted by the author, Lima, 8 June 2016.",
         cites("interview", author="Ana Ruiz", place="Lima", date="2016-06-08")),
    note("born-in", "Conversación con Eva Luna, tejedora, nacida en 1931, Lima, 3 de mayo de 2013.",
         cites("interview", author="Eva Luna", place="Lima", date="2013-05-03")),
    note("recogido-el", "Testimonio de Eva Luna, costurera, recogido por la autora en Lima el 3 de mayo de 2013.",
         cites("interview", author="Eva Luna", date="2013-05-03")),
    note("edad", "Entrevista con Eva Luna, 55 años, por videollamada, 3 de mayo de 2013.",
         cites("interview", author="Eva Luna", date="2013-05-03")),
    note("minuto-detras", "Entrevista telefónica a Eva Luna, 3 de mayo de 2013, minuto 12.",
         cites("interview", author="Eva Luna", date="2013-05-03"), remarks=("minuto 12",)),
    # --- the author named behind the word, in whatever way ---
    note("por-el-autor", "Eva Luna, entrevista por el autor, Tlalpan, 11 de noviembre de 2011, grabación digital.",
         cites("interview", author="Eva Luna", place="Tlalpan", date="2011-11-11")),
    note("realizada-por", "Eva Luna, entrevista realizada por la autora, Tlalpan, 11 de noviembre de 2011.",
         cites("interview", author="Eva Luna", place="Tlalpan", date="2011-11-11")),
    note("de-la-autora", "Eva Luna, conversación de la autora, noviembre de 2011.", cites("interview", author="Eva Luna", date="2011-11")),
    # --- with somebody who isn’t named ---
    note("numerada", "Entrevista Nº 7 (mujer, 62 años, molinera), Tlalpan, 14 de agosto de 2013. Los nombres se omiten.",
         cites("interview", title="Entrevista Nº 7", author=(), place="Tlalpan", date="2013-08-14")),
    note("numerada-sin-signo", "Entrevista 12, varón, 55 años, Lima, 3 de mayo de 2013.",
         cites("interview", title="Entrevista 12", place="Lima", date="2013-05-03")),
    note("numbered", "Interview no. 7 (woman, 62, miller), Lima, 14 August 2013.",
         cites("interview", title="Interview no. 7", place="Lima", date="2013-08-14")),
    note("번호", "면담 7 (여, 62세), 목포, 2013년 8월 14일.", cites("interview", title="면담 7", place="목포", date="2013-08-14")),
    note("numbered-talk", "Interview 7 was the shortest, and in Lima, in 2013, nobody regretted it."),
    # --- what was said, in quotes, before who said it ---
    note("dicho", "“Daba vergüenza, pero comíamos”: Entrevista Nº 12 (varón, 55 años), Lima, 3 de mayo de 2013.",
         cites("interview", title="Entrevista Nº 12", date="2013-05-03"), remarks=("Daba vergüenza",)),
    note("said", "“We were ashamed, but we ate”: Ana Ruiz, interview with the author, Lima, 3 May 2013.",
         cites("interview", title=(), author="Ana Ruiz", place="Lima", date="2013-05-03")),
    note("titled", "“We Were Ashamed, but We Ate”: The Nowhere Times, 3 May 2013.",
         cites("newspaper", title="We Were Ashamed, but We Ate", container="The Nowhere Times")),
    # --- in brackets behind talk ---
    note("debo", "Debo este dato a Eva Luna (entrevista telefónica, 3 de mayo de 2013).",
         cites("interview", author="Eva Luna", date="2013-05-03"), remarks=("Debo este dato a",)),
    note("i-owe", "I owe this to Ana Ruiz (interview, Lima, 3 May 2013), who was there.",
         cites("interview", author="Ana Ruiz", place="Lima", date="2013-05-03"), remarks=("I owe this to", "who was there")),
    note("email", "Ana Ruiz (email to the author, 3 May 2013) remembers no mules.",
         cites("interview", author="Ana Ruiz", date="2013-05-03")),
    note("알려-주었다", "이 사실은 방앗간 주인이 알려 주었다(필자와의 면담, 목포, 2014년 3월 22일).",
         cites("interview", place="목포", date="2014-03-22")),
    note("mensaje", "Ramón Ibarra, mensaje de texto al autor, 14 de agosto de 2015.", cites("interview", author="Ramón Ibarra", date="2015-08-14")),
    # --- the sort of talk first, with a comma ---
    note("sort-first-interview", "Interv, author with Sgt. Maj. (Ret.) Bong Mul-le, 12 Oct 1994, Lima.", cites("interview", author="Bong Mul-le", date="1994-10-12")),
    note("sort-first-mail", "E-mail, Ana P. Ruiz to author, 3 Aug 2009.", cites("interview", author="Ana P. Ruiz", date="2009-08-03")),
    note("sort-first-spanish", "Entrevista, la autora con Eva Luna, Lima, 3 de mayo de 1999.", cites("interview", author="Eva Luna", place="Lima", date="1999-05-03")),
    note("sort-first-letter", "Ltr, Gen. Ana P. Ruiz to Lt. Gen. Luis Paz, 9 Jan 1967, Paz Papers, box 4, Library of Utopia.",
         cites("archival", author=(), title="Ltr, Gen. Ana P. Ruiz to Lt. Gen. Luis Paz", date="1967-01-09", box="4")),
    note("sort-first-message", "Memo, Lt. Col. Ana P. Ruiz for the Salt Board, 2 May 1966, box 14, Ruiz Papers, Library of Utopia.",
         cites("archival", author=(), date="1966-05-02", box="14")),
    note("interview-press", "Ana Ruiz, The Salt Road (Interview Press, 2004), 4.",
         cites("book", author="Ana Ruiz", title="The Salt Road", publisher="Interview Press", locator="4")),
    note("por-videollamada", "Entrevista por videollamada con Elvira Rincón, 2 de octubre de 2021.", cites("interview", author="Elvira Rincón", date="2021-10-02")),
    note("by-video-call", "Interview by video call with Elvira Rincón, 2 October 2021.", cites("interview", author="Elvira Rincón", date="2021-10-02")),
)  # fmt: skip
