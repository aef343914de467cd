import type { Delivery } from '../delivery/parcel.js';
import type { ChannelState } from '../state/channel-state.js';
import type { SandboxContext } from '../state/context.js';
import type { EphemeralMessage } from '../state/workspace.js';

/** One thing to try, beside the conversation. */
export interface TourStep {
  /** Kept with the workspace: a step is done once, and stays done. */
  id: string;
  title: string;
  words: string;
  /** How to do it, for those who would rather not type. */
  do?: TourDeed;
  /** Looked at whenever something changes; a throw means no. */
  isDone(scene: TourScene): boolean;
}

export interface TourDeed {
  /** Handle of the person to be. */
  as?: string;
  /** What to type. */
  line?: string;
  /** Id of the channel to be in, as soon as there is one. */
  channel?(scene: TourScene): string | undefined;
}

/** What steps are judged by, looked at once for all of them. */
export interface TourScene {
  channels: ChannelState[];
  /** What one person alone was told. */
  ephemerals: EphemeralMessage[];
  deliveries: Delivery[];
}

/** What the page proposes to try, and what it says when all has been done. */
export interface TourPlan {
  steps: TourStep[];
  closing: string;
}

/** The tour as a page shows it. */
export interface TourSeen {
  steps: StepSeen[];
  closing: string;
}

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
  /** Ticks off what has been done since; true where something is to be shown anew. */
  tick(look: () => TourScene): boolean;
  see(): TourSeen;
}

export function newTour({ steps, closing }: TourPlan, context: SandboxContext): Tour {
  let channels = new Map<string, string>();
  return {
    tick(look) {
      const { tourDone } = context.workspace;
      const open = steps.filter(({ id }) => !tourDone.includes(id));
      if (open.length === 0) return false;
      const scene = look();
      const done = open.filter((step) => isYes(() => step.isDone(scene)));
      tourDone.push(...done.map(({ id }) => id));
      const before = channels;
      channels = new Map(open.flatMap((step) => placeOf(step, scene)));
      return done.length > 0 || [...channels].some(([id, channel]) => before.get(id) !== channel);
    },
    see: () => ({
      closing,
      steps: steps.map(({ id, title, words, do: deed }) => ({
        ...{ id, title, words, isDone: context.workspace.tourDone.includes(id) },
        ...(deed?.as ? { as: deed.as } : {}),
        ...(deed?.line ? { line: deed.line } : {}),
        ...(channels.has(id) ? { channel: channels.get(id) } : {}),
      })),
    }),
  };
}

function placeOf(step: TourStep, scene: TourScene): [string, string][] {
  try {
    const channel = step.do?.channel?.(scene);
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
