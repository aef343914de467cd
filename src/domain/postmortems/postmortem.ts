/** Where a post-mortem stands. */
export const postmortemStates = ['draft', 'in_review', 'approved', 'published'] as const;
export type PostmortemState = (typeof postmortemStates)[number];
