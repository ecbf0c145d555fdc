import { action } from "@/define.ts";
import { receiveModel } from "@/routes/_receive_model.ts";
import ModelsPage, { handler as models } from "./index.tsx";

/** Takes the plain upload form; what it refuses is shown on the page of the models. */
export const handler = {
  GET: models.GET,

  POST: action({
    access: "administer",
    form: "stream",
  }, async ({ app, actor, request }) => {
    const id = await receiveModel(app, actor.personId, request);
    return `/models?added=${encodeURIComponent(id)}`;
  }),
};

export default ModelsPage;
