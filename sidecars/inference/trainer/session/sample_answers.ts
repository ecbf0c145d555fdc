import type { Session } from "./session.ts";

/** Emits short answers to the run's questions, by the adapter as it is now. */
export async function answerSamples(_session: Session): Promise<void> {
}
