import assert from "node:assert/strict";
import { hardwareSchema } from "@/core/contract/mod.ts";
import { mergeGpus, readNvidia, readRocm, readVulkan } from "./_gpu_reports.ts";
import { readCpuInfo } from "./_processor.ts";
import { readAmdDevices } from "./_sysfs_gpus.ts";
import { createSpawner } from "./child_process.ts";
import { detectHardware } from "./hardware.ts";
import { createRuntime } from "./runtime.ts";

Deno.test("detectHardware() describes this computer", async () => {
  const { childEnvironment } = createRuntime();
  const spawner = createSpawner({ environment: childEnvironment, registry: null });
  const hardware = hardwareSchema.parse(await detectHardware({ spawner, folder: "." }));
  const { cpu, memory, disk } = hardware;
  assert.ok(cpu.name.length > 0);
  assert.ok(1 <= cpu.physicalCores && cpu.physicalCores <= cpu.logicalCores);
  assert.ok(0 < memory.freeBytes && memory.freeBytes <= memory.totalBytes);
  assert.ok(disk && 0 < disk.freeBytes && disk.freeBytes <= disk.totalBytes);
});

Deno.test("detectHardware() finds nothing wrong with absent tools and folders", async () => {
  const spawner = createSpawner({ environment: () => ({ PATH: "" }), registry: null });
  const { gpus, disk } = await detectHardware({ spawner, folder: "/no/such/folder" });
  assert.deepEqual(gpus.filter(({ interfaces }) => interfaces.includes("cuda")), []);
  assert.equal(disk, null);
});

Deno.test("readNvidia() reads sizes, and boards that share the computer's memory", () => {
  const report =
    "NVIDIA GeForce RTX 4090, 24564, 24001, 550.54.15\nNVIDIA GB10, [N/A], [N/A], 580.1\n";
  const [card, board] = readNvidia(report);
  assert.deepEqual(card, {
    name: "NVIDIA GeForce RTX 4090",
    vendor: "nvidia",
    interfaces: ["cuda"],
    vramBytes: 24564 * 1024 ** 2,
    freeVramBytes: 24001 * 1024 ** 2,
    sharesMemory: false,
    driver: "550.54.15",
  });
  assert.deepEqual([board?.vramBytes, board?.sharesMemory], [null, true]);
});

Deno.test("readRocm() reads cards and survives any other answer", () => {
  const report = JSON.stringify({
    card0: {
      "Card Series": "Radeon RX 7900 XTX",
      "VRAM Total Memory (B)": "25753026560",
      "VRAM Total Used Memory (B)": "1000000000",
    },
    system: { "Driver version": "6.7.0" },
  });
  const [card] = readRocm(report);
  assert.deepEqual(
    [card?.name, card?.vramBytes, card?.freeVramBytes, card?.driver],
    ["Radeon RX 7900 XTX", 25753026560, 24753026560, "6.7.0"],
  );
  for (const odd of ["", "WARNING: no GPU", "[]", "null", '{"card0": null}']) {
    assert.ok(readRocm(odd).every(({ vramBytes }) => vramBytes === null));
  }
});

const vulkanSummary = `
Devices:
========
GPU0:
	apiVersion         = 1.3.274
	vendorID           = 0x8086
	deviceType         = PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU
	deviceName         = Intel(R) Iris(R) Xe Graphics (TGL GT2)
	driverInfo         = Mesa 24.0.9
GPU1:
	vendorID           = 0x10de
	deviceType         = PHYSICAL_DEVICE_TYPE_DISCRETE_GPU
	deviceName         = NVIDIA GeForce RTX 4090
GPU2:
	vendorID           = 0x10005
	deviceType         = PHYSICAL_DEVICE_TYPE_CPU
	deviceName         = llvmpipe (LLVM 17.0.6, 256 bits)
`;

Deno.test("mergeGpus() adds what only Vulkan sees, and no software renderer", () => {
  const nvidia = readNvidia("NVIDIA GeForce RTX 4090, 24564, 24001, 550.54.15");
  const merged = mergeGpus(nvidia, readVulkan(vulkanSummary));
  assert.deepEqual(
    merged.map(({ vendor, interfaces, sharesMemory }) => ({
      vendor,
      interfaces,
      sharesMemory,
    })),
    [
      { vendor: "nvidia", interfaces: ["cuda", "vulkan"], sharesMemory: false },
      { vendor: "intel", interfaces: ["vulkan"], sharesMemory: true },
    ],
  );
});

Deno.test("readAmdDevices() reads the kernel's own figures", async () => {
  const root = await Deno.makeTempDir();
  try {
    const device = `${root}/card1/device`;
    await Deno.mkdir(device, { recursive: true });
    await Deno.mkdir(`${root}/card1-DP-1`);
    const files = { vendor: "0x1002\n", mem_info_vram_total: "8589934592\n", device: "0x73ff\n" };
    for (const [name, content] of Object.entries(files)) {
      await Deno.writeTextFile(`${device}/${name}`, content);
    }
    const [card, ...others] = await readAmdDevices(root);
    assert.deepEqual(
      [card?.name, card?.vramBytes, card?.freeVramBytes, others.length],
      ["AMD GPU 0x73ff", 8589934592, null, 0],
    );
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("readCpuInfo() counts a core with two threads once", () => {
  const thread = (id: number, core: number) =>
    `processor\t: ${id}\nphysical id\t: 0\ncore id\t\t: ${core}\n`;
  assert.equal(readCpuInfo([thread(0, 0), thread(1, 1), thread(2, 0), thread(3, 1)].join("\n")), 2);
  assert.equal(readCpuInfo("processor\t: 0\nBogoMIPS\t: 50.00\n"), null);
});
