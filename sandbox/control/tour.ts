import type { Sandbox } from '../sandbox.js';
import type { World } from '../state/world.js';

/** One thing to try, beside the conversation. */
export interface TourStep {
  /** Kept with the workspace: a step is done once, and stays done. */
  id: string;
  title: string;
  words: string;
  /** How to do it, for those who would rather not type. */
  do?: TourDeed;
  /** Looked at whenever something changes; a throw means no. */
  isDone(sandbox: Sandbox): boolean;
}

export interface TourDeed {
  /** Handle of the person to be. */
  as?: string;
  /** What to type. */
  line?: string;
  /** Id of the channel to be in, as soon as there is one. */
  channel?(sandbox: Sandbox): string | undefined;
}

/** The tour as a page shows it. */
export type TourSeen = StepSeen[];

export interface StepSeen {
  id: string;
  title: string;
  words: string;
  isDone: boolean;
  as?: string;
  line?: string;
  channel?: string;
}

/** The steps and their ticks, which stand in the workspace. */
export interface Tour {
  /** Ticks off what has been done since. */
  tick(sandbox: Sandbox): void;
  see(): TourSeen;
}

export function newTour(steps: readonly TourStep[], world: World): Tour {
  let channels = new Map<string, string>();
  return {
    tick(sandbox) {
      const { workspace } = world;
      const done = steps.filter(
        (step) => !workspace.tourDone.includes(step.id) && isYes(() => step.isDone(sandbox)),
      );
      workspace.tourDone.push(...done.map(({ id }) => id));
      channels = new Map(steps.flatMap((step) => placeOf(step, sandbox)));
    },
    see: () =>
      steps.map(({ id, title, words, do: deed }) => ({
        ...{ id, title, words, isDone: world.workspace.tourDone.includes(id) },
        ...(deed?.as ? { as: deed.as } : {}),
        ...(deed?.line ? { line: deed.line } : {}),
        ...(channels.has(id) ? { channel: channels.get(id) } : {}),
      })),
  };
}

function placeOf(step: TourStep, sandbox: Sandbox): [string, string][] {
  try {
    const channel = step.do?.channel?.(sandbox);
    return channel ? [[step.id, channel]] : [];
  } catch {
    return [];
  }
}

function isYes(question: () => boolean): boolean {
  try {
    return question();
  } catch {
    return false;
  }
}
