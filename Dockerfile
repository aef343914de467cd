# syntax=docker/dockerfile:1

# Installs what the bot needs, and builds it. No install scripts: the built-in Postgres works without them.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --workspaces=false --ignore-scripts && npm cache clean --force
COPY scripts scripts
COPY src src
RUN npm run build

FROM node:24-slim
WORKDIR /app
# Listen on all networks: they are the container's own. Without DATABASE_URL, the built-in Postgres stores its data in /data.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 FIREBREAK_DATA=/data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist/src dist/src
COPY assets assets
COPY bin bin
COPY runbooks runbooks
COPY templates templates
COPY package.json manifest.yml firebreak.example.yml LICENSE THIRD-PARTY-NOTICES.md ./
RUN ln -s /app/bin/firebreak.js /usr/local/bin/firebreak \
  && install -d -o node -g node -m 700 /data /backups
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["firebreak"]
CMD ["serve"]
