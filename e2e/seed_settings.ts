import { settingsMenu } from "./seed_settings_menu.ts";
import type { LaterControl, SeedControl } from "./testing/seed_control.ts";

/** Phase 2, tab 1: documents. */
const documents: readonly SeedControl[] = [
  {
    seed: "Phase 2: file upload (multi-select: PDF, TXT, MD, DOCX)",
    page: "/projects/{id}/documents",
    role: "file",
    label: { en: /choose|files/i, de: /wählen|dateien/i },
  },
  {
    seed: "Phase 2: table of uploaded documents with status",
    page: "/projects/{id}/documents",
    role: "table",
    label: { en: /files|documents/i, de: /dateien|dokumente/i },
  },
  {
    seed: "Phase 2: process (chunking and storing)",
    page: "/projects/{id}/documents",
    role: "button",
    label: { en: /process|read|split/i, de: /verarbeiten|lesen|zerlegen|einlesen/i },
  },
  {
    seed: "Phase 2: chunk size, 512 tokens",
    page: "/projects/{id}/documents",
    role: ["spinbutton", "slider"],
    label: { en: /chunk/i, de: /abschnitt/i },
    name: "chunkTokens",
    range: { min: 16, max: 8192 },
    usual: 512,
    term: "chunk",
  },
  {
    seed: "Phase 2: overlap, 50 tokens",
    page: "/projects/{id}/documents",
    role: ["spinbutton", "slider"],
    label: { en: /overlap/i, de: /überlappung/i },
    name: "chunkOverlap",
    range: { min: 0, max: 4096 },
    usual: 50,
    term: "chunkOverlap",
  },
  {
    seed: "Phase 2: export of the database, opening the file manager",
    page: "/projects/{id}/documents",
    role: ["button", "link"],
    label: { en: /database|export/i, de: /datenbank|export/i },
  },
];

/** Phase 3, tab 2: the model. */
const model: readonly SeedControl[] = [
  {
    seed: "Phase 3: choice of the base model",
    page: "/projects/{id}/model",
    role: ["radio", "combobox"],
    label: { en: /SmolLM2/, de: /SmolLM2/ },
    name: "baseModelId",
    choice: "starter",
    term: "baseModel",
  },
  {
    seed: "Phase 3: output format (GGUF, Safetensors, Ollama import: handed over after the export)",
    page: "/projects/{id}/model",
    role: ["radio", "combobox"],
    label: { en: /GGUF/, de: /GGUF/ },
    name: "outputFormat",
    choice: "gguf",
    choices: ["gguf", "safetensors", "ollama"],
    usual: "gguf",
    term: "gguf",
  },
  {
    seed: "Phase 3: refresh of Ollama's models",
    page: "/models",
    role: ["button", "link"],
    label: { en: /look again/i, de: /neu nachsehen/i },
  },
  {
    seed: "Phase 3: save",
    page: "/projects/{id}/model",
    role: "button",
    label: { en: /use|save/i, de: /nehmen|verwenden|speichern|benutzen/i },
  },
];

/** Phase 4, tab 3: training data. */
const data: readonly SeedControl[] = [
  {
    seed: "Phase 4: system prompt, with default and reset",
    page: "/projects/{id}/data",
    role: "textbox",
    label: { en: /system prompt|who the model is/i, de: /system-prompt/i },
    name: "systemPrompt",
    usual: /Du bist ein Experte für|You are an expert in/,
    term: "systemPrompt",
  },
  {
    seed: "Phase 4: user prompt template with variables like {topic}",
    page: "/projects/{id}/data",
    role: "textbox",
    label: { en: /prompt/i, de: /prompt/i },
    name: "userPrompt",
    usual: /Generiere 1 Frage-Antwort-Paar|Generate 1 question-answer pair/,
  },
  {
    seed: "Phase 4: number of samples, 1 to 1000, 100",
    page: "/projects/{id}/data",
    role: ["spinbutton", "slider"],
    label: { en: /rows|samples|how many|number/i, de: /zeilen|beispiele|wie viele|anzahl/i },
    name: "samples",
    range: { min: 1, max: 1000 },
    usual: 100,
  },
  {
    seed: "Phase 4: temperature, 0.0 to 2.0, 0.7",
    page: "/projects/{id}/data",
    role: ["slider", "spinbutton"],
    label: { en: /temperature/i, de: /temperatur/i },
    name: "temperature",
    range: { min: 0, max: 2 },
    usual: 0.7,
    term: "temperature",
  },
  {
    seed: "Phase 4: test API (one request)",
    page: "/projects/{id}/data",
    role: "button",
    label: { en: /try|test/i, de: /test|probe|probieren/i },
  },
  {
    seed: "Phase 4: generate",
    page: "/projects/{id}/data",
    role: "button",
    label: { en: /generate|write|make/i, de: /erzeugen|generieren|schreiben/i },
  },
  {
    seed: "Phase 4: stop (keeps the rows made so far), progress bar, live log, counter 42/100",
    page: "/projects/{id}/data",
    role: "progressbar",
    label: { en: /.*/, de: /.*/ },
    shownBy: "data_page_test",
  },
  {
    seed: "Phase 4: table of the first ten rows (instruction, output)",
    page: "/projects/{id}/data",
    role: "table",
    label: { en: /row|example|question/i, de: /zeile|beispiel|frage/i },
  },
];

