/** What went wrong with the form that was just sent, above the form. */
export default function FormError({ error, fields = {} }: {
  error: { message: string; hint: string } | null;
  /** What the form calls its fields, by the names that an error tells. */
  fields?: Readonly<Record<string, string>>;
}) {
  if (!error) return null;
  return (
    <div class="message bad" role="alert">
      <p>{inWords(error.message, fields)}</p>
      <p>{error.hint}</p>
    </div>
  );
}

/** The message with the labels of the fields instead of their names. */
function inWords(message: string, fields: Readonly<Record<string, string>>): string {
  return message.replace(/\b\w+(?=: )/g, (name) => fields[name] ?? name);
}
