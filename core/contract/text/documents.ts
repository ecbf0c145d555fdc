import { defineTexts } from "../text.ts";

/** Texts of documents: states, list, upload, processing. */
export const documentTexts = defineTexts({
  en: {
    "documents.title": "Documents",
    "documents.none": "No documents yet. Upload PDF, Word, Markdown or text files.",
    "documents.upload": "Upload files",
    "documents.upload.hint": "PDF, DOCX, MD or TXT, up to {limit_mb} MB each; many at once",
    "documents.process": "Read and split",
    "documents.process.again": "Read and split all again",
    "documents.export": "Export the chunks",
    "documents.export.folder": "Open folder",
    "documents.remove": "Remove",
    "documents.restore": "Undo",
    "documents.removed": "“{name}” was removed.",
    "documents.exists": "“{name}” is in the project already.",

    "documents.column.name": "File",
    "documents.column.size": "Size",
    "documents.column.pages": "Pages",
    "documents.column.chunks": "Chunks",
    "documents.column.state": "State",

    "documents.state.uploaded": "uploaded",
    "documents.state.processing": "being read",
    "documents.state.ready": "ready",
    "documents.state.failed": "not readable",

    "documents.phase.read": "Reading and splitting",
    "documents.phase.store": "Storing",

    "documents.count.documents": "{count} documents",
    "documents.count.chunks": "{count} chunks",

    "documents.chunk": "Chunk",
    "documents.chunk.tooltip":
      "A piece of a document, short enough to be searched and to make training rows from.",
    "documents.chunk.place": "page {page}, characters {start} to {end}",
    "documents.chunk.tokens": "{tokens} tokens",
    "documents.setting.chunkTokens": "Length of a chunk, in tokens",
    "documents.setting.chunkOverlap": "Overlap of neighbouring chunks, in tokens",
  },
  de: {
    "documents.title": "Dokumente",
    "documents.none":
      "Noch keine Dokumente. Laden Sie PDF-, Word-, Markdown- oder Textdateien hoch.",
    "documents.upload": "Dateien hochladen",
    "documents.upload.hint": "PDF, DOCX, MD oder TXT, bis {limit_mb} MB je Datei; viele auf einmal",
    "documents.process": "Lesen und zerlegen",
    "documents.process.again": "Alle noch einmal lesen und zerlegen",
    "documents.export": "Abschnitte exportieren",
    "documents.export.folder": "Ordner öffnen",
    "documents.remove": "Entfernen",
    "documents.restore": "Rückgängig",
    "documents.removed": "„{name}“ wurde entfernt.",
    "documents.exists": "„{name}“ ist schon im Projekt.",

    "documents.column.name": "Datei",
    "documents.column.size": "Größe",
    "documents.column.pages": "Seiten",
    "documents.column.chunks": "Abschnitte",
    "documents.column.state": "Zustand",

    "documents.state.uploaded": "hochgeladen",
    "documents.state.processing": "wird gelesen",
    "documents.state.ready": "fertig",
    "documents.state.failed": "nicht lesbar",

    "documents.phase.read": "Lesen und Zerlegen",
    "documents.phase.store": "Speichern",

    "documents.count.documents": "{count} Dokumente",
    "documents.count.chunks": "{count} Abschnitte",

    "documents.chunk": "Abschnitt",
    "documents.chunk.tooltip":
      "Ein Stück eines Dokuments, kurz genug zum Durchsuchen und um daraus Trainingszeilen zu machen.",
    "documents.chunk.place": "Seite {page}, Zeichen {start} bis {end}",
    "documents.chunk.tokens": "{tokens} Token",
    "documents.setting.chunkTokens": "Länge eines Abschnitts, in Token",
    "documents.setting.chunkOverlap": "Überlappung benachbarter Abschnitte, in Token",
  },
});
