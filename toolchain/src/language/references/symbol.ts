import { messageTypeOf } from '../../model/file-kind.ts';
import { messageTypePattern } from '../../model/names.ts';

/** Something with a name that documents declare and use. */
export interface ContractSymbol {
  readonly kind: SymbolKind;
  /** The name; of a schema that is no message, its pointer in its file. */
  readonly name: string;
  /** Of a schema that is no message: the path of its file. */
  readonly file?: string;
}

export type SymbolKind = 'channel' | 'agent' | 'message' | 'parameter' | 'schema' | 'capability' | 'broker';

/**
 * What a name is there for. `declares` gives it; `pattern` is a key of `receives` that stands for all channels it holds;
 * `address` a placeholder in one; `binds` an agent's `parameters`; the others are named like their keys.
 */
export type Role =
  | 'declares'
  | 'sends'
  | 'receives'
  | 'pattern'
  | 'messages'
  | 'reply'
  | 'fallback'
  | 'backup'
  | 'deprecated-use'
  | 'reserved'
  | '$ref'
  | 'required'
  | 'orderBy'
  | '$id'
  | 'address'
  | 'binds'
  | 'operators'
  | 'run'
  | 'capabilities'
  | 'broker';

/** Two symbols are the same when their keys are. */
export function symbolKey({ kind, name, file }: ContractSymbol): string {
  return file === undefined ? `${kind} ${name}` : `${kind} ${name} ${file}`;
}

/** A schema by its place: the root of a file is a message, if the file is called like one. */
export function schemaSymbol(file: string, pointer: string): ContractSymbol {
  const type = messageTypeOf(file);
  const isMessage = pointer === '' && messageTypePattern.test(type);
  return isMessage ? { kind: 'message', name: type } : { kind: 'schema', name: pointer, file };
}
