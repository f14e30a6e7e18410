import { type ListedRule, formatDiagnostic, judgeExample, ruleInfos } from '@parley/toolchain';
import { type Explanation, explanations, formatRuleMarkdown } from '@parley/toolchain/explain';
import { textArgument } from './argument.ts';
import type { ServerCommand } from './command.ts';

/** What is to be known of `{ rule }`, as Markdown. */
export const explain: ServerCommand = {
  name: 'parley.server.explain',
  run: (_server, [options]) => {
    const rule = textArgument(options, 'rule');
    const explanation = explanations.find((entry) => entry.rule === rule);
    const info = ruleInfos.find(({ id }) => id === rule);
    const markdown =
      explanation &&
      info &&
      formatRuleMarkdown(info, explanation, {
        heading: '#',
        findings: findingsOf(info, explanation),
        withSilence: true,
      });
    return Promise.resolve(markdown && { markdown });
  },
};

function findingsOf(info: ListedRule, { bad = {} }: Explanation): readonly string[] {
  return judgeExample(info, bad)
    .filter(({ code }) => code === info.id)
    .map(formatDiagnostic);
}
