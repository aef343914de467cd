import type { Database, Tx } from '../../src/db/database.js';

/** A database that records Postgres's plan for each statement passed as text. */
export function explained(db: Database): { db: Database; plans: string[] } {
  const plans: string[] = [];
  const noting = <T extends Tx>(tx: T): T =>
    Object.assign(Object.create(tx), {
      run: async (text: string, values?: unknown[]) => {
        const plan = await tx.run(`explain (format text) ${text}`, values);
        plans.push(plan.map((row) => row['QUERY PLAN']).join('\n'));
        return tx.run(text, values);
      },
    });
  const transaction: Database['transaction'] = (work) => db.transaction((tx) => work(noting(tx)));
  return { db: Object.assign(Object.create(db), noting(db), { transaction }), plans };
}
