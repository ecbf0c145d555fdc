import type { TrainerErrorCode } from "@/core/contract/training.ts";

/** Something that the protocol has an error code for. */
export class TrainerFault extends Error {
  readonly code: TrainerErrorCode;

  constructor(code: TrainerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The parent asked for an end and everything is saved. */
export class Stopped extends Error {}
