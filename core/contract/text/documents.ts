import { defineTexts } from "../text.ts";

/** Texts of documents: states, list, upload, processing. */
export const documentTexts = defineTexts({
  en: {
    "documents.title": "Documents",
    "documents.purpose":
      "What the model is to learn from: worksheets, scripts, instructions, notes. Lernwerk reads their text and splits it into short pieces, the chunks.",

    "documents.upload": "Upload files",
    "documents.upload.choose": "Choose files, or drop them here",
    "documents.upload.choose.plain": "Choose files",
    "documents.upload.hint": "PDF, Word (DOCX), Markdown or text, up to {limit} each; many at once",
    "documents.upload.drop": "Let go to upload the files.",
    "documents.upload.progress": "{done} of {total} {total|file|files} processed:",
    "documents.upload.added": "{count} added",
    "documents.upload.exists": "{count} already here",
    "documents.upload.failed": "{count} not accepted",
    "documents.upload.more": "and {count} more",
    "documents.upload.waiting": "waits",
    "documents.upload.sending": "{percent} %",
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
    "documents.process.title": "Reading and splitting",
    "documents.process.waiting":
      "{count} of {total} {total|file|files} {count|is|are} waiting to be read.",
    "documents.process.failed":
      "{count} of {total} {total|file|files} could not be read; the list says why.",
    "documents.process.retry": "Try {count|this file|these files} again",
    "documents.process.partly": "Done, {count} {count|file|files} left out",
    "documents.process.done": "All files are read.",
    "documents.process.next": "Next: choose the model",
    "documents.process.sizes": "How texts are split",
    "documents.process.sizes.hint":
      "If you do not know these, leave them as they are. A token is about three quarters of a word. New lengths hold for this project; files that are read already keep their chunks until they are read again.",

    "documents.export": "Use the chunks elsewhere",
    "documents.export.hint":
      "All chunks in one SQLite file (rag_export.db), for programs that search in them.",
    "documents.export.download": "Download rag_export.db",
    "documents.export.folder": "Save and open the folder",
    "documents.export.place": "On this computer it lies at",
    "documents.remove": "Remove",
    "documents.remove.name": "Remove “{name}”",
    "documents.restore": "Undo",
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

    "documents.back": "Documents of “{project}”",
    "documents.facts": "About this file",
    "documents.format": "Format",
    "documents.characters": "Characters",
    "documents.uploaded.at": "Uploaded",
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
    "documents.chunk.number": "Chunk {number}",
    "documents.chunk.tooltip":
      "A piece of a document, short enough to be searched and to make training rows from.",
    "documents.chunk.page": "page {page}",
    "documents.chunk.place": "characters {start} to {end}",
    "documents.chunk.tokens": "{tokens} {tokens|token|tokens}",
    "documents.token.tooltip":
      "The unit in which language models count: a short word or a piece of a longer one.",
    "documents.setting.chunkTokens": "Length of a chunk, in tokens",
    "documents.setting.chunkOverlap": "Overlap of neighbouring chunks, in tokens",
  },
  de: {
    "documents.title": "Dokumente",
    "documents.purpose":
      "Woraus das Modell lernen soll: Arbeitsblätter, Skripte, Anleitungen, Notizen. Lernwerk liest ihren Text und zerlegt ihn in kurze Stücke, die Abschnitte.",

    "documents.upload": "Dateien hochladen",
    "documents.upload.choose": "Dateien auswählen oder hierher ziehen",
    "documents.upload.choose.plain": "Dateien auswählen",
    "documents.upload.hint":
      "PDF, Word (DOCX), Markdown oder Text, bis {limit} je Datei; viele auf einmal",
    "documents.upload.drop": "Loslassen, um die Dateien hochzuladen.",
    "documents.upload.progress": "{done} von {total} {total|Datei|Dateien} bearbeitet:",
    "documents.upload.added": "{count} hinzugefügt",
    "documents.upload.exists": "{count} schon da",
    "documents.upload.failed": "{count} nicht angenommen",
    "documents.upload.more": "und {count} weitere",
    "documents.upload.waiting": "wartet",
    "documents.upload.sending": "{percent} %",
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
    "documents.process.title": "Lesen und Zerlegen",
    "documents.process.waiting":
      "{count} von {total} {total|Datei|Dateien} {count|wartet|warten} darauf, gelesen zu werden.",
    "documents.process.failed":
      "{count} von {total} {total|Datei|Dateien} {count|ließ|ließen} sich nicht lesen; die Liste nennt den Grund.",
    "documents.process.retry": "Diese {count|Datei|Dateien} noch einmal versuchen",
    "documents.process.partly": "Fertig, {count} {count|Datei|Dateien} ausgelassen",
    "documents.process.done": "Alle Dateien sind gelesen.",
    "documents.process.next": "Weiter: Modell wählen",
    "documents.process.sizes": "Wie zerlegt wird",
    "documents.process.sizes.hint":
      "Wenn Sie diese Werte nicht kennen, lassen Sie sie, wie sie sind. Ein Token ist etwa ein halbes bis ein ganzes Wort. Neue Längen gelten für dieses Projekt; schon gelesene Dateien behalten ihre Abschnitte, bis sie noch einmal gelesen werden.",

    "documents.export": "Die Abschnitte anderswo nutzen",
    "documents.export.hint":
      "Alle Abschnitte in einer SQLite-Datei (rag_export.db), für Programme, die darin suchen.",
    "documents.export.download": "rag_export.db herunterladen",
    "documents.export.folder": "Speichern und Ordner öffnen",
    "documents.export.place": "Auf diesem Computer liegt sie unter",
    "documents.remove": "Entfernen",
    "documents.remove.name": "„{name}“ entfernen",
    "documents.restore": "Rückgängig",
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

    "documents.back": "Dokumente von „{project}“",
    "documents.facts": "Über diese Datei",
    "documents.format": "Format",
    "documents.characters": "Zeichen",
    "documents.uploaded.at": "Hochgeladen",
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
    "documents.chunk.number": "Abschnitt {number}",
    "documents.chunk.tooltip":
      "Ein Stück eines Dokuments, kurz genug zum Durchsuchen und um daraus Trainingszeilen zu machen.",
    "documents.chunk.page": "Seite {page}",
    "documents.chunk.place": "Zeichen {start} bis {end}",
    "documents.chunk.tokens": "{tokens} Token",
    "documents.token.tooltip":
      "Die Einheit, in der Sprachmodelle zählen: ein kurzes Wort oder ein Stück eines längeren.",
    "documents.setting.chunkTokens": "Länge eines Abschnitts, in Token",
    "documents.setting.chunkOverlap": "Überlappung benachbarter Abschnitte, in Token",
  },
});

export type DocumentText = keyof typeof documentTexts.en;
