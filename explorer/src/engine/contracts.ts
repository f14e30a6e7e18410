import { type Workspace, resolveBundle } from '@parley/toolchain';
import { createTopicContracts } from '../drift/contracts.ts';
import { type Judge, createJudge } from '../judge/judge.ts';
import type { AnswerScene } from './answer-scene.ts';
import { knownSpan } from './problems/answer.ts';
import type { SourcePlace } from './source-place.ts';
import { type Sources, createSources } from './sources.ts';
import { createTopicParameters } from './origins.ts';
import { Views } from './views.ts';

/** A scene whose contracts may change. */
export interface EngineScene extends AnswerScene {
  revision: number;
}

/** Judges by the contracts that the scene has when a message comes. */
export function presentJudge(scene: EngineScene): Judge {
  return {
    get bundle() {
      return scene.bundle;
    },
    judge: (packet, nowMs) => scene.judge.judge(packet, nowMs),
  };
}

/** Changes the contracts; what is kept stays as it was judged. */
export function useContracts(scene: EngineScene, workspace: Workspace): void {
  const before = scene.sources;
  Object.assign(scene, contractsOf(workspace, scene));
  forgetChanged(scene, before);
  scene.drift.use(scene.topicContracts);
  scene.revision += 1;
}

/** Whoever changed a contract wants to see whether that mended it. */
function forgetChanged({ problems, sources }: EngineScene, before: Sources): void {
  const isChanged = (place: SourcePlace | undefined) =>
    place !== undefined && before.text(place.file) !== sources.text(place.file);
  problems.forget((problem) => {
    const agents = problem.senders.map((name) => before.agent(name.split('/')[0] ?? ''));
    const declared = [before.message(problem.type), before.channel(problem.channel)];
    return [knownSpan(before, problem), ...declared, ...agents].some(isChanged);
  });
}

type Contracts = Pick<
  AnswerScene,
  | 'bundle'
  | 'folder'
  | 'judge'
  | 'parameters'
  | 'topicContracts'
  | 'topicParameters'
  | 'sources'
  | 'views'
  | 'workspace'
>;

/** All that changes with the contracts. */
export function contractsOf(
  workspace: Workspace,
  { store, now, origins }: Pick<AnswerScene, 'store' | 'now' | 'origins'>,
): Contracts {
  const bundle = resolveBundle(workspace);
  const topicParameters = createTopicParameters(bundle);
  const parameters = topicParameters.names;
  return {
    bundle,
    workspace,
    topicContracts: createTopicContracts(bundle),
    parameters,
    topicParameters,
    folder: workspace.folder,
    judge: createJudge(bundle),
    sources: createSources(workspace),
    views: new Views({
      store,
      now,
      names: { parameters },
      parametersOf: (topic) => topicParameters.of(topic),
      about: origins.about,
    }),
  };
}
