import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChainEntry,
  chainStart,
  isChainEntryOf,
  sealed,
} from '../../../src/domain/timeline/hash-chain/chain-entry.js';
import type { SealedContent } from '../../../src/domain/timeline/hash-chain/sealed-content.js';
import { type SealedRecord, verify } from '../../../src/domain/timeline/hash-chain/verify.js';
import { sha256 } from '../../../src/main/sha256.js';
import { at } from '../../support/an-incident.js';

const incident = { workspaceId: 'T1', number: 42 };

/** A record that is looked after as the bot does it; `tend` chainEntries what says something else than its chainEntry. */
function aRecord() {
  const bodies = new Map<string, string>();
  let chainEntries: ChainEntry[] = [];
  let salts = 0;
  const record = (): SealedRecord => ({
    incident,
    chainEntries: [...chainEntries],
    parts: [...bodies].map(
      ([name, body]): SealedContent => ({ name, body, isDirty: false, at: at('14:02') }),
    ),
  });
  const tend = (when = at('14:10')) => {
    const latest = new Map(chainEntries.map((chainEntry) => [chainEntry.part, chainEntry]));
    const changed = record().parts.filter((part) => {
      const chainEntry = latest.get(part.name);
      return !chainEntry || !isChainEntryOf(chainEntry, part, sha256);
    });
    const end = chainEntries.at(-1) ?? chainStart(incident);
    const added = sealed(changed, { sha256, newSalt: () => `salt ${++salts}`, end, at: when });
    const names = new Set(changed.map(({ name }) => name));
    chainEntries = [
      ...chainEntries.map((chainEntry) =>
        names.has(chainEntry.part) ? { ...chainEntry, salt: null } : chainEntry,
      ),
      ...added,
    ];
  };
  return { say: (name: string, body: string) => void bodies.set(name, body), tend, record };
}

/** `tend` after each round of things said. */
function recordOf(runner: Record<string, string>[]): SealedRecord {
  const { say, tend, record } = aRecord();
  for (const round of runner) {
    for (const [name, body] of Object.entries(round)) say(name, body);
    tend();
  }
  return record();
}

const check = (record: SealedRecord, knownHead: string | null = null) =>
  verify(record, { sha256, knownHead });

const three = recordOf([{ 'entry 1': 'declared', 'entry 2': 'noted' }, { 'entry 1': 'declared, mended' }]);

describe('a record that nobody has touched', () => {
  it('is whole, and tells its head and how much is sealed', () => {
    expect(check(three)).toEqual({
      ...{ sealed: 2, notYetSealed: 0, sinceKnownHead: null, breaks: [] },
      ...{ head: three.chainEntries[2]?.hash, headSealedAt: at('14:10') },
    });
  });

  it('is whole without a single chainEntry, as long as there is nothing to chainEntry', () => {
    const empty = { incident, chainEntries: [], parts: [] };
    expect(check(empty)).toMatchObject({ sealed: 0, head: null, breaks: [] });
  });

  it('is whole while parts have changed and are not sealed yet, and says how many', () => {
    const dirty = { name: 'entry 2', body: 'another', isDirty: true, at: at('14:02') };
    const coming = { ...dirty, name: 'entry 3' };
    const [first] = three.parts;
    expect(check({ ...three, parts: first ? [first, dirty, coming] : [] })).toMatchObject({
      ...{ sealed: 2, notYetSealed: 2, breaks: [] },
    });
  });

  it('has hashes that no release may make otherwise: every chain until then would count as broken', () => {
    expect(three.chainEntries.map(({ digest, hash }) => `${digest.slice(0, 8)} ${hash.slice(0, 8)}`)).toEqual(
      ['016b0732 b15261a7', 'e796902b 5a5cb9a1', '81075dc3 5b9215bb'],
    );
  });

  it('keeps the salt of the latest chainEntry of a part only', () => {
    expect(three.chainEntries.map(({ part, salt }) => [part, salt])).toEqual([
      ['entry 1', null],
      ['entry 2', 'salt 2'],
      ['entry 1', 'salt 3'],
    ]);
  });
});

