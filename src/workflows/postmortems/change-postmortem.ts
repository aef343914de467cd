import type { Tx } from '../../db/database.js';
import { findPostmortem, findRevision } from '../../db/queries/postmortems/postmortems.js';
import { findWording } from '../../db/queries/postmortems/wording.js';
import type { Act } from '../../domain/actor.js';
import { type Decision, type Refused, refused } from '../../domain/decision.js';
import { letIn } from '../../domain/incident/decisions/let-in.js';
import type { Incident } from '../../domain/incident/incident.js';
import { eligibilityRefusal, unknownPerson } from '../../domain/people/eligibility.js';
import type { Person } from '../../domain/people/person.js';
import type { Duty } from '../../domain/people/refusals.js';
import { isAnswerKey } from '../../domain/postmortems/answers.js';
import { answerQuestion, restoreAnswer } from '../../domain/postmortems/decisions/answer.js';
import { askQuestion } from '../../domain/postmortems/decisions/ask.js';
import { changeTemplate } from '../../domain/postmortems/decisions/change-template.js';
import { addComment, reopenComment, resolveComment } from '../../domain/postmortems/decisions/comment.js';
import {
  approve,
  publish,
  reopenPostmortem,
  requestReview,
  setDue,
  setOwner,
} from '../../domain/postmortems/decisions/review.js';
import { checkAgain, judgeWording, useRewrite } from '../../domain/postmortems/decisions/wording.js';
import { restoreSection, writeSection } from '../../domain/postmortems/decisions/write-section.js';
import type { Postmortem, Question, Revision } from '../../domain/postmortems/postmortem.js';
import { sectionNamed } from '../../domain/postmortems/template.js';
import { everyTemplate, type TemplateRule } from '../../domain/postmortems/templates/template-rule.js';
import type { Wording } from '../../domain/postmortems/wording/wording.js';
import { unreachable } from '../../domain/unreachable.js';
import type { Deps } from '../deps.js';
import { changeIncidentWith } from '../incident/change-incident.js';
import { personOrUnknown } from '../people/person-or-unknown.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';

/** What somebody wants to change in a post-mortem. */
export type RequestedPostmortemChange =
  /** `section`: its key or title; except for `write`, also an answer's key. */
  | { kind: 'write'; section: string; markdown: string; sawRevision: number; viewId: string | null }
  | { kind: 'rewrite'; section: string; sawRevision: number; key: string }
  | { kind: 'judge_wording'; key: string; isFine: boolean }
  | { kind: 'check_wording'; section: string }
  | { kind: 'restore'; section: string; revision: number }
  | { kind: 'ask'; section: string; question: string; askedOf: string }
  | { kind: 'answer'; asked: Omit<Question, 'answer' | 'askedAt'>; answer: string; viewId: string | null }
  | { kind: 'comment'; section: string; text: string }
  | { kind: 'resolve_comment'; comment: number }
  | { kind: 'reopen_comment'; comment: number }
  | { kind: 'template'; name: string }
  | { kind: 'owner'; userId: string | null }
  | { kind: 'due'; dueOn: string | null }
  | { kind: 'review'; userIds: string[] }
  | { kind: 'approve' }
  | { kind: 'publish'; channelId: string | null }
  | { kind: 'reopen' };

export interface ChangePostmortemInput extends IncidentChoice {
  change: RequestedPostmortemChange;
}

/** Changes a post-mortem; the lock on its incident orders the changes. */
export async function changePostmortem(
  deps: Deps,
  request: Request<ChangePostmortemInput>,
): Promise<Outcome> {
  const { workspaceId, act, input } = request;
  const { change } = input;
  const people = await peopleIn(deps, workspaceId, change);
  return changeIncidentWith(deps, request, {
    read: async (tx, incident) => {
      const postmortem = await findPostmortem(tx, incident);
      return {
        postmortem,
        found: postmortem && (await revisionToRestore(tx, postmortem, change)),
        wording: isAboutWording(change) ? await findWording(tx, incident) : unknownWording,
      };
    },
    decide: (incident, { postmortem, found, wording }) =>
      postmortem
        ? decideWithPeople(people, incident, () =>
            decide(incident, postmortem, {
              ...{ change, found, wording, act },
              templates: deps.policy.postmortems.templates,
            }),
          )
        : refused({ kind: 'postmortem_not_started', number: incident.number }),
  });
}

