import { defineTexts } from "../text.ts";

/** Texts of documents: states, list, upload, processing. */
export const documentTexts = defineTexts({
  en: {
    "documents.title": "Documents",
    "documents.purpose":
      "Worksheets, scripts, instructions, notes: Lernwerk reads their text and splits it into short pieces, the chunks.",

    "documents.now.empty": "What should the model learn from?",
    "documents.now.reading": "{count} of {total} {total|file is|files are} read",
    "documents.now.waiting":
      "{count} of {total} {total|file|files} {count|is|are} waiting to be read",
    "documents.now.partly": "{count} of {total} {total|file|files} could be read",
    "documents.now.ready": "{count} {count|file is|files are} read: {chunks} {chunks|chunk|chunks}",

    "documents.upload": "Upload files",
    "documents.upload.folder": "Upload a folder",
    "documents.upload.choose": "Drop files or folders anywhere on this page",
    "documents.upload.choose.plain": "Choose files",
    "documents.upload.hint":
      "PDF, Word (DOCX), EPUB, web pages, Markdown, text, tables (CSV), source code, or a ZIP of these; up to {limit} each, many at once",
    "documents.upload.drop": "Let go to upload the files.",
    "documents.upload.progress": "{done} of {total} {total|file|files} processed",
    "documents.upload.added": "{count} added",
    "documents.upload.exists": "{count} already here",
    "documents.upload.failed": "{count} not accepted",
    "documents.upload.more": "and {count} more",
    "documents.upload.waiting": "waits",
    "documents.upload.sent": "{sent} of {total}",
    "documents.upload.rate": "{rate} per second",
    "documents.upload.nothing": "There is no file in it that Lernwerk could read.",
    "documents.upload.retry": "Try again",
    "documents.upload.retry.all": "Try all {count} again",
    "documents.upload.retry.name": "Try again: {name}",
    "documents.upload.settings": "To the settings",
    "documents.upload.others":
      "{count} {count|file|files} of other kinds in the folder {count|was|were} left out.",
    "documents.upload.storing": "is being checked",
    "documents.upload.cancel": "Do not upload “{name}”",
    "documents.upload.clear": "Hide this message",
    "documents.upload.results": "What became of the upload",
    "documents.upload.there": "The same file is in the project already.",
    "documents.upload.there.all":
      "{count} {count|file was|files were} in the project already; nothing needs to be done.",
    "documents.upload.there.as": "The same file is in the project already, as “{name}”.",
    "documents.upload.too-large": "The file has {size}; the limit is {limit}.",
    "documents.upload.too-large.hint": "Split it, or raise the limit in Settings.",
    "documents.upload.unreadable": "The browser cannot read this file.",
    "documents.upload.unreadable.hint":
      "Choose it again. If it is a folder, open it and drop the files that are in it.",
    "documents.upload.refused": "“{name}”: {message} {hint}",

    "documents.process": "Read and split",
    "documents.process.again": "Read and split all again",
    "documents.process.one": "Read again",
    "documents.process.one.name": "Read again: {name}",
    "documents.process.title": "Reading and splitting",
    "documents.process.failed":
      "{count} of {total} {total|file|files} could not be read; the list says why.",
    "documents.process.retry": "Try {count|this file|these files} again",
    "documents.process.partly": "Done, {count} {count|file|files} left out",
    "documents.process.next": "Next: choose the model",
    "documents.process.sizes": "How texts are split",
    "documents.process.sizes.hint":
      "If you do not know these, leave them as they are. A token is half a word to a word. New lengths hold for this project; files that are read already keep their chunks until they are read again.",

    "documents.preview.document": "The effect on",
    "documents.preview.now": "now {count}",
    "documents.preview.length": "Tokens in a usual chunk",
    "documents.preview.lengths": "from {shortest} to {longest}",
    "documents.preview.shared": "Text that is there twice",
    "documents.preview.shared.of": "{shared} of {tokens} tokens",
    "documents.preview.partly":
      "Reckoned from the first {characters} of {total} characters, so that it keeps up with you.",
    "documents.preview.text": "How the text would be split",
    "documents.preview.waiting": "The effect is being reckoned.",
    "documents.preview.unusable":
      "The effect is shown as soon as the overlap is smaller than the length, and both are in their range.",
    "documents.preview.title": "Try other lengths on this file",
    "documents.preview.title.hint":
      "Nothing is changed: the lengths themselves are set on the page of the documents.",
    "documents.legend":
      "Neighbouring chunks have two shades; text that is in two of them is underlined.",

    "documents.filter.all": "all ({count})",
    "documents.filter.state": "{state} ({count})",
    "documents.filter.search": "Find a file by its name",
    "documents.filter.show": "Show",
    "documents.filter.none": "No file fits.",
    "documents.filter.reset": "Show all",
    "documents.list.pages": "Pages of the list of files",
    "documents.list.shown": "{from} to {to} of {total}",
    "documents.list.earlier": "Newer files",
    "documents.list.later": "Older files",

    "documents.export": "Use the chunks elsewhere",
    "documents.export.hint":
      "All chunks in one SQLite file (rag_export.db), for programs that search in them.",
    "documents.export.download": "Download rag_export.db",
    "documents.export.folder": "Save and open the folder",
    "documents.export.place": "On this computer it lies at",
    "documents.exported":
      "Saved: {chunks} {chunks|chunk|chunks} from {documents} {documents|file|files}.",
    "documents.remove": "Remove",
    "documents.remove.name": "Remove “{name}”",
    "documents.restore": "Undo",
    "documents.restored": "“{name}” is back.",
    "documents.removed": "“{name}” was removed. You can bring it back for {days} {days|day|days}.",

    "documents.column.name": "File",
    "documents.column.size": "Size",
    "documents.column.pages": "Pages",
    "documents.column.chunks": "Chunks",
    "documents.column.tokens": "Tokens",
    "documents.column.state": "State",
    "documents.column.actions": "What can be done",
    "documents.list": "Files of this project",

    "documents.state.uploaded": "waits to be read",
    "documents.state.processing": "being read",
    "documents.state.ready": "ready",
    "documents.state.failed": "not readable",

    "documents.phase.read": "Reading and splitting",
    "documents.log.read":
      "{name}: {characters} {characters|character|characters}, {chunks} {chunks|chunk|chunks}",
    "documents.log.read.pages":
      "{name}: {pages} {pages|page|pages}, {characters} {characters|character|characters}, {chunks} {chunks|chunk|chunks}",
    "documents.log.failed": "{name}: {reason}",

    "documents.count.chunks": "{count} {count|chunk|chunks}",
    "documents.count.pages": "{count} {count|page|pages}",
    "documents.count.tokens": "{count} {count|token|tokens}",

    "documents.back": "All documents",
    "documents.facts": "About this file",
    "documents.format": "Format",
    "documents.format.pdf": "PDF",
    "documents.format.docx": "DOCX",
    "documents.format.epub": "EPUB",
    "documents.format.html": "HTML",
    "documents.format.md": "MD",
    "documents.format.txt": "TXT",
    "documents.format.csv": "CSV",
    "documents.format.code": "Source code",
    "documents.characters": "Characters",
    "documents.uploaded.at": "Uploaded",
    "documents.hash": "Fingerprint (SHA-256)",
    "documents.text.download": "Download the extracted text",
    "documents.file.download": "Download the file",

    "documents.chunks": "Chunks",
    "documents.chunks.none.uploaded": "The file was not read yet.",
    "documents.chunks.none.processing": "The file is being read.",
    "documents.chunks.none.failed": "The file could not be read.",
    "documents.chunks.pages": "Pages of the list of chunks",
    "documents.chunks.shown": "{from} to {to} of {total}",
    "documents.chunks.earlier": "Earlier chunks",
    "documents.chunks.later": "Later chunks",
    "documents.source": "Text of the document",
    "documents.source.hint": "The text as it was read. The numbers mark where chunks begin.",
    "documents.page": "Page {page}",
    "documents.jump.chunk": "Chunk, 1 to {total}",
    "documents.jump.page": "Page, 1 to {total}",
    "documents.jump.go": "Go there",
    "documents.chunk.number": "Chunk {number}",
    "documents.chunk.page": "page {page}",
    "documents.chunk.place": "characters {start} to {end}",
    "documents.chunk.tokens": "{tokens} {tokens|token|tokens}",
    "documents.setting.chunkTokens": "Length of a chunk, in tokens",
    "documents.setting.chunkOverlap": "Overlap of neighbouring chunks, in tokens",
  },
  de: {
    "documents.title": "Dokumente",
    "documents.purpose":
      "Arbeitsblätter, Skripte, Anleitungen, Notizen: Lernwerk liest ihren Text und zerlegt ihn in kurze Stücke, die Abschnitte.",

    "documents.now.empty": "Woraus soll das Modell lernen?",
    "documents.now.reading": "{count} von {total} {total|Datei ist|Dateien sind} gelesen",
    "documents.now.waiting":
      "{count} von {total} {total|Datei|Dateien} {count|wartet|warten} auf das Lesen",
    "documents.now.partly":
      "{count} von {total} {total|Datei|Dateien} {count|ließ|ließen} sich lesen",
    "documents.now.ready":
      "{count} {count|Datei ist|Dateien sind} gelesen: {chunks} {chunks|Abschnitt|Abschnitte}",

    "documents.upload": "Dateien hochladen",
    "documents.upload.folder": "Ordner hochladen",
    "documents.upload.choose": "Ziehen Sie Dateien oder Ordner irgendwohin auf diese Seite",
    "documents.upload.choose.plain": "Dateien auswählen",
    "documents.upload.hint":
      "PDF, Word (DOCX), EPUB, Webseiten, Markdown, Text, Tabellen (CSV), Quelltext oder ein ZIP davon; bis {limit} je Datei, viele auf einmal",
    "documents.upload.drop": "Loslassen, um die Dateien hochzuladen.",
    "documents.upload.progress": "{done} von {total} {total|Datei|Dateien} bearbeitet",
    "documents.upload.added": "{count} hinzugefügt",
    "documents.upload.exists": "{count} schon da",
    "documents.upload.failed": "{count} nicht angenommen",
    "documents.upload.more": "und {count} weitere",
    "documents.upload.waiting": "wartet",
    "documents.upload.sent": "{sent} von {total}",
    "documents.upload.rate": "{rate} je Sekunde",
    "documents.upload.nothing": "Darin ist keine Datei, die Lernwerk lesen könnte.",
    "documents.upload.retry": "Noch einmal versuchen",
    "documents.upload.retry.all": "Alle {count} noch einmal versuchen",
    "documents.upload.retry.name": "Noch einmal versuchen: {name}",
    "documents.upload.settings": "Zu den Einstellungen",
    "documents.upload.others":
      "{count} {count|Datei|Dateien} anderer Art im Ordner {count|wurde|wurden} ausgelassen.",
    "documents.upload.storing": "wird geprüft",
    "documents.upload.cancel": "„{name}“ nicht hochladen",
    "documents.upload.clear": "Meldung ausblenden",
    "documents.upload.results": "Was aus dem Hochladen wurde",
    "documents.upload.there": "Dieselbe Datei ist schon im Projekt.",
    "documents.upload.there.all":
      "{count} {count|Datei war|Dateien waren} schon im Projekt; es ist nichts zu tun.",
    "documents.upload.there.as": "Dieselbe Datei ist schon im Projekt, als „{name}“.",
    "documents.upload.too-large": "Die Datei hat {size}; die Grenze ist {limit}.",
    "documents.upload.too-large.hint":
      "Teilen Sie sie auf oder erhöhen Sie die Grenze in den Einstellungen.",
    "documents.upload.unreadable": "Der Browser kann diese Datei nicht lesen.",
    "documents.upload.unreadable.hint":
      "Wählen Sie sie noch einmal aus. Ist es ein Ordner, öffnen Sie ihn und ziehen Sie die Dateien daraus hierher.",
    "documents.upload.refused": "„{name}“: {message} {hint}",

    "documents.process": "Lesen und zerlegen",
    "documents.process.again": "Alle noch einmal lesen und zerlegen",
    "documents.process.one": "Noch einmal lesen",
    "documents.process.one.name": "Noch einmal lesen: {name}",
    "documents.process.title": "Lesen und Zerlegen",
    "documents.process.failed":
      "{count} von {total} {total|Datei|Dateien} {count|ließ|ließen} sich nicht lesen; die Liste nennt den Grund.",
    "documents.process.retry": "Diese {count|Datei|Dateien} noch einmal versuchen",
    "documents.process.partly": "Fertig, {count} {count|Datei|Dateien} ausgelassen",
    "documents.process.next": "Weiter: Modell wählen",
    "documents.process.sizes": "Wie zerlegt wird",
    "documents.process.sizes.hint":
      "Wenn Sie diese Werte nicht kennen, lassen Sie sie, wie sie sind. Ein Token ist ein halbes bis ein ganzes Wort. Neue Längen gelten für dieses Projekt; schon gelesene Dateien behalten ihre Abschnitte, bis sie noch einmal gelesen werden.",

    "documents.preview.document": "Die Wirkung auf",
    "documents.preview.now": "jetzt {count}",
    "documents.preview.length": "Token in einem üblichen Abschnitt",
    "documents.preview.lengths": "von {shortest} bis {longest}",
    "documents.preview.shared": "Text, der doppelt vorkommt",
    "documents.preview.shared.of": "{shared} von {tokens} Token",
    "documents.preview.partly":
      "Aus den ersten {characters} von {total} Zeichen errechnet, damit es mit Ihnen Schritt hält.",
    "documents.preview.text": "Wie der Text zerlegt würde",
    "documents.preview.waiting": "Die Wirkung wird berechnet.",
    "documents.preview.unusable":
      "Die Wirkung erscheint, sobald die Überlappung kleiner ist als die Länge und beide in ihrem Bereich liegen.",
    "documents.preview.title": "Andere Längen an dieser Datei ausprobieren",
    "documents.preview.title.hint":
      "Dabei wird nichts geändert: Die Längen selbst stellen Sie auf der Seite der Dokumente ein.",
    "documents.legend":
      "Benachbarte Abschnitte haben zwei Farbtöne; Text, der in zweien steht, ist unterstrichen.",

    "documents.filter.all": "alle ({count})",
    "documents.filter.state": "{state} ({count})",
    "documents.filter.search": "Eine Datei am Namen finden",
    "documents.filter.show": "Anzeigen",
    "documents.filter.none": "Keine Datei passt dazu.",
    "documents.filter.reset": "Alle anzeigen",
    "documents.list.pages": "Seiten der Liste der Dateien",
    "documents.list.shown": "{from} bis {to} von {total}",
    "documents.list.earlier": "Neuere Dateien",
    "documents.list.later": "Ältere Dateien",

    "documents.export": "Die Abschnitte anderswo nutzen",
    "documents.export.hint":
      "Alle Abschnitte in einer SQLite-Datei (rag_export.db), für Programme, die darin suchen.",
    "documents.export.download": "rag_export.db herunterladen",
    "documents.export.folder": "Speichern und Ordner öffnen",
    "documents.export.place": "Auf diesem Computer liegt sie unter",
    "documents.exported":
      "Gespeichert: {chunks} {chunks|Abschnitt|Abschnitte} aus {documents} {documents|Datei|Dateien}.",
    "documents.remove": "Entfernen",
    "documents.remove.name": "„{name}“ entfernen",
    "documents.restore": "Rückgängig",
    "documents.restored": "„{name}“ ist wieder da.",
    "documents.removed":
      "„{name}“ wurde entfernt. Sie können die Datei {days} {days|Tag|Tage} lang zurückholen.",

    "documents.column.name": "Datei",
    "documents.column.size": "Größe",
    "documents.column.pages": "Seiten",
    "documents.column.chunks": "Abschnitte",
    "documents.column.tokens": "Token",
    "documents.column.state": "Zustand",
    "documents.column.actions": "Was man tun kann",
    "documents.list": "Dateien dieses Projekts",

    "documents.state.uploaded": "wartet auf das Lesen",
    "documents.state.processing": "wird gelesen",
    "documents.state.ready": "fertig",
    "documents.state.failed": "nicht lesbar",

    "documents.phase.read": "Lesen und Zerlegen",
    "documents.log.read": "{name}: {characters} Zeichen, {chunks} {chunks|Abschnitt|Abschnitte}",
    "documents.log.read.pages":
      "{name}: {pages} {pages|Seite|Seiten}, {characters} Zeichen, {chunks} {chunks|Abschnitt|Abschnitte}",
    "documents.log.failed": "{name}: {reason}",

    "documents.count.chunks": "{count} {count|Abschnitt|Abschnitte}",
    "documents.count.pages": "{count} {count|Seite|Seiten}",
    "documents.count.tokens": "{count} Token",

    "documents.back": "Alle Dokumente",
    "documents.facts": "Über diese Datei",
    "documents.format": "Format",
    "documents.format.pdf": "PDF",
    "documents.format.docx": "DOCX",
    "documents.format.epub": "EPUB",
    "documents.format.html": "HTML",
    "documents.format.md": "MD",
    "documents.format.txt": "TXT",
    "documents.format.csv": "CSV",
    "documents.format.code": "Quelltext",
    "documents.characters": "Zeichen",
    "documents.uploaded.at": "Hochgeladen",
    "documents.hash": "Fingerabdruck (SHA-256)",
    "documents.text.download": "Gelesenen Text herunterladen",
    "documents.file.download": "Datei herunterladen",

    "documents.chunks": "Abschnitte",
    "documents.chunks.none.uploaded": "Die Datei wurde noch nicht gelesen.",
    "documents.chunks.none.processing": "Die Datei wird gerade gelesen.",
    "documents.chunks.none.failed": "Die Datei ließ sich nicht lesen.",
    "documents.chunks.pages": "Seiten der Liste der Abschnitte",
    "documents.chunks.shown": "{from} bis {to} von {total}",
    "documents.chunks.earlier": "Frühere Abschnitte",
    "documents.chunks.later": "Spätere Abschnitte",
    "documents.source": "Text des Dokuments",
    "documents.source.hint":
      "Der Text, wie er gelesen wurde. Die Nummern zeigen, wo Abschnitte beginnen.",
    "documents.page": "Seite {page}",
    "documents.jump.chunk": "Abschnitt, 1 bis {total}",
    "documents.jump.page": "Seite, 1 bis {total}",
    "documents.jump.go": "Dorthin",
    "documents.chunk.number": "Abschnitt {number}",
    "documents.chunk.page": "Seite {page}",
    "documents.chunk.place": "Zeichen {start} bis {end}",
    "documents.chunk.tokens": "{tokens} Token",
    "documents.setting.chunkTokens": "Länge eines Abschnitts, in Token",
    "documents.setting.chunkOverlap": "Überlappung benachbarter Abschnitte, in Token",
  },
});

export type DocumentText = keyof typeof documentTexts.en;
