import type { Database } from '../../src/db/database.js';

/** A database whose user dies in the middle of transactions while `dies` says so: before the commit, or just after it. */
export interface MortalDatabase {
  db: Database;
  dies: 'before_commit' | 'after_commit' | null;
}

export function aMortalDatabase(db: Database): MortalDatabase {
  const mortal: MortalDatabase = {
    dies: null,
    db: Object.assign(Object.create(db), {
      transaction: async <T>(work: Parameters<typeof db.transaction<T>>[0]) => {
        const { dies } = mortal;
        const done = await db.transaction(async (tx) => {
          const result = await work(tx);
          if (dies === 'before_commit') throw new Error('It died before the commit.');
          return result;
        });
        if (dies === 'after_commit') throw new Error('It died after the commit.');
        return done;
      },
    }),
  };
  return mortal;
}
