import { Button } from "@/components/kit/Button.tsx";
import Message from "@/components/kit/Message.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { Artifact } from "@/core/contract/mod.ts";
import { exportTexts } from "@/core/contract/text/exports.ts";
import { kitTexts } from "@/core/contract/text/kit.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";

/** The file that was just taken away without a script, with the way back. */
export default function RemovedFile({ file: { id, form }, lang }: {
  file: Pick<Artifact, "id" | "form">;
  lang: Lang;
}) {
  const file = translator(exportTexts, lang)(`exports.form.${form}`);
  return (
    <form method="post" action={`/artifacts/${id}/restore`}>
      <Message
        action={
          <Button type="submit" isSmall icon="undo">{translator(kitTexts, lang)("undo")}</Button>
        }
      >
        {translator(useTexts, lang)("files.removed", { file })}
      </Message>
    </form>
  );
}
