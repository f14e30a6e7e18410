import { ruleInfos } from '../check/rules.ts';
import { formatDiagnostic } from '../errors.ts';
import { explanations } from '../explain/explanations.ts';
import { formatRuleMarkdown } from '../explain/markdown.ts';
import { judgeExample } from '../judge-example.ts';
import { type ContractTool, answered, refused, textOf } from './tool.ts';

export const explainRule: ContractTool = {
  name: 'explain_rule',
  title: 'Explain a rule',
  description:
    'Explains a rule of the Parley checker by its id: what it finds, why that matters, how to mend it, with an example of each.',
  inputSchema: {
    type: 'object',
    properties: { rule: { type: 'string', description: 'The id of a rule, such as RECEIVE_UNRESOLVED.' } },
    required: ['rule'],
    additionalProperties: false,
  },
  run: (_scene, input) => {
    const rule = (textOf(input, 'rule') ?? '').toUpperCase().replaceAll('-', '_');
    const info = ruleInfos.find(({ id }) => id === rule);
    const explanation = explanations.find((entry) => entry.rule === rule);
    if (info === undefined || explanation === undefined) return refused(`there is no rule "${rule}"`);
    const findings = judgeExample(info, explanation.bad ?? {})
      .filter(({ code }) => code === info.id)
      .map(formatDiagnostic);
    return answered(formatRuleMarkdown(info, explanation, { heading: '#', findings, withSilence: true }));
  },
};
