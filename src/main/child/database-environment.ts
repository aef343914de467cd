/** What connecting to Postgres may need of this process's environment, and nothing else of ours, such as tokens. */
export function databaseEnvironment(): NodeJS.ProcessEnv {
  const isNeeded = /^(?:PG[A-Z]+|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|SSL_CERT_(?:FILE|DIR)|TZ)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => isNeeded.test(name)));
}
