CREATE TABLE "runbook_versions" (
	"workspace_id" text NOT NULL,
	"runbook_number" integer NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"markdown" text NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text,
	CONSTRAINT "runbook_versions_workspace_id_runbook_number_version_pk" PRIMARY KEY("workspace_id","runbook_number","version")
);
--> statement-breakpoint
CREATE TABLE "runbooks" (
	"workspace_id" text NOT NULL,
	"number" integer NOT NULL,
	"source" text NOT NULL,
	"path" text NOT NULL,
	"title" text NOT NULL,
	"version" integer NOT NULL,
	"services" text[] NOT NULL,
	"severities" text[] NOT NULL,
	"labels" text[] NOT NULL,
	"alerts" text[] NOT NULL,
	"removed_at" timestamp with time zone,
	"search" "tsvector" NOT NULL,
	CONSTRAINT "runbooks_workspace_id_number_pk" PRIMARY KEY("workspace_id","number")
);
--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "last_runbook_number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "runbooks_by_path" ON "runbooks" USING btree ("workspace_id","source","path");--> statement-breakpoint
CREATE INDEX "runbooks_by_words" ON "runbooks" USING gin ("search") WHERE removed_at is null;