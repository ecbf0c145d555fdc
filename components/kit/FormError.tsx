import type { Lang } from "@/core/contract/lang.ts";
import ErrorDetails, { type DetailedError } from "./ErrorDetails.tsx";
import Message from "./Message.tsx";

/** What went wrong with the form that was just sent, above the form. */
export default function FormError({ error, fields = {}, lang }: {
  error: { message: string; hint: string } & DetailedError | null;
  /** What the form calls its fields, by the names that an error tells. */
  fields?: Readonly<Record<string, string>>;
  /** With it the details to copy are shown. */
  lang?: Lang;
}) {
  if (!error) return null;
  return (
    <Message tone="bad" title={inWords(error.message, fields)} isUrgent>
      <p>{error.hint}</p>
      {lang && <ErrorDetails error={error} lang={lang} />}
    </Message>
  );
}

/** The message with the labels of the fields instead of their names. */
function inWords(message: string, fields: Readonly<Record<string, string>>): string {
  return message.replace(/\b\w+(?=: )/g, (name) => fields[name] ?? name);
}
