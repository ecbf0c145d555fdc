/** What went wrong with the form that was just sent, above the form. */
export default function FormError({ error }: {
  error: { message: string; hint: string } | null;
}) {
  if (!error) return null;
  return (
    <div class="message bad" role="alert">
      <p>{error.message}</p>
      <p>{error.hint}</p>
    </div>
  );
}
