import assert from 'node:assert/strict';
import { codeLocations, codeUsesIn } from '#toolchain/language/code/code-uses.ts';

const uses = (text: string) => codeUsesIn(text).map(({ name, role }) => `${role} ${name}`);

describe('names of the contracts in a program', () => {
  it('are what it handles', () => {
    const program = `bus.agent(x, {
      'analysis.request': async (message) => analyse(message),
      "market.*": handler,
      async 'order.placed'(message) {},
      'quote.request'(message, context) {},
    });`;
    assert.deepEqual(uses(program), [
      'handles analysis.request',
      'handles market.*',
      'handles order.placed',
      'handles quote.request',
    ]);
  });

  it('are what it sends and asks', () => {
    const program = `await context.send('progress', {}); agent.request<Reply>('parts.order', data);
      agent.sendMany(  "facts", list); this.send(\n 'late');`;
    assert.deepEqual(uses(program), ['sends progress', 'sends parts.order', 'sends facts', 'sends late']);
  });

  it('are no other strings', () => {
    assert.deepEqual(uses(`const a = 'x'; f('y'); const b = cond ? 'z' : 'w'; import 'm'; x['k'] = 1;`), []);
  });

  it('are found from the channel back', () => {
    const files = [
      { path: 'src/a.ts', text: `agent.send('order.placed', {});\n` },
      { path: 'src/b.ts', text: `// 'order.placed'\nconst handlers = {\n  'order.placed': handle,\n};\n` },
      { path: 'src/c.ts', text: `agent.send('other');` },
    ];
    const found = codeLocations(files, { kind: 'channel', name: 'order.placed' });
    assert.deepEqual(
      found.map(({ file, range }) => [file, range.start.line, range.start.column, range.end.column]),
      [
        ['src/a.ts', 0, 12, 24],
        ['src/b.ts', 2, 3, 15],
      ],
    );
  });
});
