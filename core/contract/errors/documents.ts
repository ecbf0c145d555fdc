import { defineErrors } from "./define.ts";

/** Errors of documents: uploading, reading, splitting. */
export const documentErrors = defineErrors({
  document_not_found: {
    status: 404,
    en: {
      message: "This document does not exist.",
      hint: "Open the project's list of documents.",
    },
    de: {
      message: "Dieses Dokument gibt es nicht.",
      hint: "Öffnen Sie die Liste der Dokumente des Projekts.",
    },
  },
  document_exists: {
    status: 409,
    en: {
      message: "The same file is in the project already, as “{name}”.",
      hint: "Use that one; nothing needs to be done.",
    },
    de: {
      message: "Dieselbe Datei ist schon im Projekt, als „{name}“.",
      hint: "Benutzen Sie diese; es ist nichts zu tun.",
    },
  },
  document_name_unusable: {
    status: 400,
    en: {
      message: "The file has no usable name.",
      hint: "Give the file a name without control characters and upload it again.",
    },
    de: {
      message: "Die Datei hat keinen brauchbaren Namen.",
      hint:
        "Geben Sie der Datei einen Namen ohne Steuerzeichen und laden Sie sie noch einmal hoch.",
    },
  },
  document_upload_broken: {
    status: 400,
    en: {
      message: "The upload of “{name}” broke off.",
      hint: "Upload the file again; what arrived was removed.",
    },
    de: {
      message: "Das Hochladen von „{name}“ ist abgebrochen.",
      hint: "Laden Sie die Datei noch einmal hoch; das Angekommene wurde entfernt.",
    },
  },
  document_empty: {
    status: 422,
    en: {
      message: "The file is empty.",
      hint: "Choose a file with text in it. If it should have some, save it again.",
    },
    de: {
      message: "Die Datei ist leer.",
      hint:
        "Wählen Sie eine Datei, die Text enthält. Sollte sie welchen haben, speichern Sie sie noch einmal.",
    },
  },
  document_format_unknown: {
    status: 422,
    en: {
      message: "This is no PDF, Word (DOCX), EPUB, HTML, Markdown, CSV or text file.",
      hint: "Open it in the program that made it and save or export it as PDF, DOCX or TXT.",
    },
    de: {
      message: "Das ist keine PDF-, Word- (DOCX), EPUB-, HTML-, Markdown-, CSV- oder Textdatei.",
      hint:
        "Öffnen Sie sie in dem Programm, das sie erzeugt hat, und speichern Sie sie als PDF, DOCX oder TXT.",
    },
  },
  document_is_picture: {
    status: 422,
    en: {
      message: "This is a picture; Lernwerk cannot read text in pictures yet.",
      hint: "Upload the text itself: as PDF, DOCX or TXT from the program that it was written in.",
    },
    de: {
      message: "Das ist ein Bild; Text in Bildern kann Lernwerk noch nicht lesen.",
      hint:
        "Laden Sie den Text selbst hoch: als PDF, DOCX oder TXT aus dem Programm, in dem er geschrieben wurde.",
    },
  },
  document_is_archive: {
    status: 422,
    en: {
      message: "This is an archive of files, not a document.",
      hint:
        "Unpack it and choose the files in it. A ZIP that you upload to a project is opened there.",
    },
    de: {
      message: "Das ist ein Archiv mit Dateien, kein Dokument.",
      hint:
        "Entpacken Sie es und wählen Sie die Dateien darin. Ein ZIP, das Sie in ein Projekt hochladen, wird dort geöffnet.",
    },
  },
  document_archive_empty: {
    status: 422,
    en: {
      message: "There is no file in the archive that Lernwerk could read.",
      hint:
        "Look into it: it should hold PDF, Word, EPUB, HTML, Markdown, CSV, text or source files.",
    },
    de: {
      message: "In dem Archiv ist keine Datei, die Lernwerk lesen könnte.",
      hint:
        "Sehen Sie hinein: Es sollte PDF-, Word-, EPUB-, HTML-, Markdown-, CSV-, Text- oder Quelltextdateien enthalten.",
    },
  },
  document_encrypted: {
    status: 422,
    en: {
      message: "The file is encrypted in a way that Lernwerk cannot open.",
      hint: "Open it in its own program and save it without protection, then upload that file.",
    },
    de: {
      message: "Die Datei ist auf eine Weise verschlüsselt, die Lernwerk nicht öffnen kann.",
      hint:
        "Öffnen Sie sie in ihrem eigenen Programm, speichern Sie sie ohne Schutz und laden Sie diese Datei hoch.",
    },
  },
  document_needs_password: {
    status: 422,
    en: {
      message: "The file is encrypted: it opens, or lets its text be copied, only with a password.",
      hint: "Enter the password and read the file again. It is used once and not stored.",
    },
    de: {
      message:
        "Die Datei ist verschlüsselt: Sie lässt sich nur mit einem Kennwort öffnen oder kopieren.",
      hint:
        "Geben Sie das Kennwort ein und lesen Sie die Datei noch einmal. Es wird einmal benutzt und nicht gespeichert.",
    },
  },
  document_password_wrong: {
    status: 422,
    en: {
      message: "The password does not open the file, or does not allow copying its text.",
      hint: "Check capital letters and the keyboard's language, then enter the password again.",
    },
    de: {
      message: "Das Kennwort öffnet die Datei nicht oder erlaubt nicht, ihren Text zu kopieren.",
      hint:
        "Prüfen Sie Großschreibung und Tastatursprache und geben Sie das Kennwort noch einmal ein.",
    },
  },
  document_damaged: {
    status: 422,
    en: {
      message: "The file is damaged or cut off.",
      hint: "Download or copy it again. If it opens elsewhere, save it there under a new name.",
    },
    de: {
      message: "Die Datei ist beschädigt oder abgeschnitten.",
      hint:
        "Laden oder kopieren Sie sie noch einmal. Lässt sie sich anderswo öffnen, speichern Sie sie dort unter neuem Namen.",
    },
  },
  document_scanned: {
    status: 422,
    en: {
      message:
        "The PDF has no text layer: its {pages} {pages|page is a picture, probably a scan|pages are pictures, probably scans}.",
      hint: "Run text recognition (OCR) on it first, then upload the result.",
    },
    de: {
      message:
        "Das PDF hat keine Textebene: Seine {pages} {pages|Seite ist ein Bild|Seiten sind Bilder}, wahrscheinlich eingescannt.",
      hint:
        "Lassen Sie zuerst eine Texterkennung (OCR) darüberlaufen und laden Sie das Ergebnis hoch.",
    },
  },
  document_unsafe: {
    status: 422,
    en: {
      message:
        "The file was refused: its inner parts point outside of it or contradict each other.",
      hint: "If you trust its source, open it there and save it again as DOCX or PDF.",
    },
    de: {
      message:
        "Die Datei wurde abgelehnt: Ihre inneren Teile zeigen nach außen oder widersprechen sich.",
      hint:
        "Wenn Sie der Quelle trauen, öffnen Sie sie dort und speichern Sie sie noch einmal als DOCX oder PDF.",
    },
  },
  document_bomb: {
    status: 422,
    en: {
      message:
        "The file was refused: unpacked it would be many times larger (limits: {limit_mb} MB, {ratio} times).",
      hint: "If you trust its source, open it there and save it again as PDF.",
    },
    de: {
      message:
        "Die Datei wurde abgelehnt: Entpackt wäre sie um ein Vielfaches größer (Grenzen: {limit_mb} MB, {ratio}-fach).",
      hint:
        "Wenn Sie der Quelle trauen, öffnen Sie sie dort und speichern Sie sie noch einmal als PDF.",
    },
  },
  document_too_long: {
    status: 422,
    en: {
      message:
        "The file holds more text than can be read at once ({limit_million} million characters).",
      hint: "Split the file into smaller parts and upload those.",
    },
    de: {
      message:
        "Die Datei enthält mehr Text, als auf einmal gelesen werden kann ({limit_million} Millionen Zeichen).",
      hint: "Teilen Sie die Datei in kleinere und laden Sie diese hoch.",
    },
  },
  document_too_heavy: {
    status: 422,
    en: {
      message: "Reading the file took more than {limit}; it was stopped.",
      hint: "Split the file into smaller parts and upload those.",
    },
    de: {
      message: "Das Lesen der Datei brauchte mehr als {limit}; es wurde abgebrochen.",
      hint: "Teilen Sie die Datei in kleinere und laden Sie diese hoch.",
    },
  },
  documents_refused: {
    status: 422,
    en: {
      message: "{count} of {total} {total|file|files} {count|was|were} not accepted.",
      hint: "{files}",
    },
    de: {
      message: "{count} von {total} {total|Datei|Dateien} {count|wurde|wurden} nicht angenommen.",
      hint: "{files}",
    },
  },
  documents_none_sent: {
    status: 400,
    en: { message: "No file was chosen.", hint: "Choose one or more files, then upload them." },
    de: {
      message: "Es wurde keine Datei ausgewählt.",
      hint: "Wählen Sie eine oder mehrere Dateien aus und laden Sie sie dann hoch.",
    },
  },
  chunk_overlap_too_large: {
    status: 400,
    en: {
      message:
        "The overlap ({overlap} tokens) must be smaller than the length of a chunk ({length} tokens).",
      hint: "Choose a smaller overlap; a tenth of the length is usual.",
    },
    de: {
      message:
        "Die Überlappung ({overlap} Token) muss kleiner sein als die Länge eines Abschnitts ({length} Token).",
      hint: "Wählen Sie eine kleinere Überlappung; üblich ist ein Zehntel der Länge.",
    },
  },
  document_file_missing: {
    status: 410,
    en: {
      message: "The file is gone, or it may not be opened.",
      hint:
        "Check that it is there and that you may read it. If not, remove it and upload it again.",
    },
    de: {
      message: "Die Datei ist verschwunden oder darf nicht geöffnet werden.",
      hint:
        "Prüfen Sie, ob sie da ist und ob Sie sie lesen dürfen. Wenn nicht, entfernen Sie sie und laden Sie sie noch einmal hoch.",
    },
  },
});
