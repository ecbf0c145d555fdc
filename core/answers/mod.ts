export {
  type Answers,
  type AnswersDeps,
  type Asker,
  createAnswers,
  type OpenAnswerer,
} from "./answers.ts";
