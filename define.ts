import type { Services } from "@/compose.ts";
import type { Actor, Right } from "@/core/contract/mod.ts";
import { createDefine, type OpenApi } from "@/web/mod.ts";

export type { PageProps } from "@/web/mod.ts";

/** What routes find in `ctx.app`. */
export interface App extends Services {
  /** The description of the REST interface; the server knows all routes, a route only itself. */
  openApi(): OpenApi;
}

/** The declarations of `web/`, bound to our services, actor and rights. */
export const { endpoint, page, action, middleware } = createDefine<App, Actor, Right>();
