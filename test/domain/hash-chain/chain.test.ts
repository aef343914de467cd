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

/** A record that is sealed as the bot does it; `seal` adds chain entries for changed parts. */
function aRecord() {
  const bodies = new Map<string, string>();
  let chainEntries: ChainEntry[] = [];
  let salts = 0;
  const record = (): SealedRecord => ({
    start: chainStart(incident),
    chainEntries: [...chainEntries],
    contents: [...bodies].map(
      ([name, body]): SealedContent => ({ name, body, isDirty: false, at: at('14:02') }),
    ),
  });
  const seal = (when = at('14:10')) => {
    const latest = new Map(chainEntries.map((chainEntry) => [chainEntry.part, chainEntry]));
    const changed = record().contents.filter((content) => {
      const chainEntry = latest.get(content.name);
      return !chainEntry || !isChainEntryOf(chainEntry, content, sha256);
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
  return { say: (name: string, body: string) => void bodies.set(name, body), seal, record };
}

/** Seals after each round of changes. */
function recordOf(rounds: Record<string, string>[]): SealedRecord {
  const { say, seal, record } = aRecord();
  for (const round of rounds) {
    for (const [name, body] of Object.entries(round)) say(name, body);
    seal();
  }
  return record();
}

const check = (record: SealedRecord, knownHead: string | null = null) =>
  verify(record, { sha256, knownHead });

const three = recordOf([{ 'entry 1': 'declared', 'entry 2': 'noted' }, { 'entry 1': 'declared, edited' }]);

describe('an unaltered record', () => {
  it('passes verification, and reports its head and how much is sealed', () => {
    expect(check(three)).toEqual({
      ...{ sealed: 2, notYetSealed: 0, sinceKnownHead: null, breaks: [] },
      ...{ head: three.chainEntries[2]?.hash, headSealedAt: at('14:10') },
    });
  });

  it('passes verification with an empty chain if there is nothing to seal', () => {
    const empty = { start: chainStart(incident), chainEntries: [], contents: [] };
    expect(check(empty)).toMatchObject({ sealed: 0, head: null, breaks: [] });
  });

  it('passes verification while changed parts are not sealed yet, and reports how many', () => {
    const dirty = { name: 'entry 2', body: 'another', isDirty: true, at: at('14:02') };
    const coming = { ...dirty, name: 'entry 3' };
    const [first] = three.contents;
    expect(check({ ...three, contents: first ? [first, dirty, coming] : [] })).toMatchObject({
      ...{ sealed: 2, notYetSealed: 2, breaks: [] },
    });
  });

  it('has hashes that no release may change, because every existing chain would fail verification', () => {
    expect(three.chainEntries.map(({ digest, hash }) => `${digest.slice(0, 8)} ${hash.slice(0, 8)}`)).toEqual(
      ['016b0732 b15261a7', 'e796902b 5a5cb9a1', '1aef4eb2 97fb0349'],
    );
  });

  it('keeps only the salt of each part’s latest chain entry', () => {
    expect(three.chainEntries.map(({ part, salt }) => [part, salt])).toEqual([
      ['entry 1', null],
      ['entry 2', 'salt 2'],
      ['entry 1', 'salt 3'],
    ]);
  });
});

describe('an altered record', () => {
  it('breaks at the first chain entry that its content does not match', () => {
    const contents = three.contents.map((content) =>
      content.name === 'entry 2' ? { ...content, body: 'else' } : content,
    );
    const [broken, ...more] = check({ ...three, contents }).breaks;
    expect(broken).toEqual({
      kind: 'changed',
      part: { name: 'entry 2', at: at('14:02') },
      chainEntry: { seq: 2, sealedAt: at('14:10') },
    });
    expect(more).toEqual([]);
  });

  it('breaks if a part is gone or was never sealed', () => {
    const [first] = three.contents;
    const stranger = { name: 'message C1 1795442520.000100', body: '', isDirty: false, at: at('14:02') };
    expect(check({ ...three, contents: first ? [first, stranger] : [] }).breaks).toMatchObject([
      { kind: 'gone', chainEntry: { seq: 2 }, part: { name: 'entry 2', at: null } },
      { kind: 'never_sealed', chainEntry: null, part: { name: 'message C1 1795442520.000100' } },
    ]);
  });

  it('breaks at the chain entry that follows a missing one', () => {
    const [first, , third] = three.chainEntries;
    const { breaks } = check({ ...three, chainEntries: first && third ? [first, third] : [] });
    expect(breaks).toMatchObject([
      { kind: 'missing', from: 2, chainEntry: { seq: 3 } },
      { kind: 'never_sealed', part: { name: 'entry 2' } },
    ]);
  });

  it('breaks if a chain entry has lost its salt or has an invalid time', () => {
    const altered = three.chainEntries.map((chainEntry) =>
      chainEntry.seq === 2 ? { ...chainEntry, salt: null, sealedAt: new Date(Number.NaN) } : chainEntry,
    );
    expect(check({ ...three, chainEntries: altered }).breaks).toMatchObject([
      { kind: 'unlinked', chainEntry: { seq: 2, sealedAt: null } },
      { kind: 'salt_lost', chainEntry: { seq: 2 } },
    ]);
  });

  it('cannot use the chain of another incident', () => {
    const moved = { ...three, start: chainStart({ workspaceId: 'T1', number: 43 }) };
    expect(check(moved).breaks).toMatchObject([{ kind: 'unlinked', chainEntry: { seq: 1 } }]);
  });

  it('cannot be truncated or rewritten without failing against an earlier head', () => {
    const { say, seal, record } = aRecord();
    say('entry 1', 'declared');
    seal();
    const early = record();
    const known = early.chainEntries.at(-1)?.hash ?? null;
    say('entry 2', 'noted');
    seal();
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

/** One manipulation of the database, and the first chain entry that can reveal it. */
interface Manipulation {
  record: SealedRecord;
  from: number;
}

type Manipulate = (record: SealedRecord, pick: (count: number) => number) => Manipulation | null;

const manipulations: Record<string, Manipulate> = {
  'a chain entry was changed': ({ chainEntries, ...rest }, pick) => {
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
  'a chain entry in use lost its salt, or got another': ({ chainEntries, ...rest }, pick) => {
    const counting = chainEntries.filter(({ salt }) => salt !== null);
    const chosen = counting[pick(counting.length)];
    const salt = pick(2) === 0 ? null : 'another';
    const changed = chainEntries.map((chainEntry) =>
      chainEntry === chosen ? { ...chainEntry, salt } : chainEntry,
    );
    return chosen ? { record: { ...rest, chainEntries: changed }, from: chosen.seq } : null;
  },
  'a chain entry was changed, with a matching hash': ({ chainEntries, ...rest }, pick) => {
    const place = pick(chainEntries.length);
    const [old, before] = [chainEntries[place], chainEntries[place - 1] ?? chainStart(incident)];
    if (!old) return null;
    const content = { name: old.part, body: 'forged' };
    const [forged] = sealed([content], { sha256, newSalt: () => 'forged', end: before, at: old.sealedAt });
    const changed = chainEntries.map((chainEntry) => (chainEntry === old && forged ? forged : chainEntry));
    return { record: { ...rest, chainEntries: changed }, from: place + 1 };
  },
  'a chain entry was removed': ({ chainEntries, ...rest }, pick) => {
    const place = pick(chainEntries.length);
    return {
      record: { ...rest, chainEntries: chainEntries.filter((_, index) => index !== place) },
      from: fallback(chainEntries, place),
    };
  },
  'a chain entry was removed, and the others were renumbered': ({ chainEntries, ...rest }, pick) => {
    const place = pick(chainEntries.length);
    const left = chainEntries
      .filter((_, index) => index !== place)
      .map((chainEntry, index) => ({ ...chainEntry, seq: index + 1 }));
    return { record: { ...rest, chainEntries: left }, from: fallback(chainEntries, place) };
  },
  'two chain entries were swapped': ({ chainEntries, ...rest }, pick) => {
    const [one, other] = [chainEntries[pick(chainEntries.length)], chainEntries[pick(chainEntries.length)]];
    if (!one || !other || one === other) return null;
    const swapped = chainEntries.map((chainEntry) => {
      if (chainEntry === one) return { ...other, seq: one.seq };
      return chainEntry === other ? { ...one, seq: other.seq } : chainEntry;
    });
    return { record: { ...rest, chainEntries: swapped }, from: Math.min(one.seq, other.seq) };
  },
  'a chain entry was inserted': ({ chainEntries, ...rest }, pick) => {
    const place = pick(chainEntries.length + 1);
    const copy = { ...(chainEntries[pick(chainEntries.length)] ?? anEntry), seq: place + 1 };
    const after = chainEntries.slice(place).map((chainEntry) => ({ ...chainEntry, seq: chainEntry.seq + 1 }));
    return {
      record: { ...rest, chainEntries: [...chainEntries.slice(0, place), copy, ...after] },
      from: place + 1,
    };
  },
  'a part was changed': ({ contents, ...rest }, pick) => {
    const chosen = contents[pick(contents.length)];
    const changed = contents.map((content) =>
      content === chosen ? { ...content, body: `${content.body}!` } : content,
    );
    return { record: { ...rest, contents: changed }, from: latestSeq(rest.chainEntries, chosen) };
  },
  'a part was removed': ({ contents, ...rest }, pick) => {
    const chosen = contents[pick(contents.length)];
    const left = contents.filter((content) => content !== chosen);
    return { record: { ...rest, contents: left }, from: latestSeq(rest.chainEntries, chosen) };
  },
  'a part was inserted': ({ contents, ...rest }) => {
    const added: SealedContent = { name: 'entry 9', body: 'forged', isDirty: false, at: at('14:02') };
    return { record: { ...rest, contents: [...contents, added] }, from: rest.chainEntries.length + 1 };
  },
  'two parts swapped their content': ({ contents, ...rest }, pick) => {
    const [one, other] = [contents[pick(contents.length)], contents[pick(contents.length)]];
    if (!one || !other || one.body === other.body) return null;
    const swapped = contents.map((content) => {
      if (content === one) return { ...content, body: other.body };
      return content === other ? { ...content, body: one.body } : content;
    });
    const from = Math.min(latestSeq(rest.chainEntries, one), latestSeq(rest.chainEntries, other));
    return { record: { ...rest, contents: swapped }, from };
  },
};

const anEntry: ChainEntry = {
  seq: 1,
  part: 'entry 9',
  salt: null,
  digest: '',
  sealedAt: at('14:02'),
  hash: '',
};

/**
 * Without the chain entry at this place, its part falls back on an earlier one without a salt, which reveals the gap.
 */
function fallback(chainEntries: ChainEntry[], place: number): number {
  const part = chainEntries[place]?.part;
  return chainEntries.slice(0, place).findLast((chainEntry) => chainEntry.part === part)?.seq ?? place + 1;
}

function latestSeq(chainEntries: ChainEntry[], content: SealedContent | undefined): number {
  return chainEntries.findLast((chainEntry) => chainEntry.part === content?.name)?.seq ?? 0;
}

describe('any recorded and sealed history', () => {
  it('passes verification against every head that it ever had', () => {
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

  it.each(Object.entries(manipulations))('breaks, and not before that place, if %s', (_, manipulate) => {
    fc.assert(
      fc.property(anyRecord, fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), (record, picks) => {
        const left = [...picks];
        const done = manipulate(record, (count) => (left.shift() ?? 0) % count);
        fc.pre(done !== null);
        if (!done) return;
        const [broken] = check(done.record).breaks;
        expect(broken).toBeDefined();
        expect(broken?.chainEntry?.seq ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(done.from);
      }),
    );
  });
});
