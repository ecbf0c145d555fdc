import type { Llama } from "node-llama-cpp";
import { Failure } from "./failure.ts";

const systems = { linux: "linux", darwin: "mac", windows: "win" } as const;

/** Whether a prebuilt library of this pack drives graphics devices. */
export function hasGraphicsLibrary(): boolean {
  return installedPackages().some((name) => /-(cuda|vulkan|metal)$/.test(name));
}

/** The folder of the prebuilt libraries that an engine on this device uses. */
export function libraryFolder(llama: Pick<Llama, "gpu">): URL {
  const name = choosePackage(installedPackages(), llama);
  return new URL(`${name}/bins/${name}/`, packagesFolder());
}

function packagesFolder(): URL {
  const modules = new URL("../../", import.meta.resolve("node-llama-cpp"));
  return new URL("@node-llama-cpp/", modules);
}

function installedPackages(): string[] {
  return packagesIn(packagesFolder());
}

/** The packages that hold libraries; those of other systems, and left out ones, are there but empty. */
export function packagesIn(folder: URL): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) => {
    try {
      return Deno.statSync(new URL(`${name}/bins/${name}`, folder)).isDirectory;
    } catch {
      return false;
    }
  });
}

function choosePackage(names: string[], llama: Pick<Llama, "gpu">): string {
  const system = systems[Deno.build.os as keyof typeof systems];
  const arch = Deno.build.arch === "aarch64" ? "arm64" : "x64";
  const plain = `${system}-${arch}`;
  const wanted = [llama.gpu ? `${plain}-${llama.gpu}` : plain, plain, `${plain}-metal`];
  const found = wanted.find((name) => names.includes(name));
  if (!found) throw new Failure("internal", `no prebuilt library for ${wanted[0]}`);
  return found;
}

/** The path of llama.cpp's own library; its name carries a backend and a version on some systems. */
export function llamaLibrary(folder: URL): URL {
  const pattern = /^(lib)?llama(\.[a-z]+)?(\.v[\d.]+)?\.(so|dylib|dll)$/;
  const found = [...Deno.readDirSync(folder)].find(({ name }) => pattern.test(name));
  if (!found) throw new Failure("internal", `no llama library in ${folder.pathname}`);
  return new URL(found.name, folder);
}
