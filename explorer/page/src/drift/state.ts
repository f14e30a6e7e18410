import {
  type DriftAnswer,
  type DriftEditAnswer,
  type DriftItem,
  type DriftKind,
  driftKinds,
} from '@parley/explorer/protocol';

/** What the view of the drift shows. */
export interface DriftState {
  kind: DriftKind;
  /** Whether somebody chose the list. Until then it is the first that holds something, looked for anew when the tab is opened. */
  choice: 'open' | 'found' | 'chosen';
  answer: DriftAnswer | undefined;
  /** The item that is chosen. */
  key: string | undefined;
  /** The change that was asked for. */
  edit: DriftEditAnswer | undefined;
  isCopied: boolean;
}

export function createDriftState(kept: unknown): DriftState {
  const chosen = driftKinds.find((known) => known === kept);
  const kind = chosen ?? 'topics';
  const choice = chosen === undefined ? 'open' : 'chosen';
  return { kind, choice, answer: undefined, key: undefined, edit: undefined, isCopied: false };
}

export function chosenItem({ answer, key }: DriftState): DriftItem | undefined {
  return answer?.items.find((item) => item.key === key);
}
