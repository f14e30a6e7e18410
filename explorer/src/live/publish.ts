import { createFactory } from '@parley/runtime/transport';
import { createWorkspace, resolveBundle } from '@parley/toolchain';
import { readWorkspace } from '@parley/toolchain/node';
import type { DraftAnswer, DraftQuestion } from '../engine/publishing-questions.ts';
import { createJudge } from '../judge/judge.ts';
import { draftMessage } from '../publish/draft.ts';
import { formOf } from '../publish/form.ts';
import { judgeDraft } from '../publish/judge-draft.ts';
import { readDraft } from '../publish/read-draft.ts';
import { type Sent, sendMessage } from '../publish/send.ts';
import type { LiveAsked, PublishAsked } from './protocol.ts';
import { connectionOf } from './watch.ts';

/** Sends a message by the contracts as they are on the disk now, whether a broker is watched or not. */
export async function publish({ folder, broker, draft, ...how }: PublishAsked): Promise<Sent> {
  const workspace = createWorkspace(await readWorkspace(folder));
  const { target, options } = connectionOf(workspace, broker);
  return sendMessage(readDraft(draft), {
    judge: createJudge(resolveBundle(workspace)),
    transports: createFactory(target.url, options),
    instance: `p${String(process.pid)}`,
    ...how,
  });
}

/** An example of a channel and type to begin with. */
export async function draftIn(folder: string, asked: DraftQuestion): Promise<DraftAnswer> {
  const bundle = await bundleOf(folder);
  const draft = draftMessage(bundle, asked);
  return { draft, form: formOf(bundle, draft) };
}

export async function judgeIn({
  folder,
  draft,
}: LiveAsked<'judgeDraft'>): Promise<{ readonly problems: ReturnType<typeof judgeDraft> }> {
  return { problems: judgeDraft(await bundleOf(folder), readDraft(draft)) };
}

async function bundleOf(folder: string): Promise<ReturnType<typeof resolveBundle>> {
  return resolveBundle(createWorkspace(await readWorkspace(folder)));
}