/** Phase 5, tab 4: training and export. */
const training: readonly SeedControl[] = [
  {
    seed: "Phase 5: learning rate, 1e-5 to 1e-3, 2e-4",
    page: "/projects/{id}/training",
    role: ["slider", "spinbutton", "combobox"],
    label: { en: /learning rate/i, de: /lernrate/i },
    name: "learningRate",
    range: { min: 1e-5, max: 1e-3 },
    // Small models learn no facts at 2e-4: the value in force follows the model's size.
    usual: /^(0\.001|0\.0005|0\.0003|0\.0002|0\.0001|1e-3|2e-4)$/,
    term: "learningRate",
  },
  {
    seed: "Phase 5: batch size (1, 2, 4, 8, 16, by hardware)",
    page: "/projects/{id}/training",
    role: ["slider", "radio", "combobox"],
    label: { en: /batch/i, de: /batch/i },
    name: "batchSize",
    choices: [1, 2, 4, 8, 16],
    term: "batchSize",
  },
  {
    seed: "Phase 5: epochs, 1 to 20, 3",
    page: "/projects/{id}/training",
    role: ["slider", "spinbutton"],
    label: { en: /epochs|passes/i, de: /epochen|durchgänge/i },
    name: "epochs",
    range: { min: 1, max: 20 },
    usual: /^\d{1,2}$/,
    term: "epoch",
  },
  {
    seed: "Phase 5: LoRA rank (8, 16, 32, 64), 16",
    page: "/projects/{id}/training",
    role: ["slider", "radio", "combobox"],
    label: { en: /rank/i, de: /rang/i },
    name: "loraRank",
    choices: [8, 16, 32, 64],
    usual: 16,
    term: "loraRank",
  },
  {
    seed: "Phase 5: LoRA alpha (16, 32, 64), 32",
    page: "/projects/{id}/training",
    role: ["slider", "radio", "combobox"],
    label: { en: /alpha/i, de: /alpha/i },
    name: "loraAlpha",
    choices: [16, 32, 64],
    usual: 32,
    term: "loraAlpha",
  },
  {
    seed: "Phase 5: gradient checkpointing",
    page: "/projects/{id}/training",
    role: "checkbox",
    label: { en: /checkpointing|memory/i, de: /checkpointing|speicher/i },
    name: "gradientCheckpointing",
    term: "gradientCheckpointing",
  },
  {
    seed: "Phase 5: 4-bit quantisation (QLoRA)",
    page: "/projects/{id}/training",
    role: "checkbox",
    label: { en: /4.bit/i, de: /4.bit/i },
    name: "loadIn4bit",
    term: "fourBit",
  },
  {
    seed: "Phase 5: start training",
    page: "/projects/{id}/training",
    role: "button",
    label: { en: /start/i, de: /starten/i },
  },
  {
    seed: "Phase 5: pause, resume, abort; progress, log, current and best loss, elapsed time, ETA",
    page: "/runs/{id}",
    role: "button",
    label: { en: /pause|resume|abort|end/i, de: /pause|fortsetzen|abbrechen|beenden/i },
    shownBy: "training_page_test",
  },
  {
    seed: "Phase 5: export format, filled in from phase 3, and export with its status",
    page: "/projects/{id}/use",
    role: "button",
    label: { en: /export/i, de: /export/i },
  },
];

/** Every control that seed 003 names in its interface components and its settings menu. */
export const seedControls: readonly SeedControl[] = [
  ...documents,
  ...model,
  ...data,
  ...training,
  ...settingsMenu,
];

/** Controls of the seed that are not there yet, because what they set is not. */
export const laterControls: readonly LaterControl[] = [
  {
    seed: "Phase 4: choice of the provider (OpenRouter / Ollama)",
    missing:
      "a cloud provider cannot write rows yet: there is no client that counts what it costs; the project's model, Ollama and an own server can",
  },
  {
    seed: "Phase 4: API key beside the generator, with the link “get a key”",
    missing: "the key is kept in the settings; nothing asks a provider with it yet",
  },
  {
    seed: "Phase 4: list of the provider's models",
    missing: "the list comes from the provider's own interface, with the client for it",
  },
];
