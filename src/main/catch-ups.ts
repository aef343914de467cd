import { nextCatchUpAt, pendingCatchUps, wantCatchUps } from '../db/queries/catch-ups.js';
import type { Incident } from '../domain/incident/incident.js';
import type { Log } from '../log.js';
import { isHarmless, isPassing } from '../slack/error-table.js';
import type { Installation } from '../slack/installation.js';
import { type ReadAnswer, readPage, readPins, readThread } from '../slack/read-history.js';
import {
  type CatchUpDeps,
  catchUp,
  type HistoryAnswer,
  type HistoryReader,
} from '../workflows/record/catch-up.js';

/** Reads what was missed in the channels of incidents, one after the other. */
export interface CatchUps {
  /** Reads the channels of all incidents that are not over, or of one, from where they were read last. */
  want(number: number | null): Promise<void>;
  /** The same for all, by a lost socket and not by somebody who waits: what fails is written in the log. */
  wantAgain(): void;
  /** Goes on with what is left; does nothing where it is at it. */
  wake(): void;
  stop(): Promise<void>;
}

export interface CatchUpOptions extends Omit<CatchUpDeps, 'history' | 'botUserId'> {
  installed: () => Installation | null;
  newTrace: () => string;
  log: Log;
}

export function openCatchUps(options: CatchUpOptions): CatchUps {
  const { db, clock, installed, newTrace, log } = options;
  const failed = (error: unknown): void => log.error('catch_up_failed', { error });
  let isEnding = false;
  let isWanted = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const run = async (slack: Installation): Promise<void> => {
    for (;;) {
      const [next] = await pendingCatchUps(db, clock());
      if (!next || isEnding) return wakeAt(await nextCatchUpAt(db));
      const trace = newTrace();
      const history = historyOf(slack, trace);
      const caught = await catchUp({ ...options, history, botUserId: slack.botUserId }, next);
      if (caught.kind === 'read')
        log.info('caught_up', { trace, incident: next.number, messages: caught.messages });
      if (caught.kind === 'refused')
        log.warn('catch_up_refused', { trace, incident: next.number, error: caught.error });
    }
  };
  /** What is asked for while the last look is under way is looked for once more. */
  const whileWanted = async (slack: Installation): Promise<void> => {
    while (isWanted && !isEnding) {
      isWanted = false;
      await run(slack).catch(failed);
    }
  };
  /** Slack's trouble is mostly over sooner than the clock's next look. */
  const wakeAt = (at: Date | null): void => {
    if (!at || isEnding) return;
    clearTimeout(timer);
    timer = setTimeout(wake, Math.max(0, at.getTime() - clock().getTime()) + 50);
    timer.unref();
  };
  const wake = (): void => {
    const slack = installed();
    if (!slack || isEnding) return;
    isWanted = true;
    running ??= whileWanted(slack).finally(() => {
      running = undefined;
    });
  };
  const want = async (number: number | null): Promise<void> => {
    const slack = installed();
    if (!slack) return;
    await wantCatchUps(db, slack.workspaceId, number);
    wake();
  };
  return {
    want,
    wantAgain: () => void want(null).catch(failed),
    wake,
    async stop() {
      isEnding = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function historyOf({ call, workspaceId }: Installation, trace: string): HistoryReader {
  const placeOf = ({ channelId }: Incident) => ({ workspaceId, channelId: channelId ?? '' });
  return {
    page: async (incident, asked) => heard(await readPage(call, placeOf(incident), { ...asked, trace })),
    thread: async (incident, ts) => {
      const answer = await readThread(call, placeOf(incident), { ts, trace });
      const isGone = answer.kind === 'refused' && isHarmless('conversations.replies', answer.error);
      return isGone ? { kind: 'ok', part: { messages: [] } } : heard(answer);
    },
    pins: async (incident) => heard(await readPins(call, placeOf(incident), trace)),
  };
}

const afterSilenceMs = 5_000;
const afterTroubleMs = 60_000;

function heard<T>(answer: ReadAnswer<T>): HistoryAnswer<T> {
  switch (answer.kind) {
    case 'ok':
      return answer;
    case 'limited':
      return { kind: 'later', afterMs: answer.afterMs };
    case 'silent':
      return { kind: 'later', afterMs: afterSilenceMs };
    case 'refused':
      return isPassing(answer.error)
        ? { kind: 'later', afterMs: afterTroubleMs }
        : { kind: 'never', error: answer.error };
  }
}
