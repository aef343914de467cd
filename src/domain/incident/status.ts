/** The lifecycle in order; `canceled` is the other way to end. */
export const statuses = [
  'triage',
  'investigating',
  'identified',
  'mitigated',
  'resolved',
  'post_incident',
  'closed',
  'canceled',
] as const;
export type Status = (typeof statuses)[number];

/** Three groups for lists: being worked on, being reviewed, over. */
export type Phase = 'active' | 'learning' | 'done';

const phases: Record<Status, Phase> = {
  triage: 'active',
  investigating: 'active',
  identified: 'active',
  mitigated: 'active',
  resolved: 'learning',
  post_incident: 'learning',
  closed: 'done',
  canceled: 'done',
};

/** The statuses that people can set with one word; closing, reopening and canceling are separate acts. */
export const statusWords = ['investigating', 'identified', 'mitigated', 'resolved', 'post_incident'] as const;
export type StatusWord = (typeof statusWords)[number];

/** From which statuses each word is allowed. Going back is allowed while the incident is active: a fix can fail. */
const allowedFrom: Record<StatusWord, readonly Status[]> = {
  investigating: ['triage', 'identified', 'mitigated'],
  identified: ['triage', 'investigating', 'mitigated'],
  mitigated: ['triage', 'investigating', 'identified'],
  resolved: ['triage', 'investigating', 'identified', 'mitigated'],
  post_incident: ['resolved'],
};

export function phaseOf(status: Status): Phase {
  return phases[status];
}

export function isActive(status: Status): boolean {
  return phases[status] === 'active';
}

export function mayBecome(from: Status, to: StatusWord): boolean {
  return allowedFrom[to].includes(from);
}

/** The words that make sense now, likeliest first. */
export function nextWords(status: Status): StatusWord[] {
  const likeliest: StatusWord[] = ['mitigated', 'resolved', 'identified', 'investigating', 'post_incident'];
  return likeliest.filter((word) => mayBecome(status, word));
}

/** Whether `to` comes before `from` in the lifecycle, so that milestones have to be cleared. */
export function isStepBack(from: Status, to: Status): boolean {
  return statuses.indexOf(to) < statuses.indexOf(from);
}
