import { createHash } from 'node:crypto';
import type { Bundle } from '@parley/schemas';
import { agent, channel, messagesOnly, receive, send } from './defaults.ts';
import { fleetMessages } from './messages.ts';

const region = { enum: ['eu', 'us'] };
const bay = { type: 'string', pattern: '^b[0-9]+$', maxLength: 4 };

const channels = Object.fromEntries([
  channel('analysis.request', 'fleet/{region}/analysis/request', {
    description: "Ask for a diagnosis of one vehicle's readings.",
    parameters: { region },
    messages: ['fleet.analysis-request.v1'],
    orderBy: '/vehicle/id',
    ttlMs: 60_000,
    reply: { channel: 'analysis.result', timeoutMs: 30_000 },
  }),
  channel('analysis.result', null, { messages: ['fleet.diagnosis.v1'] }),
  channel('analysis.progress', 'fleet/{region}/analysis/progress', {
    parameters: { region },
    messages: ['fleet.progress.v1'],
    delivery: 'at-most-once',
    ttlMs: null,
  }),
  channel('parts.order', 'fleet/{region}/{bay}/parts/order', {
    parameters: { region, bay },
    messages: ['fleet.part-order.v1'],
    reply: { channel: 'parts.answer', timeoutMs: 20_000 },
  }),
  channel('parts.answer', null, { messages: ['fleet.order-accepted.v1', 'fleet.order-refused.v1'] }),
  channel('sensor.note', null, {
    description: 'For one technician.',
    messages: ['fleet.sensor-note.v1'],
    deprecated: { since: '2026-01-01' },
  }),
  channel('market.prices', 'market/prices', { messages: ['market.price-list.v1', 'market.price.list.v1'] }),
  channel('market.alerts', 'market/alerts/{level}', {
    parameters: { level: { type: 'string' } },
    messages: ['market.price-list.v1'],
  }),
]);

const analysisReceives = {
  'analysis.request': receive(['analysis.request'], ['fleet.analysis-request.v1'], { concurrency: 8 }),
};

const agents = Object.fromEntries([
  agent('data-analysis', {
    description: 'Diagnoses vehicle readings.',
    capabilities: ['diagnosis'],
    parameters: ['region'],
    receives: analysisReceives,
    sends: {
      'analysis.progress': send(['fleet.progress.v1']),
      'parts.order': send(['fleet.part-order.v1'], { timeoutMs: 20_000 }),
      'sensor.note': send(['fleet.sensor-note.v1']),
    },
    backup: 'data-analysis-standby',
    escalation: ['retry', 'backup', 'manual'],
  }),
  agent('data-analysis-standby', { parameters: ['region'], receives: analysisReceives }),
  agent('parts', {
    receives: { 'parts.order': receive(['parts.order'], ['fleet.part-order.v1']) },
    sends: { 'market.prices': send(['market.price-list.v1', 'market.price.list.v1']) },
  }),
  agent('watch', {
    receives: {
      'market.*': receive(
        ['market.prices', 'market.alerts'],
        ['market.price-list.v1', 'market.price.list.v1'],
      ),
      'parley.events.error': receive([], ['parley.event.v1']),
      'parley.status': receive([], ['parley.status.v1']),
      'parley.dead': receive([], ['parley.dead-letter.v1']),
    },
    sends: { 'analysis.request': send(['fleet.analysis-request.v1']) },
  }),
  // A name that is a reserved word, and no receives at all.
  agent('default', { sends: { 'market.alerts': send(['market.price-list.v1']) } }),
  agent('legacy.feed', {
    external: true,
    version: null,
    sends: { 'market.prices': send(['market.price-list.v1']) },
  }),
]);

/** The vehicle-maintenance fleet, as the workspace reader would resolve it. */
export const fleetBundle: Bundle = {
  ...messagesOnly(fleetMessages),
  operators: ['parley-cli', 'parley-explorer'],
  messages: Object.fromEntries(
    Object.entries(fleetMessages).map(([type, schema]) => [
      type,
      { type, schema, hash: createHash('sha256').update(JSON.stringify(schema)).digest('hex') },
    ]),
  ),
  channels,
  agents,
  reserved: ['analysis.old'],
};
