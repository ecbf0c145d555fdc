import * as controls from "@/components/kit/samples/Controls.tsx";
import * as display from "@/components/kit/samples/Display.tsx";
import Card from "@/components/kit/Card.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import { themeNames } from "@/components/shell/theme.ts";
import { AppError } from "@/core/contract/mod.ts";
import { page, type PageProps } from "@/define.ts";

/** Every part of the interface in every state, light and dark; only where we run from source. */
export const handler = {
  GET: page({ access: "signed-in" }, ({ app }) => {
    if (app.runtime.mode !== "source") throw new AppError("not_found");
    return {};
  }),
};

const samples = { ...display, ...controls };

export default function KitPage({ lang }: PageProps<typeof handler>) {
  return (
    <>
      <PageTitle title="Kit" />
      {Object.entries(samples).map(([name, Sample]) => (
        <Card key={name} title={name}>
          {(["light", "dark"] as const).map((theme) => (
            <div key={theme} data-theme={themeNames[theme]} class="kit-sample">
              <Sample prefix={`${name}-${theme}`} lang={lang} />
            </div>
          ))}
        </Card>
      ))}
    </>
  );
}
