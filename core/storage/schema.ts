import type { Generated } from "kysely";

/** A row of every table that a person owns. Times are ISO 8601 in UTC. */
interface Owned {
  id: string;
  owner_id: string;
  project_id: string;
  created_at: string;
  deleted_at: string | null;
}

/** JSON kept as text; the room that owns the table parses it. */
type JsonText = string;

/** Who uses this data folder. */
export interface PeopleTable {
  id: string;
  name: string;
  role: "owner" | "member";
  created_at: string;
  deleted_at: string | null;
}

/** Browsers that are signed in. */
export interface SessionsTable {
  /** SHA-256 of the cookie's value, hex. */
  id_hash: string;
  person_id: string;
  created_at: string;
  last_seen_at: string;
}

/** Projects and what is chosen for them. */
export interface ProjectsTable {
  id: string;
  owner_id: string;
  name: string;
  /** The chosen base model, or null. */
  base_model_id: string | null;
  /** "gguf" | "safetensors" | "ollama" */
  output_format: string;
  system_prompt: string;
  created_at: string;
  archived_at: string | null;
  deleted_at: string | null;
}

/** Settings that differ from their defaults. */
export interface SettingsTable {
  /** "global" or a project's id. */
  scope: string;
  key: string;
  value: JsonText;
}

/** Secrets, such as providers' keys; `core/system` closes and opens them. */
export interface SecretsTable {
  name: string;
  sealed: string;
  changed_at: string;
}

/** Long work and its present state. */
export interface JobsTable {
  id: string;
  kind: string;
  owner_id: string;
  project_id: string | null;
  state: string;
  slot: "accelerator" | "cpu" | "none";
  params: JsonText;
  result: JsonText | null;
  error: JsonText | null;
  progress: JsonText | null;
  attempt: number;
  recoveries: number;
  lease_token: string | null;
  heartbeat_at: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
}

/** The jobs' append-only log. */
export interface JobEventsTable {
  id: Generated<number>;
  job_id: string;
  attempt: number;
  seq: number;
  at: string;
  type: string;
  data: JsonText;
}

/** Source files; their bytes lie in the project's folder under the row's id. */
export interface DocumentsTable extends Owned {
  /** The name that the person's file had, NFC; never used on disk. */
  name: string;
  bytes: number;
  sha256: string;
  /** "pdf" | "docx" | "md" | "txt", recognised by content. */
  format: string;
  /** "uploaded" | "processing" | "ready" | "failed" */
  state: string;
  error: JsonText | null;
  pages: number | null;
  chunk_count: number | null;
  /** UTF-16 units of the extracted text. */
  characters: number | null;
  tokens: number | null;
  /** Another one each time the document was read and split; null before, and for old readings. */
  reading_id: string | null;
}

/** The text that was read from a document. */
export interface DocumentTextsTable {
  document_id: string;
  text: string;
  /** UTF-16 offset at which each page starts, as a JSON array; null for formats without pages. */
  page_starts: JsonText | null;
}

/** The pieces into which texts were split. */
export interface ChunksTable {
  id: string;
  owner_id: string;
  project_id: string;
  document_id: string;
  position: number;
  text: string;
  tokens: number;
  /** UTF-16 offsets in the document's text: `text.slice(start, end)` is the chunk. */
  start_offset: number;
  end_offset: number;
  /** 1-based page of the chunk's start, or null. */
  page: number | null;
  /** 1-based page of the chunk's end, or null. */
  last_page: number | null;
  /** Where the pages after `page` begin in the document's text, as a JSON array; null for none. */
  page_breaks: JsonText | null;
  /** Headings above the chunk, outermost first, as a JSON array. */
  heading_path: JsonText;
}

/** Numbers by which the text index knows projects. */
export interface TextProjectsTable {
  number: Generated<number>;
  project_id: string;
  /** How many chunks it has, and their length together, in code points. */
  chunks: Generated<number>;
  characters: Generated<number>;
  /** The next chunk's number; none is given twice. */
  next_number: Generated<number>;
  /** Counts the chunks that went: while it stands still, numbers below the next one mean the same. */
  removals: Generated<number>;
}

/** Numbers by which the text index knows the chunks of a project. */
export interface TextChunksTable {
  /** The numbers of its project and document. */
  project: number;
  document: number;
  number: number;
  position: number;
  /** Its length, in code points. */
  characters: number;
}

