import { formatCount } from '../reconcile.ts';
import type { Books } from './books.ts';

/** One line of the reckoning, and what is wrong with it. */
export interface Line {
  readonly text: string;
  /** Ids that are on one side only, or more than once; empty when the line holds. */
  readonly wrong: readonly string[];
}

type Ids = readonly (readonly [name: string, ids: readonly string[]])[];

/** Every equation, by the ids of the workflows: not only as many, but the same ones. */
export function reckon(books: Books): Line[] {
  return [...readings(books), ...customers(books), ...learning(books), ...once(books)];
}

function readings(books: Books): Line[] {
  const by = (name: string): readonly string[] => idsOf(books, 'orchestrator', name);
  const diagnosed = new Set([
    ...idsOf(books, 'data-analysis', 'diagnosed'),
    ...idsOf(books, 'data-analysis-standby', 'diagnosed'),
  ]);
  const malformed = idsOf(books, 'vehicle-feed', 'malformed').length;
  return [
    same([['readings in', idsOf(books, 'vehicle-feed', 'sent')]], [['analysed', by('analysed')]]),
    equal(['malformed readings', malformed], ['dead letters', by('buried').length]),
    same([['analyses asked for and answered', by('analysed')]], [['diagnosed', [...diagnosed]]]),
    same(
      [['analysed', by('analysed')]],
      [
        ['healthy', by('healthy')],
        ['engaged', by('engaged')],
      ],
    ),
    same([['workflows completed', by('completed')]], [['analysed', by('analysed')]]),
    same(
      [['ends that the gateway saw', idsOf(books, 'vehicle-feed', 'ended')]],
      [['analysed', by('analysed')]],
    ),
  ];
}

function customers(books: Books): Line[] {
  const by = (name: string): readonly string[] => idsOf(books, 'orchestrator', name);
  const bookings = books.number('scheduling', 'SELECT COUNT(*) AS number FROM bookings');
  return [
    same([['customers asked', idsOf(books, 'customer-engagement', 'asked')]], [['engaged', by('engaged')]]),
    same(
      [['engaged', by('engaged')]],
      [
        ['accepted', by('accepted')],
        ['declined', by('declined')],
      ],
    ),
    same(
      [['accepted', by('accepted')]],
      [
        ['scheduled', by('scheduled')],
        ['no slot', by('unscheduled')],
      ],
    ),
    same([['slots booked', idsOf(books, 'scheduling', 'booked')]], [['scheduled', by('scheduled')]]),
    equal(['slots in the calendars', bookings], ['scheduled', by('scheduled').length]),
    same([['unsafe vehicles', by('unsafe')]], [['safety alerts', by('safetyAlerts')]]),
    same(
      [['safety alerts', by('safetyAlerts')]],
      [['drivers warned', idsOf(books, 'customer-engagement', 'warned')]],
    ),
  ];
}

function learning(books: Books): Line[] {
  const by = (name: string): readonly string[] => idsOf(books, 'orchestrator', name);
  const insights = idsOf(books, 'manufacturing-insight', 'insights');
  const from = (part: string): readonly string[] =>
    insights.filter((id) => id.endsWith(` ${part}`)).map((id) => id.slice(0, -part.length - 1));
  const findings = books.number('manufacturing-insight', 'SELECT SUM(seen) AS number FROM findings');
  return [
    same(
      [['scheduled', by('scheduled')]],
      [['feedback given', idsOf(books, 'customer-engagement', 'feedback')]],
    ),
    same([['scheduled', by('scheduled')]], [['feedback processed', idsOf(books, 'feedback', 'processed')]]),
    same([['feedback processed', by('feedbackProcessed')]], [['insights from feedback', from('feedback')]]),
    same([['insights from feedback', by('feedbackInsights')]], [['serviced', by('serviced')]]),
    same([['feedback processed', by('feedbackProcessed')]], [['serviced', by('serviced')]]),
    same([['worn tools', by('wornTools')]], [['insights from tool wear', from('tool-wear')]]),
    same([['worn tools', by('wornTools')]], [['insights told', by('toolWearInsights')]]),
    equal(['findings counted', findings], ['insights', insights.length]),
  ];
}

/** Effects of messages that exactly-once channels carry. */
const onceOnly: Readonly<Record<string, readonly string[]>> = {
  orchestrator: [
    ...['analysed', 'healthy', 'engaged', 'HDF', 'PWF', 'OSF', 'furtherModes', 'unsafe', 'wornTools'],
    ...['accepted', 'declined', 'scheduled', 'unscheduled', 'completed', 'serviced'],
    ...['feedbackProcessed', 'feedbackInsights', 'toolWearInsights'],
  ],
  'customer-engagement': ['feedback'],
  feedback: ['processed'],
  'manufacturing-insight': ['insights'],
};

function once(books: Books): Line[] {
  return Object.entries(onceOnly).map(([agent, names]) => {
    const entries = names.flatMap((name) =>
      [...books.entries(agent, name)].map(([id, times]) => ({ id: `${name} ${id}`, times })),
    );
    const all = entries.reduce((sum, { times }) => sum + times, 0);
    const wrong = entries.filter(({ times }) => times > 1).map(({ id }) => id);
    return {
      text: `effects of ${agent} ${formatCount(all)} = different ones ${formatCount(entries.length)}`,
      wrong,
    };
  });
}

/** How often agents were asked for what they had done already: a caller that gave up asks again under another id. */
export function askedAgain(books: Books): number {
  const names = [
    ['data-analysis', 'diagnosed'],
    ['data-analysis-standby', 'diagnosed'],
    ['customer-engagement', 'asked'],
    ['scheduling', 'booked'],
  ] as const;
  const times = names.flatMap(([agent, name]) => [...books.entries(agent, name).values()]);
  return times.reduce((sum, count) => sum + count - 1, 0);
}

function idsOf(books: Books, agent: string, name: string): readonly string[] {
  return [...books.entries(agent, name).keys()];
}

function same(left: Ids, right: Ids): Line {
  const counts = new Map<string, number>();
  for (const [, ids] of left) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const [, ids] of right) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) - 1);
  const wrong = [...counts].filter(([, count]) => count !== 0);
  return {
    text: `${format(left)} = ${format(right)}`,
    wrong: wrong.map(([id, count]) => `${id} (${count > 0 ? 'left' : 'right'} only)`),
  };
}

function equal(
  [left, leftCount]: readonly [string, number],
  [right, rightCount]: readonly [string, number],
): Line {
  return {
    text: `${left} ${formatCount(leftCount)} = ${right} ${formatCount(rightCount)}`,
    wrong: leftCount === rightCount ? [] : [`${Math.abs(leftCount - rightCount)} too many on one side`],
  };
}

function format(sides: Ids): string {
  return sides.map(([name, ids]) => `${name} ${formatCount(ids.length)}`).join(' + ');
}