describe('a record that was altered', () => {
  it('is broken from the chainEntry that what stands there does not match', () => {
    const parts = three.parts.map((part) => (part.name === 'entry 2' ? { ...part, body: 'else' } : part));
    const [broken, ...more] = check({ ...three, parts }).breaks;
    expect(broken).toEqual({
      kind: 'changed',
      part: { name: 'entry 2', at: at('14:02') },
      chainEntry: { seq: 2, sealedAt: at('14:10') },
    });
    expect(more).toEqual([]);
  });

  it('is broken where a part is gone, or came without a chainEntry', () => {
    const [first] = three.parts;
    const stranger = { name: 'message C1 1795442520.000100', body: '', isDirty: false, at: at('14:02') };
    expect(check({ ...three, parts: first ? [first, stranger] : [] }).breaks).toMatchObject([
      { kind: 'gone', chainEntry: { seq: 2 }, part: { name: 'entry 2', at: null } },
      { kind: 'never_sealed', chainEntry: null, part: { name: 'message C1 1795442520.000100' } },
    ]);
  });

  it('is broken from the chainEntry that follows a missing one', () => {
    const [first, , third] = three.chainEntries;
    const { breaks } = check({ ...three, chainEntries: first && third ? [first, third] : [] });
    expect(breaks).toMatchObject([
      { kind: 'missing', from: 2, chainEntry: { seq: 3 } },
      { kind: 'never_sealed', part: { name: 'entry 2' } },
    ]);
  });

  it('is broken where a chainEntry has lost its salt, and where its time is none', () => {
    const altered = three.chainEntries.map((chainEntry) =>
      chainEntry.seq === 2 ? { ...chainEntry, salt: null, sealedAt: new Date(Number.NaN) } : chainEntry,
    );
    expect(check({ ...three, chainEntries: altered }).breaks).toMatchObject([
      { kind: 'unlinked', chainEntry: { seq: 2, sealedAt: null } },
      { kind: 'salt_lost', chainEntry: { seq: 2 } },
    ]);
  });

  it('cannot show the chain of another incident', () => {
    const moved = { ...three, incident: { workspaceId: 'T1', number: 43 } };
    expect(check(moved).breaks).toMatchObject([{ kind: 'unlinked', chainEntry: { seq: 1 } }]);
  });

  it('cannot leave out its end, nor be written anew, before somebody who knows an earlier head', () => {
    const { say, tend, record } = aRecord();
    say('entry 1', 'declared');
    tend();
    const early = record();
    const known = early.chainEntries.at(-1)?.hash ?? null;
    say('entry 2', 'noted');
    tend();
    const head = record().chainEntries.at(-1)?.hash ?? null;
    expect(check(record(), known)).toMatchObject({ sinceKnownHead: 1, breaks: [] });
    expect(check(record(), head)).toMatchObject({ sinceKnownHead: 0, breaks: [] });
    expect(check(early).breaks).toEqual([]);
    expect(check(early, head).breaks).toEqual([{ kind: 'head_unknown', chainEntry: null }]);
  });
});

const anyName = fc.constantFrom('entry 1', 'entry 2', 'entry 3', 'message C1 1.0', 'mark C1 1.0 pin');
const anyRounds = fc.array(fc.dictionary(anyName, fc.string({ maxLength: 3 }), { minKeys: 1 }), {
  minLength: 1,
  maxLength: 5,
});
const anyRecord = anyRounds.map(recordOf);

/** One thing done behind Firebreak's back, and the first chainEntry that it can show at. */
interface Deed {
  record: SealedRecord;
  from: number;
}

type Deeds = (record: SealedRecord, pick: (count: number) => number) => Deed | null;

