import { type Row, rowFlags } from '@parley/explorer/protocol';
import { render } from 'lit-html';
import { type IconName, icon } from '../icons.ts';
import { toneOf } from '../format.ts';

export const deadLetterFlag = rowFlags.deadLetter;

export function iconOf({ verdict, flags }: Pick<Row, 'verdict' | 'flags'>): IconName {
  if ((flags & deadLetterFlag) !== 0) return 'dead';
  if (verdict === 'expired') return 'clock';
  const tone = toneOf(verdict);
  return tone === 'good' ? 'valid' : tone === 'warn' ? 'warning' : 'invalid';
}

const drawn = new Map<IconName, Node>();

/** A copy of the picture: rows are drawn too often for a template. */
export function verdictIcon(row: Row): Node {
  const name = iconOf(row);
  let picture = drawn.get(name);
  if (picture === undefined) {
    const holder = document.createElement('div');
    render(icon(name), holder);
    picture = holder.querySelector('svg') ?? holder;
    drawn.set(name, picture);
  }
  return picture.cloneNode(true);
}