function isAboutWording({ kind }: RequestedPostmortemChange): boolean {
  return kind === 'rewrite' || kind === 'judge_wording';
}

const unknownWording: Wording = { checks: [], accepted: [] };

/** Those who are given something to do; a refusal if Slack has no such user. */
async function peopleIn(
  deps: Deps,
  workspaceId: string,
  change: RequestedPostmortemChange,
): Promise<{ duty: Duty; people: Person[] } | Refused> {
  const { duty, userIds } = givenBy(change);
  const found = await Promise.all(
    userIds.map(async (userId) => ({ userId, person: await personOrUnknown(deps, workspaceId, userId) })),
  );
  const nobody = found.find(({ person }) => person === null);
  if (nobody) return refused(unknownPerson(nobody.userId, duty));
  return { duty, people: found.flatMap(({ person }) => person ?? []) };
}

function givenBy(change: RequestedPostmortemChange): { duty: Duty; userIds: string[] } {
  switch (change.kind) {
    case 'owner':
      return { duty: 'postmortem', userIds: change.userId === null ? [] : [change.userId] };
    case 'review':
      return { duty: 'review', userIds: change.userIds };
    case 'ask':
      return { duty: 'question', userIds: [change.askedOf] };
    default:
      return { duty: 'postmortem', userIds: [] };
  }
}

/** Whoever is given something to do has to be able to, and is let in where they see it. */
function decideWithPeople(
  given: { duty: Duty; people: Person[] } | Refused,
  incident: Incident,
  decide: () => Decision,
): Decision {
  if ('kind' in given) return given;
  const { duty, people } = given;
  const [ineligible] = people.flatMap((person) => eligibilityRefusal(person, duty) ?? []);
  if (ineligible) return refused(ineligible);
  const decision = decide();
  if (decision.kind === 'refused') return decision;
  return { ...decision, effects: [...letIn(incident, people), ...decision.effects] };
}

async function revisionToRestore(
  tx: Tx,
  { workspaceId, incidentNumber: number, template }: Postmortem,
  change: RequestedPostmortemChange,
): Promise<Revision | null> {
  if (change.kind !== 'restore') return null;
  const { section, revision } = change;
  const key = isAnswerKey(section) ? section : sectionNamed(template, section)?.key;
  return key === undefined ? null : findRevision(tx, { workspaceId, number }, key, revision);
}

interface Changing {
  change: RequestedPostmortemChange;
  /** The revision to restore. */
  found: Revision | null;
  wording: Wording;
  templates: readonly TemplateRule[];
  act: Act;
}

function decide(
  incident: Incident,
  postmortem: Postmortem,
  { change, found, wording, templates, act }: Changing,
): Decision {
  switch (change.kind) {
    case 'write':
      return writeSection(incident, postmortem, change, act);
    case 'rewrite':
      return useRewrite(incident, { postmortem, wording }, change, act);
    case 'judge_wording':
      return judgeWording(incident, { postmortem, wording }, change, act);
    case 'check_wording':
      return checkAgain(incident, postmortem, change, act);
    case 'restore':
      return isAnswerKey(change.section)
        ? restoreAnswer(incident, postmortem, { ...change, found }, act)
        : restoreSection(incident, postmortem, { ...change, found }, act);
    case 'ask':
      return askQuestion(incident, postmortem, change, act);
    case 'answer':
      return answerQuestion(incident, postmortem, change, act);
    case 'comment':
      return addComment(incident, postmortem, change, act);
    case 'resolve_comment':
      return resolveComment(incident, postmortem, change, act);
    case 'reopen_comment':
      return reopenComment(incident, postmortem, change, act);
    case 'template':
      return changeTemplate(
        incident,
        postmortem,
        { name: change.name, templates: everyTemplate(templates) },
        act,
      );
    case 'owner':
      return setOwner(incident, postmortem, change.userId, act);
    case 'due':
      return setDue(incident, postmortem, change.dueOn, act);
    case 'review':
      return requestReview(incident, postmortem, change.userIds, act);
    case 'approve':
      return approve(incident, postmortem, act);
    case 'publish':
      return publish(incident, postmortem, change.channelId, act);
    case 'reopen':
      return reopenPostmortem(incident, postmortem, act);
    default:
      return unreachable(change);
  }
}
