import { defineTexts } from "../text.ts";
import { trainingLogTexts } from "./training_log.ts";

/** Texts of training: phases, settings, checks before the start. */
export const trainingTexts = defineTexts({
  en: {
    ...trainingLogTexts.en,
    "training.phase.prepare": "Preparing the run",
    "training.phase.import": "Starting the training engine",
    "training.phase.convert": "Converting the base model (once)",
    "training.phase.load": "Loading the base model",
    "training.phase.tokenize": "Reading the training data",
    "training.phase.train": "Training",
    "training.phase.evaluate": "Measuring on held-out rows",
    "training.phase.save": "Saving",

    "training.hyper.learningRate": "Learning rate",
    "training.hyper.batchSize": "Batch size",
    "training.hyper.gradientAccumulation": "Gradient accumulation",
    "training.hyper.epochs": "Epochs",
    "training.hyper.loraRank": "LoRA rank",
    "training.hyper.loraAlpha": "LoRA alpha",
    "training.hyper.loraDropout": "LoRA dropout",
    "training.hyper.schedule": "Schedule of the learning rate",
    "training.hyper.warmupRatio": "Warm-up",
    "training.hyper.weightDecay": "Weight decay",
    "training.hyper.maxLength": "Longest row, in tokens",
    "training.hyper.gradientCheckpointing": "Gradient checkpointing",
    "training.hyper.loadIn4bit": "4-bit base model",

    "training.check.model.ok": "{model} can be trained.",
    "training.check.model.none": "No base model is chosen, or it is not installed.",
    "training.check.model.none.fix":
      "Choose one in the project, or install the starter model under Settings.",
    "training.check.model.untrainable": "{model} can chat but cannot be trained.",
    "training.check.model.untrainable.fix": "Choose a base model that is marked trainable.",

    "training.check.language.ok": "The model knows the language of your data.",
    "training.check.language.englishOnly":
      "Your data is in German; this model knows only English. Its answers will hardly be usable.",
    "training.check.language.englishOnly.fix":
      "Take a model that knows German, such as Qwen2.5, Qwen3 or Llama 3.2.",
    "training.check.language.de":
      "Your data is in German, which is not among the languages of this model. Its answers will hardly be usable.",
    "training.check.language.de.fix":
      "Take a model that knows German, such as Qwen2.5, Qwen3 or Llama 3.2.",
    "training.check.language.en":
      "Your data is in English, which is not among the languages of this model. Its answers will hardly be usable.",
    "training.check.language.en.fix": "Take a model that knows English.",

    "training.check.data.ok": "{rows} rows of training data.",
    "training.check.data.none": "There is no training data.",
    "training.check.data.none.fix": "Generate training data from the documents, or import some.",
    "training.check.data.few": "Only {rows} rows of training data: the model will learn little.",
    "training.check.data.few.fix": "Generate or import more; a few hundred rows are a good start.",

    "training.check.recall.ok": "{rows} held-out rows show which saved state is best.",
    "training.check.recall.none":
      "No rows are held out: the last saved state will count as the best one.",
    "training.check.recall.none.fix": "Generate training data with a held-out part.",

    "training.check.engine.ok": "The training engine is ready: {engine}.",
    "training.check.engine.missing": "The training engine is not installed.",
    "training.check.engine.missing.fix": "Install it under Settings; this is needed only once.",
    "training.check.engine.broken": "The training engine is damaged or only partly installed.",
    "training.check.engine.broken.fix": "Install it again under Settings; it repairs itself.",
    "training.check.engine.installing": "The training engine is being installed.",
    "training.check.engine.installing.fix": "Wait until the installation is done.",
    "training.check.engine.unproven": "The training engine does not work: {detail}",
    "training.check.engine.unproven.fix": "Install it again under Settings.",

    "training.check.engine.unsuited": "The chosen training engine cannot train this model.",
    "training.check.engine.unsuited.fix": "Choose the other one, or another base model.",

    "training.check.tokens.ok": "Training and answering read text in the same way.",
    "training.check.tokens.shared":
      "Training and answering read text by the same code of llama.cpp.",
    "training.check.tokens.differ":
      "Training would read text differently than answering: {count} of {total} test texts differ.",
    "training.check.tokens.differ.fix":
      "Choose another base model; this one would answer wrongly after training.",
    "training.check.tokens.unknown":
      "Whether training and answering read text in the same way could not be tested here.",
    "training.check.tokens.unknown.fix": "Install llama.cpp, which makes the test.",

    "training.check.disk.ok": "{free_gb} GB are free, about {needed_gb} GB are needed.",
    "training.check.disk.full": "About {needed_gb} GB are needed, only {free_gb} GB are free.",
    "training.check.disk.full.fix": "Free some space, or move the data folder to a larger disk.",

    "training.check.memory.ok":
      "About {needed_gb} GB of memory are needed, {have_gb} GB are there.",
    "training.check.memory.tight":
      "About {needed_gb} GB of memory are needed; of {have_gb} GB not much is left then.",
    "training.check.memory.lean":
      "About {needed_gb} GB would be usual, {have_gb} GB are there: the run gets through with less, and takes half as long again.",
    "training.check.memory.lean.fix":
      "Close other programs, or choose a smaller batch or base model.",
    "training.check.memory.tight.fix": "Close other programs, or choose batch size {batch}.",
    "training.check.memory.batch": "About {needed_gb} GB are needed, {have_gb} GB are there.",
    "training.check.memory.batch.fix":
      "Choose batch size {batch} with gradient accumulation {accumulation}: about {then_gb} GB.",
    "training.check.memory.checkpointing.fix":
      "Turn on gradient checkpointing: about {then_gb} GB, but slower.",
    "training.check.memory.rows.fix": "Shorten rows to {length} tokens: about {then_gb} GB.",
    "training.check.memory.model.fix": "Choose a smaller base model.",

    "training.check.speed.ok": "It takes about {low} to {high} minutes.",
    "training.check.speed.slow": "This training will take about {low} to {high} hours.",
    "training.check.speed.slow.fix": "Choose a smaller base model, fewer epochs, or fewer rows.",

    "training.check.fourBit.ok": "The base model is loaded with 4 bits.",
    "training.check.fourBit.fix": "Turn 4-bit off.",

    "training.fourBit.cpu":
      "On the processor it saves next to nothing for models of this size and is slower.",
    "training.fourBit.mps": "The library for it does not exist for Apple's graphics processors.",
    "training.fourBit.rocm": "The library for it is not part of the engine for AMD.",
    "training.fourBit.missing": "The installed engine does not contain the library for it.",
    "training.fourBit.native":
      "llama.cpp trains with a base model of 8 bits a number; PyTorch can do it on NVIDIA cards.",
    "training.fourBit.available": "The weights of the base model take about a third of the memory.",

    "training.remedy.model": "Choose a model",
    "training.remedy.data": "To the data",
    "training.remedy.import": "Import data",
    "training.remedy.engines": "Open the settings",
    "training.remedy.disk": "See what takes up space",
    "training.remedy.install": "Install",
    "training.remedy.change": "Change it",
    "training.check.tokens.testing":
      "Whether training and answering read text in the same way is being tested; the start waits for it.",
    "training.check.lengths.ok": "All rows fit: the longest has about {longest} tokens.",
    "training.check.lengths.cut":
      "The longest row has about {longest} tokens, only {length} are used: the ends of such answers are cut off.",
    "training.check.lengths.cut.fix": "Allow rows of {wanted} tokens, or split the long ones.",
    "training.check.lengths.long":
      "The longest row has about {longest} tokens, more than a run can use: its end is cut off.",
    "training.check.lengths.long.fix": "Split long rows, or leave them out.",
    "training.preset.quick": "Quick look",
    "training.preset.balanced": "Balanced",
    "training.preset.thorough": "Thorough",
    "training.preset.quick.what":
      "Shows soon whether everything fits together. The model learns only a part: {epochs} {epochs|epoch|epochs}, at most {steps} steps.",
    "training.preset.balanced.what":
      "Suits this model, your data and this computer: {epochs} {epochs|epoch|epochs}. The right choice if you are not sure.",
    "training.preset.thorough.what":
      "Half as many epochs again ({epochs}) and an adapter twice as large. Pays when the held-out error was still falling at the end of a balanced run.",
    "training.hyper.maxSteps": "Stop after so many steps",
    "training.what.learningRate":
      "How far each step changes the model. Too high and it unlearns what it knew, too low and it learns nothing.",
    "training.what.batchSize":
      "Rows that are computed at once. Halving it nearly halves the memory; accumulation keeps the result the same.",
    "training.what.gradientAccumulation":
      "So many batches are gathered before the model changes: as a larger batch, without its memory.",
    "training.what.epochs":
      "How often the model sees every row. More learns facts more firmly, in the end by heart.",
    "training.what.loraRank":
      "How much the adapter can hold. More rank holds more facts and takes more memory.",
    "training.what.loraAlpha": "How strongly the adapter counts. Usually twice the rank.",
    "training.what.loraDropout":
      "Switches a share of the adapter off at random, against learning by heart. 0 is fastest.",
    "training.what.schedule": "How the learning rate falls during the run.",
    "training.what.warmupRatio":
      "Share of the steps in which the learning rate rises, so that the start does no damage.",
    "training.what.weightDecay":
      "Pulls the adapter's numbers towards 0, against learning by heart.",
    "training.what.maxLength": "Longer rows lose their end. Longer rows need more memory.",
    "training.what.gradientCheckpointing":
      "Computes inner values again instead of keeping them: much less memory, about a third more time.",
    "training.what.loadIn4bit": "Loads the base model with 4 bits a number (QLoRA).",
    "training.what.maxSteps": "For trials; empty for the whole course.",
    "training.schedule.linear": "straight down",
    "training.schedule.cosine": "as a cosine: slow, fast, slow",
    "training.schedule.constant": "stays the same",
    "training.advice.interrupted":
      "Lernwerk was ended while this run was at work. Nothing but the steps since the last saved state is lost.",
    "training.advice.done": "All {steps} steps are done.",
    "training.advice.cut": "It ended after {steps} of {scheduled} steps, as was asked.",
    "training.advice.overfit":
      "Since epoch {epoch} the error on held-out rows rises: the model learns by heart. The state of that epoch is kept as the best one; a run with {epochs} {epochs|epoch|epochs} is enough.",
    "training.advice.falling":
      "At the end the error on held-out rows was still falling: a run with {epochs} epochs may become better.",
    "training.advice.flat": "The error hardly fell. A higher learning rate ({rate}) learns more.",
    "training.advice.truncated":
      "{rows} {rows|row was|rows were} longer than {length} tokens and lost their end, or took no part.",
    "training.advice.unmeasured":
      "No rows were held out: nobody knows from when on the model only learns by heart. The last saved state counts as the best.",
    "training.advice.memory": "Memory ran out. These settings fit.",
    "training.advice.diverged": "The error grew without end. A lower learning rate helps.",
  },
  de: {
    ...trainingLogTexts.de,
    "training.phase.prepare": "Der Lauf wird vorbereitet",
    "training.phase.import": "Die Trainings-Engine startet",
    "training.phase.convert": "Das Basismodell wird umgewandelt (einmalig)",
    "training.phase.load": "Das Basismodell wird geladen",
    "training.phase.tokenize": "Die Trainingsdaten werden gelesen",
    "training.phase.train": "Training",
    "training.phase.evaluate": "Messung an zurückgehaltenen Zeilen",
    "training.phase.save": "Sichern",

    "training.hyper.learningRate": "Lernrate",
    "training.hyper.batchSize": "Batch-Größe",
    "training.hyper.gradientAccumulation": "Gradienten-Akkumulation",
    "training.hyper.epochs": "Epochen",
    "training.hyper.loraRank": "LoRA-Rang",
    "training.hyper.loraAlpha": "LoRA-Alpha",
    "training.hyper.loraDropout": "LoRA-Dropout",
    "training.hyper.schedule": "Verlauf der Lernrate",
    "training.hyper.warmupRatio": "Anlauf",
    "training.hyper.weightDecay": "Gewichtsabnahme",
    "training.hyper.maxLength": "Längste Zeile, in Token",
    "training.hyper.gradientCheckpointing": "Gradient Checkpointing",
    "training.hyper.loadIn4bit": "Basismodell mit 4 Bit",

    "training.check.model.ok": "{model} kann trainiert werden.",
    "training.check.model.none": "Es ist kein Basismodell gewählt, oder es ist nicht installiert.",
    "training.check.model.none.fix":
      "Wählen Sie eines im Projekt, oder installieren Sie das Startmodell in den Einstellungen.",
    "training.check.model.untrainable": "{model} kann chatten, aber nicht trainiert werden.",
    "training.check.model.untrainable.fix":
      "Wählen Sie ein Basismodell, das als trainierbar gekennzeichnet ist.",

    "training.check.language.ok": "Das Modell kann die Sprache Ihrer Daten.",
    "training.check.language.englishOnly":
      "Ihre Daten sind auf Deutsch; dieses Modell kann nur Englisch. Die Antworten werden kaum brauchbar sein.",
    "training.check.language.englishOnly.fix":
      "Nehmen Sie ein Modell, das Deutsch kann, etwa Qwen2.5, Qwen3 oder Llama 3.2.",
    "training.check.language.de":
      "Ihre Daten sind auf Deutsch; das gehört nicht zu den Sprachen dieses Modells. Die Antworten werden kaum brauchbar sein.",
    "training.check.language.de.fix":
      "Nehmen Sie ein Modell, das Deutsch kann, etwa Qwen2.5, Qwen3 oder Llama 3.2.",
    "training.check.language.en":
      "Ihre Daten sind auf Englisch; das gehört nicht zu den Sprachen dieses Modells. Die Antworten werden kaum brauchbar sein.",
    "training.check.language.en.fix": "Nehmen Sie ein Modell, das Englisch kann.",

    "training.check.data.ok": "{rows} Zeilen Trainingsdaten.",
    "training.check.data.none": "Es gibt keine Trainingsdaten.",
    "training.check.data.none.fix":
      "Erzeugen Sie Trainingsdaten aus den Dokumenten oder importieren Sie welche.",
    "training.check.data.few": "Nur {rows} Zeilen Trainingsdaten: Das Modell wird wenig lernen.",
    "training.check.data.few.fix":
      "Erzeugen oder importieren Sie mehr; einige hundert Zeilen sind ein guter Anfang.",

    "training.check.recall.ok": "{rows} zurückgehaltene Zeilen zeigen den besten Zwischenstand.",
    "training.check.recall.none":
      "Es sind keine Zeilen zurückgehalten: Der letzte Zwischenstand wird als der beste gelten.",
    "training.check.recall.none.fix":
      "Erzeugen Sie Trainingsdaten mit einem zurückgehaltenen Teil.",

    "training.check.engine.ok": "Die Trainings-Engine ist bereit: {engine}.",
    "training.check.engine.missing": "Die Trainings-Engine ist nicht installiert.",
    "training.check.engine.missing.fix":
      "Installieren Sie sie in den Einstellungen; das ist nur einmal nötig.",
    "training.check.engine.broken":
      "Die Trainings-Engine ist beschädigt oder nur teilweise installiert.",
    "training.check.engine.broken.fix":
      "Installieren Sie sie in den Einstellungen noch einmal; sie repariert sich.",
    "training.check.engine.installing": "Die Trainings-Engine wird gerade installiert.",
    "training.check.engine.installing.fix": "Warten Sie, bis die Installation fertig ist.",
    "training.check.engine.unproven": "Die Trainings-Engine funktioniert nicht: {detail}",
    "training.check.engine.unproven.fix": "Installieren Sie sie in den Einstellungen noch einmal.",

    "training.check.engine.unsuited":
      "Die gewählte Trainings-Engine kann dieses Modell nicht trainieren.",
    "training.check.engine.unsuited.fix": "Wählen Sie die andere oder ein anderes Basismodell.",

    "training.check.tokens.shared":
      "Training und Antworten lesen Text mit demselben Code von llama.cpp.",
    "training.check.tokens.ok":
      "Beim Training und beim Antworten wird Text auf die gleiche Weise gelesen.",
    "training.check.tokens.differ":
      "Beim Training würde Text anders gelesen als beim Antworten: {count} von {total} Testtexten weichen ab.",
    "training.check.tokens.differ.fix":
      "Wählen Sie ein anderes Basismodell; dieses würde nach dem Training falsch antworten.",
    "training.check.tokens.unknown":
      "Ob beim Training und beim Antworten Text auf die gleiche Weise gelesen wird, ließ sich hier nicht prüfen.",
    "training.check.tokens.unknown.fix": "Installieren Sie llama.cpp, das diese Prüfung macht.",

    "training.check.disk.ok": "{free_gb} GB sind frei, etwa {needed_gb} GB werden gebraucht.",
    "training.check.disk.full": "Etwa {needed_gb} GB werden gebraucht, nur {free_gb} GB sind frei.",
    "training.check.disk.full.fix":
      "Schaffen Sie Platz oder legen Sie den Datenordner auf einen größeren Datenträger.",

    "training.check.memory.ok":
      "Etwa {needed_gb} GB Arbeitsspeicher werden gebraucht, {have_gb} GB sind da.",
    "training.check.memory.tight":
      "Etwa {needed_gb} GB Arbeitsspeicher werden gebraucht; von {have_gb} GB bleibt dann nicht viel.",
    "training.check.memory.lean":
      "Üblich wären etwa {needed_gb} GB, {have_gb} GB sind da: Der Lauf kommt mit weniger aus und dauert anderthalbmal so lange.",
    "training.check.memory.lean.fix":
      "Schließen Sie andere Programme oder wählen Sie eine kleinere Batch-Größe oder ein kleineres Basismodell.",
    "training.check.memory.tight.fix":
      "Schließen Sie andere Programme oder wählen Sie Batch-Größe {batch}.",
    "training.check.memory.batch": "Etwa {needed_gb} GB werden gebraucht, {have_gb} GB sind da.",
    "training.check.memory.batch.fix":
      "Wählen Sie Batch-Größe {batch} mit Gradienten-Akkumulation {accumulation}: etwa {then_gb} GB.",
    "training.check.memory.checkpointing.fix":
      "Schalten Sie Gradient Checkpointing ein: etwa {then_gb} GB, aber langsamer.",
    "training.check.memory.rows.fix": "Kürzen Sie Zeilen auf {length} Token: etwa {then_gb} GB.",
    "training.check.memory.model.fix": "Wählen Sie ein kleineres Basismodell.",

    "training.check.speed.ok": "Dauer etwa {low} bis {high} Minuten.",
    "training.check.speed.slow": "Dieses Training wird etwa {low} bis {high} Stunden dauern.",
    "training.check.speed.slow.fix":
      "Wählen Sie ein kleineres Basismodell, weniger Epochen oder weniger Zeilen.",

    "training.check.fourBit.ok": "Das Basismodell wird mit 4 Bit geladen.",
    "training.check.fourBit.fix": "Schalten Sie 4 Bit aus.",

    "training.fourBit.cpu":
      "Auf dem Prozessor spart es bei Modellen dieser Größe fast nichts und ist langsamer.",
    "training.fourBit.mps": "Die Bibliothek dafür gibt es nicht für Apples Grafikprozessoren.",
    "training.fourBit.rocm": "Die Bibliothek dafür gehört nicht zur Engine für AMD.",
    "training.fourBit.missing": "Die installierte Engine enthält die Bibliothek dafür nicht.",
    "training.fourBit.native":
      "llama.cpp trainiert mit einem Basismodell von 8 Bit je Zahl; PyTorch kann das auf NVIDIA-Karten.",
    "training.fourBit.available":
      "Die Gewichte des Basismodells brauchen etwa ein Drittel des Speichers.",

    "training.remedy.model": "Modell wählen",
    "training.remedy.data": "Zu den Daten",
    "training.remedy.import": "Daten importieren",
    "training.remedy.engines": "Einstellungen öffnen",
    "training.remedy.disk": "Ansehen, was Platz belegt",
    "training.remedy.install": "Installieren",
    "training.remedy.change": "So ändern",
    "training.check.tokens.testing":
      "Gerade wird geprüft, ob beim Training und beim Antworten Text auf die gleiche Weise gelesen wird; der Start wartet darauf.",
    "training.check.lengths.ok": "Alle Zeilen passen: Die längste hat etwa {longest} Token.",
    "training.check.lengths.cut":
      "Die längste Zeile hat etwa {longest} Token, genutzt werden nur {length}: Das Ende solcher Antworten wird abgeschnitten.",
    "training.check.lengths.cut.fix":
      "Lassen Sie Zeilen mit {wanted} Token zu, oder teilen Sie die langen.",
    "training.check.lengths.long":
      "Die längste Zeile hat etwa {longest} Token, mehr als ein Lauf nutzen kann: Ihr Ende wird abgeschnitten.",
    "training.check.lengths.long.fix": "Teilen Sie lange Zeilen, oder lassen Sie sie weg.",
    "training.preset.quick": "Kurzer Blick",
    "training.preset.balanced": "Ausgewogen",
    "training.preset.thorough": "Gründlich",
    "training.preset.quick.what":
      "Zeigt bald, ob alles zusammenpasst. Das Modell lernt nur einen Teil: {epochs} {epochs|Epoche|Epochen}, höchstens {steps} Schritte.",
    "training.preset.balanced.what":
      "Passt zu diesem Modell, Ihren Daten und diesem Computer: {epochs} {epochs|Epoche|Epochen}. Die richtige Wahl, wenn Sie unsicher sind.",
    "training.preset.thorough.what":
      "Die anderthalbfachen Epochen ({epochs}) und ein doppelt so großer Adapter. Lohnt sich, wenn das zurückgehaltene Fehlermaß am Ende eines ausgewogenen Laufs noch fiel.",
    "training.hyper.maxSteps": "Nach so vielen Schritten enden",
    "training.what.learningRate":
      "Wie weit jeder Schritt das Modell verändert. Zu hoch, und es verlernt, was es konnte; zu niedrig, und es lernt nichts.",
    "training.what.batchSize":
      "Zeilen, die zugleich berechnet werden. Die Hälfte braucht fast nur den halben Speicher; mit Akkumulation bleibt das Ergebnis gleich.",
    "training.what.gradientAccumulation":
      "So viele Batches werden gesammelt, bevor sich das Modell ändert: wie ein größerer Batch, ohne dessen Speicher.",
    "training.what.epochs":
      "Wie oft das Modell jede Zeile sieht. Mehr prägt Fakten fester ein, am Ende auswendig.",
    "training.what.loraRank":
      "Wie viel der Adapter fasst. Mehr Rang fasst mehr Fakten und braucht mehr Speicher.",
    "training.what.loraAlpha": "Wie stark der Adapter zählt. Üblich ist das Doppelte des Rangs.",
    "training.what.loraDropout":
      "Schaltet zufällig einen Teil des Adapters aus, gegen Auswendiglernen. 0 ist am schnellsten.",
    "training.what.schedule": "Wie die Lernrate im Lauf sinkt.",
    "training.what.warmupRatio":
      "Anteil der Schritte, in denen die Lernrate steigt, damit der Anfang keinen Schaden tut.",
    "training.what.weightDecay": "Zieht die Zahlen des Adapters zur 0 hin, gegen Auswendiglernen.",
    "training.what.maxLength":
      "Längere Zeilen verlieren ihr Ende. Lange Zeilen brauchen mehr Speicher.",
    "training.what.gradientCheckpointing":
      "Berechnet innere Werte neu, statt sie zu behalten: viel weniger Speicher, etwa ein Drittel mehr Zeit.",
    "training.what.loadIn4bit": "Lädt das Basismodell mit 4 Bit je Zahl (QLoRA).",
    "training.what.maxSteps": "Für Versuche; leer für den ganzen Lauf.",
    "training.schedule.linear": "gerade abwärts",
    "training.schedule.cosine": "als Kosinus: langsam, schnell, langsam",
    "training.schedule.constant": "bleibt gleich",
    "training.advice.interrupted":
      "Lernwerk wurde beendet, während dieser Lauf arbeitete. Verloren sind nur die Schritte seit dem letzten Zwischenstand.",
    "training.advice.done": "Alle {steps} Schritte sind getan.",
    "training.advice.cut": "Er endete nach {steps} von {scheduled} Schritten, wie verlangt.",
    "training.advice.overfit":
      "Seit Epoche {epoch} steigt das Fehlermaß auf zurückgehaltenen Zeilen: Das Modell lernt auswendig. Der Stand dieser Epoche ist als bester behalten; ein Lauf mit {epochs} {epochs|Epoche|Epochen} genügt.",
    "training.advice.falling":
      "Am Ende fiel das Fehlermaß auf zurückgehaltenen Zeilen noch: Ein Lauf mit {epochs} Epochen kann besser werden.",
    "training.advice.flat": "Das Fehlermaß fiel kaum. Eine höhere Lernrate ({rate}) lernt mehr.",
    "training.advice.truncated":
      "{rows} {rows|Zeile war|Zeilen waren} länger als {length} Token und verloren ihr Ende oder nahmen nicht teil.",
    "training.advice.unmeasured":
      "Es waren keine Zeilen zurückgehalten: Niemand weiß, ab wann das Modell nur noch auswendig lernt. Der letzte Zwischenstand gilt als der beste.",
    "training.advice.memory": "Der Arbeitsspeicher ging aus. Diese Einstellungen passen.",
    "training.advice.diverged": "Das Fehlermaß wuchs ohne Ende. Eine kleinere Lernrate hilft.",
  },
});

/** The keys of {@link trainingTexts}. */
export type TrainingText = keyof typeof trainingTexts.en;
