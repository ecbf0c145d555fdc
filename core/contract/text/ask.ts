import { defineTexts } from "../text.ts";

/** Texts of the page on which a project's documents are asked. */
export const askTexts = defineTexts({
  en: {
    "ask.short": "Ask",
    "ask.title": "Ask your documents",
    "ask.lead": "A model answers from the passages that fit, and says where it stands.",
    "ask.search": "Try the search",
    "ask.none": "There is nothing to ask yet.",
    "ask.none.hint": "As soon as a document is read, you can ask about it.",
    "ask.none.action": "To the documents",
    "ask.question": "Question",
    "ask.question.hint": "Ctrl and Enter asks.",
    "ask.do": "Ask",
    "ask.stop": "Stop",
    "ask.find": "Find passages",
    "ask.models.none": "No model can answer yet.",
    "ask.models.none.hint":
      "Until then the passages that fit are shown. Choose a model for the project, or enter a model server of your own in Settings.",
    "ask.models.none.action": "Choose a model",
    "ask.models.none.settings": "To the settings",
    "ask.plain":
      "Without JavaScript only the passages that fit are shown; the answer of a model needs it.",
    "ask.passages": "Passages that fit",
    "ask.passages.none": "No passage fits this question.",

    "ask.who": "Who answers: {who}",
    "ask.who.several": "Who answers: {count} side by side",
    "ask.who.nobody": "Who answers: nobody yet",
    "ask.nobody": "Nobody is chosen to answer. Tick at least one model under “Who answers”.",
    "ask.who.hint": "At most {most} answers at a time.",
    "ask.preset.one": "One answer",
    "ask.preset.documents": "With and without documents",
    "ask.preset.compare": "Before and after training, with and without documents",
    "ask.with": "with documents",
    "ask.without": "without documents",
    "ask.model": "Model",
    "ask.model.base": "Base model",
    "ask.model.tuned": "Your model",
    "ask.model.server": "Own model server",
    "ask.tick": "{name}: {way}",
    "ask.settings": "Settings",
    "ask.count": "Passages that are looked for",
    "ask.count.hint":
      "More tell more and take longer; those that fit into the model's window are used.",

    "answer.queued": "Its turn comes when the one before is done.",
    "answer.looking": "Looking for passages.",
    "answer.thinking": "Thinking; the first answer takes longer, because the model is loaded.",
    "answer.empty": "The model said nothing.",
    "answer.unknown": "That is not in the documents",
    "answer.unknown.hint":
      "The model found no answer in these passages. Ask in other words, or look for it in the search.",
    "answer.invented":
      "The answer named {count|a source|sources} that {count|does|do} not exist ({numbers}); {count|it was|they were} taken out. Read the sources yourself.",
    "answer.uncited": "The answer names no source. Read the passages yourself.",
    "answer.own": "From what the model knows, without your documents. It may be made up.",
    "answer.source": "Source {number}: {name}",
    "answer.sources": "{count} {count|source|sources}",
    "answer.sources.none": "No passage was found for this question.",
    "answer.words":
      "Searching by meaning failed just now: these passages were found by words alone.",
    "answer.cited": "cited",

    "budget.title": "How the model's window is used",
    "budget.sum": "{used} of {window} tokens",
    "budget.question": "Question and instruction",
    "budget.sources": "Passages",
    "budget.answer": "Kept free for the answer",
    "budget.free": "Unused",
    "budget.left": "{count} {count|passage|passages} did not fit into the model's window: {names}",

    "way.documents": "Ask your documents",
    "way.search": "Try the search",
  },
  de: {
    "ask.short": "Fragen",
    "ask.title": "Ihre Dokumente fragen",
    "ask.lead": "Ein Modell antwortet aus den passenden Textstellen und sagt, wo es steht.",
    "ask.search": "Suche ausprobieren",
    "ask.none": "Es gibt noch nichts zu fragen.",
    "ask.none.hint": "Sobald ein Dokument gelesen ist, können Sie es befragen.",
    "ask.none.action": "Zu den Dokumenten",
    "ask.question": "Frage",
    "ask.question.hint": "Strg und Eingabe fragt.",
    "ask.do": "Fragen",
    "ask.stop": "Stopp",
    "ask.find": "Textstellen finden",
    "ask.models.none": "Noch kann kein Modell antworten.",
    "ask.models.none.hint":
      "Bis dahin werden die passenden Textstellen gezeigt. Wählen Sie ein Modell für das Projekt, oder tragen Sie in den Einstellungen einen eigenen Modellserver ein.",
    "ask.models.none.action": "Modell wählen",
    "ask.models.none.settings": "Zu den Einstellungen",
    "ask.plain":
      "Ohne JavaScript werden nur die passenden Textstellen gezeigt; die Antwort eines Modells braucht es.",
    "ask.passages": "Passende Textstellen",
    "ask.passages.none": "Zu dieser Frage passt keine Textstelle.",

    "ask.who": "Wer antwortet: {who}",
    "ask.who.several": "Wer antwortet: {count} nebeneinander",
    "ask.who.nobody": "Wer antwortet: noch niemand",
    "ask.nobody":
      "Niemand ist zum Antworten gewählt. Kreuzen Sie unter „Wer antwortet“ mindestens ein Modell an.",
    "ask.who.hint": "Höchstens {most} Antworten auf einmal.",
    "ask.preset.one": "Eine Antwort",
    "ask.preset.documents": "Mit und ohne Dokumente",
    "ask.preset.compare": "Vor und nach dem Training, mit und ohne Dokumente",
    "ask.with": "mit Dokumenten",
    "ask.without": "ohne Dokumente",
    "ask.model": "Modell",
    "ask.model.base": "Basismodell",
    "ask.model.tuned": "Ihr Modell",
    "ask.model.server": "Eigener Modellserver",
    "ask.tick": "{name}: {way}",
    "ask.settings": "Einstellungen",
    "ask.count": "Gesuchte Textstellen",
    "ask.count.hint":
      "Mehr sagen mehr und dauern länger; genommen werden die, die ins Fenster des Modells passen.",

    "answer.queued": "Ist an der Reihe, wenn die Antwort davor fertig ist.",
    "answer.looking": "Textstellen werden gesucht.",
    "answer.thinking": "Denkt nach; die erste Antwort dauert länger, weil das Modell geladen wird.",
    "answer.empty": "Das Modell hat nichts gesagt.",
    "answer.unknown": "Das steht nicht in den Dokumenten",
    "answer.unknown.hint":
      "In diesen Textstellen hat das Modell keine Antwort gefunden. Fragen Sie mit anderen Worten, oder suchen Sie selbst danach.",
    "answer.invented":
      "Die Antwort nannte {count|eine Quelle|Quellen}, die es nicht gibt ({numbers}); {count|sie wurde|sie wurden} herausgenommen. Lesen Sie die Quellen selbst.",
    "answer.uncited": "Die Antwort nennt keine Quelle. Lesen Sie die Textstellen selbst.",
    "answer.own": "Aus dem, was das Modell weiß, ohne Ihre Dokumente. Es kann erfunden sein.",
    "answer.source": "Quelle {number}: {name}",
    "answer.sources": "{count} {count|Quelle|Quellen}",
    "answer.sources.none": "Zu dieser Frage wurde keine Textstelle gefunden.",
    "answer.words":
      "Die Suche nach Bedeutung ging gerade nicht: Diese Textstellen wurden allein nach Wörtern gefunden.",
    "answer.cited": "zitiert",

    "budget.title": "Wie das Fenster des Modells genutzt wird",
    "budget.sum": "{used} von {window} Token",
    "budget.question": "Frage und Anweisung",
    "budget.sources": "Textstellen",
    "budget.answer": "Frei gehalten für die Antwort",
    "budget.free": "Ungenutzt",
    "budget.left":
      "{count} {count|Textstelle passte|Textstellen passten} nicht ins Fenster des Modells: {names}",

    "way.documents": "Dokumente fragen",
    "way.search": "Suche ausprobieren",
  },
});

/** The keys of {@link askTexts}. */
export type AskText = keyof typeof askTexts.en;
