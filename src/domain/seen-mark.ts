import type { MessageRef, Version } from './seen-message.js';

/** How a person marks a message as a key entry of the timeline. */
export type MarkKind = 'reaction' | 'pin';

/** A mark that was put on a message or taken off it, as Slack told. */
export interface SeenMark extends MessageRef {
  kind: MarkKind;
  /** The emoji's short code; empty for pins. */
  name: string;
  /** Who put it there, or took it off. */
  byId: string;
  isOn: boolean;
  /** When: of two things told of one mark the later one holds, whichever came first. */
  version: Version;
}

/** What makes two marks the same: a pin is one, whoever sets it; a reaction is each person's own. */
export function markKey({ kind, name, byId }: Pick<SeenMark, 'kind' | 'name' | 'byId'>): string {
  return kind === 'pin' ? kind : `${kind} ${name} ${byId}`;
}
