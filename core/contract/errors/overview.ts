import { defineErrors } from "./define.ts";

/** Errors of the demo. */
export const overviewErrors = defineErrors({
  demo_step_stopped: {
    status: 409,
    en: {
      message: "The demo stopped because its step “{step}” was {state}.",
      hint: "Start the demo again: it goes on with this step.",
    },
    de: {
      message: "Die Vorführung endete, weil ihr Schritt „{step}“ im Zustand „{state}“ ist.",
      hint: "Starten Sie die Vorführung noch einmal: Sie geht mit diesem Schritt weiter.",
    },
  },
});
