import { Location, Position, Range, Uri, commands, window } from 'vscode';
import { type Command, textOption } from './command.ts';

/** Opens the handler in a program that a code lens leads to; of several it shows the list. */
export const showHandlers: Command = {
  id: 'parley.showHandlers',
  run: async (_shell, options) => {
    const places = (Array.isArray(options.places) ? (options.places as unknown[]) : []).flatMap(toLocation);
    const [only] = places;
    if (only === undefined) return 0;
    if (places.length === 1) {
      await window.showTextDocument(only.uri, { selection: only.range });
      return 1;
    }
    const uri = Uri.parse(textOption(options, 'uri') ?? '');
    await commands.executeCommand('editor.action.showReferences', uri, toPosition(options.position), places);
    return places.length;
  },
};

interface ProtocolPlace {
  readonly uri?: unknown;
  readonly range?: { readonly start?: unknown; readonly end?: unknown };
}

function toLocation(place: unknown): readonly Location[] {
  const { uri, range } = (place ?? {}) as ProtocolPlace;
  if (typeof uri !== 'string') return [];
  return [new Location(Uri.parse(uri), new Range(toPosition(range?.start), toPosition(range?.end)))];
}

function toPosition(value: unknown): Position {
  const { line, character } = (value ?? {}) as { readonly line?: unknown; readonly character?: unknown };
  return new Position(typeof line === 'number' ? line : 0, typeof character === 'number' ? character : 0);
}
