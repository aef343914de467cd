import { describe, expect, it } from 'vitest';
import {
  versionAfter,
  versionAt,
  versionJustAfter,
} from '../../../src/domain/timeline/messages/observed-mark.js';

const at = (time: string) => new Date(`2026-11-23T${time}Z`);

describe('the version of a mark', () => {
  it('by a person is later than the known one, even if the clock is behind', () => {
    expect(versionAfter(null, at('14:02:00'))).toBe(versionAt(at('14:02:00')));
    expect(versionAfter('1795442520.999999', at('14:02:00'))).toBe('1795442521.000000');
    expect(versionAfter(versionAt(at('14:01:00')), at('14:02:00'))).toBe(versionAt(at('14:02:00')));
  });

  it('by a channel sync is just after the known one, so that later events count even if clocks differ', () => {
    expect(versionJustAfter('1512104434.000490')).toBe('1512104434.000491');
    expect(versionJustAfter('1512104434.999999')).toBe('1512104435.000000');
  });
});
