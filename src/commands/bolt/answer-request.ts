import { notSavedView } from '../../slack/views/delivery/not-saved.js';
import type { MessageView } from '../../slack/views/text/blocks.js';
import type { AppContext } from '../app-context.js';
import type { Call } from '../command.js';
import { maxAnswerMs, type Unanswered, type Waited, withDeadline } from '../deadline.js';
import { type ParsedLine, parseLine } from '../run-line.js';
import { plainText } from '../typed/plain-text.js';

type Reporting = Pick<AppContext, 'observe' | 'recordChanged' | 'userLookups'>;

/** What a person asked for. */
export interface Asked {
  call: Call;
  /** The text after `/incident`; null for a form, which still holds what was typed. */
  line: string | null;
  /** The command's name in logs and metrics. */
  command: string;
}

/** The answer if nothing was saved, or if that is unknown. */
export interface NotSaved {
  kind: 'not_saved';
  view: MessageView;
}

/** How one kind of payload is answered. */
export interface Steps<Answer> {
  /** Runs the request and builds the answer, within the deadline. */
  run: (parsed: ParsedLine) => Promise<Answer>;
  /** Acknowledges the payload with the answer. Runs after the commit. */
  show: (answer: Answer | NotSaved) => Promise<void>;
}

/**
 * Answers one request of a person: runs it within the deadline, shows the answer, logs and counts it, and schedules
 * record processing if it was accepted. Every command, button and form goes through here. Returns what was shown.
 */
export async function answerRequest<Answer extends { isAccepted: boolean }>(
  appContext: Reporting,
  asked: Asked,
  { run, show }: Steps<Answer>,
): Promise<Answer | NotSaved> {
  const startedAt = performance.now();
  let { call } = asked;
  const waited = await withDeadline(maxAnswerMs, async (deadline) => {
    const parsed = await parseLine({ ...call, deadline }, asked.line ?? '');
    call = parsed.call;
    return run(parsed);
  });
  const answer = waited.kind === 'done' ? waited.value : notSaved({ ...asked, call }, waited.kind);
  await show(answer);
  report(appContext, asked, { waited, startedAt });
  return answer;
}

function notSaved({ call, line }: Asked, why: Unanswered): NotSaved {
  const typed = line === null ? null : plainText(`/incident ${line}`, call.nameOf);
  return { kind: 'not_saved', view: notSavedView(typed, why, call.trace) };
}

function report(
  { observe, recordChanged, userLookups }: Reporting,
  { call: { trace, workspaceId, userId, act }, command }: Asked,
  { waited, startedAt }: { waited: Waited<{ isAccepted: boolean }>; startedAt: number },
): void {
  const outcome = outcomeOf(waited);
  if (outcome === 'accepted') recordChanged();
  userLookups.person(workspaceId, userId);
  observe.answered({
    ...{ trace, workspaceId, userId, command, outcome },
    source: act.source,
    error: waited.kind === 'fault' ? waited.error : null,
    ms: performance.now() - startedAt,
  });
}

function outcomeOf(waited: Waited<{ isAccepted: boolean }>) {
  if (waited.kind !== 'done') return 'failed';
  return waited.value.isAccepted ? 'accepted' : 'refused';
}
