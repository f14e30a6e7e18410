import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { createEngine } from '#explorer/engine/engine.ts';
import type { DriftKind } from '#explorer/drift/protocol.ts';
import { createMemoryBroker } from '@parley/runtime/transport';
import { checkWorkspace, createWorkspace } from '@parley/toolchain';
import { readWorkspace } from '@parley/toolchain/node';

const folder = fileURLToPath(new URL('../../../examples/vehicle-maintenance', import.meta.url));

/** What nobody declared in the example's fleet, each of another kind. */
const sent: readonly (readonly [topic: string, event: Readonly<Record<string, unknown>>])[] = [
  ...['eu', 'us'].map(
    (region) =>
      [
        `fleet/${region}/north/telemetry`,
        { type: 'fleet.telemetry.v1', source: '/agents/vehicle-feed/g1', data: { speedKmh: 41.5 } },
      ] as const,
  ),
  ['fleet/mars/north/readings', { type: 'fleet.vehicle-reading.v1', data: {} }],
  [
    'fleet/monitoring',
    { type: 'fleet.statistics.v2', channel: 'monitoring.statistics', data: { handled: 3, lag: null } },
  ],
  [
    'fleet/requests',
    {
      ...{ type: 'fleet.workflow-query.v1', channel: 'external.request', source: '/agents/scheduling/s1' },
      data: { workflow: 'w1' },
    },
  ],
  [
    'fleet/eu/north/feedback',
    {
      ...{ type: 'fleet.feedback.v1', channel: 'feedback.input', source: '/agents/customer-engagement/c1' },
      data: { vehicleId: 'VH-1', rating: 4, comment: 'Fine.', mood: { today: 'sunny' } },
    },
  ],
  [
    'fleet/eu/north/readings',
    {
      ...{ type: 'fleet.vehicle-reading.v1', channel: 'vehicle.reading', source: '/agents/vehicle-feed/g1' },
      data: { vehicleId: 'VH-1', productId: 'M1', measurements: { quality: 'X', humidity: 0.4 } },
    },
  ],
];

describe('what is added to the contracts of the example', () => {
  it('passes the check without a new error, whichever of all that was seen it is', async () => {
    const workspace = createWorkspace(await readWorkspace(folder));
    const broker = createMemoryBroker();
    const engine = createEngine({
      ...{ workspace, transports: broker, broker: 'memory', clientId: 'explorer', extra: ['fleet/#'] },
    });
    await engine.open();
    const sender = broker.create({ clientId: 'sender' });
    await sender.open();
    for (const [index, [topic, event]] of sent.entries()) {
      const value = {
        specversion: '1.0',
        id: `e${String(index)}`,
        source: '/agents/orchestrator/o1',
        ...event,
      };
      await sender.publish({ topic, payload: JSON.stringify(value) });
    }
    while (engine.state().counters.received < sent.length)
      await new Promise((resolve) => setImmediate(resolve));
    const before = checkWorkspace(workspace).filter(({ severity }) => severity === 'error').length;
    const added: string[] = [];
    for (const kind of ['topics', 'messages', 'senders', 'fields', 'values'] as readonly DriftKind[]) {
      for (const { key, title, canAdd } of engine.ask('drift', { kind }).items) {
        if (!canAdd) continue;
        const { review, refused } = engine.ask('driftEdit', { kind, key });
        assert.ok(review, `${title}: ${refused ?? ''}`);
        const files = new Map(workspace.documents.map(({ document: { path, text } }) => [path, text]));
        for (const { path, after } of review.files) files.set(path, after);
        const after = createWorkspace({
          folder,
          files: [...files].map(([path, text]) => ({ path, text })),
          others: workspace.others,
        });
        const errors = checkWorkspace(after).filter(({ severity }) => severity === 'error');
        assert.equal(errors.length, before, `${title}: ${JSON.stringify(errors)}`);
        added.push(`${kind}: ${title}`);
      }
    }
    assert.deepEqual(added, [
      'topics: fleet/{region}/{plant}/telemetry',
      'topics: fleet/mars/+/readings',
      'messages: fleet.statistics.v2',
      'senders: scheduling',
      'fields: $.mood',
      'fields: $.measurements.humidity',
      'values: $.measurements.quality',
    ]);
    await sender.close();
    await engine.close();
  });
});
