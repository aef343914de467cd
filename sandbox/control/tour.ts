import type { Delivery } from '../delivery/parcel.js';
import type { ChannelState } from '../state/channel-state.js';
import type { SandboxContext } from '../state/context.js';
import type { EphemeralMessage } from '../state/workspace.js';
import type { Person } from '../users/person.js';

/** One step of the tour. */
export interface TourStep {
  /** Saved with the workspace, so that a finished step stays done; unique in the tour. */
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
  /** True if the clock is moved to that person's next working day. */
  movesClock?: boolean;
}

/** Some steps, about one thing, that can be taken without the chapters before. */
export interface TourChapter {
  id: string;
  title: string;
  steps: TourStep[];
  /** What must be there before its first step. */
  needs?: TourNeed;
}

export interface TourNeed {
  /** What `provide` does, in a sentence. */
  words: string;
  isMet(scene: TourScene): boolean;
  /** Does what is missing, as people do it. */
  provide(cast: TourCast): Promise<void>;
}

/** Who acts to prepare a chapter, and where: a part of the sandbox. */
export interface TourCast {
  person(name: string): Person;
  channel(nameOrId: string): ChannelState;
  channels(): ChannelState[];
  until<T>(what: () => T | undefined | false): Promise<T>;
}

/** What steps are checked against, read once for all of them. */
export interface TourScene {
  /** All of them, with direct messages. */
  channels: ChannelState[];
  /** Ephemeral messages. */
  ephemerals: EphemeralMessage[];
  deliveries: Delivery[];
}

/** The chapters, and the text shown when all are done. */
export interface TourPlan {
  chapters: TourChapter[];
  closing: string;
}

/** The tour as a page shows it. */
export interface TourSeen {
  chapters: ChapterSeen[];
  closing: string;
}

export interface ChapterSeen {
  id: string;
  title: string;
  steps: StepSeen[];
  /** What is done first if the chapter is started now; absent if nothing is missing. */
  missing?: string;
}

export interface StepSeen {
  id: string;
  title: string;
  words: string;
  isDone: boolean;
  as?: string;
  line?: string;
  channel?: string;
  movesClock?: boolean;
}

/** The steps and their progress, which the workspace stores. */
export interface Tour {
  /** Marks finished steps; returns true if the page needs an update. */
  tick(look: () => TourScene): boolean;
  see(): TourSeen;
  /** Does what a chapter needs before its first step. */
  prepare(chapterId: string, cast: TourCast): Promise<void>;
}

/** What the last tick found. */
interface Found {
  /** Channels to open, by step. */
  channels: Map<string, string>;
  /** Chapters whose need is not met. */
  unprepared: string[];
}

export function newTour({ chapters, closing }: TourPlan, context: SandboxContext): Tour {
  const steps = chapters.flatMap((chapter) => chapter.steps);
  let found: Found = { channels: new Map(), unprepared: [] };
  return {
    tick(look) {
      const { tourDone } = context.workspace;
      const open = steps.filter(({ id }) => !tourDone.includes(id));
      if (open.length === 0) return false;
      const scene = look();
      const done = open.filter((step) => isYes(() => step.isDone(scene)));
      tourDone.push(...done.map(({ id }) => id));
      const before = asText(found);
      found = { channels: placesOf(open, scene), unprepared: unpreparedIn(chapters, scene) };
      return done.length > 0 || asText(found) !== before;
    },
    see: () => ({ closing, chapters: chapters.map((chapter) => seeChapter(chapter, found, context)) }),
    async prepare(chapterId, cast) {
      await chapters.find(({ id }) => id === chapterId)?.needs?.provide(cast);
    },
  };
}

function asText({ channels, unprepared }: Found): string {
  return JSON.stringify([...channels, unprepared]);
}

function placesOf(steps: readonly TourStep[], scene: TourScene): Found['channels'] {
  return new Map(steps.flatMap((step) => placeOf(step, scene)));
}

function unpreparedIn(chapters: readonly TourChapter[], scene: TourScene): string[] {
  return chapters.filter(({ needs }) => needs && !isYes(() => needs.isMet(scene))).map(({ id }) => id);
}

function seeChapter(
  { id, title, steps, needs }: TourChapter,
  { channels, unprepared }: Found,
  { workspace }: SandboxContext,
): ChapterSeen {
  return {
    id,
    title,
    steps: steps.map((step) => seeStep(step, workspace.tourDone.includes(step.id), channels.get(step.id))),
    ...(needs && unprepared.includes(id) ? { missing: needs.words } : {}),
  };
}

function seeStep(
  { id, title, words, do: deed }: TourStep,
  isDone: boolean,
  channel: string | undefined,
): StepSeen {
  return {
    ...{ id, title, words, isDone },
    ...(deed?.as ? { as: deed.as } : {}),
    ...(deed?.line ? { line: deed.line } : {}),
    ...(deed?.movesClock ? { movesClock: true } : {}),
    ...(channel ? { channel } : {}),
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
