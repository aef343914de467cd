import { describe, expect, it } from 'vitest';
import type { SideBar as Seen } from '../../sandbox/browser/protocol.js';
import { destinationsFor } from '../../sandbox/page/frame/destinations.js';
import { addressOf, placeAt } from '../../sandbox/page/place/address.js';
import { dayName, localTime } from '../../sandbox/page/place/time.js';
import { SideBar } from '../../sandbox/page/side-bar/side-bar.js';
import { colorOf, initialsOf } from '../../sandbox/page/widgets/avatar.js';
import { danasPage, html, wordsIn } from './blocks-page.js';

const sideBar: Seen = {
  channels: [
    { id: 'C1', name: 'general', kind: 'public', unread: 4, mentions: 0 },
    { id: 'C2', name: 'leads', kind: 'private', unread: 3, mentions: 2 },
    { id: 'D1', name: '', kind: 'im', unread: 0, mentions: 0 },
  ],
  others: [
    { id: 'C4', name: 'random', isArchived: false },
    { id: 'C5', name: 'old-one', isArchived: true },
  ],
};

describe('the side bar', () => {
  const markup = html(<SideBar sideBar={sideBar} />);

  it('highlights the current place and counts unread messages elsewhere', () => {
    expect(markup).toMatch(/aria-current="page".*?general/s);
    expect(wordsIn(markup)).toContain('leads (private) 3 unread2');
    expect(wordsIn(markup)).not.toContain('4 unread');
  });

  it('lists the app once, whatever it wrote to the person', () => {
    expect(wordsIn(markup)).not.toContain('Direct messages');
    expect(wordsIn(markup)).toContain('AppsFirebreak');
  });

  it('lists joinable and archived channels separately', () => {
    expect(wordsIn(markup)).toMatch(/Browse 1 more#random1 archived#old-one/);
  });
});

describe('places', () => {
  it('are read from and written to an address', () => {
    const place = { as: 'ext.kim', at: 'C1', thread: '1.000100', message: '1.000200' };
    expect(addressOf(place)).toBe('/as/ext.kim/C1/1.000100#m1.000200');
    expect(placeAt({ pathname: '/as/ext.kim/C1/1.000100', hash: '#m1.000200' })).toEqual(place);
  });

  it('fall back to Dana in #general for an invalid address', () => {
    expect(placeAt({ pathname: '/', hash: '' })).toEqual({ as: 'dana', at: 'C0GENERAL1' });
    expect(placeAt({ pathname: '/as/%E0%A4%A', hash: '#mx' }).as).toBe('%E0%A4%A');
  });

  it('are found by part of their name, prefix matches first', () => {
    const names = (query: string) => destinationsFor(query, danasPage.workspace).map(({ name }) => name);
    expect(names('#le')).toEqual(['#leads']);
    expect(names('sam')).toEqual(['Sam Okafor']);
    expect(names('gone')).toEqual([]);
  });
});

describe('faces and times', () => {
  it('have up to two initials and a stable color', () => {
    expect(initialsOf('Dana Ortiz')).toBe('DO');
    expect(initialsOf('deploybot')).toBe('D');
    expect(initialsOf('')).toBe('');
    expect(colorOf('U1')).toBe(colorOf('U1'));
  });

  it('use the person’s zone', () => {
    const now = new Date('2025-11-03T23:30:00Z');
    const ts = String(now.getTime() / 1000);
    expect(dayName(ts, 'Asia/Kolkata', now)).toBe('Today');
    expect(dayName(String(Number(ts) - 86_400), 'UTC', now)).toBe('Yesterday');
    expect(dayName('1700000000.000100', 'UTC', now)).toMatch(/^Tuesday,? 14 November 2023$/);
    expect(localTime('Asia/Kolkata', now, 'UTC')).toBe('05:00 Tue');
    expect(localTime('UTC', now, 'UTC')).toBe('23:30');
  });
});
