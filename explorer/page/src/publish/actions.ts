import type { Draft } from '@parley/explorer/protocol';
import type { Path } from './form/data.ts';

/** What people can do while a message is written. */
export interface PublishActions {
  /** Begins a message: on a channel, or on the one that was written last. */
  openPublish(channel?: string): void;
  /** A captured message: `again` as it was, or to be changed. */
  resend(row: number, mode: 'again' | 'write'): void;
  closePublish(): void;
  searchChannel(text: string | undefined): void;
  moveChoice(by: number): void;
  chooseChannel(index: number): void;
  setParameter(name: string, value: string): void;
  setEnvelope(change: Partial<Draft>): void;
  /** Writes a value; undefined takes it out. */
  setData(path: Path, value: unknown): void;
  /** Counts a number up or down. */
  addTo(path: Path, by: number): void;
  /** A text that is no value yet, or that stays as it was typed. */
  setText(pointer: string, text: string | undefined): void;
  writeJson(isJson: boolean): void;
  showMore(shows: boolean): void;
  send(how: 'send' | 'wait'): void;
  /** Sends what breaks its contract, as the problems say that are shown; false: does not. */
  confirm(wants: boolean): void;
}
