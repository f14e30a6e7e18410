import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const maxBytesTooSmall: Explanation = {
  rule: 'MAX_BYTES_TOO_SMALL',
  why: '`maxBytes` is the size of the whole encoded message: its id, its sender, its type, its times and its data. An agent of Parley writes some 300 bytes around the data. Where these alone are too many, each send fails with `too_large`.',
  fix: 'Add room for the envelope: 1KB holds one and a few hundred bytes of data. Where only foreign clients send, whose envelopes may be shorter, nothing is said.',
  keys: ['channel.maxBytes'],
  bad: shelfWith('maxBytes: ⟪200B⟫'),
  good: shelfWith('maxBytes: 1KB'),
};
