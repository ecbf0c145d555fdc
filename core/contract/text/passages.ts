import { defineTexts } from "../text.ts";

/** Texts of passages that were found, and of the page on which searching is tried. */
export const passageTexts = defineTexts({
  en: {
    "passages.whole": "The whole passage",
    "passages.open": "Show in the document",
    "passages.open.name": "Show in the document: {name}",
    "passages.open.pdf": "Open the PDF",
    "passages.open.pdf.page": "Open the PDF at page {page}",

    "meaning.ready": "Searchable by words and by meaning.",
    "meaning.making": "Searchable now; {done} of {total} passages by meaning as well",
    "meaning.begun": "Searchable now by words; the meaning of the passages is being worked out.",
    "meaning.waiting":
      "Searchable now by words; the meaning is worked out when the computer is free.",
    "meaning.paused": "Searchable by words; working out the meaning is paused.",
    "meaning.failed": "Searchable by words; the meaning could not be worked out.",
    "meaning.failed.partly":
      "Searchable by words; by meaning only what was worked out before this failed.",
    "meaning.failed.former":
      "Searchable by words, and by meaning with the former vectors as long as the embedder that made them can be reached; new ones could not be worked out.",
    "meaning.former": "Until then the former vectors answer.",
    "meaning.gone": "Searchable by words; by meaning not just now.",
    "meaning.none": "Searchable by words only.",
    "meaning.missing":
      "Searchable by words only. With one more part Lernwerk also finds what is said in other words.",
    "meaning.install": "Install it in Settings",
    "meaning.left": "about {time} left",
    "meaning.job": "To the job",
    "meaning.progress": "Passages whose meaning is worked out",

    "search.title": "Try the search",
    "search.lead":
      "What Lernwerk finds for a question, and why. This is what a model is given to answer from.",
    "search.none": "There is nothing to search yet.",
    "search.none.hint": "As soon as a document is read, it can be searched.",
    "search.none.action": "To the documents",
    "search.query": "Words or a question",
    "search.query.hint":
      '"Quotation marks" for words that must stand like that, -word for what must not be there.',
    "search.mode": "Search",
    "search.mode.hybrid": "by words and by meaning",
    "search.mode.text": "by words only",
    "search.mode.vector": "by meaning only",
    "search.limit": "Passages",
    "search.do": "Search",
    "search.narrow": "Only in certain documents, formats or pages",
    "search.narrow.on": "Only in certain documents, formats or pages (chosen)",
    "search.documents": "Documents",
    "search.documents.hint": "None ticked: all.",
    "search.documents.more": "The newest {count} are listed.",
    "search.formats": "Formats",
    "search.from": "From page",
    "search.to": "to page",
    "search.pages.hint": "Texts without pages are left out then.",
    "search.all": "Everywhere again",
    "search.found": "{count} {count|passage|passages} found",
    "search.found.none": "Nothing was found.",
    "search.empty.hint": "Try other words, or fewer of them.",
    "search.empty.because": "There are passages, but the search leaves them out.",
    "search.empty.documents": "None of them stands in the documents that are ticked.",
    "search.empty.documents.do": "Search all documents",
    "search.empty.formats": "None of them stands in a document of the formats that are ticked.",
    "search.empty.formats.do": "Search all formats",
    "search.empty.pages": "None of them stands on the pages that were asked for.",
    "search.empty.pages.do": "Search all pages",
    "search.empty.filter": "The chosen documents, formats and pages together leave none of them.",
    "search.empty.filter.do": "Search everywhere",
    "search.empty.excluded": "Each of them contains what must not be there.",
    "search.empty.excluded.do": "Search without the exclusion",
    "search.empty.phrases": "None of them has the words in quotation marks like that.",
    "search.empty.phrases.do": "Search for these words one by one",
    "search.empty.all":
      "What was chosen, what must not be there and quotation marks leave none of them together.",
    "search.empty.all.do": "Search everywhere for the words alone",
    "search.meaning.only": "No word of the question stands in these passages.",
    "search.meaning.only.hint":
      "They are only the nearest in meaning, and there is always a nearest: they may have nothing to do with the question.",
    "search.idle": "What is found appears here, with the reasons.",

    "reading.title": "How the question was read",
    "reading.words": "Words",
    "reading.phrases": "Must stand like that",
    "reading.excluded": "Must not be there",
    "reading.ignored": "Not searched for: they name no topic",
    "reading.unknown": "Stand nowhere as a word of their own",

    "vectors.used": "{share} of the passages can be found by meaning.",
    "vectors.not_asked": "The meaning was not asked for.",
    "vectors.none": "No passage can be found by meaning yet: words answered alone.",
    "vectors.failed": "Searching by meaning failed just now: words answered alone.",

    "why.title": "Why it stands here",
    "why.list": "List",
    "why.rank": "Place",
    "why.score": "Score",
    "why.coverage": "Words found",
    "why.text": "Words",
    "why.trigram": "Compounds and parts of words",
    "why.vector": "Meaning",
    "why.fused": "Both together",
    "why.reranked": "Read again by a model",
    "why.absent": "not in it",
    "why.short.text": "words: place {rank}",
    "why.short.trigram": "parts of words: place {rank}",
    "why.short.vector": "meaning: place {rank}",
    "why.short.fused": "together: place {rank}",
    "why.note.rank": "Place",
    "why.note.rank.text":
      "From 1, the best first. Scores of two lists cannot be compared, so only places are put together.",
    "why.note.words": "Score of words",
    "why.note.words.text":
      "BM25: more for words that stand in few passages and for those that come often here, less in long passages. It has no upper end.",
    "why.note.coverage": "Words found",
    "why.note.coverage.text":
      "How much of the question stands here; a word that is rare in the documents counts more.",
    "why.note.vector": "Score of meaning",
    "why.note.vector.text":
      "The cosine between question and passage, 1 at most. With the built-in model nearly everything lies between 0.70 and 0.95, also what has nothing to do with the question: only the order says something.",
    "why.note.fused": "Both together",
    "why.note.fused.text":
      "Each list gives more the further up the passage stands there and the more of the question it has; the score is the sum, the place is that among all that was found. Passages that repeat one above them are then moved down or left out: so this place may differ from the number in front.",
    "why.note.reranked": "Read again",
    "why.note.reranked.text":
      "A model has read question and passage together; its score decides the order.",

    "out.title": "Left out",
    "out.lead": "Found as well, but not among the passages above.",
    "out.count": "{count} left out",
    "out.duplicate": "almost the same as number {number}",
    "out.duplicate.other": "almost the same as another passage",
    "out.excluded": "contains what must not be there",
  },
  de: {
    "passages.whole": "Die ganze Textstelle",
    "passages.open": "Im Dokument zeigen",
    "passages.open.name": "Im Dokument zeigen: {name}",
    "passages.open.pdf": "PDF öffnen",
    "passages.open.pdf.page": "PDF auf Seite {page} öffnen",

    "meaning.ready": "Durchsuchbar nach Wörtern und nach Bedeutung.",
    "meaning.making":
      "Schon durchsuchbar; {done} von {total} Textstellen auch nach ihrer Bedeutung",
    "meaning.begun":
      "Schon nach Wörtern durchsuchbar; die Bedeutung der Textstellen wird gerade berechnet.",
    "meaning.waiting":
      "Schon nach Wörtern durchsuchbar; die Bedeutung wird berechnet, sobald der Computer frei ist.",
    "meaning.paused": "Nach Wörtern durchsuchbar; die Bedeutung zu berechnen ist angehalten.",
    "meaning.failed": "Nach Wörtern durchsuchbar; die Bedeutung ließ sich nicht berechnen.",
    "meaning.failed.partly":
      "Nach Wörtern durchsuchbar; nach Bedeutung nur, was berechnet war, bevor es scheiterte.",
    "meaning.failed.former":
      "Nach Wörtern durchsuchbar, und nach Bedeutung mit den bisherigen Vektoren, solange der Embedder zu erreichen ist, der sie gemacht hat; neue ließen sich nicht berechnen.",
    "meaning.former": "Bis dahin antworten die bisherigen Vektoren.",
    "meaning.gone": "Nach Wörtern durchsuchbar; nach Bedeutung gerade nicht.",
    "meaning.none": "Nur nach Wörtern durchsuchbar.",
    "meaning.missing":
      "Nur nach Wörtern durchsuchbar. Mit einem weiteren Teil findet Lernwerk auch, was in anderen Worten dasteht.",
    "meaning.install": "In den Einstellungen installieren",
    "meaning.left": "noch etwa {time}",
    "meaning.job": "Zum Auftrag",
    "meaning.progress": "Textstellen, deren Bedeutung berechnet ist",

    "search.title": "Suche ausprobieren",
    "search.lead":
      "Was Lernwerk zu einer Frage findet, und warum. Daraus antwortet dann ein Modell.",
    "search.none": "Es gibt noch nichts zu durchsuchen.",
    "search.none.hint": "Sobald ein Dokument gelesen ist, lässt es sich durchsuchen.",
    "search.none.action": "Zu den Dokumenten",
    "search.query": "Wörter oder eine Frage",
    "search.query.hint":
      "„Anführungszeichen“ für Wörter, die genau so dastehen müssen, -Wort für das, was nicht vorkommen darf.",
    "search.mode": "Suchen",
    "search.mode.hybrid": "nach Wörtern und Bedeutung",
    "search.mode.text": "nur nach Wörtern",
    "search.mode.vector": "nur nach Bedeutung",
    "search.limit": "Textstellen",
    "search.do": "Suchen",
    "search.narrow": "Nur in bestimmten Dokumenten, Formaten oder Seiten",
    "search.narrow.on": "Nur in bestimmten Dokumenten, Formaten oder Seiten (gewählt)",
    "search.documents": "Dokumente",
    "search.documents.hint": "Keines angekreuzt: alle.",
    "search.documents.more": "Die neuesten {count} stehen in der Liste.",
    "search.formats": "Formate",
    "search.from": "Von Seite",
    "search.to": "bis Seite",
    "search.pages.hint": "Texte ohne Seiten fallen dann weg.",
    "search.all": "Wieder überall",
    "search.found": "{count} {count|Textstelle|Textstellen} gefunden",
    "search.found.none": "Es wurde nichts gefunden.",
    "search.empty.hint": "Versuchen Sie es mit anderen oder mit weniger Wörtern.",
    "search.empty.because": "Es gibt Textstellen, aber die Suche lässt sie aus.",
    "search.empty.documents": "Keine davon steht in den angekreuzten Dokumenten.",
    "search.empty.documents.do": "In allen Dokumenten suchen",
    "search.empty.formats": "Keine davon steht in einem Dokument der angekreuzten Formate.",
    "search.empty.formats.do": "In allen Formaten suchen",
    "search.empty.pages": "Keine davon steht auf den verlangten Seiten.",
    "search.empty.pages.do": "Auf allen Seiten suchen",
    "search.empty.filter":
      "Die gewählten Dokumente, Formate und Seiten zusammen lassen keine übrig.",
    "search.empty.filter.do": "Überall suchen",
    "search.empty.excluded": "Jede davon enthält, was nicht vorkommen darf.",
    "search.empty.excluded.do": "Ohne den Ausschluss suchen",
    "search.empty.phrases": "In keiner stehen die Wörter in Anführungszeichen genau so da.",
    "search.empty.phrases.do": "Diese Wörter einzeln suchen",
    "search.empty.all": "Auswahl, Ausschlüsse und Anführungszeichen lassen zusammen keine übrig.",
    "search.empty.all.do": "Überall nur nach den Wörtern suchen",
    "search.meaning.only": "Kein Wort der Frage steht in diesen Textstellen.",
    "search.meaning.only.hint":
      "Sie sind nur die nächsten nach der Bedeutung, und eine nächste gibt es immer: Mit der Frage haben sie vielleicht nichts zu tun.",
    "search.idle": "Hier erscheint, was gefunden wird, mit den Gründen.",

    "reading.title": "So wurde die Frage gelesen",
    "reading.words": "Wörter",
    "reading.phrases": "Muss genau so dastehen",
    "reading.excluded": "Darf nicht vorkommen",
    "reading.ignored": "Nicht gesucht: Sie nennen kein Thema",
    "reading.unknown": "Stehen nirgends als eigenes Wort",

    "vectors.used": "{share} der Textstellen lassen sich nach Bedeutung finden.",
    "vectors.not_asked": "Nach der Bedeutung wurde nicht gefragt.",
    "vectors.none":
      "Noch keine Textstelle lässt sich nach Bedeutung finden: Die Wörter haben allein geantwortet.",
    "vectors.failed":
      "Die Suche nach Bedeutung ist gerade gescheitert: Die Wörter haben allein geantwortet.",

    "why.title": "Warum sie hier steht",
    "why.list": "Liste",
    "why.rank": "Platz",
    "why.score": "Wertung",
    "why.coverage": "Gefundene Wörter",
    "why.text": "Wörter",
    "why.trigram": "Zusammensetzungen und Wortteile",
    "why.vector": "Bedeutung",
    "why.fused": "Alles zusammen",
    "why.reranked": "Von einem Modell nachgelesen",
    "why.absent": "nicht dabei",
    "why.short.text": "Wörter: Platz {rank}",
    "why.short.trigram": "Wortteile: Platz {rank}",
    "why.short.vector": "Bedeutung: Platz {rank}",
    "why.short.fused": "zusammen: Platz {rank}",
    "why.note.rank": "Platz",
    "why.note.rank.text":
      "Ab 1, der beste zuerst. Wertungen zweier Listen lassen sich nicht vergleichen, deshalb werden nur die Plätze zusammengelegt.",
    "why.note.words": "Wertung der Wörter",
    "why.note.words.text":
      "BM25: mehr für Wörter, die in wenigen Textstellen stehen, und für solche, die hier oft stehen; weniger in langen Textstellen. Nach oben ist sie offen.",
    "why.note.coverage": "Gefundene Wörter",
    "why.note.coverage.text":
      "Wie viel von der Frage hier steht; ein Wort, das in den Dokumenten selten ist, zählt mehr.",
    "why.note.vector": "Wertung der Bedeutung",
    "why.note.vector.text":
      "Der Kosinus zwischen Frage und Textstelle, höchstens 1. Beim eingebauten Modell liegt fast alles zwischen 0,70 und 0,95, auch was mit der Frage nichts zu tun hat: Nur die Reihenfolge sagt etwas.",
    "why.note.fused": "Alles zusammen",
    "why.note.fused.text":
      "Jede Liste gibt umso mehr, je weiter oben die Textstelle dort steht und je mehr von der Frage sie hat; die Wertung ist die Summe, der Platz der unter allem Gefundenen. Textstellen, die eine weiter oben wiederholen, rücken danach weiter hinunter oder fallen weg: Deshalb kann dieser Platz ein anderer sein als die Nummer davor.",
    "why.note.reranked": "Nachgelesen",
    "why.note.reranked.text":
      "Ein Modell hat Frage und Textstelle zusammen gelesen; seine Wertung entscheidet die Reihenfolge.",

    "out.title": "Weggelassen",
    "out.lead": "Auch gefunden, aber nicht unter den Textstellen oben.",
    "out.count": "{count} weggelassen",
    "out.duplicate": "fast dasselbe wie Nummer {number}",
    "out.duplicate.other": "fast dasselbe wie eine andere Textstelle",
    "out.excluded": "enthält, was nicht vorkommen darf",
  },
});

/** The keys of {@link passageTexts}. */
export type PassageText = keyof typeof passageTexts.en;
