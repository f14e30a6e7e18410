import { field } from '../../model/fields.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const brokerUnresolved: Rule = {
  id: 'BROKER_UNRESOLVED',
  severity: 'error',
  summary: 'broker is neither a key of brokers nor a URL.',
  each: 'workspace',
  check: ({ config: { document, broker, brokers } }, report) => {
    if (document === undefined || field(document.value, 'broker') === undefined) return;
    if (Object.hasOwn(brokers, broker) || /^[a-z][a-z0-9+.-]*:/i.test(broker) || broker.includes('${'))
      return;
    const hint = didYouMean(broker, Object.keys(brokers));
    report({ place: { document, pointer: '/broker' }, message: `there is no broker "${broker}"`, hint });
  },
};
