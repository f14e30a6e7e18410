import * as envelope from '#runtime/protocol/envelope.ts';
import * as errorCodes from '#runtime/protocol/error-codes.ts';
import * as names from '#runtime/protocol/names.ts';
import * as priority from '#runtime/protocol/priority.ts';
import * as reply from '#runtime/protocol/reply.ts';
import * as systemTopics from '#runtime/protocol/system-topics.ts';
import * as time from '#runtime/protocol/time.ts';
import * as topic from '#runtime/protocol/topic.ts';
import * as uuid from '#runtime/protocol/uuid.ts';

/** The implementation under test: the protocol's modules, or a mutant's. */
export const protocol = { envelope, errorCodes, names, priority, reply, systemTopics, time, topic, uuid };
export type Protocol = typeof protocol;

/** The same modules of a copy of the sources. */
export async function loadProtocol(folder: URL): Promise<Protocol> {
  const load = async (name: string): Promise<unknown> => import(new URL(`${name}.ts`, folder).href);
  const files = {
    envelope: 'envelope',
    errorCodes: 'error-codes',
    names: 'names',
    priority: 'priority',
    reply: 'reply',
    systemTopics: 'system-topics',
    time: 'time',
    topic: 'topic',
    uuid: 'uuid',
  };
  const loaded = await Promise.all(
    Object.entries(files).map(async ([key, name]) => [key, await load(name)] as const),
  );
  return Object.fromEntries(loaded) as Protocol;
}
