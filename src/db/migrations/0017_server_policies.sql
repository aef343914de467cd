CREATE TABLE "server_policies" (
	"workspace_id" text NOT NULL,
	"process_id" integer NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"policy" jsonb NOT NULL,
	"hash" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"wanted_hash" text,
	"wanted_by" text,
	"rejection" text,
	CONSTRAINT "server_policies_workspace_id_process_id_pk" PRIMARY KEY("workspace_id","process_id")
);
