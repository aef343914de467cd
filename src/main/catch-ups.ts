import { nextCatchUpAt, pendingCatchUps, putOffCatchUp, wantCatchUps } from '../db/queries/catch-ups.js';
import type { Incident, IncidentKey } from '../domain/incident/incident.js';
import type { Log } from '../log.js';
import { isPassing, mayBeDone } from '../slack/error-table.js';
import type { Installation } from '../slack/installation.js';
import type { Told } from '../slack/read-answer.js';
import { readPage, readPins, readStanding, readThread } from '../slack/read-history.js';
import {
  type CatchUpDeps,
  catchUp,
  type HistoryAnswer,
  type HistoryReader,
} from '../workflows/record/catch-up.js';
import { openRounds } from './rounds.js';

/** Reads what was missed in the channels of incidents, one after the other. */
export interface CatchUps {
  /** Reads the channels of all incidents that are not over, or of one. */
  want(number: number | null): Promise<void>;
  /** The same for all, by a lost socket and not by somebody who waits: what fails is written in the log. */
  wantAgain(): void;
  /** Goes on with what is left; does nothing where it is at it. */
  wake(): void;
  stop(): Promise<void>;
}

export interface CatchUpOptions extends Omit<CatchUpDeps, 'history' | 'botUserId' | 'isEnding'> {
  installed: () => Installation | null;
  newTrace: () => string;
  log: Log;
}

export function openCatchUps(options: CatchUpOptions): CatchUps {
  const { db, clock, installed, newTrace, log } = options;
  const failed = (error: unknown): void => log.error('catch_up_failed', { error });
  const rounds = openRounds(async (isEnding) => {
    const slack = installed();
    while (slack && !isEnding()) {
      const [next] = await pendingCatchUps(db, clock());
      if (!next) return wakeAt(await nextCatchUpAt(db));
      await readOne(slack, next, isEnding).catch((error: unknown) => {
        failed(error);
        return putOffCatchUp(db, next, new Date(clock().getTime() + afterTroubleMs));
      });
    }
  }, failed);
  const readOne = async (slack: Installation, next: IncidentKey, isEnding: () => boolean): Promise<void> => {
    const trace = newTrace();
    const history = historyOf(slack, trace);
    const caught = await catchUp({ ...options, history, botUserId: slack.botUserId, isEnding }, next);
    const about = { trace, incident: next.number };
    if (caught.kind === 'read') log.info('caught_up', { ...about, messages: caught.messages });
    if (caught.kind === 'read' && caught.unread.length > 0)
      log.warn('catch_up_incomplete', { ...about, unread: caught.unread });
    if (caught.kind === 'refused') log.warn('catch_up_refused', { ...about, error: caught.error });
  };
  /** Slack's trouble is mostly over sooner than the clock's next look. */
  const wakeAt = (at: Date | null): void => {
    if (at) rounds.wakeIn(Math.max(0, at.getTime() - clock().getTime()) + 50);
  };
  const want = async (number: number | null): Promise<void> => {
    const slack = installed();
    if (!slack) return;
    await wantCatchUps(db, slack.workspaceId, number);
    void rounds.wake();
  };
  return {
    want,
    wantAgain: () => void want(null).catch(failed),
    wake: () => void rounds.wake(),
    stop: () => rounds.stop(),
  };
}

function historyOf({ call, workspaceId }: Installation, trace: string): HistoryReader {
  const placeOf = ({ channelId }: Incident) => ({ workspaceId, channelId: channelId ?? '' });
  return {
    page: async (incident, asked) => heard(await readPage(call, placeOf(incident), { ...asked, trace })),
    thread: async (incident, asked) => heard(await readThread(call, placeOf(incident), { ...asked, trace })),
    stands: async (incident, ts) => heard(await readStanding(call, placeOf(incident), { ts, trace })),
    pins: async (incident) => heard(await readPins(call, placeOf(incident), trace)),
  };
}

const afterSilenceMs = 5_000;
const afterTroubleMs = 60_000;

function heard<T>(answer: Told<T>): HistoryAnswer<T> {
  switch (answer.kind) {
    case 'ok':
      return { kind: 'ok', part: answer.told };
    case 'limited':
      return { kind: 'later', afterMs: answer.afterMs, failed: null };
    case 'silent':
      return { kind: 'later', afterMs: afterSilenceMs, failed: answer.error };
    case 'refused':
      if (!isPassing(answer.error)) return { kind: 'never', error: answer.error };
      return {
        kind: 'later',
        afterMs: mayBeDone(answer.error) ? afterSilenceMs : afterTroubleMs,
        failed: answer.error,
      };
  }
}
