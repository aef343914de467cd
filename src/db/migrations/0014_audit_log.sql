CREATE TABLE "audit_entries" (
	"workspace_id" text NOT NULL,
	"seq" integer NOT NULL,
	"key" text,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"access" jsonb NOT NULL,
	"salt" text,
	"digest" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_workspace_id_seq_pk" PRIMARY KEY("workspace_id","seq")
);
--> statement-breakpoint
CREATE TABLE "audit_logs" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"start_seq" integer NOT NULL,
	"start_hash" text NOT NULL,
	"end_seq" integer NOT NULL,
	"end_hash" text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entries_by_key" ON "audit_entries" USING btree ("workspace_id","key") WHERE key is not null;--> statement-breakpoint
CREATE INDEX "audit_entries_by_time" ON "audit_entries" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_by_actor" ON "audit_entries" USING btree ("workspace_id","actor_id","seq");