import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const brokerUnresolved: Explanation = {
  rule: 'BROKER_UNRESOLVED',
  why: '`broker` says where `tail`, `publish` and `request` go when nothing else is said. A name that is not under `brokers` leads nowhere: each of these commands ends with an error, mostly on the day when you need it.',
  fix: 'Name a key of `brokers`, or write a URL such as `mqtt://localhost:1883`. `${NAME}` stands for a variable of the environment and is looked up when the command runs.',
  keys: ['config.broker', 'config.brokers'],
  bad: {
    'parley.config.yaml': lines(
      'broker: ⟪prodution⟫',
      'brokers:',
      "  production: { url: 'mqtts://broker.example' }",
    ),
  },
  good: {
    'parley.config.yaml': lines(
      'broker: production',
      'brokers:',
      "  production: { url: 'mqtts://broker.example' }",
    ),
  },
};
