const root = new URL("../core/", import.meta.url);

/** A question, and the passages of which any answers it. */
export interface Question {
  question: string;
  answers: string[];
}

/** Passages by name, and sets of questions to them. */
export interface QuestionSets {
  passages: Map<string, string>;
  sets: Record<string, Question[]>;
}

interface WrittenPassage {
  name: string;
  text: string;
  questions: string[];
}

/**
 * The questions of `core/retrieval/testdata` (German, English, and 16 in the other language than
 * their passage) and those of the example project, whose answer is wherever their key stands.
 */
export async function readQuestions(): Promise<QuestionSets> {
  const german = await readJson<WrittenPassage[]>("retrieval/testdata/passages_de.json");
  const english = await readJson<WrittenPassage[]>("retrieval/testdata/passages_en.json");
  const crossing = await readJson<{ question: string; name: string }[]>(
    "retrieval/testdata/cross_questions.json",
  );
  const examples = await examplePassages();
  return {
    passages: new Map([
      ...[...german, ...english].map(({ name, text }) => [name, text] as const),
      ...examples,
    ]),
    sets: {
      German: german.flatMap(asked),
      English: english.flatMap(asked),
      crossing: crossing.map(({ question, name }) => ({ question, answers: [name] })),
      example: await exampleQuestions(examples),
    },
  };
}

function asked({ name, questions }: WrittenPassage): Question[] {
  return questions.map((question) => ({ question, answers: [name] }));
}

/** The paragraphs of the example project's documents. */
async function examplePassages(): Promise<Map<string, string>> {
  const passages = new Map<string, string>();
  for (const file of ["house_rules.txt", "newsletter.txt", "welcome.md", "workshop.md"]) {
    const text = await Deno.readTextFile(new URL(`overview/demo/documents/${file}`, root));
    const paragraphs = text.split(/\n\s*\n/).filter((part) => !/^#.*$/.test(part.trim()));
    paragraphs.forEach((part, at) => passages.set(`${file} ${at}`, part.trim()));
  }
  for (const file of ["prices.json", "people_and_history.json"]) {
    const { blocks } = await readJson<{ blocks: ExampleBlock[] }>(`overview/demo/sources/${file}`);
    blocks.forEach((block, at) => {
      const lines = block.table?.map((row) => row.join(" | ")) ?? [];
      const text = block.text ?? lines.join("\n");
      if (text !== "") passages.set(`${file} ${at}`, text);
    });
  }
  return passages;
}

interface ExampleBlock {
  text?: string;
  table?: string[][];
}

async function exampleQuestions(passages: ReadonlyMap<string, string>): Promise<Question[]> {
  const held = await readJson<{ question: string; key: string[] }[]>("overview/demo/held_out.json");
  return held.map(({ question, key }) => ({
    question,
    answers: [...passages].filter(([, text]) => key.some((word) => text.includes(word)))
      .map(([name]) => name),
  })).filter(({ answers }) => answers.length > 0);
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await Deno.readTextFile(new URL(path, root)));
}
