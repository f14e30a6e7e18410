import type { CapturedMessage } from '../capture/capture.ts';
import { type Shape, createShape, mergeInto, observe } from './shape.ts';

/** What travels on topics that nobody declares, by the type that it says it has. */
export interface Body {
  /** Empty for what is no event. */
  readonly type: string;
  form: BodyForm;
  count: number;
  readonly shape: Shape;
  /** Messages that the shape was made of. */
  looked: number;
}

export type BodyForm = 'event' | 'json' | 'text' | 'bytes';

/** Read from a message without an envelope; undefined: it is one. */
export interface Plain {
  readonly form: BodyForm;
  readonly value: unknown;
}

/** Longer payloads are not parsed here. */
const maxParsed = 64 * 1024;
/** Then one of so many is looked at. */
const lookedAtAll = 200;
const oneOf = 16;
const maxBodies = 10;

/** What a message is, as far as it tells which topics carry the same. */
export function signatureOf(captured: CapturedMessage): {
  readonly signature: string;
  readonly isVague: boolean;
} {
  const { type } = captured.message;
  if (type !== undefined) return { signature: `event ${type}`, isVague: false };
  const { form, value } = readPlain(captured);
  if (form !== 'json') return { signature: form, isVague: true };
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject) return { signature: `json ${Array.isArray(value) ? 'list' : typeof value}`, isVague: true };
  const names = Object.keys(value).sort().slice(0, 12);
  return { signature: `json ${JSON.stringify(names)}`, isVague: names.length === 0 };
}

function readPlain({ packet: { payload } }: CapturedMessage): Plain {
  if (payload.length > maxParsed) return { form: 'bytes', value: undefined };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
  } catch {
    return { form: 'bytes', value: undefined };
  }
  try {
    return { form: 'json', value: JSON.parse(text) as unknown };
  } catch {
    return { form: 'text', value: text };
  }
}

/** Counts a message among the bodies of its group; of many only some are looked at. */
export function noteBody(bodies: Map<string, Body>, captured: CapturedMessage): void {
  const type = captured.message.type ?? '';
  const body = bodies.get(type) ?? newBody(bodies, type);
  if (body === undefined) return;
  body.count += 1;
  if (body.count > lookedAtAll && body.count % oneOf !== 0) return;
  const plain: Plain = type === '' ? readPlain(captured) : { form: 'event', value: captured.message.data };
  body.looked += 1;
  body.form = weaker(body, plain.form);
  if (plain.form === 'event' || plain.form === 'json' || plain.form === 'text')
    observe(body.shape, plain.value);
}

function newBody(bodies: Map<string, Body>, type: string): Body | undefined {
  if (bodies.size >= maxBodies) return undefined;
  const body: Body = { type, form: 'event', count: 0, shape: createShape(), looked: 0 };
  bodies.set(type, body);
  return body;
}

const forms: readonly BodyForm[] = ['event', 'json', 'text', 'bytes'];

/** What all of them are: JSON and text together are text. */
function weaker({ form, looked }: Body, other: BodyForm): BodyForm {
  return looked <= 1 || forms.indexOf(other) > forms.indexOf(form) ? other : form;
}

export function mergeBodies(into: Map<string, Body>, from: ReadonlyMap<string, Body>): void {
  for (const [type, body] of from) {
    const own = into.get(type);
    if (own === undefined) {
      if (into.size < maxBodies) into.set(type, body);
      continue;
    }
    own.count += body.count;
    own.looked += body.looked;
    if (forms.indexOf(body.form) > forms.indexOf(own.form)) own.form = body.form;
    mergeInto(own.shape, body.shape);
  }
}
