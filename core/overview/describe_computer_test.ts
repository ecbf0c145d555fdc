import assert from "node:assert/strict";
import type { Gpu, Hardware } from "@/core/contract/mod.ts";
import { type ComputerFacts, describeComputer } from "./describe_computer.ts";

function hardware(memoryBytes: number, vramBytes?: number): Hardware {
  const gpu: Gpu = {
    name: "RTX",
    vendor: "nvidia",
    interfaces: ["cuda"],
    vramBytes: vramBytes ?? null,
    freeVramBytes: null,
    sharesMemory: false,
    driver: null,
  };
  return {
    os: "linux",
    arch: "x86_64",
    cpu: { name: "CPU", physicalCores: 2, logicalCores: 4 },
    memory: { totalBytes: memoryBytes, freeBytes: memoryBytes / 2 },
    disk: null,
    gpus: vramBytes === undefined ? [] : [gpu],
  };
}

function facts(memoryBytes: number, rest: Partial<ComputerFacts> = {}): ComputerFacts {
  const settings = { forceCpu: false, memoryLimitMB: 0 };
  return { hardware: hardware(memoryBytes), settings, threads: 2, ...rest };
}

/** What fits, size by size. */
function trainable(of: ComputerFacts): string[] {
  return describeComputer(of, "en").sizes
    .filter(({ train }) => train === "fits" || train === "tight").map(({ name }) => name);
}

Deno.test("describeComputer() says what 8 GB without a graphics processor can do", () => {
  const { summary, sentences } = describeComputer(facts(8e9), "en");
  assert.equal(
    summary,
    "This computer trains models of up to about 3 billion parameters. " +
      "Small ones (135 million parameters) take minutes, larger ones (3 billion parameters) hours.",
  );
  assert.match(sentences[2]!, /^Models of 7 billion parameters and more cannot be trained here/);
  assert.match(sentences[2]!, /at least 9.5 GB of memory, and there are 8 GB and no graphics/);
});

Deno.test("describeComputer() says the same in German", () => {
  const { summary } = describeComputer(facts(8e9), "de");
  assert.match(summary, /^Dieser Computer trainiert Modelle bis etwa 3 Milliarden Parameter\./);
  assert.doesNotMatch(describeComputer(facts(16e9), "de").sentences.join(" "), /[{}]/);
});

Deno.test("describeComputer() promises less where there is less memory", () => {
  assert.deepEqual(trainable(facts(0.5e9)), []);
  assert.deepEqual(trainable(facts(1e9)), ["135M"]);
  assert.deepEqual(trainable(facts(4e9)), ["135M", "0.5B", "1.5B"]);
  assert.deepEqual(trainable(facts(8e9)), ["135M", "0.5B", "1.5B", "3B"]);
  assert.deepEqual(trainable(facts(33e9)), ["135M", "0.5B", "1.5B", "3B", "7B"]);
  assert.match(describeComputer(facts(0.5e9), "en").summary, /cannot train any model/);
});

Deno.test("describeComputer() goes by the graphics processor's memory, and guesses no times", () => {
  const words = describeComputer(facts(33e9, { hardware: hardware(33e9, 24e9) }), "en");
  assert.match(words.summary, /every usual size/);
  assert.match(words.summary, /measured/);
  assert.ok(words.sizes.every(({ timeText }) => !/\d/.test(timeText ?? "")));
  assert.equal(words.basis, "");
});

Deno.test("describeComputer() names the setting that makes a computer smaller", () => {
  const limited = facts(33e9, { settings: { forceCpu: false, memoryLimitMB: 2000 } });
  assert.match(describeComputer(limited, "en").sentences.join(" "), /by the settings/);
  assert.deepEqual(trainable(limited), ["135M", "0.5B"]);
  const forced = facts(8e9, {
    hardware: hardware(8e9, 24e9),
    settings: { forceCpu: true, memoryLimitMB: 0 },
  });
  assert.match(describeComputer(forced, "de").sentences.join(" "), /nicht benutzt werden soll/);
});

Deno.test("describeComputer() states longer times for fewer cores", () => {
  const time = (threads: number) => describeComputer(facts(16e9, { threads }), "en").sizes[0];
  assert.equal(time(2)?.timeText, "8 to 31 minutes");
  assert.equal(time(8)?.timeText, "2 to 8 minutes");
});
