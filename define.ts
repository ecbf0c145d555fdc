import type { Services } from "@/compose.ts";
import type { Actor, Right } from "@/core/contract/mod.ts";
import { createDefine } from "@/web/mod.ts";

export type { PageProps } from "@/web/mod.ts";

/** The declarations of `web/`, bound to our services, actor and rights. */
export const { endpoint, page, action, middleware } = createDefine<Services, Actor, Right>();
