import type { Database } from '../../src/db/database.js';

/** A database whose client dies in the middle of transactions while `dies` is set: before the commit, or right after it. */
export interface KillableDatabase {
  db: Database;
  dies: 'before_commit' | 'after_commit' | null;
}

export function aKillableDatabase(db: Database): KillableDatabase {
  const mortal: KillableDatabase = {
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
