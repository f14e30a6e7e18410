import { type Shape, partsOf, schemasOf } from '../shape/shape.ts';
import { defaultOf } from '../shape/defaults.ts';

type Unit = 'duration' | 'range' | 'size';

const samples: Readonly<Record<Unit, readonly string[]>> = {
  duration: ['30s', '200ms', '1s', '5s', '1m', '5m', '1h', '24h', '7d'],
  range: ['200ms..5s', '100ms..2s', '1s..1m'],
  size: ['32KB', '512B', '1KB', '8KB', '256KB', '1MB', '256MB'],
};

/** Values that show how one is written: the default first. */
export function examplesOf(shapes: readonly Shape[]): readonly (string | number)[] {
  const usual = defaultOf(shapes);
  const unit = unitOf(shapes);
  const values = [
    ...(typeof usual === 'string' || typeof usual === 'number' ? [usual] : []),
    ...(unit === undefined ? [] : samples[unit]),
  ];
  return [...new Set(values)];
}

/** The unit in which a text is an amount. */
export function unitOf(shapes: readonly Shape[]): Unit | undefined {
  for (const { pattern } of schemasOf(partsOf(shapes))) {
    if (typeof pattern !== 'string') continue;
    if (pattern.includes('(B|KB|MB|GB)')) return 'size';
    if (pattern.includes('(ms|s|m|h|d)')) return pattern.includes('\\.\\.') ? 'range' : 'duration';
  }
  return undefined;
}

/** By the last key: texts of which no schema says how they look. */
const byKey: Readonly<Partial<Record<string, readonly string[]>>> = {
  'agent/version': ['0.1.0', '1.0.0'],
  'config/run': ['node src/{agent}.ts', 'node dist/{agent}.js'],
  'config/state': ['.parley', 'none'],
  'config/url': ['mqtt://localhost:1883', 'mqtts://localhost:8883', 'ws://localhost:9001', '${MQTT_URL}'],
  'config/username': ['${MQTT_USER}'],
  'config/password': ['${MQTT_PASSWORD}'],
  'config/out': ['generated', 'src/generated'],
  'channel/$schema': ['https://parley.dev/schemas/channels.schema.json'],
  'agent/$schema': ['https://parley.dev/schemas/agent.schema.json'],
  'config/$schema': ['https://parley.dev/schemas/config.schema.json'],
  'message/$schema': ['https://json-schema.org/draft/2020-12/schema'],
  'message/contentEncoding': ['base64'],
  'message/contentMediaType': ['application/json', 'text/plain', 'image/png'],
};

/** Texts that a key of a kind of document often has. */
export function usualTexts(kind: string, keys: readonly string[]): readonly string[] {
  return byKey[`${kind}/${keys.at(-1) ?? ''}`] ?? [];
}
