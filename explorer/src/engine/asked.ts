/** What the members of questions are, by name: the same in each question that has them. */
const kinds: Readonly<Record<string, 'string' | 'number' | 'boolean'>> = {
  ...{ query: 'string', text: 'string', tab: 'string', order: 'string', filter: 'string', by: 'string' },
  ...{ kind: 'string', key: 'string', correlationId: 'string', channel: 'string', type: 'string' },
  ...{ row: 'number', atRow: 'number', from: 'number', count: 'number', bars: 'number' },
  ...{ caret: 'number', atMs: 'number', descending: 'boolean' },
};

/** Throws for a question whose members are not what they should be: whoever asks may be anybody, and answers rely on it. */
export function assertAsked(asked: object): void {
  for (const [name, value] of Object.entries(asked)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined || value === undefined) continue;
    if (typeof value !== kind || Number.isNaN(value)) throw new TypeError(`${name} must be a ${kind}`);
    if (name === 'count' && Number(value) < 0) throw new RangeError('count must not be below 0');
  }
}
