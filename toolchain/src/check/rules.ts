import { agentRules } from './agent/rules.ts';
import { channelRules } from './channel/rules.ts';
import { configRules } from './config/rules.ts';
import { fileRules } from './file/rules.ts';
import { flowRules } from './flow/rules.ts';
import { schemaRules } from './schema/rules.ts';
import { structureRules } from './structure/rules.ts';
import { topicRules } from './topic/rules.ts';
import { createRuleOff } from './config/rule-off.ts';
import { createRuleUnknown } from './config/rule-unknown.ts';
import { readingRules } from './file/reading-rules.ts';
import { silenceOf } from './suppress/silence.ts';
import { stageRules } from './suppress/stage-rules.ts';
import { type Level, type Rule, type RuleInfo, levelOf } from './rule.ts';

const own: readonly Rule[] = [
  ...fileRules,
  ...structureRules,
  ...schemaRules,
  ...topicRules,
  ...channelRules,
  ...agentRules,
  ...flowRules,
  ...configRules,
];

/** Rules about rules look here, and stand here themselves. */
const known = new Map<string, RuleInfo>();

/** Every rule that judges a workspace, in the order in which they run. */
export const rules: readonly Rule[] = [...own, createRuleUnknown(known), createRuleOff(known)];

const all: readonly RuleInfo[] = [...readingRules, ...rules, ...Object.values(stageRules)];
for (const rule of all) known.set(rule.id, rule);

/** Every rule by its id, those too that no part of the workspace is shown to. */
export const ruleById: ReadonlyMap<string, RuleInfo> = known;

/** What `parley rules` says of a rule. */
export interface ListedRule extends RuleInfo {
  readonly level: Level;
  readonly silence: ReturnType<typeof silenceOf>;
}

/** Every id that a finding can have, with its severity and what it says. */
export const ruleInfos: readonly ListedRule[] = all
  .map((rule) => ({
    id: rule.id,
    severity: rule.severity,
    level: levelOf(rule),
    summary: rule.summary,
    silence: silenceOf(rule.id),
  }))
  .sort((left, right) => (left.id < right.id ? -1 : 1));
