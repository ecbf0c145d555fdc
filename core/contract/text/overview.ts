import { defineTexts } from "../text.ts";

/** Texts of the path of steps and of the demo. */
export const overviewTexts = defineTexts({
  en: {
    "overview.step.documents": "Documents",
    "overview.step.model": "Model",
    "overview.step.data": "Data",
    "overview.step.training": "Training",
    "overview.step.use": "Use",

    "overview.state.done": "done",
    "overview.state.active": "under way",
    "overview.state.next": "next",
    "overview.state.open": "possible",
    "overview.state.blocked": "blocked",

    "overview.documents.none": "Add the documents that the model is to know.",
    "overview.documents.waiting": "{count} {count|document waits|documents wait} to be read.",
    "overview.documents.processing": "{count} {count|document is|documents are} being read.",
    "overview.documents.failed": "{count} {count|document|documents} could not be read.",
    "overview.documents.ready": "{count} {count|document is|documents are} read.",

    "overview.model.none": "Choose the model to start from.",
    "overview.model.untrainable": "{model} can chat but cannot be trained. Choose another one.",
    "overview.model.absent": "{model} is not here: install it, or choose another one.",
    "overview.model.ready": "{model} is chosen.",

    "overview.data.noDocuments": "Documents come first; or import training data of your own.",
    "overview.data.none": "Generate training data from the documents, or import some.",
    "overview.data.generating": "Training data is being made: {count} {count|row|rows} so far.",
    "overview.data.ready": "{count} {count|row|rows} to train with.",

    "overview.training.noModel": "A model to start from has to be ready first.",
    "overview.training.noData": "Training data comes first.",
    "overview.training.none": "Train the model.",
    "overview.training.active": "A run is under way.",
    "overview.training.interrupted": "A run was interrupted or paused and can go on.",
    "overview.training.ready": "{count} {count|run is|runs are} finished.",

    "overview.use.noRun": "A training has to finish first.",
    "overview.use.none": "Export the tuned model.",
    "overview.use.exporting": "An export is under way.",
    "overview.use.ready": "{count} {count|result is|results are} ready to use.",

    "overview.demo.title": "Steps of the example",
    "overview.demo.project": "Creating the example project",
    "overview.demo.starter": "Starter model",
    "overview.demo.inference": "Engine for training and answering (llama.cpp)",
    "overview.demo.trainer": "Training engine",
    "overview.demo.documents": "Reading the documents",
    "overview.demo.data": "Training data",
    "overview.demo.training": "Training",
    "overview.demo.export": "Export",
    "overview.demo.evaluation": "Asking base and tuned model",
    "overview.demo.language":
      "The example is in English, because the starter model knows English only.",
    "overview.demo.about":
      "Made-up documents about a boathouse become training data; a small model learns from them on this computer; then it is asked questions that it has never seen.",
    "overview.demo.steps": "Steps",
    "overview.demo.steps.hint":
      "Steps that do not need each other run at the same time. You can leave this page; the work goes on.",
    "overview.demo.waiting": "waits",
    "overview.demo.seconds": "{seconds} s",
    "overview.demo.done":
      "The tuned model answers {right} of {cases} questions correctly; before training it was {before}.",
    "overview.demo.examples": "Some of the answers",
    "overview.demo.answers": "All questions and answers",
    "overview.demo.open.project": "Open the project",
    "overview.demo.open.run": "The training",
    "overview.demo.open.use": "Ask it yourself",
    "overview.demo.figures": "Figures",
    "overview.demo.total": "In all",
    "overview.demo.training.alone": "Training alone",
    "overview.demo.documents.count": "Documents",
    "overview.demo.rows": "Rows to train with",
    "overview.demo.interrupted":
      "It was interrupted {count|once|several times}; the total holds the time in between.",
    "overview.demo.files": "Where it lies on this computer",
    "overview.demo.file.model": "Exported model",
    "overview.demo.file.answers": "All answers",
  },
  de: {
    "overview.step.documents": "Dokumente",
    "overview.step.model": "Modell",
    "overview.step.data": "Daten",
    "overview.step.training": "Training",
    "overview.step.use": "Nutzung",

    "overview.state.done": "fertig",
    "overview.state.active": "läuft",
    "overview.state.next": "als Nächstes",
    "overview.state.open": "möglich",
    "overview.state.blocked": "noch nicht möglich",

    "overview.documents.none": "Fügen Sie die Dokumente hinzu, die das Modell kennen soll.",
    "overview.documents.waiting":
      "{count} {count|Dokument wartet|Dokumente warten} darauf, gelesen zu werden.",
    "overview.documents.processing": "{count} {count|Dokument wird|Dokumente werden} gelesen.",
    "overview.documents.failed": "{count} {count|Dokument ließ|Dokumente ließen} sich nicht lesen.",
    "overview.documents.ready": "{count} {count|Dokument ist|Dokumente sind} gelesen.",

    "overview.model.none": "Wählen Sie das Modell, von dem ausgegangen wird.",
    "overview.model.untrainable":
      "{model} kann chatten, aber nicht trainiert werden. Wählen Sie ein anderes.",
    "overview.model.absent":
      "{model} ist nicht da: Installieren Sie es oder wählen Sie ein anderes.",
    "overview.model.ready": "{model} ist gewählt.",

    "overview.data.noDocuments":
      "Zuerst kommen die Dokumente; oder importieren Sie eigene Trainingsdaten.",
    "overview.data.none":
      "Erzeugen Sie Trainingsdaten aus den Dokumenten oder importieren Sie welche.",
    "overview.data.generating":
      "Trainingsdaten werden erzeugt: bisher {count} {count|Zeile|Zeilen}.",
    "overview.data.ready": "{count} {count|Zeile|Zeilen} zum Trainieren.",

    "overview.training.noModel": "Zuerst muss ein Basismodell bereit sein.",
    "overview.training.noData": "Zuerst kommen die Trainingsdaten.",
    "overview.training.none": "Trainieren Sie das Modell.",
    "overview.training.active": "Ein Lauf ist unterwegs.",
    "overview.training.interrupted":
      "Ein Lauf wurde unterbrochen oder angehalten und kann weitergehen.",
    "overview.training.ready": "{count} {count|Lauf ist|Läufe sind} fertig.",

    "overview.use.noRun": "Zuerst muss ein Training fertig sein.",
    "overview.use.none": "Exportieren Sie das trainierte Modell.",
    "overview.use.exporting": "Ein Export ist unterwegs.",
    "overview.use.ready": "{count} {count|Ergebnis ist|Ergebnisse sind} bereit.",

    "overview.demo.title": "Schritte des Beispiels",
    "overview.demo.project": "Das Beispielprojekt wird angelegt",
    "overview.demo.starter": "Startmodell",
    "overview.demo.inference": "Engine für Training und Antworten (llama.cpp)",
    "overview.demo.trainer": "Trainings-Engine",
    "overview.demo.documents": "Die Dokumente werden gelesen",
    "overview.demo.data": "Trainingsdaten",
    "overview.demo.training": "Training",
    "overview.demo.export": "Export",
    "overview.demo.evaluation": "Basismodell und trainiertes Modell werden gefragt",
    "overview.demo.language":
      "Das Beispiel ist auf Englisch, weil das Startmodell nur Englisch kann.",
    "overview.demo.about":
      "Aus erfundenen Dokumenten über ein Bootshaus werden Trainingsdaten; ein kleines Modell lernt auf diesem Computer daraus; danach werden ihm Fragen gestellt, die es noch nie gesehen hat.",
    "overview.demo.steps": "Schritte",
    "overview.demo.steps.hint":
      "Schritte, die einander nicht brauchen, laufen gleichzeitig. Sie können diese Seite verlassen; die Arbeit geht weiter.",
    "overview.demo.waiting": "wartet",
    "overview.demo.seconds": "{seconds} s",
    "overview.demo.done":
      "Das trainierte Modell beantwortet {right} von {cases} Fragen richtig; vor dem Training waren es {before}.",
    "overview.demo.examples": "Einige der Antworten",
    "overview.demo.answers": "Alle Fragen und Antworten",
    "overview.demo.open.project": "Projekt öffnen",
    "overview.demo.open.run": "Das Training",
    "overview.demo.open.use": "Selbst fragen",
    "overview.demo.figures": "Zahlen",
    "overview.demo.total": "Insgesamt",
    "overview.demo.training.alone": "Training allein",
    "overview.demo.documents.count": "Dokumente",
    "overview.demo.rows": "Zeilen zum Trainieren",
    "overview.demo.interrupted":
      "Es wurde {count|einmal|mehrmals} unterbrochen; die Gesamtzeit enthält die Zeit dazwischen.",
    "overview.demo.files": "Wo es auf diesem Computer liegt",
    "overview.demo.file.model": "Exportiertes Modell",
    "overview.demo.file.answers": "Alle Antworten",
  },
});

/** The keys of {@link overviewTexts}. */
export type OverviewText = keyof typeof overviewTexts.en;
