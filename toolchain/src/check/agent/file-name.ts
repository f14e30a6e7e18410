import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const agentFileName: Rule = {
  id: 'AGENT_FILE_NAME',
  severity: 'warning',
  summary: 'An agent is not called what its file is called.',
  each: 'agent',
  check: ({ name, place, imported }, report) => {
    const file = place.document.path.split('/').at(-1) ?? '';
    const base = file.replace(/\.agent\.(?:json|ya?ml)$/, '');
    if (imported || base === name) return;
    report({
      place: below(place, 'agent'),
      message: `the agent is called "${name}", its file ${file}`,
      hint: `call the file ${file.replace(base, name)}, or the agent "${base}"`,
    });
  },
};
