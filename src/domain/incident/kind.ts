/** Kinds of incident: drills are left out of metrics; backfilled incidents were written down afterwards. */
export const kinds = ['real', 'drill', 'backfilled'] as const;
export type Kind = (typeof kinds)[number];
