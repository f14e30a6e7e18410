import { answerDrift, answerDriftEdit } from '../drift/answer.ts';
import { completeQuery } from '../query/complete.ts';
import { fields } from '../query/fields.ts';
import { parseQuery } from '../query/parse.ts';
import type { View } from '../query/view.ts';
import type { Row } from '../store/row.ts';
import type { AnswerScene } from './answer-scene.ts';
import { countAgentTraffic } from './agent-traffic.ts';
import { countAggregates } from './aggregates.ts';
import { createDetail } from './detail.ts';
import { knownValues } from './known-values.ts';
import { letterOf } from './letters.ts';
import type {
  AgentsAnswer,
  Answer,
  Asked,
  CountsAnswer,
  QuestionName,
  RowsAnswer,
  RowsAsked,
  Tab,
  ViewAsked,
} from './protocol.ts';
import { publishingAnswers } from './publishing.ts';
import { answerWireProblems } from './problems/answer.ts';
import { rangeOf } from './range.ts';
import { countFigures } from './figures.ts';
import { countOperations } from './operations.ts';
import { answerRetained } from './retained/answer.ts';
import { createStrip } from './strip.ts';
import { answerThreads, hopsOf } from './thread-answers.ts';
import { unreadIn } from './unread.ts';
import { type OpenView, tabQueries } from './views.ts';
import { waitOf } from './waits.ts';

type Answers = { readonly [Name in QuestionName]: (scene: AnswerScene, asked: Asked<Name>) => Answer<Name> };

const maxRows = 500;

const answers: Answers = {
  ...publishingAnswers,
  hello: (scene) => ({
    version: 1,
    broker: scene.broker,
    publish: scene.publish,
    workspace: scene.folder,
    channels: Object.keys(scene.bundle.channels),
    addresses: Object.values(scene.bundle.channels).flatMap(({ address }) => address ?? []),
    messages: Object.keys(scene.bundle.messages),
    agents: Object.keys(scene.bundle.agents),
    unread: unreadIn(scene.workspace),
    fields: fields.map(({ name, description, example }) => ({ name, description, example })),
  }),
  rows: answerRows,
  locate: (scene, asked) => locate(scene, asked),
  counts: answerCounts,
  strip: (scene, { query, bars }) => {
    const strip = createStrip(scene.store, openTab(scene, { tab: 'all', query }).view, bars);
    return { ...strip, range: rangeOf(query, scene.now()), lanes: scene.agents.lanes(strip) };
  },
  detail: (scene, { row }) => ({ detail: createDetail(row, scene) }),
  threads: (scene, asked) =>
    answerThreads(scene, openTab(scene, { tab: 'all', query: asked.query }).view, asked),
  thread: (scene, { correlationId }) => ({ hops: hopsOf(scene, correlationId) }),
  traffic: ({ traffic }) => traffic.answer(),
  wireProblems: answerWireProblems,
  forgetProblems: ({ problems }) => {
    problems.forget();
    return {};
  },
  agentTraffic: (scene, { query }) => ({
    agents: countAgentTraffic(scene.store, openTab(scene, { tab: 'all', query }).view, scene.bundle),
  }),
  retained: answerRetained,
  figures: (scene, { query }) => {
    const { view, errors } = openTab(scene, { tab: 'all', query });
    return { ...countFigures(scene, view), errors, behind: view.behind };
  },
  operations: (scene, { query }) => ({
    operations: countOperations(scene, openTab(scene, { tab: 'all', query }).view),
  }),
  aggregates: (scene, asked) => {
    const channels = Object.keys(scene.bundle.channels);
    const { view } = openTab(scene, { tab: 'all', query: asked.query });
    return countAggregates({ ...scene, channels }, view, asked);
  },
  drift: answerDrift,
  driftEdit: answerDriftEdit,
  agents: answerAgents,
  complete: (scene, { text, caret }) => ({
    suggestions: completeQuery(text, caret, knownValues(scene)),
    errors: parseQuery(text, { parameters: scene.parameters }).errors,
  }),
};

