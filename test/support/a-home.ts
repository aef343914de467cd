import type { HomeContent } from '../../src/slack/views/home.js';
import { aPolicy } from './an-incident.js';

/** The Home tab of U1 on Monday 23 November 2026, who has nothing to do. */
export function aHome(more: Partial<HomeContent> = {}): HomeContent {
  return {
    ...{ items: [], moreItems: { count: 0, isExact: true }, mine: [], open: [], figures: null },
    ...{ userId: 'U1', today: '2026-11-23', policy: aPolicy() },
    ...more,
  };
}
