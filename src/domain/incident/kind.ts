/** What sort of incident: a drill is left out of metrics, a backfilled one was entered afterwards. */
export const kinds = ['real', 'drill', 'backfilled'] as const;
export type Kind = (typeof kinds)[number];
