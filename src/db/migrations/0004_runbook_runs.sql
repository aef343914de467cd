CREATE TABLE "runbook_run_steps" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"run_number" integer NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"changed_by" text,
	"changed_at" timestamp with time zone,
	"skip_reason" text,
	"note" text,
	"assignee_id" text,
	"assigned_at" timestamp with time zone,
	"timer_due_at" timestamp with time zone,
	CONSTRAINT "runbook_run_steps_pk" PRIMARY KEY("workspace_id","incident_number","run_number","position")
);
--> statement-breakpoint
CREATE TABLE "runbook_runs" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"number" integer NOT NULL,
	"runbook_number" integer NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"attached_at" timestamp with time zone NOT NULL,
	"attached_by" text,
	"reason" text,
	"status" text NOT NULL,
	"values" jsonb NOT NULL,
	"page" integer,
	"message_ts" text,
	CONSTRAINT "runbook_runs_workspace_id_incident_number_number_pk" PRIMARY KEY("workspace_id","incident_number","number")
);
--> statement-breakpoint
CREATE INDEX "runbook_runs_by_runbook" ON "runbook_runs" USING btree ("workspace_id","runbook_number","attached_at");