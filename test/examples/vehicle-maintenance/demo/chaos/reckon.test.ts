import assert from 'node:assert/strict';
import type { Books } from '#examples/vehicle-maintenance/src/demo/chaos/books.ts';
import { askedAgain, reckon } from '#examples/vehicle-maintenance/src/demo/chaos/reckon.ts';

type Entries = Record<string, Record<string, Record<string, number>>>;

/** Three readings, one of them malformed, one of an unsafe vehicle with a worn tool that is serviced. */
function sound(): Entries {
  const once = (...ids: string[]): Record<string, number> => Object.fromEntries(ids.map((id) => [id, 1]));
  return {
    'vehicle-feed': { sent: once('w1', 'w2'), malformed: once('w3'), ended: once('w1', 'w2') },
    orchestrator: {
      ...{ analysed: once('w1', 'w2'), healthy: once('w1'), engaged: once('w2'), buried: once('hash') },
      ...{ HDF: once('w2'), unsafe: once('w2'), safetyAlerts: once('w2'), wornTools: once('w2') },
      ...{ accepted: once('w2'), scheduled: once('w2'), completed: once('w1', 'w2'), serviced: once('w2') },
      ...{ feedbackProcessed: once('w2'), feedbackInsights: once('w2'), toolWearInsights: once('w2') },
    },
    'data-analysis': { diagnosed: once('w1') },
    'data-analysis-standby': { diagnosed: once('w1', 'w2') },
    'customer-engagement': { asked: once('w2'), warned: once('w2'), feedback: once('w2') },
    scheduling: { booked: once('w2') },
    feedback: { processed: once('w2') },
    'manufacturing-insight': { insights: once('w2 feedback', 'w2 tool-wear') },
  };
}

function booksOf(entries: Entries, numbers: Record<string, number> = {}): Books {
  const all: Record<string, number> = { scheduling: 1, 'manufacturing-insight': 2, ...numbers };
  return {
    entries: (agent, name) => new Map(Object.entries(entries[agent]?.[name] ?? {})),
    number: (agent) => all[agent] ?? 0,
    close: () => undefined,
  };
}

/** The lines that do not hold. */
function wrongIn(books: Books): (readonly [text: string, wrong: readonly string[]])[] {
  const lines = reckon(books).filter(({ wrong }) => wrong.length > 0);
  return lines.map(({ text, wrong }) => [text, wrong]);
}

describe('reckon', () => {
  it('finds nothing wrong where every id is in its place', () => {
    assert.deepEqual(wrongIn(booksOf(sound())), []);
  });

  it('names the id that is missing, though the counts are equal', () => {
    const entries = sound();
    entries.feedback = { processed: { w9: 1 } };
    assert.deepEqual(wrongIn(booksOf(entries)), [
      ['scheduled 1 = feedback processed 1', ['w2 (left only)', 'w9 (right only)']],
    ]);
  });

  it('names what took place more than once', () => {
    const entries = sound();
    entries['customer-engagement'] = { ...entries['customer-engagement'], feedback: { w2: 2 } };
    assert.deepEqual(wrongIn(booksOf(entries)), [
      ['effects of customer-engagement 2 = different ones 1', ['feedback w2']],
    ]);
  });

  it('does not let one id be on two of the sides that share them out', () => {
    const entries = sound();
    entries.orchestrator = { ...entries.orchestrator, declined: { w2: 1 } };
    assert.deepEqual(
      wrongIn(booksOf(entries)).map(([text]) => text),
      ['engaged 1 = accepted 1 + declined 1'],
    );
  });

  it('compares numbers of which there are no ids', () => {
    assert.deepEqual(wrongIn(booksOf(sound(), { scheduling: 3 })), [
      ['slots in the calendars 3 = scheduled 1', ['2 too many on one side']],
    ]);
  });
});

describe('askedAgain', () => {
  it('counts the requests beyond the first of a workflow', () => {
    const entries = sound();
    assert.equal(askedAgain(booksOf(entries)), 0);
    entries.scheduling = { booked: { w2: 3 } };
    assert.equal(askedAgain(booksOf(entries)), 2);
  });
});
