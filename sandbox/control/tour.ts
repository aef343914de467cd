import type { Delivery } from '../delivery/parcel.js';
import type { ChannelState } from '../state/channel-state.js';
import type { SandboxContext } from '../state/context.js';
import type { EphemeralMessage } from '../state/workspace.js';

/** One step of the tour. */
export interface TourStep {
  /** Saved with the workspace, so that a finished step stays done. */
  id: string;
  title: string;
  words: string;
  /** How to do it, for the buttons. */
  do?: TourDeed;
  /** Checked whenever something changes; throwing counts as false. */
  isDone(scene: TourScene): boolean;
}

export interface TourDeed {
  /** Handle of the person to switch to. */
  as?: string;
  /** The command or message to type. */
  line?: string;
  /** Id of the channel to open, once it exists. */
  channel?(scene: TourScene): string | undefined;
}

/** What steps are checked against, read once for all of them. */
export interface TourScene {
  channels: ChannelState[];
  /** Ephemeral messages. */
  ephemerals: EphemeralMessage[];
  deliveries: Delivery[];
}

/** The steps, and the text shown when all are done. */
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

/** The steps and their progress, which the workspace stores. */
export interface Tour {
  /** Marks finished steps; returns true if the page needs an update. */
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
