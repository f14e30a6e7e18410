import { construct } from '@parley/runtime/codegen';
import type { AnyHandlers } from '../../runtime/support/world.ts';
import { isObject, type Action, type Call, type Scenario } from './scenario.ts';

type Handler = AnyHandlers[string];
type Message = Parameters<Handler>[0];
type Context = Parameters<Handler>[1];

/** Waits so long, in whatever time the scenario has. */
export type Wait = (ms: number) => Promise<void>;

/** Handlers that do what the scenario says: the n-th run of each the n-th list, all later ones the last. */
export function createHandlers(receives: readonly string[], scenario: Scenario, wait: Wait) {
  const runs = new Map<string, number>();
  return (): AnyHandlers =>
    Object.fromEntries(
      receives.map((key): [string, Handler] => {
        const lists = scenario.handlers?.[key] ?? [[]];
        return [
          key,
          (message, context) => {
            const run = runs.get(key) ?? 0;
            runs.set(key, run + 1);
            return perform(lists[Math.min(run, lists.length - 1)] ?? [], { message, context, wait });
          },
        ];
      }),
    );
}

interface Surroundings {
  readonly message: Message;
  readonly context: Context;
  readonly wait: Wait;
}

async function perform(actions: readonly Action[], surroundings: Surroundings): Promise<unknown> {
  for (const action of actions) {
    if ('throw' in action) throw new Error(action.throw);
    if ('reply' in action)
      return contentOf({ ...action, data: action.reply }, (value) => read(value, surroundings));
    if ('wait' in action) await pause(action.wait, surroundings);
    else await callFrom(surroundings, action);
  }
  return undefined;
}

function pause(how: number | 'cancelled' | 'for ever', { context, wait }: Surroundings): Promise<void> {
  if (typeof how === 'number') return wait(how);
  return new Promise((resolve) => {
    const { signal } = context;
    if (how === 'for ever') return;
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

async function callFrom(surroundings: Surroundings, call: Call): Promise<void> {
  const { context } = surroundings;
  const content = contentOf(call, (value) => read(value, surroundings));
  if (call.send !== undefined) await context.send(call.send, content, call.options as never);
  else await context.request(call.request ?? '', content, call.options as never);
}

/** The data, or the constructed message where the type is named. */
export function contentOf(
  { type, data }: { readonly type?: string; readonly data?: unknown },
  fillIn: (value: unknown) => unknown,
): unknown {
  const filled = fillIn(data);
  return type === undefined ? filled : construct(type, filled);
}

/** `$message`: a value of the message by its path; `$context`: the attempt or the token. */
function read(value: unknown, surroundings: Surroundings): unknown {
  if (Array.isArray(value)) return value.map((item) => read(item, surroundings));
  if (!isObject(value)) return value;
  const { message, context } = surroundings;
  if ('$message' in value) return find(message, String(value.$message));
  if ('$context' in value) return value.$context === 'attempt' ? context.attempt : context.token;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, read(item, surroundings)]));
}

function find(message: Message, pointer: string): unknown {
  let value: unknown = message;
  for (const name of pointer.split('/').slice(1)) value = isObject(value) ? value[name] : undefined;
  return value;
}
