import { checkContracts } from './check-contracts.ts';
import { explainRule } from './explain-rule.ts';
import { listContracts } from './list-contracts.ts';
import { showContract } from './show-contract.ts';
import type { ContractTool } from './tool.ts';

/** What a chat assistant can ask, whatever carries the question: a file and a line each. */
export const contractTools: readonly ContractTool[] = [
  listContracts,
  showContract,
  checkContracts,
  explainRule,
];
export type { ContractTool, ToolAnswer } from './tool.ts';
