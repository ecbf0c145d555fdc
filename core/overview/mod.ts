export { createOverview, type Overview, type ProjectWithSteps } from "./overview.ts";
export { createDemoKind, demoKindName } from "./demo_kind.ts";
export { demoProjectName, type DemoStartDeps, startDemo } from "./demo.ts";
export { type PathDeps, readPathFacts } from "./path_facts.ts";
export { type PathFacts, stepsOf } from "./path_steps.ts";
export { type DemoDeps, type DemoPlace, type DemoQueue, type DemoRooms } from "./ports.ts";
export { type ComputerFacts, describeComputer } from "./describe_computer.ts";
