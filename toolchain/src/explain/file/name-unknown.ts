import type { Explanation } from '../explanation.ts';

export const fileNameUnknown: Explanation = {
  rule: 'FILE_NAME_UNKNOWN',
  why: "The end of a file's name tells what it holds. `agents/till.yaml` lies among the contracts but is not read: the agent that it declares does not exist for the check, for generated code and for the bundle.",
  fix: 'Let the name end with `.schema`, `.channel` or `.agent` before `.json`, `.yaml` or `.yml`: `agents/till.agent.yaml`. What is no contract belongs outside of the folders that `include` names.',
  keys: ['config.include'],
};
