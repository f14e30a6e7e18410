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
  answer: DriftAnswer | undefined;
  /** The item that is chosen. */
  key: string | undefined;
  /** The change that was asked for. */
  edit: DriftEditAnswer | undefined;
  isCopied: boolean;
}

export function createDriftState(kept: unknown): DriftState {
  const kind = driftKinds.find((known) => known === kept) ?? 'topics';
  return { kind, answer: undefined, key: undefined, edit: undefined, isCopied: false };
}

export function chosenItem({ answer, key }: DriftState): DriftItem | undefined {
  return answer?.items.find((item) => item.key === key);
}
