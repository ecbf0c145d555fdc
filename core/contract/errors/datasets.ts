import { defineErrors } from "./define.ts";

/** Errors of data sets: generating, importing, editing, freezing. */
export const datasetErrors = defineErrors({
  dataset_no_chunks: {
    status: 409,
    en: {
      message: "There is no text to make training data from.",
      hint: "Upload documents and let them be read and split first.",
    },
    de: {
      message: "Es gibt keinen Text, aus dem Trainingsdaten entstehen könnten.",
      hint: "Laden Sie Dokumente hoch und lassen Sie sie zuerst lesen und zerlegen.",
    },
  },
  dataset_nothing_found: {
    status: 422,
    en: {
      message: "Nothing in the {chunks} chunks could be turned into questions and answers.",
      hint:
        "This generator reads German and English statements, tables and lists. Add such documents, let a model make the rows, or import a JSONL file.",
    },
    de: {
      message: "Aus den {chunks} Abschnitten ließen sich keine Fragen und Antworten gewinnen.",
      hint:
        "Dieser Weg liest deutsche und englische Aussagen, Tabellen und Listen. Fügen Sie solche Dokumente hinzu, lassen Sie ein Modell die Zeilen machen oder importieren Sie eine JSONL-Datei.",
    },
  },
  dataset_model_useless: {
    status: 422,
    en: {
      message: "The model gave no usable row in {asked} {asked|try|tries}.",
      hint:
        "It did not answer in the form that was asked for; small models often cannot. The other way to make rows, “From the text”, needs no model.",
    },
    de: {
      message: "Das Modell lieferte in {asked} {asked|Versuch|Versuchen} keine brauchbare Zeile.",
      hint:
        "Das Modell hat nicht in der verlangten Form geantwortet; kleine Modelle können das oft nicht. Der andere Weg, Zeilen zu erzeugen („Aus dem Text“), braucht kein Modell.",
    },
  },
  dataset_model_ungrounded: {
    status: 422,
    en: {
      message: "The model gave no usable row in {asked} {asked|try|tries}.",
      hint:
        "Its answers quote nothing that stands in your documents. Ask a larger model, or use the other way to make rows, “From the text”, which needs no model.",
    },
    de: {
      message: "Das Modell lieferte in {asked} {asked|Versuch|Versuchen} keine brauchbare Zeile.",
      hint:
        "Seine Antworten zitieren nichts, was in Ihren Dokumenten steht. Fragen Sie ein größeres Modell, oder nehmen Sie den anderen Weg, Zeilen zu erzeugen („Aus dem Text“): Er braucht kein Modell.",
    },
  },
  dataset_model_silent: {
    status: 422,
    en: {
      message: "The model answered none of {asked} {asked|question|questions}.",
      hint:
        "Test it with one question to see why. The other way to make rows, “From the text”, needs no model.",
    },
    de: {
      message: "Das Modell hat keine von {asked} {asked|Frage|Fragen} beantwortet.",
      hint:
        "Testen Sie es mit einer Frage, um zu sehen, warum. Der andere Weg, Zeilen zu erzeugen („Aus dem Text“), braucht kein Modell.",
    },
  },
  dataset_empty: {
    status: 409,
    en: {
      message: "The data set has no training rows.",
      hint: "Generate rows from the documents or import a JSONL file.",
    },
    de: {
      message: "Der Datensatz hat keine Trainingszeilen.",
      hint: "Erzeugen Sie Zeilen aus den Dokumenten oder importieren Sie eine JSONL-Datei.",
    },
  },
  dataset_row_not_found: {
    status: 404,
    en: { message: "This row does not exist (any more).", hint: "Reload the list of rows." },
    de: {
      message: "Diese Zeile gibt es nicht (mehr).",
      hint: "Laden Sie die Liste der Zeilen neu.",
    },
  },
  dataset_row_exists: {
    status: 409,
    en: {
      message: "The same question with the same answer is in the data set already.",
      hint: "Change the question or the answer.",
    },
    de: {
      message: "Dieselbe Frage mit derselben Antwort steht schon im Datensatz.",
      hint: "Ändern Sie die Frage oder die Antwort.",
    },
  },
  row_changed: {
    status: 409,
    en: {
      message: "This row was changed in the meantime, perhaps in another tab.",
      hint: "Compare both texts and decide which one stays.",
    },
    de: {
      message: "Diese Zeile wurde inzwischen geändert, vielleicht in einem anderen Tab.",
      hint: "Vergleichen Sie beide Texte und entscheiden Sie, welcher bleibt.",
    },
  },
  dataset_version_not_found: {
    status: 404,
    en: { message: "This data set version does not exist.", hint: "Open the project's runs." },
    de: {
      message: "Diese Datensatzversion gibt es nicht.",
      hint: "Öffnen Sie die Läufe des Projekts.",
    },
  },
  dataset_import_gone: {
    status: 409,
    en: {
      message: "The file to import is no longer there.",
      hint: "Upload it again.",
    },
    de: {
      message: "Die zu importierende Datei ist nicht mehr da.",
      hint: "Laden Sie sie noch einmal hoch.",
    },
  },
  dataset_import_no_file: {
    status: 400,
    en: { message: "No file was chosen.", hint: "Choose a JSONL file and import it." },
    de: {
      message: "Es wurde keine Datei gewählt.",
      hint: "Wählen Sie eine JSONL-Datei und importieren Sie sie.",
    },
  },
  dataset_import_empty: {
    status: 422,
    en: { message: "The file is empty.", hint: "Choose the file that holds the rows." },
    de: {
      message: "Die Datei ist leer.",
      hint: "Wählen Sie die Datei, in der die Zeilen stehen.",
    },
  },
  dataset_import_not_jsonl: {
    status: 422,
    en: {
      message: "This file is {found}, not JSONL.",
      hint:
        "JSONL has one JSON object a line, such as {example}. Save the rows in that form and import the file again.",
    },
    de: {
      message: "Diese Datei ist {found}, nicht JSONL.",
      hint:
        "JSONL hat je Zeile ein JSON-Objekt, etwa {example}. Speichern Sie die Zeilen so und importieren Sie die Datei noch einmal.",
    },
  },
  dataset_import_nothing: {
    status: 422,
    en: {
      message:
        "No line of the file is a usable row ({lines} read); the first fault is in line {line}.",
      hint: 'A row is {"instruction": …, "output": …} or {"messages": […]}. See the report.',
    },
    de: {
      message:
        "In der Datei ist keine brauchbare Zeile ({lines} gelesen); der erste Fehler steht in Zeile {line}.",
      hint:
        'Eine Zeile lautet {"instruction": …, "output": …} oder {"messages": […]}. Siehe den Bericht.',
    },
  },
});
