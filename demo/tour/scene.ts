import type { TourScene } from '../../sandbox/control/tour.js';
import type { ChannelState } from '../../sandbox/state/channel-state.js';

/** The channel of all members. */
export function general({ channels }: TourScene): string | undefined {
  return channels.find(({ isGeneral }) => isGeneral)?.id;
}

/** Incident channels, the first one first. */
export function incidents({ channels }: TourScene): ChannelState[] {
  return channels.filter(({ name }) => name.startsWith('inc-'));
}

/** The channel of the first incident. */
export function inIncident(scene: TourScene): string | undefined {
  return incidents(scene)[0]?.id;
}

/** True if the bot posted a matching message in an incident channel. */
export function hasPosted(scene: TourScene, words: RegExp): boolean {
  return incidents(scene)
    .flatMap(({ messages }) => messages)
    .some(({ bot_id, text, blocks }) => bot_id && words.test(`${text} ${JSON.stringify(blocks ?? [])}`));
}

/** True if the bot sent a matching ephemeral message. */
export function hasEphemeral({ ephemerals }: TourScene, words: RegExp): boolean {
  return ephemerals.some(
    ({ text, blocks }) => words.test(text ?? '') || words.test(JSON.stringify(blocks ?? [])),
  );
}
