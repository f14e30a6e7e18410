import { agentNamePattern } from '../../model/names.ts';
import { fileKind } from '../../model/file-kind.ts';
import { valueAt } from '../../source/pointer.ts';
import { fileStem, withStem } from '../rename/file-stem.ts';
import { linesOf } from '../text.ts';
import { editFile, fix, remove, replace, set } from './change.ts';
import type { Fix, Fixer, Fixers } from './fix.ts';

/** The agent is called as its file, or the file as its agent. */
const agentFile: Fixer = ({ workspace, place, document, value }): readonly Fix[] => {
  const stem = fileStem(document.path);
  const name = typeof value === 'string' ? value : '';
  const to = withStem(document.path, name);
  const isFree = !workspace.documents.some((other) => other.document.path === to);
  const isName = agentNamePattern.test(stem) && !workspace.agents.some((agent) => agent.name === stem);
  return [
    ...(isFree && agentNamePattern.test(name)
      ? fix(`Call the file ${to.slice(to.lastIndexOf('/') + 1)}`, 'look', {
          rename: { from: document.path, to },
        })
      : []),
    ...(isName ? fix(`Call the agent "${stem}"`, 'look', replace(place, stem)) : []),
  ];
};

/** A key that is no text gets quotes. */
const quoteKey: Fixer = ({ finding, document }) => {
  const { range } = finding;
  const text = document.text.slice(range.start.offset, range.end.offset);
  if (!/^[\w.+-]+$/.test(text)) return [];
  return fix(`Write "${text}"`, 'safe', editFile(document.path, [{ range, text: `"${text}"` }]));
};

/** A tag says nothing that Parley reads. */
const removeTag: Fixer = ({ finding, document }) => {
  const { start, end } = finding.range;
  const text = document.text.slice(start.offset, end.offset);
  if (!/^![^\s]*$/.test(text)) return [];
  const space = /^[ \t]*/.exec(document.text.slice(end.offset))?.[0].length ?? 0;
  const range = linesOf(document).rangeOf(start.offset, end.offset + space);
  return fix(`Remove ${text}`, 'look', editFile(document.path, [{ range, text: '' }]));
};

/** JSON has no trailing commas. */
const trailingComma: Fixer = ({ finding, document }) => {
  if (!finding.message.includes('no trailing commas')) return [];
  const before = document.text.slice(0, finding.range.start.offset).trimEnd();
  if (!before.endsWith(',')) return [];
  const range = linesOf(document).rangeOf(before.length - 1, before.length);
  return fix('Remove the comma', 'safe', editFile(document.path, [{ range, text: '' }]));
};

const slashes: Fixer = ({ place, value }) =>
  typeof value === 'string'
    ? fix(`Write ${value.replaceAll('\\', '/')}`, 'safe', replace(place, value.replaceAll('\\', '/')))
    : [];

/** The rule runs, so that what is said of it counts. */
const useRule: Fixer = ({ finding, document }) => {
  const rule = /^add "(.*)" to use$/.exec(finding.hint ?? '')?.[1];
  if (rule === undefined) return [];
  const used = valueAt(document.value, '/check/use');
  const value = [...(Array.isArray(used) ? (used as unknown[]) : ['STANDARD']), rule];
  return fix(`Add "${rule}" to use`, 'look', set({ document, pointer: '/check' }, 'use', value));
};

const empty: Fixer = ({ document }): readonly Fix[] => {
  if (document.text.trim() !== '') return [];
  const stem = fileStem(document.path);
  const texts: Readonly<Partial<Record<string, unknown>>> = {
    agent: agentNamePattern.test(stem) ? { agent: stem } : undefined,
    channel: { channels: {} },
    message: { type: 'object' },
  };
  const value = texts[fileKind(document.path)];
  if (value === undefined) return [];
  const isJson = document.path.endsWith('.json');
  const [[key, member] = ['', '']] = Object.entries(value as object) as [string, unknown][];
  const text = isJson
    ? `${JSON.stringify(value, null, 2)}\n`
    : `${key}: ${typeof member === 'string' ? member : '{}'}\n`;
  const range = linesOf(document).rangeOf(0, document.text.length);
  return fix('Write the first key', 'look', editFile(document.path, [{ range, text }]));
};

export const fileFixes: Fixers = {
  AGENT_FILE_NAME: agentFile,
  FILE_EMPTY: empty,
  KEY_NOT_STRING: quoteKey,
  YAML_TAG: removeTag,
  SYNTAX: trailingComma,
  PATH_BACKSLASH: slashes,
  GENERATE_OUT_OUTSIDE: ({ place }) => fix('Write generated', 'look', replace(place, 'generated')),
  RULE_OFF: useRule,
  BASELINE_MISSING: ({ place }) => fix('Remove "baseline"', 'look', remove(place)),
};
