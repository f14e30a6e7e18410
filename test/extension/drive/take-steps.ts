import type { Counts } from '../harness/counts.ts';

/** One thing that somebody does in a window, and what comes of it. */
export interface Step<Scene> {
  readonly title: string;
  readonly run: (scene: Scene) => Promise<void>;
}

/** Takes one step after the other; the first that fails is the last, and has a picture. */
export async function takeSteps<Scene extends { readonly shoot: (name: string) => Promise<void> }>(
  steps: readonly Step<Scene>[],
  scene: Scene,
): Promise<Counts> {
  let passes = 0;
  for (const { title, run } of steps) {
    try {
      await run(scene);
      passes += 1;
      console.log(`    ✔ ${title}`);
    } catch (error) {
      await scene.shoot('failed').catch(() => undefined);
      console.log(`    ✖ ${title}\n`, error);
      return { passes, pending: 0, failures: 1 };
    }
  }
  return { passes, pending: 0, failures: 0 };
}