const deeds: Record<string, Deeds> = {
  'a chainEntry was changed': ({ chainEntries, ...rest }, pick) => {
    const place = pick(chainEntries.length);
    const changes = [
      (chainEntry: ChainEntry) => ({ ...chainEntry, part: `${chainEntry.part}0` }),
      (chainEntry: ChainEntry) => ({ ...chainEntry, digest: sha256(chainEntry.digest) }),
      (chainEntry: ChainEntry) => ({ ...chainEntry, hash: sha256(chainEntry.hash) }),
      (chainEntry: ChainEntry) => ({ ...chainEntry, sealedAt: at('14:11') }),
      (chainEntry: ChainEntry) => ({ ...chainEntry, seq: chainEntry.seq + chainEntries.length }),
    ];
    const change = changes[pick(changes.length)] ?? ((chainEntry: ChainEntry) => chainEntry);
    const changed = chainEntries.map((chainEntry, index) =>
      index === place ? change(chainEntry) : chainEntry,
    );
    return {
      record: { ...rest, chainEntries: changed.toSorted((a, b) => a.seq - b.seq) },
      from: fallback(chainEntries, place),
    };
  },
  'a chainEntry that counts lost its salt, or got another': ({ chainEntries, ...rest }, pick) => {
    const counting = chainEntries.filter(({ salt }) => salt !== null);
    const chosen = counting[pick(counting.length)];
    const salt = pick(2) === 0 ? null : 'another';
    const changed = chainEntries.map((chainEntry) =>
      chainEntry === chosen ? { ...chainEntry, salt } : chainEntry,
    );
    return chosen ? { record: { ...rest, chainEntries: changed }, from: chosen.seq } : null;
  },
  'a chainEntry was changed, with a hash that fits it': ({ chainEntries, ...rest }, pick) => {
    const place = pick(chainEntries.length);
    const [old, before] = [chainEntries[place], chainEntries[place - 1] ?? chainStart(incident)];
    if (!old) return null;
    const part = { name: old.part, body: 'forged' };
    const [forged] = sealed([part], { sha256, newSalt: () => 'forged', end: before, at: old.sealedAt });
    const changed = chainEntries.map((chainEntry) => (chainEntry === old && forged ? forged : chainEntry));
    return { record: { ...rest, chainEntries: changed }, from: place + 1 };
  },
  'a chainEntry was removed': ({ chainEntries, ...rest }, pick) => {
    const place = pick(chainEntries.length);
    return {
      record: { ...rest, chainEntries: chainEntries.filter((_, index) => index !== place) },
      from: fallback(chainEntries, place),
    };
  },
  'a chainEntry was removed, and the others count anew': ({ chainEntries, ...rest }, pick) => {
    const place = pick(chainEntries.length);
    const left = chainEntries
      .filter((_, index) => index !== place)
      .map((chainEntry, index) => ({ ...chainEntry, seq: index + 1 }));
    return { record: { ...rest, chainEntries: left }, from: fallback(chainEntries, place) };
  },
  'two chainEntries were swapped': ({ chainEntries, ...rest }, pick) => {
    const [one, other] = [chainEntries[pick(chainEntries.length)], chainEntries[pick(chainEntries.length)]];
    if (!one || !other || one === other) return null;
    const swapped = chainEntries.map((chainEntry) => {
      if (chainEntry === one) return { ...other, seq: one.seq };
      return chainEntry === other ? { ...one, seq: other.seq } : chainEntry;
    });
    return { record: { ...rest, chainEntries: swapped }, from: Math.min(one.seq, other.seq) };
  },
  'a chainEntry was put in': ({ chainEntries, ...rest }, pick) => {
    const place = pick(chainEntries.length + 1);
    const copy = { ...(chainEntries[pick(chainEntries.length)] ?? aSeal), seq: place + 1 };
    const after = chainEntries.slice(place).map((chainEntry) => ({ ...chainEntry, seq: chainEntry.seq + 1 }));
    return {
      record: { ...rest, chainEntries: [...chainEntries.slice(0, place), copy, ...after] },
      from: place + 1,
    };
  },
  'a part was changed': ({ parts, ...rest }, pick) => {
    const chosen = parts[pick(parts.length)];
    const changed = parts.map((part) => (part === chosen ? { ...part, body: `${part.body}!` } : part));
    return { record: { ...rest, parts: changed }, from: latestSeq(rest.chainEntries, chosen) };
  },
  'a part was removed': ({ parts, ...rest }, pick) => {
    const chosen = parts[pick(parts.length)];
    const left = parts.filter((part) => part !== chosen);
    return { record: { ...rest, parts: left }, from: latestSeq(rest.chainEntries, chosen) };
  },
  'a part was put in': ({ parts, ...rest }) => {
    const added: SealedContent = { name: 'entry 9', body: 'forged', isDirty: false, at: at('14:02') };
    return { record: { ...rest, parts: [...parts, added] }, from: rest.chainEntries.length + 1 };
  },
  'two parts say what the other said': ({ parts, ...rest }, pick) => {
    const [one, other] = [parts[pick(parts.length)], parts[pick(parts.length)]];
    if (!one || !other || one.body === other.body) return null;
    const swapped = parts.map((part) => {
      if (part === one) return { ...part, body: other.body };
      return part === other ? { ...part, body: one.body } : part;
    });
    const from = Math.min(latestSeq(rest.chainEntries, one), latestSeq(rest.chainEntries, other));
    return { record: { ...rest, parts: swapped }, from };
  },
};

const aSeal: ChainEntry = {
  seq: 1,
  part: 'entry 9',
  salt: null,
  digest: '',
  sealedAt: at('14:02'),
  hash: '',
};

/** Without the chainEntry at this place its part falls back on an earlier one, whose salt is forgotten: it shows there. */
function fallback(chainEntries: ChainEntry[], place: number): number {
  const part = chainEntries[place]?.part;
  return chainEntries.slice(0, place).findLast((chainEntry) => chainEntry.part === part)?.seq ?? place + 1;
}

function latestSeq(chainEntries: ChainEntry[], part: SealedContent | undefined): number {
  return chainEntries.findLast((chainEntry) => chainEntry.part === part?.name)?.seq ?? 0;
}

describe('whatever was recorded and sealed', () => {
  it('is whole, and every head that it ever had is known', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        expect(check(record).breaks).toEqual([]);
        for (const { seq, hash } of record.chainEntries)
          expect(check(record, hash)).toMatchObject({
            sinceKnownHead: record.chainEntries.length - seq,
            breaks: [],
          });
      }),
    );
  });

  it.each(Object.entries(deeds))('is found to be broken, and not before that place, where %s', (_, deed) => {
    fc.assert(
      fc.property(anyRecord, fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), (record, picks) => {
        const left = [...picks];
        const done = deed(record, (count) => (left.shift() ?? 0) % count);
        fc.pre(done !== null);
        if (!done) return;
        const [broken] = check(done.record).breaks;
        expect(broken).toBeDefined();
        expect(broken?.chainEntry?.seq ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(done.from);
      }),
    );
  });
});
