import { testEmbedder } from "./embedder_suite.ts";
import { createFakeEmbedder } from "./fake_embedder.ts";

testEmbedder({
  name: "createFakeEmbedder()",
  open: () => Promise.resolve(createFakeEmbedder()),
});
