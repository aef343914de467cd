/** What makes a message a highlight by itself, where the policy has it on. */
export const ruleNames = ['alerts', 'deploys', 'images', 'responders'] as const;
export type RuleName = (typeof ruleNames)[number];
