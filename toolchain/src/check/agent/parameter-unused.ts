import { channelsOfKey, linksOf } from '../../model/link.ts';
import { placeholdersOf } from '../../model/names.ts';
import { below } from '../../model/place.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const agentParameterUnused: Rule = {
  id: 'AGENT_PARAMETER_UNUSED',
  severity: 'error',
  summary: 'A parameter of an agent is in no address that it receives from or sends to.',
  each: 'agent',
  check: ({ parameters, receives, sends, raw, place }, report, workspace) => {
    const { channels } = linksOf(workspace);
    const used = [...receives, ...sends]
      .flatMap(({ key }) => channelsOfKey(key, channels))
      .flatMap(({ resolved }) => placeholdersOf(resolved.address ?? ''));
    for (const name of parameters) {
      if (used.includes(name) || !Array.isArray(raw.parameters)) continue;
      const at = below(place, 'parameters', raw.parameters.indexOf(name));
      report({ place: at, message: `no address of the agent has {${name}}`, hint: didYouMean(name, used) });
    }
  },
};
