import type { Diagnostic, Range } from '@parley/toolchain';
import type { Report } from '#cli/report/report.ts';

const channels = `channels:
  quote.request:
    messages: [shop.qoute.v1]
\tretain: "\u001b[31myes"
`;

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
  counts: { messages: 1, channels: 1, agents: 2 },
  textOf: (file) => (file.startsWith('channels') ? channels : undefined),
};

/** Sound contracts. */
export const cleanReport: Report = { ...report, findings: [] };
