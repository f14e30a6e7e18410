import { publish } from './open-message.ts';
import { openReply } from './replies.ts';
import { sendDocument } from './send-message.ts';

/** What the commands of messages do. Read when the first of them is run: the start of the editor does not wait for it. */
export const acts = { publish, openReply, sendDocument } as const;
