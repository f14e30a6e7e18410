import type { ContractMatch } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import { plain } from '../format.ts';
import { type IconName, icon } from '../icons.ts';
import type { State } from '../state.ts';

/** The instances of an agent that showed a card. */
export function contractsOf(agent: string, { agents }: Pick<State, 'agents'>): readonly ContractMatch[] {
  return (agents?.contracts ?? []).filter((match) => match.agent === agent);
}

/** Whether the instances of an agent hold the contracts of this workspace: the same, differing, or nobody knows. */
export function contractState(matches: readonly ContractMatch[]): TemplateResult {
  if (matches.length === 0)
    return look(['ring', ''], 'unknown', 'No card was seen: cards carry the hashes of the contracts');
  const differing = [...new Set(matches.flatMap((match) => match.differing))];
  if (differing.length > 0)
    return look(['warning', 'warn'], 'differ', `Another contract of ${differing.join(', ')}`);
  const more = [...new Set(matches.flatMap(({ unknown, lacking }) => [...unknown, ...lacking]))];
  return more.length === 0
    ? look(['valid', 'good'], 'same', 'The hashes on its card are those of this workspace')
    : look(['half', 'warn'], 'partly', `Only one side knows ${more.join(', ')}`);
}

function look([shape, tone]: readonly [IconName, string], word: string, title: string): TemplateResult {
  return html`<span class="st ${tone}" title=${plain(title)}>${icon(shape)}${word}</span>`;
}

/** What differs, instance by instance. */
export function contractFacts(matches: readonly ContractMatch[]): TemplateResult | typeof nothing {
  const told = matches.filter(
    ({ differing, unknown, lacking }) => differing.length + unknown.length + lacking.length > 0,
  );
  if (told.length === 0) return nothing;
  return html`<h3 class="label">Contracts</h3>
    <dl class="facts tight">
      ${told.map(
        ({ instance, differing, unknown, lacking }) =>
          html`<dt>${plain(instance)}</dt>
            <dd class="plain">
              ${[
                ...(differing.length === 0 ? [] : [`another contract of ${list(differing)}`]),
                ...(unknown.length === 0 ? [] : [`knows ${list(unknown)}, this workspace does not`]),
                ...(lacking.length === 0 ? [] : [`does not know ${list(lacking)}`]),
              ].join('; ')}
            </dd>`,
      )}
    </dl>`;
}

function list(types: readonly string[]): string {
  return types.map(plain).join(', ');
}
