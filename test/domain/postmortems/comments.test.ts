import { describe, expect, it } from 'vitest';
import {
  addComment,
  reopenComment,
  resolveComment,
} from '../../../src/domain/postmortems/decisions/comment.js';
import { approve } from '../../../src/domain/postmortems/decisions/review.js';
import type { Comment, Postmortem } from '../../../src/domain/postmortems/postmortem.js';
import { standardTemplate } from '../../../src/domain/postmortems/template.js';
import { accepted, anIncident, at, by } from '../../support/an-incident.js';

const incident = anIncident({ status: 'resolved' });

/** Owned by U1; U2 wrote the impact. */
function aPostmortem(more: Partial<Postmortem> = {}): Postmortem {
  return {
    ...{ workspaceId: 'T1', incidentNumber: 42, state: 'draft', ownerId: 'U1', dueOn: null },
    ...{ createdAt: at('16:00'), createdBy: 'U1', changedAt: at('16:00'), publishedAt: null },
    ...{ template: standardTemplate, reviewers: [], questions: [], comments: [] },
    written: [{ section: 'impact', revision: 1, markdown: 'Cards.', by: 'U2', at: at('16:05') }],
    ...more,
  };
}

function aComment(more: Partial<Comment> = {}): Comment {
  const about = { number: 1, section: 'impact', markdown: 'Cards only?', by: 'U3', at: at('16:10') };
  return { ...about, told: ['U1', 'U2'], resolved: null, ...more };
}

function comment(postmortem: Postmortem, { userId = 'U3', section = 'impact', text = 'Cards only?' } = {}) {
  return addComment(incident, postmortem, { section, text }, by(userId, at('16:10')));
}

const toldBy = (decision: ReturnType<typeof comment>) =>
  accepted(decision).effects.map((effect) => effect.kind === 'tell_of_comment' && effect.userId);

describe('a comment', () => {
  it('is stored with its section, and is no entry of the timeline', () => {
    const decision = accepted(comment(aPostmortem(), { text: ' Cards\u0000 only? <!channel> ' }));
    expect(decision.entries).toEqual([]);
    expect(decision.writes).toMatchObject([{ comment: aComment({ markdown: 'Cards only? <!channel>' }) }]);
  });

  it('is told once to the owner and to whoever wrote the section last, but not to its author', () => {
    expect(toldBy(comment(aPostmortem()))).toEqual(['U1', 'U2']);
    expect(toldBy(comment(aPostmortem(), { userId: 'U2' }))).toEqual(['U1']);
    expect(toldBy(comment(aPostmortem({ ownerId: null }), { section: 'lucky' }))).toEqual([]);
  });

  it('is not told to people who were told of one that is still open', () => {
    expect(toldBy(comment(aPostmortem({ comments: [aComment({ told: ['U1'] })] })))).toEqual(['U2']);
    const resolved = { by: 'U1', at: at('16:12') };
    expect(toldBy(comment(aPostmortem({ comments: [aComment({ resolved })] })))).toEqual(['U1', 'U2']);
  });

  it.each([
    ['without words', { text: ' ' }, {}, 'text_missing'],
    ['that is too long', { text: 'x'.repeat(3_001) }, {}, 'text_too_long'],
    ['on a section that the template lacks', { section: 'support' }, {}, 'section_not_found'],
    ['on what is published', {}, { state: 'published' }, 'postmortem_in_state'],
    [
      'beyond 500',
      {},
      { comments: Array.from({ length: 500 }, (_, index) => aComment({ number: index + 1 })) },
      'too_many_comments',
    ],
  ] as const)('%s is refused', (_what, said, more, kind) => {
    expect(comment(aPostmortem(more), said)).toMatchObject({ refusal: { kind } });
  });

  it('is resolved once, and stays', () => {
    const resolve = (postmortem: Postmortem) =>
      resolveComment(incident, postmortem, { comment: 1 }, by('U2', at('16:20')));
    const resolved = aComment({ resolved: { by: 'U2', at: at('16:20') } });
    expect(accepted(resolve(aPostmortem({ comments: [aComment()] }))).writes).toMatchObject([
      { comment: resolved },
    ]);
    expect(resolve(aPostmortem({ comments: [resolved] }))).toMatchObject({
      refusal: { kind: 'comment_not_found' },
    });
  });

  it('that is resolved is reopened as it was, and tells nobody again', () => {
    const reopen = (postmortem: Postmortem) =>
      reopenComment(incident, postmortem, { comment: 1 }, by('U3', at('16:30')));
    const resolved = aComment({ resolved: { by: 'U2', at: at('16:20') } });
    const reopened = accepted(reopen(aPostmortem({ comments: [resolved] })));
    expect(reopened.writes).toMatchObject([{ comment: aComment() }]);
    expect([reopened.effects, reopened.entries]).toEqual([[], []]);
    const isOpen = { refusal: { kind: 'comment_not_resolved', comment: 1 } };
    expect(reopen(aPostmortem({ comments: [aComment()] }))).toMatchObject(isOpen);
    expect(reopen(aPostmortem())).toMatchObject(isOpen);
    expect(reopen(aPostmortem({ state: 'published', comments: [resolved] }))).toMatchObject({
      refusal: { kind: 'postmortem_in_state' },
    });
  });

  it('that is open doesn’t keep a reviewer from approving, and the approval says so', () => {
    const reviewers = [{ userId: 'U4', askedAt: at('16:00'), approvedAt: null }];
    const postmortem = aPostmortem({ state: 'in_review', reviewers, comments: [aComment()] });
    expect(accepted(approve(incident, postmortem, by('U4'))).entries[0]?.event).toEqual({
      ...{ kind: 'postmortem_approved', openComments: 1 },
    });
  });
});
