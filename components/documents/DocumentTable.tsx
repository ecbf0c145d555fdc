import type { TargetedSubmitEvent } from "preact";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { wantsPassword } from "@/core/contract/document_password.ts";
import type { ShownDocument } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { Button, IconButton } from "../kit/Button.tsx";
import { Row } from "../kit/Layout.tsx";
import Table, { NumberCell } from "../kit/Table.tsx";
import Term from "../kit/Term.tsx";
import { Hint } from "../kit/Text.tsx";
import DocumentState from "./DocumentState.tsx";
import PasswordField from "./PasswordField.tsx";

/** What a row's buttons do where a script follows; they are plain forms otherwise. */
export interface DocumentActions {
  onRemove(document: ShownDocument): void;
  /** With its password where it needs one. */
  onRead(document: ShownDocument, password?: string): void;
}

const figures = ["chunks", "tokens"] as const;
const terms = { chunks: "chunk", tokens: "token" } as const;

/** Documents: their state with the reason, what is in them, and what can be done with them. */
export default function DocumentTable({ documents, actions = null, lang }: {
  documents: readonly ShownDocument[];
  actions?: DocumentActions | null;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const columns = [
    { text: t("documents.column.name") },
    { text: t("documents.column.state") },
    ...figures.map((figure) => ({ text: <Heading figure={figure} lang={lang} />, isNumber: true })),
    { text: t("documents.column.actions"), isSpoken: true },
  ];
  return (
    <Table caption={t("documents.list")} columns={columns} isStacking>
      {documents.map((document) => (
        <DocumentRow key={document.id} document={document} actions={actions} lang={lang} />
      ))}
    </Table>
  );
}

function Heading({ figure, lang }: { figure: typeof figures[number]; lang: Lang }) {
  const name = translator(documentTexts, lang)(`documents.column.${figure}`);
  return (
    <>
      {name} <Term name={terms[figure]} id={`documents-${figure}-term`} lang={lang} />
    </>
  );
}

interface RowProps {
  document: ShownDocument;
  actions: DocumentActions | null;
  lang: Lang;
}

function DocumentRow({ document, actions, lang }: RowProps) {
  const t = translator(documentTexts, lang);
  const { id, name, chunkCount, tokens } = document;
  const numbers = new Intl.NumberFormat(lang);
  return (
    <tr>
      <th scope="row" class="w-1/2 min-w-32 font-normal">
        <a class="link" href={`/documents/${id}`}>{name}</a>
        <Hint>{sayWhat(document, lang)}</Hint>
      </th>
      <td>
        <StateOf document={document} actions={actions} lang={lang} />
      </td>
      {[chunkCount, tokens].map((amount, at) => (
        <NumberCell key={figures[at]} label={t(`documents.column.${figures[at]!}`)}>
          {amount === null ? "–" : numbers.format(amount)}
        </NumberCell>
      ))}
      <td>
        <RemoveButton document={document} actions={actions} lang={lang} />
      </td>
    </tr>
  );
}

/** A file's format, pages and size, such as "PDF · 12 pages · 1 MB". */
function sayWhat({ format, pages, bytes }: ShownDocument, lang: Lang): string {
  const t = translator(documentTexts, lang);
  const counted = pages === null ? [] : [t("documents.count.pages", { count: pages })];
  return [t(`documents.format.${format}`), ...counted, bytesText(bytes, lang)].join(" · ");
}

/** A document's state; of a failed one also why, what to do about it, and the button for it. */
function StateOf({ document, actions, lang }: RowProps) {
  const t = translator(documentTexts, lang);
  const { id, name, error } = document;
  const badge = <DocumentState document={document} lang={lang} />;
  if (!error) return badge;
  const read = actions && ((event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get("password");
    actions.onRead(document, typeof password === "string" ? password : undefined);
  });
  return (
    <form
      method="post"
      action={`/documents/${id}`}
      class="flex min-w-40 flex-col gap-1 lg:min-w-56"
      {...read && { onSubmit: read }}
    >
      <Row>{badge}</Row>
      <p class="text-sm">{error.message}</p>
      <Hint>{error.hint}</Hint>
      {wantsPassword(document) && <PasswordField document={document} lang={lang} />}
      <Row>
        <Button
          type="submit"
          name="do"
          value="read"
          isSmall
          icon="refresh"
          aria-label={t("documents.process.one.name", { name })}
        >
          {t("documents.process.one")}
        </Button>
      </Row>
    </form>
  );
}

function RemoveButton({ document, actions, lang }: RowProps) {
  const t = translator(documentTexts, lang);
  const { id, name } = document;
  return (
    <form method="post" action={`/documents/${id}`}>
      <IconButton
        type="submit"
        name="do"
        value="remove"
        icon="trash"
        label={t("documents.remove.name", { name })}
        onClick={actions
          ? (event) => {
            event.preventDefault();
            actions.onRemove(document);
          }
          : undefined}
      />
    </form>
  );
}
