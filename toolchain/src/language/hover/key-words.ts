import { ruleById } from '../../check/rules.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import { describeValue } from '../../schema/describe.ts';
import { bullets, code, escapeText, paragraphs } from '../markdown.ts';
import { defaultOf } from '../shape/defaults.ts';
import { rulesOfKey } from '../shape/key-name.ts';
import { type Shape, descriptionOf } from '../shape/shape.ts';
import { describeSchema } from './schema-words.ts';

/** More rules than that are a page of the guide. */
const maxRules = 6;

/** What a key means, what holds without it, and which rules look at it. Markdown. */
export function keyDocumentation(
  kind: WorkspaceDocument['kind'],
  keys: readonly string[],
  shapes: readonly Shape[],
): string {
  const usual = defaultOf(shapes);
  const { rules = [], note } = rulesOfKey(kind, keys) ?? {};
  const checked = rules.map((rule) => `${code(rule)} ${escapeText(ruleById.get(rule)?.summary ?? '')}`);
  return paragraphs(
    descriptionWords(descriptionOf(shapes)),
    usual === undefined ? undefined : `Default: ${code(wordOf(usual))}`,
    checked.length === 0 ? note : `Checked by\n\n${bullets(checked, maxRules)}`,
  );
}

/** The type of a key in a few words. */
export function keyType(shapes: readonly Shape[]): string {
  return escapeText(describeSchema(shapes));
}

/** Descriptions of keys have code spans, and nothing else that is markup. */
export function descriptionWords(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (/^`.+`$/.test(part) ? part : escapeSpaced(part)))
    .join('');
}

/** Keeps the spaces at the ends. */
function escapeSpaced(text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return before + escapeText(inner) + after;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : describeValue(value);
}
