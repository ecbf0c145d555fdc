import type { Selectable } from "kysely";
import type {
  ChatMessage,
  ChunkId,
  DatasetRow,
  DocumentId,
  RowId,
  RowOrigin,
  Split,
} from "@/core/contract/mod.ts";
import type { DatasetRowsTable } from "@/core/storage/mod.ts";
import { sha256Hex } from "@/core/system/mod.ts";
import type { ExampleRow } from "../jsonl/parse_line.ts";
import { chatLine } from "../jsonl/write.ts";

/** A row that is to be stored. */
export interface RowDraft extends ExampleRow {
  /** Given where the same work must not add the same row twice; else a new one is made. */
  readonly id?: RowId;
  readonly origin: RowOrigin;
  readonly split: Split;
  readonly documentId?: string | null;
  readonly chunkId?: string | null;
  readonly quote?: string | null;
  readonly factKey?: string | null;
}

/** What makes two rows the same: their conversation, and nothing else. */
export function hashRow(row: ExampleRow): Promise<string> {
  return sha256Hex(chatLine(row));
}

/** A row of the table as the rest of the program sees it. */
export function rowFromTable(row: Selectable<DatasetRowsTable>): DatasetRow {
  return {
    id: row.id as RowId,
    position: row.position,
    instruction: row.instruction,
    output: row.output,
    messages: messagesFrom(row.messages),
    origin: row.origin as RowOrigin,
    split: row.split as Split,
    documentId: row.document_id as DocumentId | null,
    chunkId: row.chunk_id as ChunkId | null,
    quote: row.quote,
    factKey: row.fact_key,
    createdAt: row.created_at,
  };
}

/** A row's content, as files hold it. */
export function exampleFromTable(
  { instruction, output, messages }: Pick<
    Selectable<DatasetRowsTable>,
    "instruction" | "output" | "messages"
  >,
): ExampleRow {
  return { instruction, output, messages: messagesFrom(messages) };
}

function messagesFrom(json: string | null): ChatMessage[] | null {
  return json === null ? null : JSON.parse(json) as ChatMessage[];
}
