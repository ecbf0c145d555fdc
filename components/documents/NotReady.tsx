import { wantsPassword } from "@/core/contract/document_password.ts";
import type { ShownDocument } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { Button } from "../kit/Button.tsx";
import { Row, Stack } from "../kit/Layout.tsx";
import Message from "../kit/Message.tsx";
import PasswordField from "./PasswordField.tsx";

/** Why a document has no chunks yet, and the button that makes them. */
export default function NotReady({ document, isBeingRead, lang }: {
  document: ShownDocument;
  isBeingRead: boolean;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const { id, state, error } = document;
  const shown = state === "processing" && !isBeingRead ? "uploaded" : state;
  if (shown === "ready") return null;
  const isLocked = wantsPassword(document);
  const read = !isBeingRead && (
    <Button
      type="submit"
      name="do"
      value="read"
      look={shown === "failed" ? "plain" : "primary"}
      icon="play"
    >
      {t(shown === "failed" ? "documents.process.one" : "documents.process")}
    </Button>
  );
  return (
    <form method="post" action={`/documents/${id}`}>
      <Message
        tone={shown === "failed" ? "bad" : "info"}
        title={t(`documents.chunks.none.${shown}`)}
        action={isLocked ? undefined : read}
      >
        {error && `${error.message} ${error.hint}`}
        {isLocked && (
          <Stack gap="small">
            <PasswordField document={document} lang={lang} />
            <Row>{read}</Row>
          </Stack>
        )}
      </Message>
    </form>
  );
}
