import { channelsOfKey, linksOf } from '../../model/link.ts';
import { placeholdersOf } from '../../model/names.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const backupParameters: Rule = {
  id: 'BACKUP_PARAMETERS',
  severity: 'warning',
  summary: 'A backup is started for one value of a parameter, but stands in for an agent that serves all.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const { agents, channels } = linksOf(workspace);
    const backup = agents.get(agent.backup ?? '');
    if (backup === undefined) return;
    const addresses = agent.receives
      .flatMap(({ key }) => channelsOfKey(key, channels))
      .flatMap(({ resolved }) => placeholdersOf(resolved.address ?? ''));
    const bound = backup.parameters.filter(
      (name) => addresses.includes(name) && !agent.parameters.includes(name),
    );
    if (bound.length === 0) return;
    const names = bound.map((name) => `{${name}}`).join(', ');
    report({
      place: below(agent.place, 'backup'),
      message: `"${backup.name}" is started for one value of ${names}, but "${agent.name}" serves all of them`,
      hint: 'give both the same parameters',
      related: [{ place: below(backup.place, 'parameters'), message: 'bound here' }],
    });
  },
};