/** Answers one question. Throws only for questions that nobody asks. */
export function answerQuestion<Name extends QuestionName>(
  scene: AnswerScene,
  name: Name,
  asked: Asked<Name>,
): Answer<Name> {
  if (!Object.hasOwn(answers, name)) throw new TypeError(`there is no question "${name}"`);
  return answers[name](scene, asked);
}

function openTab({ views }: AnswerScene, { tab, query }: ViewAsked): OpenView {
  return views.open(tab === 'waiting' ? 'is:request' : tabQueries[tab], query);
}

function answerRows(scene: AnswerScene, asked: RowsAsked): RowsAnswer {
  const { view, errors } = openTab(scene, asked);
  const numbers = asked.tab === 'waiting' ? waitingRows(scene, view) : undefined;
  const total = numbers?.length ?? view.count;
  const wanted = asked.atRow === undefined ? asked.from : view.indexOf(asked.atRow);
  const from = Math.max(0, Math.min(wanted < 0 ? total + wanted : wanted, total));
  const to = Math.min(total, from + Math.min(asked.count, maxRows));
  const rows: Row[] = [];
  for (let index = from; index < to; index++) {
    const row = scene.store.row(numbers?.[index] ?? view.at(index) ?? -1);
    if (row !== undefined) rows.push(row);
  }
  return { total, from, behind: view.behind, rows, errors, ...besidesOf(scene, asked.tab, rows) };
}

/** What a tab says of its rows beside them. */
function besidesOf(scene: AnswerScene, tab: Tab, rows: readonly Row[]): Partial<RowsAnswer> {
  if (tab === 'dead') return { letters: rows.map(({ row }) => letterOf(scene.store, row)) };
  return tab === 'waiting' ? { waits: waitsOf(scene, rows) } : {};
}

/** Requests without a reply are no property of a row: they are looked up in the view. */
function waitingRows({ waiting, now }: AnswerScene, view: View): readonly number[] {
  return waiting.rows(now()).filter((row) => view.has(row));
}

function waitsOf({ waiting, now, bundle }: AnswerScene, rows: readonly Row[]): RowsAnswer['waits'] {
  const requests = waiting.byRow(now());
  return rows.map(({ row }) => {
    const request = requests.get(row);
    return request && waitOf(request, bundle);
  });
}

function locate(scene: AnswerScene, asked: ViewAsked & { readonly row: number }): Answer<'locate'> {
  const open = openTab(scene, asked);
  if (asked.tab === 'waiting') {
    const index = waitingRows(scene, open.view).findIndex((row) => row >= asked.row);
    return { index: Math.max(0, index), there: waitingRows(scene, open.view)[index] === asked.row };
  }
  const index = open.view.indexOf(asked.row);
  return { index, there: open.view.has(asked.row) };
}

function answerCounts(scene: AnswerScene, { query }: { readonly query: string }): CountsAnswer {
  const countOf = (tab: Tab) => {
    const open = openTab(scene, { tab, query });
    return tab === 'waiting' ? waitingRows(scene, open.view).length : open.view.count;
  };
  const all = openTab(scene, { tab: 'all', query });
  return {
    tabs: {
      all: countOf('all'),
      invalid: countOf('invalid'),
      waiting: countOf('waiting'),
      undeclared: countOf('undeclared'),
      dead: countOf('dead'),
    },
    behind: all.view.behind,
  };
}

function answerAgents({ agents, cards, bundle }: AnswerScene): AgentsAnswer {
  const instances = agents.list();
  const heard = new Set(instances.map(({ agent }) => agent));
  const silent = Object.values(bundle.agents).filter(({ name, external }) => !external && !heard.has(name));
  return { instances, silent: silent.map(({ name }) => name), contracts: cards.match(bundle) };
}
