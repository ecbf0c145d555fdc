import { AppError } from "@/core/contract/mod.ts";
import { testChatModel } from "./chat_model_suite.ts";
import { createFakeChatModel } from "./fake_chat_model.ts";

const words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";

testChatModel({
  name: "createFakeChatModel()",
  withModel: (work) => work(createFakeChatModel(() => words)),
  withBroken: (work) =>
    work(
      createFakeChatModel(() => {
        throw new AppError("inference_not_installed");
      }),
      "inference_not_installed",
    ),
});
