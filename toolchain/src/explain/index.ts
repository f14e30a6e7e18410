export { exampleWorkspace } from './example.ts';
export type { ExampleFiles, Explanation } from './explanation.ts';
export { explanations } from './explanations.ts';
export { type MarkedRange, type MarkedText, readMarks } from './marks.ts';
