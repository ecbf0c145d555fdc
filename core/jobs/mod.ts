export type { AnyJobKind, JobContext, JobKind, StopReason } from "./kind.ts";
