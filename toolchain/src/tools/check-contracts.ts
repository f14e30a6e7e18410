import { formatDiagnostic } from '../errors.ts';
import { type ContractTool, answered } from './tool.ts';

export const checkContracts: ContractTool = {
  name: 'check_contracts',
  title: 'Check contracts',
  description:
    'Checks all contracts of the Parley workspace, as `parley check` does, and gives the findings with file, line, column, severity, message and the id of the rule. Ask it after a change of a contract; explain_rule tells more about a rule.',
  inputSchema: { type: 'object', properties: {}, additionalProperties: false },
  run: ({ findings }) =>
    answered(
      findings.length === 0
        ? 'No findings: the contracts are sound.'
        : findings.map(formatDiagnostic).join('\n'),
    ),
};
