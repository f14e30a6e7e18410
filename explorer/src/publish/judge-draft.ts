import type { Bundle, BundleChannel } from '@parley/schemas';
import { type Checks, createChecks } from '../judge/checks.ts';
import { own } from '../judge/own.ts';
import { type Draft, channelOf } from './draft.ts';
import type { DraftProblem } from './problem.ts';

const known = new WeakMap<Bundle, Checks>();

/** The checks of a bundle; each schema is compiled once. */
function checksOf(bundle: Bundle): Checks {
  const checks = known.get(bundle) ?? createChecks(bundle);
  known.set(bundle, checks);
  return checks;
}

/** Where a draft breaks its contract. Throws when it cannot even be told by which contract it goes. */
export function judgeDraft(bundle: Bundle, draft: Draft): readonly DraftProblem[] {
  const channel = channelOf(bundle, draft.channel);
  if (!channel.messages.includes(draft.type)) throw new Error(`${channel.name} does not carry ${draft.type}`);
  const checks = checksOf(bundle);
  const data = checks.data(draft.type, draft.data).map(({ pointer, expected, keyword }) => ({
    pointer: `/data${pointer}`,
    message: expected,
    keyword,
  }));
  return [...parameterProblems(checks, channel, draft), ...data];
}

function parameterProblems(checks: Checks, channel: BundleChannel, draft: Draft): readonly DraftProblem[] {
  // An inbox has no placeholders to fill, unless the message is to tell where it belongs.
  if (draft.to !== undefined && Object.keys(draft.parameters).length === 0) return [];
  return Object.entries(channel.parameters).flatMap(([name, schema]) => {
    const value = own(draft.parameters, name) ?? '';
    const pointer = `/parameters/${name}`;
    if (value === '' || /[/+#\0]/.test(value)) {
      const message = value === '' ? 'a value' : 'one level of a topic, without / + #';
      return [{ pointer, message, keyword: 'address' }];
    }
    const reason = checks.parameters({ ...channel, parameters: { [name]: schema } }, { [name]: value });
    const [, expected = 'another value'] = /, expected (.*)$/s.exec(reason ?? '') ?? [];
    return reason === undefined ? [] : [{ pointer, message: expected, keyword: 'parameter' }];
  });
}
