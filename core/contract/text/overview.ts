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
    "overview.documents.waiting": "{count} documents wait to be read.",
    "overview.documents.processing": "{count} documents are being read.",
    "overview.documents.failed": "{count} documents could not be read, and none could.",
    "overview.documents.ready": "{count} documents are read.",

    "overview.model.none": "Choose the model to start from.",
    "overview.model.untrainable": "{model} can chat but cannot be trained. Choose another one.",
    "overview.model.absent": "{model} is not here: install it, or choose another one.",
    "overview.model.ready": "{model} is chosen.",

    "overview.data.noDocuments": "Documents come first; or import training data of your own.",
    "overview.data.none": "Generate training data from the documents, or import some.",
    "overview.data.generating": "Training data is being generated: {count} rows so far.",
    "overview.data.ready": "{count} rows to train with.",

    "overview.training.noModel": "A model to start from comes first.",
    "overview.training.noData": "Training data comes first.",
    "overview.training.none": "Train the model.",
    "overview.training.active": "A run is under way.",
    "overview.training.interrupted": "A run was interrupted or paused and can go on.",
    "overview.training.ready": "{count} runs are finished.",

    "overview.use.noRun": "A finished run comes first.",
    "overview.use.none": "Export the trained model.",
    "overview.use.exporting": "An export is under way.",
    "overview.use.ready": "{count} results are ready to use.",

    "overview.demo.title": "Demo",
    "overview.demo.project": "Creating the example project",
    "overview.demo.starter": "Starter model",
    "overview.demo.inference": "Inference engine (llama.cpp)",
    "overview.demo.trainer": "Training engine",
    "overview.demo.documents": "Reading the documents",
    "overview.demo.data": "Training data",
    "overview.demo.training": "Training",
    "overview.demo.export": "Export",
    "overview.demo.evaluation": "Asking base and tuned model",
    "overview.demo.language":
      "The example is in English, because the starter model knows English only.",
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
    "overview.documents.waiting": "{count} Dokumente warten darauf, gelesen zu werden.",
    "overview.documents.processing": "{count} Dokumente werden gelesen.",
    "overview.documents.failed":
      "{count} Dokumente ließen sich nicht lesen, und keines war lesbar.",
    "overview.documents.ready": "{count} Dokumente sind gelesen.",

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
    "overview.data.generating": "Trainingsdaten werden erzeugt: bisher {count} Zeilen.",
    "overview.data.ready": "{count} Zeilen zum Trainieren.",

    "overview.training.noModel": "Zuerst muss ein Basismodell gewählt sein.",
    "overview.training.noData": "Zuerst kommen die Trainingsdaten.",
    "overview.training.none": "Trainieren Sie das Modell.",
    "overview.training.active": "Ein Lauf ist unterwegs.",
    "overview.training.interrupted":
      "Ein Lauf wurde unterbrochen oder angehalten und kann weitergehen.",
    "overview.training.ready": "{count} Läufe sind fertig.",

    "overview.use.noRun": "Zuerst muss ein Lauf fertig sein.",
    "overview.use.none": "Exportieren Sie das trainierte Modell.",
    "overview.use.exporting": "Ein Export ist unterwegs.",
    "overview.use.ready": "{count} Ergebnisse sind bereit.",

    "overview.demo.title": "Vorführung",
    "overview.demo.project": "Das Beispielprojekt wird angelegt",
    "overview.demo.starter": "Startmodell",
    "overview.demo.inference": "Inferenz-Engine (llama.cpp)",
    "overview.demo.trainer": "Trainings-Engine",
    "overview.demo.documents": "Die Dokumente werden gelesen",
    "overview.demo.data": "Trainingsdaten",
    "overview.demo.training": "Training",
    "overview.demo.export": "Export",
    "overview.demo.evaluation": "Basismodell und trainiertes Modell werden gefragt",
    "overview.demo.language":
      "Das Beispiel ist auf Englisch, weil das Startmodell nur Englisch kann.",
  },
});

/** The keys of {@link overviewTexts}. */
export type OverviewText = keyof typeof overviewTexts.en;
