import { channelMatches } from '@parley/runtime/protocol';
import { resolveBundle } from '@parley/toolchain';
import type { CommandData } from '@parley/schemas';
import { Failure } from '../failure.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';
import type { LetterFilter } from './operate-options.ts';

/** The filter of a command; undefined where nothing is left out. */
export async function toFilter(
  options: LetterFilter & { readonly folder: string },
  nowMs: number,
): Promise<CommandData['filter']> {
  const { code, channel, since, olderThan } = options;
  const filter = {
    ...(code === undefined ? {} : { codes: [...code] }),
    ...(channel === undefined ? {} : { channels: await toChannels(channel, options.folder) }),
    ...(since === undefined ? {} : { since: new Date(nowMs - since).toISOString() }),
    ...(olderThan === undefined ? {} : { until: new Date(nowMs - olderThan).toISOString() }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

/** Agents know names; patterns are made into names by the contracts. */
async function toChannels(words: readonly string[], folder: string): Promise<string[]> {
  if (words.every((word) => !word.includes('*'))) return [...words];
  const workspace = await findWorkspace(folder);
  if (workspace === undefined) {
    throw new Failure('a pattern of channels needs the contracts, and there is no workspace here', {
      hint: 'Name the channel, or the workspace with --folder.',
    });
  }
  const known = Object.keys(resolveBundle(workspace).channels);
  return words.flatMap((word) => {
    const names = word.includes('*') ? known.filter((name) => channelMatches(word, name)) : [word];
    if (names.length > 0) return names;
    throw new Failure(`no channel is like "${word}"`);
  });
}