/** The terms of chunks that are not in the lists yet. */
export interface TextPendingTable {
  project: number;
  number: number;
  /** An object of JSON: by term the entry for the list, as hexadecimal digits. */
  postings: string;
}

/** In which chunks of a block of numbers a term stands (`text_index/postings.ts`). */
export interface TextListsTable {
  project: number;
  /** 0 for chunks that came lately, which have lists of their own. */
  is_old: number;
  term: string;
  block: number;
  postings: Uint8Array;
}

/** Counts what happens to the documents of a project: while it stands still, nothing has. */
export interface DocumentStatesTable {
  project_id: string;
  state: number;
}

/** Numbers by which the text index knows documents. */
export interface TextDocumentsTable {
  number: Generated<number>;
  document_id: string;
  /** The number of its project. */
  project: number;
  /** 1 while it is ready and not removed. */
  searchable: number;
}

/** The long words of each project, which are found by parts of them. */
export interface LongWordsTable {
  id: Generated<number>;
  /** The number of the project. */
  project: number;
  word: string;
  /** In how many chunks it stands. */
  chunks: number;
}

/** Training examples. */
export interface DatasetRowsTable extends Owned {
  /** Order of arrival; export and versions follow it. */
  position: number;
  instruction: string;
  output: string;
  /** Chat messages (JSON) when the row has more than one turn or its own system message. */
  messages: JsonText | null;
  /** "extractive" | "model" | "import" | "manual" */
  origin: string;
  /** "train" | "recall" (same fact, other words) | "document" (whole documents held out) */
  split: string;
  document_id: string | null;
  chunk_id: string | null;
  /** Exact substring of the chunk that grounds the row. */
  quote: string | null;
  /** Rows of one fact share it. */
  fact_key: string | null;
  /** SHA-256 of the row's content, hex. */
  hash: string;
}

/** Frozen lists of training examples. */
export interface DatasetVersionsTable {
  id: string;
  owner_id: string;
  project_id: string;
  /** SHA-256 over the ordered row hashes, hex. */
  hash: string;
  /** Row ids in order, as a JSON array. */
  row_ids: JsonText;
  row_count: number;
  created_at: string;
}

/** How many tokens a row's content has, by the tokenizer that counted. */
export interface RowLengthsTable {
  tokenizer: string;
  /** The `hash` of the row. */
  hash: string;
  tokens: number;
}

/** Models of this computer that a person added. */
export interface BaseModelsTable {
  id: string;
  owner_id: string;
  /** "gguf" | "safetensors" */
  kind: string;
  name: string;
  path: string;
  created_at: string;
  deleted_at: string | null;
}

/** Trainings. */
export interface RunsTable extends Owned {
  job_id: string;
  name: string;
  /** What people wrote down about it. */
  note: Generated<string>;
  engine: string;
  base_model_id: string;
  dataset_version_id: string;
  /** The trainer's config.json as it was written. */
  config: JsonText;
}

/** Results of exports. */
export interface ArtifactsTable extends Owned {
  run_id: string;
  job_id: string;
  /** "adapter" | "adapter-gguf" | "merged" | "gguf" */
  kind: string;
  /** Such as "f16", "q8_0", "q4_k_m". */
  format: string;
  /** Relative to the project's folder. */
  path: string;
  bytes: number;
  sha256: string;
}

/** Results of evaluations. */
export interface EvaluationsTable extends Owned {
  job_id: string;
  run_id: string | null;
  /** Relative to the project's folder: every case with every answer. */
  path: string;
  summary: JsonText;
}

/** All tables of `lernwerk.db`. */
export interface Database {
  people: PeopleTable;
  sessions: SessionsTable;
  projects: ProjectsTable;
  settings: SettingsTable;
  secrets: SecretsTable;
  jobs: JobsTable;
  job_events: JobEventsTable;
  documents: DocumentsTable;
  document_texts: DocumentTextsTable;
  chunks: ChunksTable;
  text_projects: TextProjectsTable;
  text_documents: TextDocumentsTable;
  text_chunks: TextChunksTable;
  text_pending: TextPendingTable;
  text_lists: TextListsTable;
  document_states: DocumentStatesTable;
  long_words: LongWordsTable;
  dataset_rows: DatasetRowsTable;
  dataset_versions: DatasetVersionsTable;
  row_lengths: RowLengthsTable;
  base_models: BaseModelsTable;
  runs: RunsTable;
  artifacts: ArtifactsTable;
  evaluations: EvaluationsTable;
}
