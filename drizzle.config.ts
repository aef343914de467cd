import { defineConfig } from 'drizzle-kit';

/** `npm run migrations -- --name what_it_adds` writes the next migration from the schema. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/db/schema/*.ts',
  out: './src/db/migrations',
});
