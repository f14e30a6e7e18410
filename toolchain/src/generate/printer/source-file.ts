import { hardLine, join, line, lineAfter, indent, group, type Doc } from './document.ts';
import { render } from './render.ts';
import { stringLiteral } from './literal.ts';

/** One TypeScript file in the making: declarations in order, imports by use. */
export interface SourceFile {
  /** The local name of something from another module; imported from the first use on. */
  use(name: string, module: string): string;
  /** The same for a type. */
  useType(name: string, module: string): string;
  /** Adds a declaration; a blank line stands between two. */
  add(...declaration: readonly Doc[]): void;
  toString(): string;
}

interface Import {
  readonly name: string;
  readonly local: string;
  value: boolean;
}

/** @param declared names that the file declares itself: an import of the same name gets another local name. */
export function createSourceFile(header: Doc, declared: Iterable<string> = []): SourceFile {
  const modules = new Map<string, Map<string, Import>>();
  const taken = new Set(declared);
  const declarations: Doc[] = [];

  function localName(name: string): string {
    let local = name;
    for (let suffix = 2; taken.has(local); suffix += 1) local = `${name}${suffix}`;
    taken.add(local);
    return local;
  }

  function entryOf(name: string, module: string): Import {
    const names = modules.get(module) ?? new Map<string, Import>();
    modules.set(module, names);
    const entry = names.get(name) ?? { name, local: localName(name), value: false };
    names.set(name, entry);
    return entry;
  }

  return {
    use(name, module) {
      const entry = entryOf(name, module);
      entry.value = true;
      return entry.local;
    },
    useType: (name, module) => entryOf(name, module).local,
    add: (...declaration) => void declarations.push(declaration),
    toString() {
      const imports = packagesFirst(sortedByKey(modules)).map(([module, names]) =>
        printImport(module, names),
      );
      const head = imports.length === 0 ? [] : [join(imports, hardLine)];
      return render([header, join([...head, ...declarations], [hardLine, hardLine]), hardLine]);
    },
  };
}

function printImport(module: string, names: ReadonlyMap<string, Import>): Doc {
  const entries = sortedByKey(names).map(([, entry]) => entry);
  const typesOnly = entries.every((entry) => !entry.value);
  const specifiers = entries.map((entry) => {
    const renamed = entry.local === entry.name ? entry.name : `${entry.name} as ${entry.local}`;
    return entry.value || typesOnly ? renamed : `type ${renamed}`;
  });
  const list = group('{', indent(line, join(specifiers, [',', line])), lineAfter(',', ' '), '}');
  return ['import ', typesOnly ? 'type ' : '', list, ' from ', stringLiteral(module), ';'];
}

function packagesFirst<Value>(modules: readonly (readonly [string, Value])[]): (readonly [string, Value])[] {
  const isRelative = ([module]: readonly [string, Value]): boolean => module.startsWith('.');
  return [...modules.filter((entry) => !isRelative(entry)), ...modules.filter(isRelative)];
}

function sortedByKey<Value>(map: ReadonlyMap<string, Value>): (readonly [string, Value])[] {
  return [...map].sort(([left], [right]) => (left < right ? -1 : 1));
}
