import type { ChannelDeclaration } from '../../model/channel.ts';
import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

/**
 * A workflow needs more than at-most-once when another of its steps promises more. Only steps that a contract names
 * count: of other channels nobody knows whether a workflow goes over them. A lost request is noticed by its timeout.
 */
export const stageAtMostOnce: Rule = {
  id: 'STAGE_AT_MOST_ONCE',
  severity: 'warning',
  summary: 'A step of a workflow may be lost, while its other steps are delivered reliably.',
  each: 'workspace',
  check: (workspace, report) => {
    const channels = [...linksOf(workspace).channels.values()];
    const replies = new Set(channels.map(({ resolved }) => resolved.reply?.channel));
    const steps = channels.filter(({ resolved }) => resolved.stage !== null || resolved.final);
    const reliable = steps.find(({ resolved }) => resolved.delivery !== 'at-most-once');
    if (reliable === undefined) return;
    for (const { name, place, resolved } of steps) {
      if (resolved.delivery !== 'at-most-once' || resolved.reply !== null || replies.has(name)) continue;
      report({
        place: below(place, 'delivery'),
        message: `${titleOf(resolved)} may be lost, and its workflow then stands still without a word`,
        hint: 'use at-least-once',
        related: [
          {
            place: reliable.place,
            part: 'key',
            message: `${titleOf(reliable.resolved)} is delivered reliably`,
          },
        ],
      });
    }
  },
};

function titleOf({ stage }: ChannelDeclaration['resolved']): string {
  return stage === null ? 'the end of a workflow' : `the step "${stage}"`;
}
