import { createWorkspace, judgeWorkspace } from '@parley/toolchain';
import type { Diagnostic, Range } from '@parley/toolchain';
import type { FormatOptions, Report } from '#cli/report/report.ts';
import { createColors } from '#cli/terminal/colors.ts';

/** No terminal, no colours, a clock that stands. */
export const options: FormatOptions = {
  colors: createColors({}, {}),
  columns: undefined,
  failOn: 'error',
  now: new Date('2026-01-02T03:04:05.678Z'),
};

/** The range of a piece of text. */
export function rangeOf(text: string, piece: string): Range {
  const position = (offset: number) => {
    const before = text.slice(0, offset);
    const line = before.split('\n').length - 1;
    return { line, column: offset - (before.lastIndexOf('\n') + 1), offset };
  };
  const start = text.indexOf(piece);
  return { start: position(start), end: position(start + piece.length) };
}

const channels = `channels:
  quote.request:
    messages: [shop.qoute.v1]
\tretain: "\u001b[31myes"
`;

const misspelt: Diagnostic = {
  file: 'channels/shop.channel.yaml',
  range: rangeOf(channels, 'shop.qoute.v1'),
  code: 'MESSAGE_UNRESOLVED',
  severity: 'error',
  message: 'no message "shop.qoute.v1"',
  hint: 'did you mean shop.quote.v1?',
};

const foreign: Diagnostic = {
  file: 'channels/shop.channel.yaml',
  range: rangeOf(channels, '"\u001b[31myes"'),
  code: 'VALUE_TYPE',
  severity: 'warning',
  message: 'retain is "\u001b[31myes", expected true or false',
  related: [{ file: 'agents/a.agent.yaml', range: rangeOf('agent: a', 'a'), message: 'received here' }],
};

/** Two findings, one of them about text that would steer a terminal. */
export const report: Report = {
  findings: [misspelt, foreign],
  suppressed: [],
  fingerprintOf: ({ code }) => `print-${code}`,
  counts: { messages: 1, channels: 1, agents: 2 },
  files: ['agents/a.agent.yaml', 'channels/shop.channel.yaml'],
  textOf: (file) => (file.startsWith('channels') ? channels : undefined),
  paths: { fromHere: '.', fromRepository: '.' },
};

/** Sound contracts. */
export const cleanReport: Report = { ...report, findings: [] };

/** A report with one finding of somebody's making. */
export function reportOf(changes: Partial<Diagnostic>): Report {
  return { ...report, findings: [{ ...misspelt, ...changes }] };
}

/** A report with so many errors and so many warnings. */
export function reportOfMany(errors: number, warnings: number): Report {
  const copies = (finding: Diagnostic, count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...finding, message: `${finding.message} ${index}` }));
  return { ...report, findings: [...copies(misspelt, errors), ...copies(foreign, warnings)] };
}

const brokenFiles: Readonly<Record<string, string>> = {
  'parley.config.yaml': [
    'check:',
    '  use: [CHANNEL_MESSAGE_UNRESOLVED, CHANNEL_DUPLICATE, DURABLE_EVERY, SEND_WITHOUT_RECEIVER, NAME_ILLEGAL]',
    '',
  ].join('\n'),
  'messages/order.v1.schema.json': '{ "type": "object" }\n',
  'channels/shop.channel.yaml': [
    'channels:',
    '  order.placed:',
    '    description: "注文 🚚"',
    '    messages: [order.v1, ordre.v1]',
    '  order.shipped: { description: "送る 🚚", messages: [order.v1], durable: true, ttl: 1h, share: every }',
    '  # parley-ignore CHANNEL_MESSAGE_UNRESOLVED: comes with the next release',
    '  order.lost: { messages: [lost.v1] }',
    '',
  ].join('\n'),
  'channels/store.channel.yaml': 'channels:\n  order.placed: { messages: [order.v1] }\n',
  'agents/shop.agent.yaml':
    'agent: shop\nsends:\n  order.shipped: {}\n  "<b>|`x`|</b> [a](b) @a #1 ::error::]]>": {}\n',
};

/** A workspace with mistakes, as the check itself reports it; it lies in `fleet` of its repository. */
export function brokenReport(): Report {
  const files = Object.entries(brokenFiles).map(([path, text]) => ({ path, text }));
  return {
    ...judgeWorkspace(createWorkspace({ folder: '', files })),
    counts: { messages: 1, channels: 4, agents: 1 },
    files: files.map(({ path }) => path),
    textOf: (file) => brokenFiles[file],
    paths: { fromHere: '.', fromRepository: 'my fleet' },
  };
}
