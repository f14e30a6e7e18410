import { below } from '../../model/place.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import type { ContractSymbol, Role } from './symbol.ts';
import type { Use } from './use.ts';

type Keys = readonly (string | number)[];

/** Collects the uses of one document. */
export class UseList {
  readonly uses: Use[] = [];
  readonly #entry: WorkspaceDocument;

  constructor(entry: WorkspaceDocument) {
    this.#entry = entry;
  }

  /** A key that is a name. */
  key(symbol: ContractSymbol, role: Role, keys: Keys): void {
    this.#add({ symbol, role, part: 'key' }, keys);
  }

  /** A text that is a name; anything else there is none. */
  value(value: unknown, { kind, role }: { kind: ContractSymbol['kind']; role: Role }, keys: Keys): void {
    if (typeof value === 'string') this.#add({ symbol: { kind, name: value }, role, part: 'value' }, keys);
  }

  /** Every text of a list. */
  values(list: unknown, what: { kind: ContractSymbol['kind']; role: Role }, keys: Keys): void {
    if (Array.isArray(list))
      list.forEach((item, index) => {
        this.value(item, what, [...keys, index]);
      });
  }

  /** A name that is a part of a text. */
  slice(symbol: ContractSymbol, role: Role, at: { keys: Keys; slice: NonNullable<Use['slice']> }): void {
    this.#add({ symbol, role, part: 'value', slice: at.slice }, at.keys);
  }

  #add(use: Omit<Use, 'place' | 'imported'>, keys: Keys): void {
    const { document, imported } = this.#entry;
    this.uses.push({ ...use, place: below({ document, pointer: '' }, ...keys), imported });
  }
}
